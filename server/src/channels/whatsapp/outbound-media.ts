import { randomBytes } from 'node:crypto'
import { findMedia, type MediaFiles, noteUploaded, type OutboundMessage } from '../../messages/index.ts'
import { type Clock, type Database, isId, type Refusal, refuse } from '../../platform/index.ts'
import type { Graph, GraphAnswer } from './graph.ts'
import type { Credentials } from './number-store.ts'
import { record, text } from './read-fields.ts'

/** Uploaded media live 30 days (business-phone-numbers/media, 2025-12); a day's margin covers a slow queue. */
const uploadedForDays = 29

export type Prepared =
  | { readonly body: OutboundMessage['body'] }
  | { readonly outcome: Exclude<GraphAnswer, { kind: 'ok' }> }
  | Refusal

export type MediaDesk = {
  /** The body with the platform's media ids in place of ours, uploading what it does not have yet. */
  prepare(
    credentials: Credentials,
    message: Pick<OutboundMessage, 'workspace_id' | 'body'>,
  ): Promise<Prepared>
}

export function openMediaDesk(db: Database, clock: Clock, files: MediaFiles, graph: Graph): MediaDesk {
  return {
    async prepare(credentials, message) {
      const ours = ownIds(message.body)
      if (ours.size === 0) return { body: message.body }
      const theirs = new Map<string, string>()
      for (const id of ours) {
        const uploaded = await upload(db, clock, files, graph, credentials, id)
        if (typeof uploaded !== 'string') return uploaded
        theirs.set(id, uploaded)
      }
      return { body: replaceIds(message.body, theirs) as OutboundMessage['body'] }
    },
  }
}

const mediaKeys: ReadonlySet<string> = new Set(['id'])

/** Our media ids are UUIDs; the platform's are not, so a body may mix both. */
function ownIds(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) ownIds(item, found)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (mediaKeys.has(key) && isId(inner)) found.add(inner)
      else ownIds(inner, found)
    }
  }
  return found
}

function replaceIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceIds(item, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      mediaKeys.has(key) && typeof inner === 'string' ? (ids.get(inner) ?? inner) : replaceIds(inner, ids),
    ]),
  )
}

async function upload(
  db: Database,
  clock: Clock,
  files: MediaFiles,
  graph: Graph,
  credentials: Credentials,
  id: string,
): Promise<string | Exclude<Prepared, { body: unknown }>> {
  const media = await findMedia(db, credentials.workspace_id, id)
  // A reply button's id may look like one of ours without being one.
  if (!media) return id
  if (media.removed_at || !media.stored_at)
    return refuse('media.not_found', 'The file of this message is no longer here. Attach it again.')
  const now = clock.now()
  const valid =
    media.channel_media_id && media.number_id === credentials.number_id && media.channel_expires_at! > now
  if (valid) return media.channel_media_id!
  const form = multipart(
    await files.read(credentials.workspace_id, id),
    media.mime_type,
    media.file_name ?? 'file',
  )
  const answer = await graph.call(`${credentials.base_url}/${credentials.phone_number_id}/media`, {
    method: 'POST',
    token: credentials.access_token,
    form,
  })
  if (answer.kind !== 'ok') return { outcome: answer }
  const channelMediaId = text(record(answer.body).id)
  if (channelMediaId === '') return { outcome: { kind: 'foreign', status: 400 } }
  const expiresAt = new Date(now.getTime() + uploadedForDays * 86_400_000)
  await noteUploaded(db, media, credentials.number_id, channelMediaId, expiresAt)
  return channelMediaId
}

function multipart(bytes: Buffer, mimeType: string, fileName: string): { body: Buffer; contentType: string } {
  const boundary = `doublecheck-${randomBytes(12).toString('hex')}`
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const safeName = fileName.replace(/["\r\n\\]/g, '_')
  const head =
    field('messaging_product', 'whatsapp') +
    field('type', mimeType) +
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${safeName}"\r\ncontent-type: ${mimeType}\r\n\r\n`
  return {
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}
