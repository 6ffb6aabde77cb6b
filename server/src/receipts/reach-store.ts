import { sql } from 'kysely'
import type { ContactId, Database, MessageId, NumberId, Transaction, WorkspaceId } from '../platform/index.ts'
import type { Incident } from './inference/facts.ts'
import type { Reach } from './inference/outcome.ts'

export type Person = { readonly workspace_id: WorkspaceId; readonly contact_id: ContactId }

/**
 * Something is new about these people, so the verdict on them is computed again at `at` or earlier. A row that is due by
 * then anyway is not touched: a campaign brings several receipts for each of its people.
 */
export async function markDue(trx: Transaction, people: readonly Person[], at: Date): Promise<void> {
  if (people.length === 0) return
  await sql`
    insert into contact_reach (workspace_id, contact_id, due_at)
    select person.workspace_id, coalesce(person.merged_into, person.id), ${at}::timestamptz
    from (select distinct * from unnest(
      ${people.map((one) => one.workspace_id)}::integer[], ${people.map((one) => one.contact_id)}::uuid[])
      as asked (workspace_id, contact_id)) as asked
    join contacts as person on person.workspace_id = asked.workspace_id and person.id = asked.contact_id
    left join contact_reach as known on known.workspace_id = person.workspace_id
      and known.contact_id = coalesce(person.merged_into, person.id)
    where known.contact_id is null or known.due_at > ${at}
    group by 1, 2 order by 1, 2
    on conflict (workspace_id, contact_id) do update set due_at = least(contact_reach.due_at, excluded.due_at)`.execute(
    trx,
  )
}

/** Those who were never judged are due; of the others nothing changes. */
export async function enrol(trx: Transaction, people: readonly Person[], now: Date): Promise<void> {
  if (people.length === 0) return
  await sql`
    insert into contact_reach (workspace_id, contact_id, due_at)
    select workspace_id, contact_id, ${now}::timestamptz from unnest(
      ${people.map((one) => one.workspace_id)}::integer[], ${people.map((one) => one.contact_id)}::uuid[])
      as asked (workspace_id, contact_id)
    order by 1, 2
    on conflict do nothing`.execute(trx)
}

/** Takes the people who are due, longest first, for this transaction; another process gets others. */
export async function claimDue(trx: Transaction, now: Date, limit: number): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select workspace_id, contact_id from contact_reach
    where due_at <= ${now} order by due_at limit ${limit} for update skip locked`.execute(trx)
  return rows
}

/** `due_at`: when to look again, at the latest when the verdict expires. */
export async function writeReach(
  trx: Transaction,
  judged: readonly (Person & { readonly reach: Reach; readonly due_at: Date })[],
): Promise<void> {
  if (judged.length === 0) return
  // One value instead of eight lists: a list of JSON is escaped and read twice.
  const told = judged.map(({ workspace_id, contact_id, reach, due_at }) => ({
    workspace_id,
    contact_id,
    due_at,
    verdict: reach.verdict,
    receipts_on: reach.receipts_on,
    computed_at: reach.computed_at,
    expires_at: reach.expires_at,
    reach,
  }))
  await sql`
    update contact_reach as known set due_at = told.due_at, reach = told.reach, verdict = told.verdict,
      receipts_on = told.receipts_on, computed_at = told.computed_at, expires_at = told.expires_at
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told (workspace_id integer, contact_id uuid,
      due_at timestamptz, verdict text, receipts_on real, computed_at timestamptz, expires_at timestamptz, reach jsonb)
    where known.workspace_id = told.workspace_id and known.contact_id = told.contact_id`.execute(trx)
}

/** People who cannot be judged, such as erased ones, are not looked at again until there is news of them. */
export async function forgetReach(trx: Transaction, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return
  await sql`
    delete from contact_reach using unnest(
      ${people.map((one) => one.workspace_id)}::integer[], ${people.map((one) => one.contact_id)}::uuid[])
      as gone (workspace_id, contact_id)
    where contact_reach.workspace_id = gone.workspace_id and contact_reach.contact_id = gone.contact_id`.execute(
    trx,
  )
}

export type NumberIncident = Incident & { readonly number_id: NumberId }

/** The times in which silence meant nothing, as far back as they matter. */
export async function listIncidents(
  db: Database,
  workspaceId: WorkspaceId,
  since: Date,
): Promise<NumberIncident[]> {
  return db
    .selectFrom('incidents')
    .select(['number_id', 'since', 'until'])
    .where('workspace_id', '=', workspaceId)
    .where((where) => where.or([where('until', 'is', null), where('until', '>', since)]))
    .orderBy('since')
    .execute()
}

/** Solicitations among some changed messages that did not leave after all, or that the platform never carried. */
export async function listUnsent(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
): Promise<(Person & { readonly message_id: MessageId })[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Person & { message_id: MessageId }>`
    select workspace_id, contact_id, id as message_id from messages
    where workspace_id = ${workspaceId} and id = any(${[...ids]}::uuid[]) and direction = 'out'
      and contact_id is not null and (failed_at is not null or refused_at is not null or recalled_at is not null)
      and sent_at is null and delivered_at is null and read_at is null`.execute(db)
  return rows
}
