import { type RawBuilder, sql } from 'kysely'
import type { ContactMerge } from '../contacts/index.ts'
import type { Database, MessageId, Transaction, WorkspaceId } from '../platform/index.ts'
import {
  type Budget,
  defaultCourtesy,
  type Hearing,
  type LeavingSolicitation,
  type Solicitation,
} from './courtesy.ts'

const unansweredMax = sql`coalesce(settings.unanswered_max, ${sql.lit(defaultCourtesy.unanswered_max)})`

type BudgetRow = Budget & { readonly spent_ids: readonly MessageId[] }

/** Where the budgets of these people stand. Aligned. */
export async function listBudgets(db: Database, asked: readonly Solicitation[]): Promise<BudgetRow[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<BudgetRow>`
    select coalesce(budget.spent_ids, '{}') as spent_ids,
      coalesce(cardinality(budget.spent_ids), 0) as unanswered, budget.spent_at[cardinality(budget.spent_at)] as last_at,
      ${unansweredMax} as unanswered_max, settings.renew_after_days
    from unnest(${asked.map((one) => one.workspace_id)}::integer[], ${asked.map((one) => one.contact_id)}::uuid[])
      with ordinality as asked (workspace_id, contact_id, position)
    left join courtesy_settings as settings using (workspace_id)
    left join courtesy_budgets as budget using (workspace_id, contact_id)
    order by asked.position`.execute(db)
  return rows
}

/**
 * Takes one from each budget that has one left, and returns the messages that got it. One message per person in a call:
 * each row is locked by the very statement that judges it, so two numbers writing to one person at once take turns, and
 * rows are met in the order of their keys, so they never wait for each other in a circle.
 */
export async function spendBudgets(
  trx: Transaction,
  leaving: readonly LeavingSolicitation[],
  now: Date,
): Promise<ReadonlySet<MessageId>> {
  const kept = (column: RawBuilder<unknown>) => sql`
    case when budget.spent_at[cardinality(budget.spent_at)] <= excluded.spent_at[1] - (
        select make_interval(days => settings.renew_after_days) from courtesy_settings as settings
        where settings.workspace_id = budget.workspace_id)
      then '{}' else ${column} end`
  const { rows } = await sql<{ spent_ids: MessageId[] }>`
    insert into courtesy_budgets as budget (workspace_id, contact_id, spent_ids, spent_at)
    select asked.workspace_id, asked.contact_id, array[asked.message_id], array[${now}::timestamptz]
    from unnest(
      ${leaving.map((one) => one.workspace_id)}::integer[], ${leaving.map((one) => one.contact_id)}::uuid[],
      ${leaving.map((one) => one.message_id)}::uuid[]) as asked (workspace_id, contact_id, message_id)
    left join courtesy_settings as settings using (workspace_id)
    where ${unansweredMax} > 0
    order by asked.workspace_id, asked.contact_id
    on conflict (workspace_id, contact_id) do update
      set spent_ids = ${kept(sql`budget.spent_ids`)} || excluded.spent_ids,
        spent_at = ${kept(sql`budget.spent_at`)} || excluded.spent_at
      where not budget.spent_ids @> excluded.spent_ids
        and cardinality(${kept(sql`budget.spent_ids`)}::uuid[]) < coalesce((
          select settings.unanswered_max from courtesy_settings as settings
          where settings.workspace_id = budget.workspace_id), ${sql.lit(defaultCourtesy.unanswered_max)})
    returning spent_ids`.execute(trx)
  return new Set(rows.flatMap((row) => row.spent_ids))
}

/** What left before the person was heard of is answered. The platform tells the second in which somebody wrote. */
export async function answerBudgets(trx: Transaction, hearings: readonly Hearing[]): Promise<void> {
  if (hearings.length === 0) return
  const later = (column: string) => sql`array(
    select ${sql.ref(`spent.${column}`)} from unnest(budget.spent_ids, budget.spent_at) as spent (id, at)
    where date_trunc('second', spent.at) > held.at order by spent.at)`
  await sql`
    with wrote as (
      select workspace_id, contact_id, max(at) as at from unnest(
        ${hearings.map((one) => one.workspace_id)}::integer[], ${hearings.map((one) => one.contact_id)}::uuid[],
        ${hearings.map((one) => one.at)}::timestamptz[]) as wrote (workspace_id, contact_id, at)
      group by 1, 2),
    held as materialized (
      select budget.workspace_id, budget.contact_id, wrote.at
      from wrote join courtesy_budgets as budget using (workspace_id, contact_id)
      where budget.spent_ids <> '{}'
      order by 1, 2 for update of budget)
    update courtesy_budgets as budget set spent_ids = ${later('id')}, spent_at = ${later('at')}
    from held where budget.workspace_id = held.workspace_id and budget.contact_id = held.contact_id`.execute(
    trx,
  )
}

