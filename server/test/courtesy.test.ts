/** The whole house leaves a person in peace, and says what it makes of their silence. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, eventually, openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
let contactId: string
const waId = '33611000001'

beforeAll(async () => {
  desk = await openTestDesk(11)
  await desk.play('customers', { wa_id: waId, name: 'Lina' })
  await desk.says(waId, 'Do you have lemon tarts?')
  const { json } = await eventually(
    () => desk.call('GET', `/contacts?q=${waId}`),
    (answer) => answer.json.data.length > 0,
  )
  contactId = json.data[0].id
  const consent = { purpose: 'marketing', channel: 'whatsapp', state: 'given', source: 'form' }
  expect((await desk.call('POST', `/contacts/${contactId}/consents`, consent)).status).toBe(201)
}, 60_000)
afterAll(() => desk?.close())

const send = (purpose: string, more: object = {}): Promise<Answer> =>
  desk.call('POST', '/messages', {
    contact_id: contactId,
    type: 'text',
    text: { body: 'Will you come by tomorrow?' },
    purpose,
    ...more,
  })

const state = async (id: string) => (await desk.call('GET', `/messages/${id}`)).json.state
const hasLeft = (one: string) => ['accepted', 'sent', 'delivered', 'read'].includes(one)

async function leaves(purpose: string, more: object = {}): Promise<string> {
  const { status, json } = await send(purpose, more)
  expect(status, JSON.stringify(json)).toBe(202)
  expect(hasLeft(await eventually(() => state(json.id), hasLeft))).toBe(true)
  return json.id
}

const courtesy = async () => (await desk.call('GET', `/contacts/${contactId}/courtesy`)).json

test('two unasked messages leave, the third is refused until the person gives a sign', async () => {
  await leaves('service')
  expect(await courtesy()).toMatchObject({ unanswered: 0, left: 2, suppression: null })
  const offer = await leaves('marketing')
  await leaves('service', { follow_up_of: offer })
  expect(await courtesy()).toMatchObject({ unanswered: 2, left: 0 })
  const third = await send('marketing')
  expect(third.status).toBe(422)
  expect(third.json.error).toMatchObject({ code: 'consent.courtesy_spent', details: { unanswered: 2 } })
  await leaves('service')
  // The platform tells whole seconds: within one, what she wrote counts as written before our last message.
  await sleep(1_100)
  await desk.says(waId, 'Yes, two of them')
  await eventually(courtesy, (one) => one.left === 2)
  await leaves('marketing')
  expect(await courtesy()).toMatchObject({ unanswered: 0 })
  await leaves('marketing')
  expect(await courtesy()).toMatchObject({ unanswered: 1 })
})

test('a message says whether it was probably read, and what to do about it', async () => {
  const id = await leaves('service')
  const { json } = await desk.call('GET', `/messages/${id}`)
  expect(json.probably_read).toMatchObject({
    probability: expect.any(Number),
    causes: expect.any(Array),
    evidence: expect.any(Array),
    expires_at: expect.any(String),
  })
  expect(json.next_step).toMatchObject({ step: expect.any(String), reason: expect.any(String) })
  const reach = (await desk.call('GET', `/contacts/${contactId}/reach`)).json
  const sum = reach.causes.reduce((total: number, one: { probability: number }) => total + one.probability, 0)
  expect(sum).toBeCloseTo(1, 6)
  expect(Date.parse(reach.expires_at)).toBeGreaterThan(Date.parse(reach.computed_at))
  expect((await desk.call('GET', '/next-steps')).json).toMatchObject({ held: 0, next_cursor: null })
  expect((await desk.call('GET', '/receipts/operator')).json.trouble).toBe(false)
})

test('the limit of the workspace is obeyed by the very next message', async () => {
  expect((await desk.call('PATCH', '/courtesy', { unanswered_max: 0 })).json).toEqual({
    unanswered_max: 0,
    renew_after_days: null,
  })
  expect((await send('marketing')).json.error.code).toBe('consent.courtesy_spent')
  await leaves('service')
  const release = { reason: 'She called us.' }
  const answer = await desk.call('POST', `/contacts/${contactId}/suppression/release`, release)
  expect(answer.json.error.code).toBe('consent.not_suppressed')
})
