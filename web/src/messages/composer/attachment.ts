import {
  audioBytesMax,
  documentBytesMax,
  imageBytesMax,
  mediaMimeTypes,
  stickerAnimatedBytesMax,
  videoBytesMax,
} from '@doublecheck/whatsapp'

export type AttachmentKind = 'image' | 'video' | 'audio' | 'document' | 'sticker'

/** What WhatsApp would refuse in a file, found before it is uploaded. `limit` in bytes. */
export type FileProblem = {
  code: 'kind' | 'size' | 'empty'
  kind: AttachmentKind | null
  limit: number | null
}

export const bytesMax: Readonly<Record<AttachmentKind, number>> = {
  image: imageBytesMax,
  video: videoBytesMax,
  audio: audioBytesMax,
  document: documentBytesMax,
  // A still one may weigh 100 kB only; which of the two it is, the server sees in the file.
  sticker: stickerAnimatedBytesMax,
}

const kinds: readonly AttachmentKind[] = ['image', 'video', 'audio', 'document', 'sticker']

/** The extensions a file chooser offers. */
export const acceptedFiles = kinds.flatMap((kind) => [...mediaMimeTypes[kind]]).join(',')

export function kindOfFile(mimeType: string): AttachmentKind | null {
  const bare = mimeType.split(';')[0]!.trim().toLowerCase()
  return kinds.find((kind) => (mediaMimeTypes[kind] as readonly string[]).includes(bare)) ?? null
}

export function checkFile(file: { type: string; size: number }): FileProblem | null {
  const kind = kindOfFile(file.type)
  if (file.size === 0) return { code: 'empty', kind, limit: null }
  if (kind === null) return { code: 'kind', kind: null, limit: null }
  return file.size > bytesMax[kind] ? { code: 'size', kind, limit: bytesMax[kind] } : null
}

/** Only these carry words under them; a sound or a sticker sends its words as a message of their own. */
export function takesCaption(kind: AttachmentKind): boolean {
  return kind === 'image' || kind === 'video' || kind === 'document'
}

/** A limit of the platform as it writes it: in whole units of 1,024. */
export function limitParts(bytes: number): { unit: 'mb' | 'kb'; count: number } {
  return bytes >= 1024 * 1024
    ? { unit: 'mb', count: Math.floor(bytes / (1024 * 1024)) }
    : { unit: 'kb', count: Math.floor(bytes / 1024) }
}
