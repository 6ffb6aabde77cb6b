import { sql } from 'kysely'
import { afterAll, assert, beforeAll, beforeEach, test } from 'vitest'
import { type ContactId, newId } from '../platform/index.ts'
import { openConversations } from './conversations-of.ts'
import { type Bakery, openBakery } from './lemon-bakery-for-tests.ts'
import { quantile, type ReportGroup, reportPromises } from './promise-report.ts'
import { wilson } from './wilson.ts'

let bakery: Bakery
let lina: ContactId
let theo: ContactId

beforeAll(async () => {
  bakery = await openBakery()
  lina = await bakery.shop.meets('33612200001', 'Lina')
  theo = await bakery.shop.meets('33612200002', 'Theo')
  const hours = { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] }
  await sql`update workspaces set time_zone = 'Europe/Paris', business_hours = ${JSON.stringify(hours)}`.execute(
    bakery.db,
  )
})

const office = [{ from: '09:00', to: '18:00' }]

afterAll(() => bakery.close())

beforeEach(async () => {
  for (const table of ['messages', 'promises', 'conversation_states', 'conversations']) {
    await sql`delete from ${sql.table(table)}`.execute(bakery.db)
  }
})

/** Thursday 19 November 2026, by the clocks of Paris; `20 09:30` is the Friday. */
function on(clock: string): Date {
  const [day, time] = clock.includes(' ') ? clock.split(' ') : ['19', clock]
  return new Date(`2026-11-${day}T${time}:00+01:00`)
}

type Said = Readonly<Record<string, unknown>>

/** Rows as they would be stored, at times of the story's choosing. */
async function story(contact: ContactId, ...messages: readonly Said[]) {
  const { db, shop } = bakery
  for (const said of messages) {
    const at = said.created_at as Date
    await db
      .insertInto('messages')
      .values({
        workspace_id: shop.workspaceId,
        id: newId<'message'>(at),
        number_id: shop.numberId,
        contact_id: contact,
        direction: 'in',
        type: 'text',
        body: '{}',
        author: 'contact',
        recorded_at: at,
        created_at: at,
        ...said,
      })
      .execute()
  }
  await openFor(contact)
}

async function openFor(contact: ContactId) {
  const news = {
    id: newId<'message'>(on('09:00')),
    contact_id: contact,
    group_id: null,
    number_id: bakery.shop.numberId,
    type: 'text',
    body: {},
    details: {},
    created_at: on('09:00'),
    opens: true,
    asks_for_us: true,
    searchable: false,
  }
  await bakery.db.transaction().execute((trx) => openConversations(trx, bakery.shop.workspaceId, [news]))
}

const asks = (clock: string, more: Said = {}): Said => ({ created_at: on(clock), ...more })
const answers = (clock: string, more: Said = {}): Said => ({
  created_at: on(clock),
  accepted_at: on(clock),
  direction: 'out',
  author: `agent:${bakery.shop.maya.id}`,
  ...more,
})

async function promise(answer_minutes: number | null, since: Date) {
  await bakery.db
    .insertInto('promises')
    .values({
      workspace_id: bakery.shop.workspaceId,
      id: newId<'promise'>(since),
      answer_minutes,
      warn_percent: 75,
      tell_customers: false,
      since,
      by: 'agent:1',
    })
    .execute()
}

const report = (now = on('20 18:00'), by: ReportGroup = 'agent') =>
  reportPromises(bakery.db, bakery.shop.workspaceId, { from: on('19 00:00'), to: on('21 00:00'), by }, now)

test('two questions are one wait, answered once, in business minutes', async () => {
  await promise(120, on('01 00:00'))
  await story(lina, asks('17:30'), asks('17:40'), answers('20 09:45'), answers('20 09:50'))
  const { total } = await report()
  assert.deepInclude(total, { waits: 1, answered: 1, kept: 1, broken: 0, still_waiting: 0 })
  assert.equal(total.median_minutes, 75)
})

test('reactions, withdrawn words, campaigns, failed and refused sends and the desk’s own line are nothing', async () => {
  await promise(60, on('01 00:00'))
  await story(
    lina,
    asks('09:00', { type: 'reaction' }),
    asks('09:01', { withdrawn_at: on('09:02') }),
    asks('10:00'),
    answers('10:01', { author: 'campaign:7' }),
    answers('10:02', { author: 'promise:7' }),
    answers('10:03', { failed_at: on('10:04') }),
    answers('10:04', { refused_at: on('10:04'), accepted_at: null }),
    answers('10:05', { recalled_at: on('10:05'), accepted_at: null }),
    answers('10:06', { type: 'reaction' }),
    answers('10:50'),
  )
  const { total } = await report()
  assert.deepInclude(total, { waits: 1, answered: 1, kept: 1, median_minutes: 50 })
})

