import type { Message } from '../../platform/api-shapes.ts'
import type { QuickReplyUse } from '../../quick-replies/index.ts'
import type { Dismissed } from '../../review/index.ts'
import type { MediaSource } from '../media-source.ts'
import { type AttachmentKind, takesCaption } from './attachment.ts'

/** One message to send: its type, and its body in the platform's own names. */
export type Outgoing = {
  type: string
  body: unknown
  quotes: Message | null
  /** Shown in the thread until the server's own word on the message arrives. */
  media: MediaSource | null
  rendered?: unknown
  /** The quick reply its words began as. */
  quickReply?: QuickReplyUse | undefined
  /** Findings of the second look that its writer waved through. */
  dismissed?: readonly Dismissed[]
}

export type Uploaded = {
  id: string
  kind: AttachmentKind
  fileName: string
  mimeType: string
  sizeBytes: number
}

export function textOutgoing(text: string, quotes: Message | null): Outgoing {
  return { type: 'text', body: { body: text, preview_url: /https?:\/\//i.test(text) }, quotes, media: null }
}

/**
 * Files in their order and the words with the first that can carry them; words no file can carry go after
 * the files. Only the first message quotes.
 */
export function outgoingOf(
  text: string,
  files: readonly Uploaded[],
  quotes: Message | null,
  quickReply?: QuickReplyUse,
  dismissed: readonly Dismissed[] = [],
): Outgoing[] {
  const words = text.trim() === '' ? '' : text
  const carrier = words === '' ? -1 : files.findIndex((file) => takesCaption(file.kind))
  const messages = files.map((file, index) => mediaOutgoing(file, index === carrier ? words : ''))
  if (words !== '' && carrier === -1) messages.push(textOutgoing(words, null))
  const told = carrier === -1 ? messages.length - 1 : carrier
  return messages.map((message, index) => ({
    ...message,
    ...(index === 0 ? { quotes } : {}),
    ...(quickReply && words !== '' && index === told ? { quickReply } : {}),
    ...(dismissed.length > 0 && index === told ? { dismissed: inPartOf(message, dismissed) } : {}),
  }))
}

/** Words are looked at as a text, and may leave as the caption of a file. */
function inPartOf({ type }: Outgoing, dismissed: readonly Dismissed[]): Dismissed[] {
  return dismissed.map((one) => (type === 'text' ? one : { ...one, part: 'caption' }))
}

export function mediaOutgoing(file: Uploaded, caption: string, voice = false): Outgoing {
  const body: Record<string, unknown> = { id: file.id }
  if (caption !== '') body.caption = caption
  if (file.kind === 'document') body.filename = file.fileName
  if (voice) body.voice = true
  const media: MediaSource = {
    url: `/api/v1/media/${file.id}`,
    mimeType: file.mimeType,
    fileName: file.fileName,
    sizeBytes: file.sizeBytes,
    state: 'stored',
  }
  return { type: file.kind, body, quotes: null, media }
}

type Sender = { id: string; name: string }

/** The message as the thread shows it while the request is under way: the clock, and nothing claimed. */
export function provisionalMessage(
  outgoing: Outgoing,
  place: { id: string; conversationId: string; contactId: string; numberId: string },
  sender: Sender,
  at: Date,
): Message {
  const quoted = outgoing.quotes
  return {
    [outgoing.type]: outgoing.body,
    id: place.id,
    conversation_id: place.conversationId,
    contact_id: place.contactId,
    number_id: place.numberId,
    group_id: null,
    direction: 'out',
    channel_message_id: null,
    type: outgoing.type,
    context: {
      rendered: outgoing.rendered,
      quotes: quoted && {
        channel_message_id: quoted.channel_message_id,
        message: {
          id: quoted.id,
          type: quoted.type,
          text: quotedWords(quoted),
          author_name: quoted.author.name,
          withdrawn: false,
        },
      },
    } as Message['context'],
    reactions: [],
    media: outgoing.media && {
      id: '',
      url: outgoing.media.url,
      mime_type: outgoing.media.mimeType,
      file_name: outgoing.media.fileName,
      size_bytes: outgoing.media.sizeBytes,
      state: outgoing.media.state,
    },
    purpose: null,
    author: { kind: 'agent', id: sender.id, name: sender.name },
    origin: 'live',
    created_at: at.toISOString(),
    state: 'queued',
    tick: 'clock',
    receipts: [],
    send_after: null,
    seconds_to_undo: null,
    refusal: null,
    approval: null,
    failure: null,
    pricing: null,
    marked_read_at: null,
    edited_at: null,
    withdrawn_at: null,
    probably_read: null,
    next_step: null,
  }
}

function quotedWords(message: Message): string {
  const body = message[message.type] as { body?: unknown; caption?: unknown } | null | undefined
  const words = body?.body ?? body?.caption
  return typeof words === 'string' ? words : ''
}
