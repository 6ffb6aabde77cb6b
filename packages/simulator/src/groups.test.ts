import { afterEach, expect, test } from 'vitest'
import { type Loose, type Stage, setStage } from '../test/stage.ts'

let stage: Stage
afterEach(() => stage.close())

const events = async (field: string): Promise<Loose[]> => {
  await stage.simulator.world.webhooks.idle()
  return stage.business.valuesOf(field).flatMap((value) => value.groups)
}

/** A number that may have groups, with one group in which Ada and Bo are. */
async function setGroup(mode = 'auto_approve') {
  stage = await setStage()
  const { number } = stage.simulator
  await stage.control('POST', '/numbers', {
    ...number,
    webhook_url: stage.business.url,
    official_business_account: true,
  })
  await stage.call('POST', `${stage.numberPath}/groups`, {
    messaging_product: 'whatsapp',
    subject: 'Bread club',
    join_approval_mode: mode,
  })
  await stage.advance('1s')
  const [{ group_id: id }] = await events('group_lifecycle_update')
  const people = []
  for (const name of ['Ada Rowe', 'Bo Lark'])
    people.push((await stage.control('POST', '/customers', { name })).wa_id)
  for (const waId of people)
    await stage.control('POST', `/groups/${encodeURIComponent(id)}/joins`, { wa_id: waId })
  return { id, path: `/v26.0/${encodeURIComponent(id)}`, ada: people[0]!, bo: people[1]! }
}

test('131215 without an official business account', async () => {
  stage = await setStage()
  const { body } = await stage.call('POST', `${stage.numberPath}/groups`, { subject: 'Bread club' })
  expect(body.error.code).toBe(131215)
})

test('people join by the link, write, and are written to, each with a status of their own', async () => {
  const { id, path, ada } = await setGroup()
  const inside = { recipient_type: 'group', to: id, type: 'text', text: { body: 'Welcome' } }
  expect((await stage.send(inside)).body.error.code).toBe(131047)
  await stage.control('POST', `/customers/${ada}/messages`, { group_id: id, text: { body: 'Hello all' } })
  const sent = await stage.send(inside)
  expect(sent.body.messages).toEqual([{ id: expect.any(String), group_id: id }])
  await stage.advance('10s')
  expect(stage.business.messages()).toMatchObject([{ group_id: id, text: { body: 'Hello all' } }])
  const delivered = stage.business.statuses().filter(({ status }) => status === 'delivered')
  expect(delivered).toMatchObject([
    { recipient_type: 'group', recipient_id: id, recipient_participant_id: ada },
    { recipient_type: 'group', recipient_id: id },
  ])
  expect((await stage.call('GET', path)).body).toMatchObject({
    subject: 'Bread club',
    total_participant_count: 2,
  })
})

test('interactive messages, unknown groups and empty ones are refused', async () => {
  const { id, path, ada, bo } = await setGroup()
  const body = { text: '?' }
  const action = { buttons: [{ type: 'reply', reply: { id: '1', title: 'Yes' } }] }
  const interactive = {
    recipient_type: 'group',
    to: id,
    type: 'interactive',
    interactive: { type: 'button', body, action },
  }
  expect((await stage.send(interactive)).body.error.code).toBe(131051)
  const text = { recipient_type: 'group', type: 'text', text: { body: 'Hi' } }
  expect((await stage.send({ ...text, to: 'nowhere' })).body.error.code).toBe(131041)
  await stage.call('DELETE', `${path}/participants`, { participants: [{ user: ada }, { user: bo }] })
  expect((await stage.send({ ...text, to: id })).body.error.code).toBe(131020)
  expect(
    (await stage.call('DELETE', `${path}/participants`, { participants: [{ user: ada }] })).body.error.code,
  ).toBe(131212)
  await expect(
    stage.control('POST', `/groups/${encodeURIComponent(id)}/joins`, { wa_id: ada }),
  ).rejects.toThrow('131203')
})

test('requests to join are approved or not', async () => {
  const { path } = await setGroup('approval_required')
  const requests = (await stage.call('GET', `${path}/join_requests`)).body.data
  expect(requests).toHaveLength(2)
  const [first, second] = requests.map((one: Loose) => one.join_request_id)
  await stage.call('POST', `${path}/join_requests`, { join_requests: [first] })
  await stage.call('DELETE', `${path}/join_requests`, { join_requests: [second] })
  expect(
    (await stage.call('POST', `${path}/join_requests`, { join_requests: [first] })).body.error.code,
  ).toBe(131213)
  expect((await stage.call('GET', path)).body.total_participant_count).toBe(1)
  expect((await events('group_participants_update')).map(({ type }) => type)).toEqual([
    'group_join_request_created',
    'group_join_request_created',
    'group_participants_add',
  ])
})
