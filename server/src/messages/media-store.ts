import { type Selectable, sql } from 'kysely'
import {
  type Database,
  idFromFact,
  inTransaction,
  isId,
  type Media,
  type MediaId,
  type MessageId,
  type NumberId,
  queueJobs,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { announceMessages } from './announce-messages.ts'
import type { MediaView, MessageRef, ReceivedMessage } from './message.ts'
import { receivedMessageId } from './message-store.ts'

/** Rows for what came with messages. The bytes follow by job: the channel keeps them only for days. */
export async function recordReceivedMedia(
  trx: Transaction,
  messages: readonly ReceivedMessage[],
): Promise<void> {
  const rows = messages.flatMap((message) =>
    message.media
      ? [
          {
            workspace_id: message.workspace_id,
            id: idFromFact<'media'>(message.at, 'media', message.workspace_id, message.channel_message_id),
            number_id: message.number_id,
            message_id: receivedMessageId(message),
            direction: message.direction,
            channel_media_id: message.media.channel_media_id,
            mime_type: message.media.mime_type,
            file_name: message.media.file_name ?? null,
            sha256: message.media.sha256 ?? null,
            voice: message.media.voice,
            animated: message.media.animated,
            created_at: message.at,
          },
        ]
      : [],
  )
  if (rows.length === 0) return
  const column = <Value>(pick: (row: (typeof rows)[number]) => Value) => rows.map(pick)
  // Arrays, since a history transfer names more files at once than a statement may have parameters.
  await sql`
    insert into media (workspace_id, id, number_id, message_id, direction, channel_media_id, mime_type, file_name, sha256,
      voice, animated, created_at)
    select * from unnest(
      ${column((row) => row.workspace_id)}::integer[], ${column((row) => row.id)}::uuid[],
      ${column((row) => row.number_id)}::uuid[], ${column((row) => row.message_id)}::uuid[],
      ${column((row) => row.direction)}::text[], ${column((row) => row.channel_media_id)}::text[],
      ${column((row) => row.mime_type)}::text[], ${column((row) => row.file_name)}::text[],
      ${column((row) => row.sha256)}::text[], ${column((row) => row.voice)}::boolean[],
      ${column((row) => row.animated)}::boolean[], ${column((row) => row.created_at)}::timestamptz[])
    on conflict do nothing`.execute(trx)
}

/** Content that was taken back: its files go too, by a job, since a disk is not part of a transaction. */
export async function removeMediaOf(trx: Transaction, messages: readonly MessageRef[]): Promise<void> {
  if (messages.length === 0) return
  const { rows } = await sql<{ workspace_id: WorkspaceId; id: MediaId }>`
    update media set removed_at = now(), file_name = null, sha256 = null
    from unnest(${messages.map((m) => m.workspace_id)}::integer[], ${messages.map((m) => m.message_id)}::uuid[])
      as named (workspace_id, message_id)
    where media.workspace_id = named.workspace_id and media.message_id = named.message_id and media.removed_at is null
    returning media.workspace_id, media.id`.execute(trx)
  await queueJobs(
    trx,
    rows.map((row) => ({ task: 'messages:remove_media', payload: row })),
  )
}

export function mediaView(row: {
  id: MediaId
  mime_type: string
  file_name: string | null
  size_bytes: number | null
  voice: boolean
  animated: boolean
  stored_at: Date | null
  failed_at: Date | null
  removed_at: Date | null
}): MediaView {
  const state = row.removed_at ? 'removed' : row.stored_at ? 'stored' : row.failed_at ? 'failed' : 'pending'
  const { id, mime_type, file_name, size_bytes, voice, animated } = row
  return { id, mime_type, file_name, size_bytes, voice, animated, state, url: `/api/v1/media/${id}` }
}

/** What each of these messages carries. Inbound media name their message; our own bodies name their media by id. */
export async function listMediaOf(
  db: Database,
  workspaceId: WorkspaceId,
  messages: readonly { id: MessageId; direction: string; type: string; body: unknown }[],
): Promise<Map<MessageId, MediaView>> {
  const carriers = messages.filter((message) => mediaTypes.has(message.type))
  const inbound = carriers
    .filter((message) => ownMediaId(message.body) === undefined)
    .map((message) => message.id)
  const own = carriers.map((message) => ownMediaId(message.body)).filter((id) => id !== undefined)
  if (inbound.length + own.length === 0) return new Map()
  const rows = await db
    .selectFrom('media')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where((where) =>
      where.or([
        where('message_id', '=', sql<string>`any(${inbound}::uuid[])`),
        where('id', '=', sql<string>`any(${own}::uuid[])`),
      ]),
    )
    .execute()
  const byMessage = new Map(rows.map((row) => [row.message_id, row]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found = carriers.map((message) => {
    const id = ownMediaId(message.body)
    return [message.id, id === undefined ? byMessage.get(message.id) : byId.get(id)] as const
  })
  return new Map(found.flatMap(([id, row]) => (row ? [[id, mediaView(row)] as const] : [])))
}

/** Our id in the body of a message of ours; the platform's own media ids are not of this shape. */
export function ownMediaId(body: unknown): MediaId | undefined {
  const id = (body as { id?: unknown } | null)?.id
  return isId(id) ? id : undefined
}

export const mediaTypes: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'document', 'sticker'])

export type MediaRow = Selectable<Media>

export function findMedia(
  db: Database,
  workspaceId: WorkspaceId,
  id: MediaId,
): Promise<MediaRow | undefined> {
  return db
    .selectFrom('media')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function listMediaToFetch(
  db: Database,
  workspaceId: WorkspaceId,
  messageId: MessageId,
): Promise<MediaRow[]> {
  return db
    .selectFrom('media')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('message_id', '=', messageId)
    .where('stored_at', 'is', null)
    .where('removed_at', 'is', null)
    .execute()
}

export async function insertUpload(
  db: Database,
  media: Pick<
    MediaRow,
    'workspace_id' | 'id' | 'mime_type' | 'file_name' | 'size_bytes' | 'sha256' | 'voice' | 'animated'
  >,
  now: Date,
): Promise<void> {
  await db
    .insertInto('media')
    .values({ ...media, direction: 'out', created_at: now, stored_at: now })
    .execute()
}

/** False when the content was taken back meanwhile. */
export async function noteStored(
  db: Database,
  media: Pick<MediaRow, 'workspace_id' | 'id'>,
  stored: { size_bytes: number; mime_type: string },
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ workspace_id: WorkspaceId; message_id: MessageId }>`
      update media set stored_at = ${now}, failed_at = null, failure = null,
        size_bytes = ${stored.size_bytes}, mime_type = ${stored.mime_type}
      where workspace_id = ${media.workspace_id} and id = ${media.id} and removed_at is null
      returning workspace_id, message_id`.execute(trx)
    await announceMediaOf(trx, rows)
    return rows.length > 0
  })
}

