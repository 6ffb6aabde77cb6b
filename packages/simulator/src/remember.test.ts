import { afterEach, expect, test } from 'vitest'
import { type Stage, setStage } from '../test/stage.ts'

const startAt = Date.UTC(2026, 10, 22, 9)
const hoursAgo = (hours: number) => new Date(startAt - hours * 3_600_000).toISOString()
let stage: Stage
afterEach(() => stage.close())

const remember = (person: object) =>
  stage.control('POST', `/numbers/${stage.simulator.number.phone_number_id}/memories`, person)

test('a person is written to again inside the window an earlier run had opened, and only then', async () => {
  stage = await setStage({ startAt })
  await remember({ wa_id: '447700900321', name: 'Ada', last_inbound_at: hoursAgo(3) })
  await remember({ wa_id: '447700900322', name: 'Ben', last_inbound_at: hoursAgo(25) })
  expect((await stage.text('+447700900321')).status).toBe(200)
  expect((await stage.text('+447700900322')).body).toMatchObject({ error: { code: 131047 } })
})

test('the phone shows the earlier chat, and the business hears nothing of it', async () => {
  stage = await setStage({ startAt })
  await remember({
    wa_id: '447700900321',
    messages: [
      { id: 'wamid.1', from: 'customer', type: 'text', text: { body: 'Is it open?' }, at: hoursAgo(5) },
      {
        id: 'wamid.3',
        from: 'customer',
        type: 'image',
        image: { id: '77', caption: 'Here' },
        at: hoursAgo(2),
      },
      {
        id: 'wamid.2',
        from: 'business',
        type: 'text',
        text: { body: 'It is.' },
        at: hoursAgo(4),
        delivered_at: hoursAgo(4),
        read_at: hoursAgo(3),
        quotes: 'wamid.1',
      },
    ],
  })
  const { messages } = await stage.control('GET', '/customers/447700900321/thread')
  expect(messages).toMatchObject([
    { from: 'customer', text: { body: 'Is it open?' } },
    { from: 'business', text: { body: 'It is.' }, quotes: 'wamid.1', seen_at: hoursAgo(3) },
    { from: 'customer', image: { caption: 'Here' } },
  ])
  expect(messages[2].image.id).toBeUndefined()
  await stage.advance('1h')
  expect(stage.business.heard).toEqual([])
})

test('what had left and was not delivered arrives now; a second memory of it changes nothing', async () => {
  stage = await setStage({ startAt })
  const message = { id: 'wamid.1', from: 'business', type: 'text', text: { body: 'Hello' }, at: hoursAgo(1) }
  for (let time = 0; time < 2; time++) await remember({ wa_id: '447700900321', messages: [message] })
  await stage.advance('10s')
  expect(stage.business.statuses()).toMatchObject([{ id: 'wamid.1', status: 'delivered' }])
})

test('who moved to another number is the same person at the new one, and tells nobody again', async () => {
  stage = await setStage({ startAt })
  await stage.control('POST', '/customers', { wa_id: '447700900321', name: 'Ada' })
  await remember({ wa_id: '447700900999', formerly: ['447700900321'], last_inbound_at: hoursAgo(1) })
  expect(await stage.control('GET', '/customers/447700900999')).toMatchObject({ name: 'Ada' })
  const { status } = await stage.call('GET', '/simulator/customers/447700900321')
  expect(status).toBe(404)
  expect(stage.business.heard).toEqual([])
})

test('a memory that cannot be read is refused with its field named', async () => {
  stage = await setStage({ startAt })
  const path = `/simulator/numbers/${stage.simulator.number.phone_number_id}/memories`
  const answer = await stage.call('POST', path, { wa_id: '447700900321', last_inbound_at: 'yesterday' })
  expect(answer.status).toBe(400)
  expect(answer.body.error.message).toMatch(/^last_inbound_at/)
})