test('who waits beyond the promise counts as broken, who waits within it is not counted yet', async () => {
  await promise(60, on('01 00:00'))
  await story(lina, asks('10:00'))
  await story(theo, asks('17:30'))
  const early = await report(on('17:45'))
  assert.deepInclude(early.total, { waits: 2, answered: 0, kept: 0, broken: 1, still_waiting: 2 })
  assert.deepEqual(early.coverage, { waits: 2, under_promise: 2, decided: 1, complete: true })
  assert.equal((await report(on('20 10:00'))).total.broken, 2)
})

test('a conversation that is closed without an answer owes nothing, and the next question is another wait', async () => {
  await promise(60, on('01 00:00'))
  await story(lina, asks('10:00'), asks('15:00'), answers('15:10'))
  const { rows } = await sql<{ id: string }>`select id from conversations where contact_id = ${lina}`.execute(
    bakery.db,
  )
  await sql`insert into conversation_states (workspace_id, id, conversation_id, state, at, by)
    values (${bakery.shop.workspaceId}, ${newId(on('12:00'))}, ${rows[0]!.id}, 'closed', ${on('12:00')}, 'agent:1')`.execute(
    bakery.db,
  )
  const { total } = await report()
  assert.deepInclude(total, {
    waits: 2,
    answered: 1,
    kept: 1,
    broken: 0,
    closed_unanswered: 1,
    still_waiting: 0,
  })
})

test('each wait is judged by the promise that stood when it began; without one it is in no share', async () => {
  await promise(30, on('19 12:00'))
  await promise(5, on('19 15:00'))
  await story(
    lina,
    asks('09:00'),
    answers('09:10'),
    asks('12:30'),
    answers('12:50'),
    asks('15:30'),
    answers('15:50'),
  )
  const { total, coverage } = await report()
  assert.deepInclude(total, { waits: 3, answered: 3, kept: 1, broken: 1 })
  assert.deepInclude(coverage, { under_promise: 2, decided: 2 })
  assert.equal(total.share_kept?.value, 0.5)
})

test('a message that comes late waits since it was written, and no answer before its coming counts', async () => {
  await promise(60, on('01 00:00'))
  await story(lina, asks('09:00', { recorded_at: on('11:00') }), answers('10:00'), answers('11:30'))
  const { total } = await report()
  assert.deepInclude(total, { waits: 1, answered: 1, kept: 0, broken: 1, median_minutes: 150 })
})

test('a wait that began before the period is not of it, though the person goes on asking', async () => {
  await promise(60, on('01 00:00'))
  await story(lina, asks('18 17:00'), asks('09:30'), answers('10:00'), asks('11:00'), answers('11:05'))
  assert.deepInclude((await report()).total, { waits: 1, answered: 1, median_minutes: 5 })
})

test('waits are told apart by who answered, by day and by hour', async () => {
  await promise(60, on('01 00:00'))
  await story(lina, asks('09:10'), answers('09:20'), asks('20 09:40'), answers('20 10:00'))
  await story(
    theo,
    asks('14:00'),
    answers('14:30', { author: `agent:${bakery.shop.omar.id}` }),
    asks('16:00'),
  )
  const rows = async (by: ReportGroup) =>
    (await report(on('20 18:00'), by)).data.map((row) => [row.name ?? row.key, row.waits, row.answered])
  assert.deepEqual(await rows('agent'), [
    ['Maya', 2, 2],
    ['Omar', 1, 1],
    [null, 1, 0],
  ])
  assert.deepEqual(await rows('day'), [
    ['2026-11-19', 3, 2],
    ['2026-11-20', 1, 1],
  ])
  assert.deepEqual(await rows('hour'), [
    ['09', 2, 2],
    ['14', 1, 1],
    ['16', 1, 0],
  ])
  assert.deepEqual(await rows('team'), [[null, 4, 3]])
})

test('what happens next door is in no report of ours', async () => {
  await story(lina, asks('10:00'))
  const next = await reportPromises(
    bakery.db,
    bakery.neighbour.workspaceId,
    { from: on('19 00:00'), to: on('21 00:00'), by: 'team' },
    on('20 18:00'),
  )
  assert.equal(next.total.waits, 0)
  assert.isNull(next.total.share_kept)
})

test('Wilson’s interval is that of the books, and wide where little is known', () => {
  const share = wilson(8, 10)!
  assert.closeTo(share.low, 0.4902, 0.0001)
  assert.closeTo(share.high, 0.9433, 0.0001)
  assert.deepEqual([wilson(0, 3)!.low, wilson(3, 3)!.high], [0, 1])
  assert.isNull(wilson(0, 0))
})

test('quantiles are times that somebody really waited', () => {
  assert.equal(quantile([1, 2, 3, 4], 0.5), 2)
  assert.equal(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9), 9)
  assert.isNull(quantile([], 0.5))
})
