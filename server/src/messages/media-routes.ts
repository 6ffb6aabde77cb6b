import { createHash } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fileTypeFromBuffer } from 'file-type'
import { z } from 'zod'
import { type App, type House, newId, type Refusal, refuse, respond } from '../platform/index.ts'
import type { MediaFiles } from './media-files.ts'
import { kindOfMime, type MediaKind, mediaBytesMax } from './media-kinds.ts'
import { findMedia, insertUpload, type MediaRow } from './media-store.ts'

const uploadBytesMax = 100 * 1024 * 1024
const inlineTypes = /^(image\/(jpeg|png|webp|gif)|video\/(mp4|3gpp)|audio\/(aac|mp4|mpeg|amr|ogg|webm))$/

/** Uploads of agents and files of customers. What a file is, its bytes say; its name and the browser's word count for little. */
export function mediaRoutes(app: App, house: House, files: MediaFiles): void {
  const tags = ['messages']
  app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: uploadBytesMax, files: 1, fields: 5, fieldSize: 1_000 },
    })
    scope.post(
      '/api/v1/media',
      {
        config: { permission: 'messages.send' },
        bodyLimit: uploadBytesMax + 1024 * 1024,
        schema: { tags, summary: 'Upload a file to send (multipart field "file")' },
      },
      async (request, reply) => respond(reply, await takeUpload(house, files, request), 201),
    )
  })
  app.route({
    method: 'GET',
    url: '/api/v1/media/:id',
    config: { permission: 'messages.read' },
    schema: {
      tags,
      summary: 'The bytes of a media file; ranges are honoured',
      params: z.object({ id: z.uuid('must be the id of a file') }),
    },
    handler: async (request, reply) => {
      const media = await findMedia(house.db, request.actor!.workspaceId, request.params.id)
      return sendFile(request, reply, files, media)
    },
  })
}

async function takeUpload({ db, clock }: House, files: MediaFiles, request: FastifyRequest) {
  const part = request.isMultipart() ? await request.file() : undefined
  if (!part) return refuse('media.invalid', 'file: send the file as a multipart field named "file".')
  const bytes = await part.toBuffer()
  const checked = await checkFile(bytes, part.filename)
  if ('refused' in checked) return checked
  const id = newId<'media'>(clock.now())
  const { workspaceId } = request.actor!
  await files.write(workspaceId, id, bytes)
  const media = {
    workspace_id: workspaceId,
    id,
    mime_type: checked.mimeType,
    file_name: cleanName(part.filename),
    size_bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('base64'),
    voice: (part.fields.voice as { value?: unknown } | undefined)?.value === 'true',
    animated: false,
  }
  await insertUpload(db, media, clock.now())
  const { mime_type, size_bytes, file_name } = media
  return { id, mime_type, size_bytes, file_name, kind: checked.kind }
}

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  files: MediaFiles,
  media: MediaRow | undefined,
): Promise<FastifyReply> {
  const gone = refuse('media.not_found', 'This file is not here (any more).')
  if (!media?.stored_at || media.removed_at) return respond(reply, gone)
  // Asked for again each time, so that what was taken back is on no screen; the bytes behind an id never change.
  const kept = { 'cache-control': 'private, no-cache', etag: `"${media.id}"` }
  if (request.headers['if-none-match'] === kept.etag) return reply.code(304).headers(kept).send()
  const size = media.size_bytes ?? 0
  const range = readRange(request.headers.range, size)
  const found = await files.stream(media.workspace_id, media.id, range)
  if (!found) return respond(reply, gone)
  const type = media.mime_type.split(';')[0]!.trim()
  const inline = inlineTypes.test(type)
  const name = encodeURIComponent(media.file_name ?? 'file')
  reply.headers({
    ...kept,
    // A customer's file must never run as a page of ours.
    'content-type': inline ? type : 'application/octet-stream',
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  })
  if (!range) return reply.header('content-length', size).send(found.body)
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    .header('content-length', range.end - range.start + 1)
    .send(found.body)
}

async function checkFile(
  bytes: Buffer,
  name: string,
): Promise<{ mimeType: string; kind: MediaKind } | Refusal> {
  if (bytes.length === 0) return refuse('media.invalid', 'file: it is empty.')
  const sniffed = (await fileTypeFromBuffer(bytes))?.mime
  const mimeType = sniffed ?? (looksLikeText(bytes) && /\.(txt|csv)$/i.test(name) ? 'text/plain' : undefined)
  const kind = mimeType && kindOfMime(mimeType, name)
  if (!mimeType || !kind)
    return refuse(
      'media.type_unsupported',
      `file: WhatsApp carries no files of this type (${sniffed ?? 'unknown'}). Send a picture, a video, a voice note, a PDF, an office document or plain text.`,
    )
  const max = mediaBytesMax[kind.kind]
  if (bytes.length > max)
    return refuse(
      'media.too_large',
      `file: at most ${Math.floor(max / 1024 / 1024) || max / 1024} ${max >= 1024 * 1024 ? 'MB' : 'kB'} for this kind; this one has ${(bytes.length / 1024 / 1024).toFixed(1)} MB.`,
      { limit: max },
    )
  return { mimeType: kind.mimeType, kind: kind.kind }
}

function looksLikeText(bytes: Buffer): boolean {
  return !bytes.subarray(0, 4_096).includes(0)
}

function cleanName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not reach a header or a screen
  return name.replace(/[\u0000-\u001f\u007f/\\]/g, '_').slice(0, 240) || 'file'
}

/** One range, as players ask; anything else is answered whole. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header ?? '')
  if (!match) return undefined
  const start = Number(match[1])
  const end = Math.min(match[2] ? Number(match[2]) : size - 1, size - 1)
  return start <= end ? { start, end } : undefined
}