/** Messages that did not leave after all, or that the platform never carried: they cost nobody's patience. */
export async function refundBudgets(trx: Transaction, unsent: readonly LeavingSolicitation[]): Promise<void> {
  if (unsent.length === 0) return
  const remaining = (column: string) => sql`array(
    select ${sql.ref(`spent.${column}`)} from unnest(budget.spent_ids, budget.spent_at) as spent (id, at)
    where spent.id <> all(held.message_ids) order by spent.at)`
  await sql`
    with gone as (
      select workspace_id, contact_id, array_agg(message_id) as message_ids from unnest(
        ${unsent.map((one) => one.workspace_id)}::integer[], ${unsent.map((one) => one.contact_id)}::uuid[],
        ${unsent.map((one) => one.message_id)}::uuid[]) as gone (workspace_id, contact_id, message_id)
      group by 1, 2),
    held as materialized (
      select budget.workspace_id, budget.contact_id, gone.message_ids
      from gone join courtesy_budgets as budget using (workspace_id, contact_id)
      where budget.spent_ids && gone.message_ids
      order by 1, 2 for update of budget)
    update courtesy_budgets as budget set spent_ids = ${remaining('id')}, spent_at = ${remaining('at')}
    from held where budget.workspace_id = held.workspace_id and budget.contact_id = held.contact_id`.execute(
    trx,
  )
}

/** Two contacts turned out to be one person: what either was sent unasked counts. */
export async function mergeBudgets(trx: Transaction, merges: readonly ContactMerge[]): Promise<void> {
  if (merges.length === 0) return
  const { rows } = await sql<LeavingSolicitation & { readonly at: Date }>`
    with merged as (
      select * from unnest(${merges.map((one) => one.workspace_id)}::integer[], ${merges.map((one) => one.from)}::uuid[],
        ${merges.map((one) => one.into)}::uuid[]) as merged (workspace_id, gone, stays)),
    freed as (
      delete from courtesy_budgets as budget using merged
      where budget.workspace_id = merged.workspace_id and budget.contact_id = merged.gone
      returning budget.workspace_id, merged.stays, budget.spent_ids, budget.spent_at)
    select freed.workspace_id, freed.stays as contact_id, spent.id as message_id, spent.at
    from freed, unnest(freed.spent_ids, freed.spent_at) as spent (id, at)`.execute(trx)
  await addSpendings(trx, rows)
}

/** Writes spendings down as they happened, whatever the limit says: they are facts. */
export async function addSpendings(
  trx: Transaction,
  spendings: readonly (LeavingSolicitation & { readonly at: Date })[],
): Promise<void> {
  if (spendings.length === 0) return
  const both = sql`unnest(budget.spent_ids || excluded.spent_ids, budget.spent_at || excluded.spent_at) as spent (id, at)`
  await sql`
    insert into courtesy_budgets as budget (workspace_id, contact_id, spent_ids, spent_at)
    select workspace_id, contact_id, array_agg(message_id order by at), array_agg(at order by at)
    from unnest(
      ${spendings.map((one) => one.workspace_id)}::integer[], ${spendings.map((one) => one.contact_id)}::uuid[],
      ${spendings.map((one) => one.message_id)}::uuid[], ${spendings.map((one) => one.at)}::timestamptz[])
      as spent (workspace_id, contact_id, message_id, at)
    group by 1, 2 order by 1, 2
    on conflict (workspace_id, contact_id) do update set
      spent_ids = array(select id from ${both} order by at), spent_at = array(select at from ${both} order by at)`.execute(
    trx,
  )
}

/** Empties a workspace's budgets; whoever wants to spend waits until they are filled again and the caller has committed. */
export async function emptyBudgets(trx: Transaction, workspaceId: WorkspaceId): Promise<void> {
  await sql`lock table courtesy_budgets in share row exclusive mode`.execute(trx)
  await sql`delete from courtesy_budgets where workspace_id = ${workspaceId}`.execute(trx)
}
