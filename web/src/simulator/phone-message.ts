import {
  type Content,
  fieldsOf,
  type MediaSource,
  numberOf,
  readContent,
  readRendered,
  textOf,
} from '../messages/index.ts'
import type { PhoneMessage } from './simulator-shapes.ts'

const mediaTypes = new Set(['image', 'video', 'audio', 'document', 'sticker'])

export function phoneContent(message: PhoneMessage): Content {
  return readContent(message.type, message[message.type])
}

/** The template a phone shows: its words filled in, as the platform hands them to the phone. */
export function phoneRendered(message: PhoneMessage) {
  const shown = fieldsOf(message.shown)
  const header = fieldsOf(shown.header)
  return readRendered({ ...shown, header: header.text === undefined ? undefined : textOf(header.text) })
}

/** The file of a message, by the simulator's own address for pages that show a phone. */
export function phoneMedia(message: PhoneMessage): MediaSource | null {
  const body = fieldsOf(message[message.type])
  const holder = mediaTypes.has(message.type) ? body : headerMedia(body)
  const id = textOf(holder.id)
  if (id === '') return null
  return {
    url: `/api/v1/simulator/media/${encodeURIComponent(id)}`,
    mimeType: textOf(holder.mime_type) || 'application/octet-stream',
    fileName: textOf(holder.filename) || null,
    sizeBytes: numberOf(holder.file_size),
    state: 'stored',
  }
}

function headerMedia(body: ReturnType<typeof fieldsOf>) {
  const header = fieldsOf(body.header)
  return fieldsOf(header[textOf(header.type)])
}
