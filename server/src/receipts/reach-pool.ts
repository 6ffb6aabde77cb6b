import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import { listWorkspaces } from '../accounts/index.ts'
import {
  type Clock,
  type ContactId,
  type Database,
  inTransaction,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { factsOfContacts } from './facts-of-contacts.ts'
import type { ContactFacts, Incident } from './inference/facts.ts'
import { addLesson, closeLesson, openLesson } from './inference/learn.ts'
import { emptyPool, mergePools, type Pool } from './inference/pool.ts'
import { subjectOf } from './inference/subject.ts'
import { countFollowed, settleDecided } from './next-step-store.ts'
import { enrol, listIncidents } from './reach-store.ts'

/** One page is one transaction: long ones hold back everybody who follows events. */
const learnPageSize = 250
const settleMax = 5_000
const incidentDays = 90
const dayMs = 86_400_000

type Kept = { readonly pool: Pool; readonly learnt_at: Date }
const read = new Map<WorkspaceId, Kept>()
const nothingLearnt = emptyPool()

/**
 * What the contacts of a workspace teach together; of a new desk nothing, and the model then goes by what is usual. The same
 * object as long as nothing was learnt, so that what the model makes of it is made once.
 */
export async function getPool(db: Database, workspaceId: WorkspaceId): Promise<Pool> {
  const known = read.get(workspaceId)
  const { rows } = await sql<{ pool: Pool | null; learnt_at: Date }>`
    select case when learnt_at is distinct from ${known?.learnt_at ?? null}::timestamptz then pool end as pool, learnt_at
    from reach_pools where workspace_id = ${workspaceId}`.execute(db)
  const [row] = rows
  if (!row) return nothingLearnt
  if (!row.pool && known) return known.pool
  const kept = { pool: usable(row.pool) ?? nothingLearnt, learnt_at: row.learnt_at }
  read.set(workspaceId, kept)
  return kept.pool
}

/** Counts of an earlier version of the model say nothing to this one: until the next lesson the desk goes by what is usual. */
const usable = (pool: Pool | null): Pool | undefined =>
  pool?.version === nothingLearnt.version ? pool : undefined

/** The job: learns anew from everybody, one workspace after the other. A pass that was cut off goes on where it was. */
export async function learnPools(db: Database, clock: Clock): Promise<void> {
  for (const workspace of await listWorkspaces(db)) await learnPool(db, workspace.id, clock)
}

/** How far a pass came, and what it learnt so far. */
type Pass = { readonly after: ContactId; readonly pool: Pool }
/** People after one, in order; without `last` there are no more. */
type Page = {
  readonly after: ContactId
  readonly last: ContactId | undefined
  readonly facts: readonly ContactFacts[]
}

async function learnPool(db: Database, workspaceId: WorkspaceId, clock: Clock): Promise<void> {
  let page = await readPage(db, workspaceId, (await readPass(db, workspaceId)).after)
  for (;;) {
    // The database gathers the next page while this one is learnt from.
    const following = page.last === undefined ? undefined : readPage(db, workspaceId, page.last)
    const [at, next] = await Promise.all([learnPage(db, workspaceId, page, clock.now()), following])
    if (at === undefined) return
    page = next?.after === at ? next : await readPage(db, workspaceId, at)
  }
}

async function readPage(db: Database, workspaceId: WorkspaceId, after: ContactId): Promise<Page> {
  const ids = await listContactIds(db, workspaceId, after)
  const facts = await factsOfContacts(db, workspaceId, ids)
  const known = [...facts.values()].filter((one) => one.sent.length + one.heard.length > 0)
  return { after, last: ids.at(-1), facts: known }
}
/**
 * Learns from one page of contacts and returns where the pass stands: further on than the page when another process was
 * quicker; undefined when this was the end, and the new pool is in use.
 */
function learnPage(
  db: Database,
  workspaceId: WorkspaceId,
  page: Page,
  now: Date,
): Promise<ContactId | undefined> {
  return inTransaction(db, async (trx) => {
    const pass = await lockPass(trx, workspaceId)
    if (pass.after !== page.after) return pass.after
    if (page.last === undefined) {
      await finish(trx, workspaceId, pass.pool, now)
      return undefined
    }
    const reference = await getPool(trx, workspaceId)
    const incidents = await listIncidents(trx, workspaceId, new Date(now.getTime() - incidentDays * dayMs))
    const learnt = await learn(reference, page.facts, incidents, now)
    await enrol(
      trx,
      page.facts.map((one) => ({ workspace_id: workspaceId, contact_id: one.contact_id })),
      now,
    )
    const next: Pass = { after: page.last, pool: mergePools(pass.pool, { ...learnt, steps: {} }) }
    await sql`update reach_pools set pass = ${JSON.stringify(next)} where workspace_id = ${workspaceId}`.execute(
      trx,
    )
    return page.last
  })
}

/** Others get to work after so many contacts: a few milliseconds. */
const breatheEvery = 8

async function learn(
  reference: Pool,
  contacts: readonly ContactFacts[],
  incidents: readonly Incident[],
  now: Date,
): Promise<Pool> {
  const lesson = openLesson()
  for (const facts of contacts) {
    addLesson(lesson, subjectOf(reference, facts, incidents, now))
    if (lesson.pool.contacts % breatheEvery === 0) await breathe()
  }
  return closeLesson(lesson, reference)
}

const nobody = '00000000-0000-0000-0000-000000000000' as ContactId

function passOf(row: { readonly pass: Pass | null } | undefined): Pass {
  return row?.pass && usable(row.pass.pool) ? row.pass : { after: nobody, pool: emptyPool() }
}

async function readPass(db: Database, workspaceId: WorkspaceId): Promise<Pass> {
  const { rows } = await sql<{ pass: Pass | null }>`
    select pass from reach_pools where workspace_id = ${workspaceId}`.execute(db)
  return passOf(rows[0])
}

async function lockPass(trx: Transaction, workspaceId: WorkspaceId): Promise<Pass> {
  await sql`
    insert into reach_pools (workspace_id, pool, learnt_at, contacts)
    values (${workspaceId}, ${JSON.stringify(emptyPool())}, ${new Date(0)}, 0)
    on conflict do nothing`.execute(trx)
  const { rows } = await sql<{ pass: Pass | null }>`
    select pass from reach_pools where workspace_id = ${workspaceId} for update`.execute(trx)
  return passOf(rows[0])
}

async function listContactIds(
  db: Database,
  workspaceId: WorkspaceId,
  after: ContactId,
): Promise<ContactId[]> {
  const rows = await db
    .selectFrom('contacts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('merged_into', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(learnPageSize)
    .execute()
  return rows.map((row) => row.id)
}

async function finish(trx: Transaction, workspaceId: WorkspaceId, pool: Pool, now: Date): Promise<void> {
  await settleDecided(trx, now, settleMax)
  const whole: Pool = { ...pool, steps: await countFollowed(trx, workspaceId) }
  await sql`
    update reach_pools set pool = ${JSON.stringify(whole)}, learnt_at = ${now}, contacts = ${whole.contacts}, pass = null
    where workspace_id = ${workspaceId}`.execute(trx)
}
