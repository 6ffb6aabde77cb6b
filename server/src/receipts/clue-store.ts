import { sql } from 'kysely'
import {
  type ContactId,
  type Database,
  forgetAnswersAbout,
  newId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import type { Clue, NewClue } from './clue.ts'

/** A person's clues are those of every contact that was merged into theirs. */
const everyIdOf = (workspaceId: WorkspaceId, contactId: ContactId) => sql`
  contact_id in (select ${contactId}::uuid union all
    select id from contacts where workspace_id = ${workspaceId} and merged_into = ${contactId})`

export async function insertClue(trx: Transaction, clue: NewClue, now: Date): Promise<Clue> {
  const row = await trx
    .insertInto('clues')
    .values({ ...clue, id: newId(now), recorded_at: now })
    .returningAll()
    .executeTakeFirstOrThrow()
  return row as Clue
}

/** One page, what was noticed last first; `limit + 1` rows, so the caller knows whether there is more. */
export async function listClues(
  db: Database,
  workspaceId: WorkspaceId,
  contactId: ContactId,
  page: { readonly limit: number; readonly before?: { readonly at: string; readonly id: string } },
): Promise<Clue[]> {
  const before = page.before
    ? sql`(observed_at, id) < (${page.before.at}::timestamptz, ${page.before.id}::uuid)`
    : sql`true`
  const { rows } = await sql<Clue>`
    select * from clues
    where workspace_id = ${workspaceId} and ${everyIdOf(workspaceId, contactId)} and ${before}
    order by observed_at desc, id desc
    limit ${page.limit + 1}`.execute(db)
  return rows
}

/** Takes a clue back; true when it was there. A second time changes nothing. */
export async function withdrawClue(
  trx: Transaction,
  workspaceId: WorkspaceId,
  contactId: ContactId,
  id: string,
  by: string,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update clues set withdrawn_at = coalesce(withdrawn_at, ${now}), withdrawn_by = coalesce(withdrawn_by, ${by})
    where workspace_id = ${workspaceId} and id = ${id} and ${everyIdOf(workspaceId, contactId)}`.execute(trx)
  return numAffectedRows === 1n
}

/** Cuts words that their writer is about to take back out of the notes on clues, where an agent copied them. */
export async function cutFromClues(
  trx: Transaction,
  pieces: readonly {
    readonly workspace_id: WorkspaceId
    readonly contact_id: ContactId
    readonly words: string
  }[],
): Promise<void> {
  for (const { workspace_id, contact_id, words } of pieces) {
    const { rows } = await sql<{ id: string }>`
      update clues set note = replace(note, ${words}, '[…]')
      where workspace_id = ${workspace_id} and ${everyIdOf(workspace_id, contact_id)}
        and position(${words} in note) > 0
      returning id`.execute(trx)
    await forgetAnswersAbout(
      trx,
      rows.map(({ id }) => ({ workspace_id, id })),
    )
  }
}
