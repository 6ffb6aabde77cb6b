import { sql } from 'kysely'
import type { ContactId, Transaction, WorkspaceId } from '../platform/index.ts'
import { wordKinds } from './entry.ts'

/** The words of one message, up to a place in the chain; without one, all that are written down by now. */
export type Words = { readonly workspace_id: WorkspaceId; readonly subject: string; readonly before?: number }

/**
 * Destroys what opens these words, in the chain and on the way there. Waits for one batch of chaining at most, for rows
 * it has taken out; what that batch wrote unseen by us goes when the fact that the words are gone is chained.
 */
export async function destroyWordSalts(trx: Transaction, words: readonly Words[]): Promise<void> {
  if (words.length === 0) return
  const kinds = [...wordKinds]
  const asked = sql`unnest(${words.map((one) => one.workspace_id)}::integer[],
    ${words.map((one) => one.subject)}::uuid[], ${words.map((one) => one.before ?? null)}::bigint[])
    as gone (workspace_id, subject, before)`
  await sql`
    delete from evidence_salts as salts using evidence_entries as entry, ${asked}
    where entry.workspace_id = gone.workspace_id and entry.subject = gone.subject and entry.kind = any(${kinds}::text[])
      and (gone.before is null or entry.seq < gone.before)
      and salts.workspace_id = entry.workspace_id and salts.seq = entry.seq`.execute(trx)
  // In one order, so that two who destroy never wait for each other in a circle; who chains waits, and finds no salt.
  await sql`
    with locked as (
      select waiting.workspace_id, waiting.id from evidence_pending as waiting, ${asked}
      where waiting.workspace_id = gone.workspace_id and waiting.subject = gone.subject and gone.before is null
        and waiting.kind = any(${kinds}::text[]) and waiting.salt is not null
      order by waiting.workspace_id, waiting.id for update of waiting)
    update evidence_pending as waiting set salt = null, content = null from locked
    where waiting.workspace_id = locked.workspace_id and waiting.id = locked.id`.execute(trx)
}

/** Destroys what opens anything about these people. Returns how many entries are shut for good. */
export async function destroySaltsOf(
  trx: Transaction,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from evidence_salts as salts using evidence_entries as entry
      where entry.workspace_id = ${workspaceId} and entry.contact_id = any(${[...contactIds]}::uuid[])
        and salts.workspace_id = entry.workspace_id and salts.seq = entry.seq
      returning 1),
    waiting as (
      update evidence_pending set salt = null, content = null
      where workspace_id = ${workspaceId} and contact_id = any(${[...contactIds]}::uuid[]) and salt is not null
      returning 1)
    select (select count(*) from gone) + (select count(*) from waiting) as count`.execute(trx)
  return rows[0]!.count
}
