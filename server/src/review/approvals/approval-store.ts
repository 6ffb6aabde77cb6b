import { type Selectable, sql } from 'kysely'
import {
  type ApprovalDecisions,
  type ApprovalRequests,
  type Database,
  newId,
  type Transaction,
  type WorkspaceId,
} from '../../platform/index.ts'
import { type ApprovalRule, defaultApprovalRules } from './approval-rules.ts'

export type ApprovalRequest = Selectable<ApprovalRequests>
export type ApprovalDecision = Selectable<ApprovalDecisions>
/** With the decisions on any of its contents, oldest first. */
export type DecidedRequest = ApprovalRequest & { readonly decisions: readonly ApprovalDecision[] }

/** The newest table of each workspace, the default where none was written. */
export async function getApprovalRules(
  db: Database,
  workspaceIds: readonly WorkspaceId[],
): Promise<Map<WorkspaceId, readonly ApprovalRule[]>> {
  const unique = [...new Set(workspaceIds)]
  const { rows } = await sql<{ workspace_id: WorkspaceId; rules: ApprovalRule[] }>`
    select distinct on (workspace_id) workspace_id, rules from approval_rules
    where workspace_id = any(${unique}::integer[]) order by workspace_id, id desc`.execute(db)
  const written = new Map(rows.map((row) => [row.workspace_id, row.rules]))
  return new Map(unique.map((id) => [id, written.get(id) ?? defaultApprovalRules]))
}

/** Returns the id of this writing of the table. */
export async function writeApprovalRules(
  trx: Transaction,
  workspaceId: WorkspaceId,
  rules: readonly ApprovalRule[],
  by: string,
  now: Date,
): Promise<string> {
  const id = newId(now)
  await trx
    .insertInto('approval_rules')
    .values({ workspace_id: workspaceId, id, rules: JSON.stringify(rules), at: now, by })
    .execute()
  return id
}

type Subject = { readonly workspace_id: WorkspaceId; readonly subject_id: string }

const keyOf = (one: Subject) => `${one.workspace_id} ${one.subject_id}`

/** Requests by `workspace subject`. */
export async function findApprovalRequests(
  db: Database,
  subjects: readonly Subject[],
): Promise<Map<string, DecidedRequest>> {
  if (subjects.length === 0) return new Map()
  const asked = sql`unnest(${subjects.map((one) => one.workspace_id)}::integer[],
    ${subjects.map((one) => one.subject_id)}::uuid[]) as asked (workspace_id, subject_id)`
  const requests = await sql<ApprovalRequest>`
    select approval_requests.* from ${asked} join approval_requests using (workspace_id, subject_id)`.execute(
    db,
  )
  if (requests.rows.length === 0) return new Map()
  const decisions = await sql<ApprovalDecision>`
    select approval_decisions.* from ${asked} join approval_decisions using (workspace_id, subject_id)
    order by at, person`.execute(db)
  const bySubject = Map.groupBy(decisions.rows, keyOf)
  return new Map(
    requests.rows.map((row) => [keyOf(row), { ...row, decisions: bySubject.get(keyOf(row)) ?? [] }]),
  )
}

/** Asks, or asks again for changed content: what was decided on the former content stays on record and counts no more. */
export async function writeApprovalRequests(
  trx: Transaction,
  requests: readonly ApprovalRequest[],
): Promise<void> {
  if (requests.length === 0) return
  await sql`
    insert into approval_requests (workspace_id, subject_id, salt, hash, needed, reasons, people, asked_at)
    select workspace_id, subject_id, salt, hash, needed,
      array(select jsonb_array_elements_text(reasons)), array(select jsonb_array_elements_text(people)), asked_at
    from unnest(
      ${requests.map((one) => one.workspace_id)}::integer[], ${requests.map((one) => one.subject_id)}::uuid[],
      ${requests.map((one) => one.salt)}::bytea[], ${requests.map((one) => one.hash)}::bytea[],
      ${requests.map((one) => one.needed)}::smallint[], ${requests.map((one) => JSON.stringify(one.reasons))}::jsonb[],
      ${requests.map((one) => JSON.stringify(one.people))}::jsonb[], ${requests.map((one) => one.asked_at)}::timestamptz[]
    ) as told (workspace_id, subject_id, salt, hash, needed, reasons, people, asked_at)
    order by 1, 2
    on conflict (workspace_id, subject_id) do update
      set hash = excluded.hash, needed = excluded.needed, reasons = excluded.reasons, people = excluded.people,
        asked_at = case when approval_requests.hash = excluded.hash then approval_requests.asked_at
          else excluded.asked_at end`.execute(trx)
}

/** Somebody who decides twice on the same content has changed their mind. */
export async function writeApprovalDecision(trx: Transaction, decision: ApprovalDecision): Promise<void> {
  await trx
    .insertInto('approval_decisions')
    .values(decision)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'subject_id', 'hash', 'person']).doUpdateSet({
        approved: decision.approved,
        reason: decision.reason,
        at: decision.at,
        by: decision.by,
      }),
    )
    .execute()
}

/** Words were taken back: without its salt no hash tells somebody who guesses them that they guessed right. */
export async function destroyApprovalSalts(trx: Transaction, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return
  await sql`
    update approval_requests set salt = ''
    from unnest(${subjects.map((one) => one.workspace_id)}::integer[],
      ${subjects.map((one) => one.subject_id)}::uuid[]) as gone (workspace_id, subject_id)
    where approval_requests.workspace_id = gone.workspace_id
      and approval_requests.subject_id = gone.subject_id`.execute(trx)
}

export async function countApprovalDecisions(db: Database, subject: Subject): Promise<number> {
  const { count } = await db
    .selectFrom('approval_decisions')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', subject.workspace_id)
    .where('subject_id', '=', subject.subject_id)
    .executeTakeFirstOrThrow()
  return Number(count)
}
