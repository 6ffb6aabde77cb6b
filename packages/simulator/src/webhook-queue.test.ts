import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Stage, setStage } from '../test/stage.ts'

let stage: Stage
let ada: string
beforeEach(async () => {
  stage = await setStage()
  ada = await stage.person()
  stage.business.heard.length = 0
})
afterEach(() => stage.close())

const write = (body: string) => stage.control('POST', `/customers/${ada}/messages`, { text: { body } })
const heardBodies = () =>
  stage.business.messages().map((message) => (message.type === 'text' ? message.text.body : ''))
const settled = () => stage.simulator.world.webhooks.idle()

test('the signature is that of the bytes sent', async () => {
  await write('Ça va ? 👍')
  await settled()
  const { raw, signature } = stage.business.heard[0]!
  expect(signature).toBe(stage.signatureOf(raw))
  expect(signature).not.toBe(stage.signatureOf(raw, 'another secret'))
})

test('an envelope has the form of the platform', async () => {
  await write('Hi')
  await settled()
  expect(JSON.parse(stage.business.heard[0]!.raw)).toEqual({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: stage.simulator.number.waba_id,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: {
                display_phone_number: '15550100123',
                phone_number_id: stage.simulator.number.phone_number_id,
              },
              contacts: [
                { profile: { name: 'Ada Rowe' }, wa_id: ada, user_id: expect.stringMatching(/^GB\./) },
              ],
              messages: [
                {
                  from: ada,
                  from_user_id: expect.stringMatching(/^GB\./),
                  id: expect.stringMatching(/^wamid\./),
                  timestamp: expect.stringMatching(/^\d{10}$/),
                  type: 'text',
                  text: { body: 'Hi' },
                },
              ],
            },
          },
        ],
      },
    ],
  })
})

test('what is not answered with 200 comes again, ever more rarely, for seven days', async () => {
  stage.business.answerWith(...Array<number>(100).fill(500))
  await write('Hi')
  await settled()
  await stage.advance('10m')
  const early = stage.business.heard.length
  await stage.advance('8d')
  const [delivery] = (await stage.control('GET', '/webhooks?limit=1')).data
  expect(early).toBeGreaterThan(3)
  expect(delivery).toMatchObject({ result: 'dropped', status: 500, kinds: ['text'] })
  expect(delivery.tries).toBe(stage.business.heard.length)
  expect(delivery.tries).toBeLessThan(30)
  expect(new Set(stage.business.heard.map(({ raw }) => raw)).size).toBe(1)
})

test('a retry is taken once the business is back', async () => {
  stage.business.answerWith(503)
  await write('Hi')
  await settled()
  await stage.advance('5s')
  expect(heardBodies()).toEqual(['Hi', 'Hi'])
  await stage.advance('1d')
  expect(stage.business.heard).toHaveLength(2)
})

test('repeats, as asked for', async () => {
  await stage.control('PUT', '/faults', { webhooks: { repeat: { probability: 1, count: 2, times: 1 } } })
  await write('once')
  await settled()
  await stage.advance('5s')
  await write('again')
  await stage.advance('5s')
  expect(heardBodies()).toEqual(['once', 'once', 'once', 'again'])
  expect((await stage.control('GET', '/faults')).happened).toEqual({ repeat: 1 })
})

test('late ones are overtaken', async () => {
  await stage.control('PUT', '/faults', { webhooks: { late: { times: 1, ms: 60_000 } } })
  await write('first')
  await settled()
  await write('second')
  await stage.advance('2m')
  expect(heardBodies()).toEqual(['second', 'first'])
})

test('reordering is the same for the same seed', async () => {
  const order = async () => {
    await stage.control('PUT', '/faults', { seed: 7, webhooks: { reorder: 0.7 } })
    stage.business.heard.length = 0
    for (const body of ['1', '2', '3', '4', '5', '6']) {
      await write(body)
      await settled()
    }
    await stage.advance('10s')
    return heardBodies()
  }
  const first = await order()
  expect([...first].sort()).toEqual(['1', '2', '3', '4', '5', '6'])
  expect(first).not.toEqual(['1', '2', '3', '4', '5', '6'])
  expect(await order()).toEqual(first)
})

test('held back, then together in batches', async () => {
  await stage.control('PUT', '/faults', { webhooks: { hold: true } })
  await Promise.all(Array.from({ length: 130 }, (_, count) => write(String(count))))
  expect(stage.business.heard).toEqual([])
  await stage.control('PUT', '/faults', {})
  await settled()
  expect(stage.business.messages()).toHaveLength(130)
  expect(stage.business.heard.length).toBeLessThan(130)
})

test('one update per delivery when asked for', async () => {
  await stage.control('PUT', '/faults', { webhooks: { hold: true, batch_max: 1 } })
  await Promise.all(Array.from({ length: 90 }, (_, count) => write(String(count))))
  await stage.control('PUT', '/faults', { webhooks: { batch_max: 1 } })
  await settled()
  expect(stage.business.heard).toHaveLength(90)
})

test('an override is verified before it is used, and unsubscribing ends everything', async () => {
  const path = `${stage.accountPath}/subscribed_apps`
  const wrong = { override_callback_uri: stage.business.url, verify_token: 'wrong' }
  expect((await stage.call('POST', path, wrong)).body.error.code).toBe(100)
  expect((await stage.call('POST', path, { ...wrong, verify_token: 'open sesame' })).body).toEqual({
    success: true,
  })
  await stage.call('DELETE', path)
  await write('Hi')
  await settled()
  expect(stage.business.heard).toEqual([])
})

test('the answer can be refused, garbled, delayed or cut off, before or after acceptance', async () => {
  const accepted = async () => (await stage.control('GET', '/accepted')).total
  const fault = (faults: object) => stage.control('PUT', '/faults', faults)
  const to = `+${ada}`
  await fault({ errors: [{ code: 131016, times: 1 }] })
  expect(await stage.text(to)).toMatchObject({ status: 500, body: { error: { code: 131016 } } })
  await fault({ http_5xx: { status: 502, body: 'graph', times: 1 } })
  expect(await stage.text(to)).toMatchObject({ status: 502, body: { error: { code: 131000 } } })
  await fault({ http_5xx: { body: 'html', times: 1 } })
  await expect(stage.text(to)).rejects.toThrow(/JSON/)
  await fault({ reset_before_acceptance: { times: 1 } })
  await expect(stage.text(to)).rejects.toThrow()
  expect(await accepted()).toBe(0)
  await fault({ reset_after_acceptance: { times: 1 } })
  await expect(stage.text(to)).rejects.toThrow()
  expect(await accepted()).toBe(1)
  await fault({ timeout_after_acceptance: { times: 1, hold_ms: 50 } })
  await expect(stage.text(to)).rejects.toThrow()
  expect(await accepted()).toBe(2)
  await fault({ failures: [{ code: 131026, times: 1 }], latency_ms: 30 })
  const startedAt = performance.now()
  expect((await stage.text(to)).status).toBe(200)
  expect(performance.now() - startedAt).toBeGreaterThan(28)
  await fault({})
  await stage.advance('1m')
  expect(stage.business.statuses().filter(({ status }) => status === 'failed')).toHaveLength(1)
})
