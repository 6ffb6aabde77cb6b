import { sql } from 'kysely'
import { afterAll, assert, beforeAll, beforeEach, test } from 'vitest'
import { isRefusal, newId } from '../platform/index.ts'
import { assignConversation } from './assign-conversation.ts'
import { chooseTeam } from './choose-team.ts'
import { findConversation } from './conversation-store.ts'
import { type Bakery, openBakery } from './lemon-bakery-for-tests.ts'
import { listConversations } from './list-conversations.ts'
import { makePromise, type PromiseWish } from './make-promise.ts'
import { presentConversations } from './present-conversations.ts'
import { rebuildInbox } from './rebuild-inbox.ts'
import { setState } from './set-state.ts'
import { watchPromises } from './watch-promises.ts'

let bakery: Bakery
let phone = 33612100000

beforeAll(async () => {
  bakery = await openBakery()
})

afterAll(() => bakery.close())

beforeEach(async () => {
  bakery.house.clock.setOffsetMs(0)
  await sql`delete from promises`.execute(bakery.db)
  await sql`update conversations set state = 'closed', owed_since = null, warn_at = null, due_at = null`.execute(
    bakery.db,
  )
})

const deed = () => ({
  workspace_id: bakery.shop.workspaceId,
  by: `agent:${bakery.shop.maya.id}`,
  now: bakery.house.clock.now(),
})

async function promises(wish: Partial<PromiseWish>) {
  const whole = { team_id: null, answer_minutes: 60, warn_percent: 75, tell_customers: false, ...wish }
  const made = await makePromise(bakery.db, deed(), whole)
  assert.isFalse(isRefusal(made))
  await bakery.settle()
}

async function gathers(name: string, agentIds: readonly string[], hours: object | null = null) {
  const id = newId<'team'>(new Date())
  const { workspaceId } = bakery.shop
  await sql`insert into teams (workspace_id, id, name, business_hours, created_at)
    values (${workspaceId}, ${id}, ${name}, ${hours && JSON.stringify(hours)}, now())`.execute(bakery.db)
  for (const agentId of agentIds) {
    await sql`insert into team_members values (${workspaceId}, ${id}, ${agentId})`.execute(bakery.db)
  }
  return id
}

const meets = (name: string) => {
  phone += 1
  return bakery.shop.meets(String(phone), name)
}

const minutesAgo = (minutes: number) => new Date(bakery.house.clock.now().getTime() - minutes * 60_000)

async function promiseOf(contact: string) {
  const { shop, db, house } = bakery
  const row = await findConversation(db, shop.workspaceId, await shop.conversationOf(contact))
  const [view] = await presentConversations(db, shop.workspaceId, [row!], house.clock.now())
  return view!.promise
}

const listAtRisk = async () => {
  const question = { filter: 'promise', agent_id: '' } as const
  const { db, shop, house } = bakery
  const page = await listConversations(db, shop.workspaceId, question, { limit: 50 }, house.clock.now())
  return page!.data.map((row) => row.contact_id)
}

test('Lina writes: the hour runs, is nearly used up, and is broken, by the clock alone', async () => {
  const { shop, house, settle } = bakery
  await promises({ answer_minutes: 60 })
  const lina = await meets('Lina')
  const at = house.clock.now()
  await shop.writes(lina, 'Are you open on Sunday?', { at })
  await settle()
  const running = await promiseOf(lina)
  assert.equal(running?.state, 'running')
  assert.equal(running?.due_at, new Date(at.getTime() + 3_600_000).toISOString())
  assert.equal(running?.warn_at, new Date(at.getTime() + 2_700_000).toISOString())
  assert.deepEqual(await listAtRisk(), [])
  house.clock.setOffsetMs(46 * 60_000)
  assert.equal((await promiseOf(lina))?.state, 'warning')
  assert.deepEqual(await listAtRisk(), [lina])
  house.clock.setOffsetMs(61 * 60_000)
  assert.equal((await promiseOf(lina))?.state, 'broken')
  await shop.answers(lina, 'From 9 to 12.')
  await settle()
  assert.deepEqual(await promiseOf(lina), { state: 'kept', due_at: null, warn_at: null, team_id: null })
  assert.deepEqual(await listAtRisk(), [])
})

test('where nothing is promised nothing is shown, and a promise made later holds for who still waits', async () => {
  const { shop, settle } = bakery
  const theo = await meets('Theo')
  await shop.writes(theo, 'Hello?', { at: minutesAgo(50) })
  await settle()
  assert.isNull(await promiseOf(theo))
  await promises({ answer_minutes: 60 })
  assert.equal((await promiseOf(theo))?.state, 'running', 'nobody breaks a word that was not given yet')
  bakery.house.clock.setOffsetMs(50 * 60_000)
  assert.equal((await promiseOf(theo))?.state, 'warning')
  await promises({ answer_minutes: 600 })
  assert.equal((await promiseOf(theo))?.state, 'warning', 'judged by the first one made while they waited')
})

