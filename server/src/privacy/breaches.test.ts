import { afterAll, assert, beforeAll, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../test/front-door.ts'
import { newId } from '../platform/index.ts'
import { proposalOf, type Risk } from './breach.ts'
import { privacyRoutes } from './routes.ts'

let door: FrontDoor
beforeAll(async () => {
  door = await openFrontDoor((app, house) => privacyRoutes(app, house))
})
afterAll(() => door?.close())

const hourMs = 3_600_000
const report = (body: object) => door.maya.call('POST', '/api/v1/breaches', body)
const change = (id: string, body: object) => door.maya.call('PATCH', `/api/v1/breaches/${id}`, body)

test('72 hours run from when it was noticed, not from when it was written down', async () => {
  const noticed_at = new Date(Date.now() - 10 * hourMs).toISOString()
  const { status, body } = await report({ what: 'An invoice went to another customer.', noticed_at })
  assert.equal(status, 201)
  const kept = (await door.maya.call('GET', `/api/v1/breaches/${body.id}`)).body
  assert.approximately(kept.seconds_left, 62 * 3600, 5)
  assert.equal(Date.parse(kept.deadline_at), Date.parse(noticed_at) + 72 * hourMs)
  assert.deepEqual(kept.proposal, { decision: null, why: 'unanswered' })
})

test('it is decided with a reason, closed only when decided, and may be decided anew', async () => {
  const { id } = (await report({ what: 'A list of orders', kinds: ['order', 'contact'], people_count: 3 }))
    .body
  assert.equal((await change(id, { closed: true })).body.error.code, 'privacy.undecided')
  assert.equal((await change(id, { decision: 'not' })).body.error.code, 'privacy.reason_missing')
  assert.equal((await change(id, { reason: 'Because' })).body.error.code, 'privacy.reason_missing')
  const decided = (await change(id, { decision: 'not', reason: 'Deleted unread, as she told us.' })).body
  assert.equal(decided.decision, 'not')
  assert.equal(decided.decided_by.id, 'agent:01993d3a-0000-7000-8000-000000000001')
  assert.isString((await change(id, { closed: true })).body.closed_at)
  const listed = async (state: string) =>
    (await door.maya.call('GET', `/api/v1/breaches?state=${state}`)).body.data.map(
      (one: { id: string }) => one.id,
    )
  assert.include(await listed('closed'), id)
  assert.notInclude(await listed('open'), id)
  assert.isNull((await change(id, { closed: false })).body.closed_at)
})

test('answers are added one by one, and only together do they propose anything', async () => {
  const { id } = (await report({ what: 'A card number' })).body
  await change(id, { risk: { sensitive: 'yes', could_harm: 'yes' } })
  const { risk, proposal } = (
    await change(id, {
      risk: { many_people: 'no', recipient_known_and_trusted: 'no', deleted_unread: 'unknown' },
    })
  ).body
  assert.equal(Object.keys(risk).length, 5)
  assert.deepEqual(proposal, { decision: 'notify', why: 'risk' })
})

test('doubt is decided for the people concerned', () => {
  const calm: Risk = {
    sensitive: 'no',
    could_harm: 'no',
    many_people: 'no',
    recipient_known_and_trusted: 'no',
    deleted_unread: 'no',
  }
  assert.equal(proposalOf(calm).decision, 'not')
  assert.deepEqual(proposalOf({ ...calm, could_harm: 'unknown' }), { decision: 'notify', why: 'doubt' })
  assert.equal(proposalOf({ ...calm, could_harm: 'unknown', deleted_unread: 'yes' }).decision, 'not')
  assert.equal(proposalOf({ ...calm, sensitive: 'yes', deleted_unread: 'yes' }).decision, 'notify')
})

test('the cases that nobody has decided are counted, with the first deadline of them', async () => {
  const count = async (who = door.maya) => (await who.call('GET', '/api/v1/breaches/count')).body
  const { to_decide } = await count()
  const noticed = Date.now() - 30 * hourMs
  const { id } = (await report({ what: 'A letter', noticed_at: new Date(noticed).toISOString() })).body
  const told = await count()
  assert.equal(told.to_decide, to_decide + 1)
  assert.equal(Date.parse(told.deadline_at), noticed + 72 * hourMs)
  await change(id, { decision: 'not', reason: 'Nobody opened it.' })
  assert.equal((await count()).to_decide, to_decide)
  assert.deepEqual(await count(door.stranger), { to_decide: 0, deadline_at: null })
})

test('a case leads to the conversation its message is in', async () => {
  const { db } = door.house
  const { workspaceId: workspace_id } = door.maya
  const now = new Date()
  const [contact, number, message] = [newId<'contact'>(now), newId<'number'>(now), newId<'message'>(now)]
  await db.insertInto('contacts').values({ workspace_id, id: contact, created_at: now }).execute()
  await db
    .insertInto('numbers')
    .values({ workspace_id, id: number, channel: 'whatsapp', address: '+33 1', connected_at: now })
    .execute()
  await db
    .insertInto('messages')
    .values({
      workspace_id,
      id: message,
      number_id: number,
      contact_id: contact,
      direction: 'out',
      type: 'text',
      body: '{"body":"The results of Theo"}',
      author: 'agent:omar',
      created_at: now,
    })
    .execute()
  const conversation = newId<'conversation'>(now)
  await db
    .insertInto('conversations')
    .values({ workspace_id, id: conversation, contact_id: contact, number_id: number, last_message_at: now })
    .execute()
  const { id } = (await report({ what: 'Results', message_id: message })).body
  const kept = (await door.maya.call('GET', `/api/v1/breaches/${id}`)).body
  assert.deepEqual([kept.message_id, kept.conversation_id], [message, conversation])
  const { data } = (await door.maya.call('GET', '/api/v1/breaches')).body
  assert.equal(data.find((one: { id: string }) => one.id === id).conversation_id, conversation)
})

test('nothing ahead of now, nothing of another workspace', async () => {
  const ahead = new Date(Date.now() + hourMs).toISOString()
  assert.equal((await report({ what: 'x', noticed_at: ahead })).body.error.code, 'privacy.in_future')
  const { id } = (await report({ what: 'Ours' })).body
  assert.equal((await door.stranger.call('GET', `/api/v1/breaches/${id}`)).status, 404)
  assert.equal((await door.stranger.call('PATCH', `/api/v1/breaches/${id}`, { what: 'x' })).status, 404)
})
