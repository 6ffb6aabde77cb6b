import { errorCode } from '@doublecheck/whatsapp'
import {
  listMediaToFetch,
  type MediaFiles,
  type MediaRow,
  noteFetchFailed,
  noteStored,
} from '../../messages/index.ts'
import type { Database, MessageId, WorkspaceId } from '../../platform/index.ts'
import type { Graph, GraphAnswer } from './graph.ts'
import { mayFetchFrom } from './media-address.ts'
import type { NumberBook } from './number-store.ts'
import { record, text } from './read-fields.ts'

/** The largest the platform carries: a document of 100 MB (business-phone-numbers/media, 2025-12). */
const fetchBytesMax = 100 * 1024 * 1024

/**
 * Brings the bytes of a received message home. The platform keeps them seven days and its links five minutes, so each try
 * asks for a fresh link. Throws to be tried again by the job queue; an answer that will never change is written down.
 */
export async function fetchMedia(
  db: Database,
  files: MediaFiles,
  graph: Graph,
  book: NumberBook,
  message: { workspace_id: WorkspaceId; message_id: MessageId },
  now: Date,
): Promise<void> {
  for (const media of await listMediaToFetch(db, message.workspace_id, message.message_id)) {
    try {
      await fetchOne(db, files, graph, book, media, now)
    } catch (error) {
      // Shown as failed until a later try succeeds: a person waiting for a picture should know.
      await noteFetchFailed(db, media, (error as Error).message, now)
      throw error
    }
  }
}

async function fetchOne(
  db: Database,
  files: MediaFiles,
  graph: Graph,
  book: NumberBook,
  media: MediaRow,
  now: Date,
): Promise<void> {
  const credentials = media.number_id
    ? await book.credentials(media.workspace_id, media.number_id)
    : undefined
  if (!credentials) return noteFetchFailed(db, media, 'the number is no longer connected', now)
  const [id, phoneNumberId] = [media.channel_media_id ?? '', credentials.phone_number_id].map(
    encodeURIComponent,
  )
  const asked = `${credentials.base_url}/${id}?phone_number_id=${phoneNumberId}`
  const answer = await graph.call(asked, { method: 'GET', token: credentials.access_token })
  if (answer.kind === 'error' && isFinal(answer)) {
    return noteFetchFailed(db, media, `${answer.error.code}: ${answer.error.title}`, now)
  }
  if (answer.kind !== 'ok')
    throw new Error(`the platform did not say where a media file is (${whyNot(answer)})`)
  const url = text(record(answer.body).url)
  if (url === '') throw new Error('the platform named no address for a media file')
  if (!mayFetchFrom(url, asked)) {
    return noteFetchFailed(db, media, 'the platform named an address that is not one of its own', now)
  }
  const bytes = await graph.download(url, credentials.access_token, fetchBytesMax)
  await files.write(media.workspace_id, media.id, bytes)
  const mimeType = text(record(answer.body).mime_type) || media.mime_type
  // Taken back while we were fetching: the row says so, and the file must not stay behind.
  if (!(await noteStored(db, media, { size_bytes: bytes.length, mime_type: mimeType }, now))) {
    await files.remove(media.workspace_id, media.id)
  }
}

type Refused = Extract<GraphAnswer, { kind: 'error' }>

/** A rate or a token can be mended while the platform still has the file; a file it does not know stays unknown. */
function isFinal({ status, error }: Refused): boolean {
  return status === 404 || (status < 500 && errorCode(error.code).reaction === 'never')
}

function whyNot(answer: Exclude<GraphAnswer, { kind: 'ok' }>): string {
  if (answer.kind === 'error') return `${answer.error.code}: ${answer.error.title}`
  return answer.kind === 'foreign' ? `status ${answer.status}` : answer.why
}