export function noteFetchFailed(
  db: Database,
  media: Pick<MediaRow, 'workspace_id' | 'id'>,
  failure: string,
  now: Date,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ workspace_id: WorkspaceId; message_id: MessageId }>`
      update media set failed_at = ${now}, failure = ${failure.slice(0, 300)}
      where workspace_id = ${media.workspace_id} and id = ${media.id}
      returning workspace_id, message_id`.execute(trx)
    await announceMediaOf(trx, rows)
  })
}

export async function noteUploaded(
  db: Database,
  media: Pick<MediaRow, 'workspace_id' | 'id'>,
  numberId: NumberId,
  channelMediaId: string,
  expiresAt: Date,
): Promise<void> {
  await db
    .updateTable('media')
    .set({ number_id: numberId, channel_media_id: channelMediaId, channel_expires_at: expiresAt })
    .where('workspace_id', '=', media.workspace_id)
    .where('id', '=', media.id)
    .execute()
}

async function announceMediaOf(
  trx: Transaction,
  rows: readonly { workspace_id: WorkspaceId; message_id: MessageId }[],
): Promise<void> {
  const { rows: messages } = await sql<{
    workspace_id: WorkspaceId
    message_id: MessageId
    contact_id: string | null
    group_id: string | null
  }>`
    select workspace_id, id as message_id, contact_id, group_id from messages
    where (workspace_id, id) in (
      select * from unnest(${rows.map((r) => r.workspace_id)}::integer[], ${rows.map((r) => r.message_id)}::uuid[]))`.execute(
    trx,
  )
  await announceMessages(trx, 'messages.changed', messages)
}
