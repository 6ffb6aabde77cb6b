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
export const learnPageSize = 250
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
  for (const workspace of await listWorkspaces(db)) {
    let more = true
    while (more) more = await learnPage(db, workspace.id, clock.now())
  }
}

type Pass = { readonly after: ContactId; readonly pool: Pool }

/** Learns from one page of contacts; false when it was the last, and the new pool is in use. */
export function learnPage(db: Database, workspaceId: WorkspaceId, now: Date): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const pass = await lockPass(trx, workspaceId)
    const reference = await getPool(trx, workspaceId)
    const ids = await listContactIds(trx, workspaceId, pass.after)
    const last = ids.at(-1)
    if (last === undefined) {
      await finish(trx, workspaceId, pass.pool, now)
      return false
    }
    const facts = await factsOfContacts(trx, workspaceId, ids)
    const heardOf = [...facts.values()].filter((one) => one.sent.length + one.heard.length > 0)
    const incidents = await listIncidents(trx, workspaceId, new Date(now.getTime() - incidentDays * dayMs))
    const learnt = await learn(reference, heardOf, incidents, now)
    await enrol(
      trx,
      heardOf.map((one) => ({ workspace_id: workspaceId, contact_id: one.contact_id })),
      now,
    )
    const next: Pass = { after: last, pool: mergePools(pass.pool, { ...learnt, steps: {} }) }
    await sql`update reach_pools set pass = ${JSON.stringify(next)} where workspace_id = ${workspaceId}`.execute(
      trx,
    )
    return true
  })
}

/** Lets others work between two contacts. */
async function learn(
  reference: Pool,
  contacts: readonly ContactFacts[],
  incidents: readonly Incident[],
  now: Date,
): Promise<Pool> {
  const lesson = openLesson()
  for (const facts of contacts) {
    addLesson(lesson, subjectOf(reference, facts, incidents, now))
    await breathe()
  }
  return closeLesson(lesson, reference)
}

async function lockPass(trx: Transaction, workspaceId: WorkspaceId): Promise<Pass> {
  await sql`
    insert into reach_pools (workspace_id, pool, learnt_at, contacts)
    values (${workspaceId}, ${JSON.stringify(emptyPool())}, ${new Date(0)}, 0)
    on conflict do nothing`.execute(trx)
  const { rows } = await sql<{ pass: Pass | null }>`
    select pass from reach_pools where workspace_id = ${workspaceId} for update`.execute(trx)
  const pass = rows[0]?.pass
  if (pass && usable(pass.pool)) return pass
  return { after: '00000000-0000-0000-0000-000000000000', pool: emptyPool() }
}

async function listContactIds(
  trx: Transaction,
  workspaceId: WorkspaceId,
  after: ContactId,
): Promise<ContactId[]> {
  const rows = await trx
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
