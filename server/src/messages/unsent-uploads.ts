import { sql } from 'kysely'
import {
  type Database,
  inTransaction,
  isId,
  type MediaId,
  queueJobs,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'

/** Time to finish a message that was begun with a file. */
export const unsentUploadDays = 7
const removalBatchMax = 500

type Carrier = { readonly workspace_id: WorkspaceId; readonly body: unknown }

/** Notes which uploads these messages carry, so that they stay as long as the messages. */
export async function noteUsed(trx: Transaction, messages: readonly Carrier[], now: Date): Promise<void> {
  const named = messages.flatMap(({ workspace_id, body }) =>
    [...idsIn(body)].map((id) => ({ workspace_id, id })),
  )
  const used = [...new Map(named.map((one) => [`${one.workspace_id} ${one.id}`, one])).values()].toSorted(
    (a, b) => (a.id < b.id ? -1 : 1),
  )
  if (used.length === 0) return
  await sql`
    update media set used_at = ${now}
    from unnest(${used.map((one) => one.workspace_id)}::integer[], ${used.map((one) => one.id)}::uuid[])
      as used (workspace_id, id)
    where media.workspace_id = used.workspace_id and media.id = used.id and media.used_at is null`.execute(
    trx,
  )
}

/** Ids of ours anywhere in a body: of a picture, of a template's header, of the cards of a carousel. */
function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) idsIn(item, found)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'id' && isId(inner)) found.add(inner)
      else idsIn(inner, found)
    }
  }
  return found
}

/** Removes what somebody attached and then did not send. Returns how many files went. */
export async function removeUnsentUploads(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - unsentUploadDays * 86_400_000)
  for (let gone = 0; ; ) {
    const removed = await removeSome(db, before)
    gone += removed
    if (removed < removalBatchMax) return gone
  }
}

function removeSome(db: Database, before: Date): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ workspace_id: WorkspaceId; id: MediaId }>`
      delete from media where (workspace_id, id) in (
        select workspace_id, id from media
        where direction = 'out' and message_id is null and used_at is null and created_at < ${before}
        order by created_at limit ${removalBatchMax}
        for update skip locked)
      returning workspace_id, id`.execute(trx)
    await queueJobs(
      trx,
      rows.map((row) => ({ task: 'messages:remove_media', payload: row })),
    )
    return rows.length
  })
}