test('campaigns and the desk’s own line answer nobody, and neither covers what Ada said', async () => {
  const { shop, settle, db } = bakery
  await promises({})
  const ada = await meets('Ada')
  await shop.writes(ada, 'My cake is broken')
  await shop.answers(ada, 'Lemon week!', 'campaign:1')
  await shop.answers(ada, 'We answer within an hour.', 'promise:1')
  await settle()
  assert.equal((await promiseOf(ada))?.state, 'running')
  const row = await findConversation(db, shop.workspaceId, await shop.conversationOf(ada))
  assert.isNotNull(row!.waiting_since)
  await shop.writes(ada, 'And late')
  await shop.answers(ada, 'We answer within an hour.', 'promise:1')
  await settle()
  const again = await findConversation(db, shop.workspaceId, row!.id)
  const [view] = await presentConversations(db, shop.workspaceId, [again!], new Date())
  assert.equal(view!.last_message?.text, 'And late')
  await shop.answers(ada, 'So sorry, a new one is on its way.')
  await settle()
  assert.equal((await promiseOf(ada))?.state, 'kept')
})

test('closing says that nothing is owed; whoever writes again waits from then on', async () => {
  const { shop, settle, db } = bakery
  bakery.house.clock.setOffsetMs(-600 * 60_000)
  await promises({})
  bakery.house.clock.setOffsetMs(0)
  const lea = await meets('Léa')
  await shop.writes(lea, 'Merci !', { at: minutesAgo(500) })
  await settle()
  assert.equal((await promiseOf(lea))?.state, 'broken')
  const id = await shop.conversationOf(lea)
  await setState(db, deed(), id, { state: 'closed' })
  assert.equal((await promiseOf(lea))?.state, 'kept')
  await setState(db, deed(), id, { state: 'open' })
  assert.equal((await promiseOf(lea))?.state, 'kept')
  await setState(db, deed(), id, { state: 'closed' })
  await shop.writes(lea, 'Encore une question')
  await settle()
  assert.equal((await promiseOf(lea))?.state, 'running')
})

test('a team’s promise and hours hold for what is given to it, or to somebody of it', async () => {
  const { shop, settle, db } = bakery
  await promises({ answer_minutes: 60 })
  const cakes = await gathers('Wedding cakes', [shop.omar.id])
  const bread = await gathers('Bread', [shop.omar.id])
  await promises({ team_id: bread, answer_minutes: 10 })
  const max = await meets('Max')
  const at = minutesAgo(0)
  await shop.writes(max, 'Hello', { at })
  await settle()
  const id = await shop.conversationOf(max)
  const due = async () => (Date.parse((await promiseOf(max))!.due_at!) - at.getTime()) / 60_000
  assert.equal(await due(), 60)
  await assignConversation(db, deed(), id, shop.omar.id)
  assert.equal(await due(), 10, 'Bread is first by name')
  await chooseTeam(db, deed(), id, cakes)
  assert.equal(await due(), 60)
  assert.equal((await promiseOf(max))?.team_id, cakes)
  await promises({ team_id: bread, answer_minutes: null })
  await chooseTeam(db, deed(), id, null)
  assert.equal((await promiseOf(max))?.team_id, bread)
  const unknown = await chooseTeam(db, deed(), id, newId<'team'>(new Date()))
  assert.isTrue(isRefusal(unknown) && unknown.code === 'inbox.team_unknown')
})

test('browsers are told when a limit passes, each once', async () => {
  const { shop, house, settle, db } = bakery
  await promises({ answer_minutes: 60 })
  await watchPromises(db, house.clock)
  const eve = await meets('Eve')
  await shop.writes(eve, 'Hello')
  await settle()
  assert.equal(await watchPromises(db, house.clock), 0)
  house.clock.setOffsetMs(46 * 60_000)
  assert.equal(await watchPromises(db, house.clock), 1)
  assert.equal(await watchPromises(db, house.clock), 0)
  house.clock.setOffsetMs(61 * 60_000)
  assert.equal(await watchPromises(db, house.clock), 1)
  const { rows } = await sql<{ body: { conversation_ids: string[] } }>`
    select body from events where name = 'conversations.changed' order by id desc limit 1`.execute(db)
  assert.deepEqual(rows[0]!.body.conversation_ids, [await shop.conversationOf(eve)])
  house.clock.setOffsetMs(0)
  await watchPromises(db, house.clock)
})

test('a rebuild ends where following ended', async () => {
  const { shop, settle, db } = bakery
  await promises({})
  const noa = await meets('Noa')
  await shop.writes(noa, 'Hello', { at: minutesAgo(5) })
  await settle()
  const derived = async () =>
    (
      await sql`select id, team_id, team_chosen, owed_since, warn_at, due_at from conversations
        where workspace_id = ${shop.workspaceId} and contact_id = ${noa}`.execute(db)
    ).rows
  const before = await derived()
  await db.transaction().execute(async (trx) => {
    await sql`update conversations set owed_since = null, warn_at = null, due_at = null, team_id = null`.execute(
      trx,
    )
    await rebuildInbox(trx, shop.workspaceId)
  })
  assert.deepEqual(await derived(), before)
})
