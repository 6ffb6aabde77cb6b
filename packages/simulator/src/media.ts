import { createHash } from 'node:crypto'
import {
  audioBytesMax,
  documentBytesMax,
  imageBytesMax,
  inboundMediaKeptDays,
  mediaKeptDays,
  mediaMimeTypes,
  mediaUrlValidMinutes,
  type OutboundType,
  stickerAnimatedBytesMax,
  videoBytesMax,
} from '@doublecheck/whatsapp'
import type { Doom } from './message.ts'
import type { BusinessNumber } from './number.ts'
import { seededRandom } from './random.ts'
import type { World } from './world.ts'

export type Medium = {
  id: string
  number: BusinessNumber
  mimeType: string
  bytes: Buffer
  sha256: string
  filename?: string
  expiresAt: number
  /** Addresses given out, each with the instant it ends. */
  addresses: Map<string, number>
}

type MediaType = keyof typeof mediaMimeTypes

const bytesMax: Readonly<Record<MediaType, number>> = {
  image: imageBytesMax,
  video: videoBytesMax,
  audio: audioBytesMax,
  document: documentBytesMax,
  sticker: stickerAnimatedBytesMax,
}

const plainType = (mimeType: string): string => mimeType.split(';')[0]!.trim().toLowerCase()

/** The kind of message a file can be, if any. */
export function mediaTypeOf(mimeType: string): MediaType | undefined {
  const plain = plainType(mimeType)
  return (Object.keys(mediaMimeTypes) as MediaType[]).find((type) =>
    (mediaMimeTypes[type] as readonly string[]).includes(plain),
  )
}

export type File = { mimeType: string; bytes: Buffer; filename?: string | undefined }

/** Keeps a file: 30 days when the business uploaded it, 7 when a customer sent it. */
export function storeMedium(
  world: World,
  number: BusinessNumber,
  file: File,
  from: 'business' | 'customer',
): Medium {
  const days = from === 'business' ? mediaKeptDays : inboundMediaKeptDays
  const medium: Medium = {
    id: world.ids.digits(),
    number,
    mimeType: file.mimeType,
    bytes: file.bytes,
    sha256: createHash('sha256')
      .update(file.bytes)
      .digest(from === 'business' ? 'hex' : 'base64'),
    expiresAt: world.clock.now() + days * 86_400_000,
    addresses: new Map(),
  }
  if (file.filename) medium.filename = file.filename
  world.media.set(medium.id, medium)
  return medium
}

/** The file, while it is kept. */
export function findMedium(world: World, id: string): Medium | undefined {
  const medium = world.media.get(id)
  if (medium && medium.expiresAt <= world.clock.now()) {
    world.media.delete(id)
    return undefined
  }
  return medium
}

/** A new address for a download, good for five minutes. */
export function mediaAddress(world: World, medium: Medium): string {
  const now = world.clock.now()
  for (const [token, endsAt] of medium.addresses) if (endsAt <= now) medium.addresses.delete(token)
  const random = seededRandom(world.seed, 'media', medium.id, medium.addresses.size, now)
  const token = Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32).toString(36)).join('')
  const endsAt = now + mediaUrlValidMinutes * 60_000
  medium.addresses.set(token, endsAt)
  const query = `mid=${medium.id}&ext=${Math.floor(endsAt / 1000)}&hash=${token}`
  return `${world.origin}/whatsapp_business/attachments/?${query}`
}

/** Whether this address may still be used. */
export function addressHolds(world: World, medium: Medium, token: string): boolean {
  return (medium.addresses.get(token) ?? 0) > world.clock.now()
}

/** An uploaded file that cannot be a message of this kind, or is gone: told after acceptance, as 131053. */
export function mediaDoom(
  world: World,
  type: OutboundType,
  content: unknown,
  _now: number,
): Doom | undefined {
  if (!(type in mediaMimeTypes)) return undefined
  const { id, voice } = content as { id?: string; voice?: boolean }
  // Links are not fetched: this server reaches nothing beyond itself and its webhooks.
  if (id === undefined) return undefined
  const medium = findMedium(world, id)
  if (!medium)
    return { code: 131053, details: `There is no uploaded file with the id ${id}; it may have expired.` }
  const plain = plainType(medium.mimeType)
  // Anything may be sent as a document; only the listed kinds are promised to open.
  if (type !== 'document' && !(mediaMimeTypes[type as MediaType] as readonly string[]).includes(plain)) {
    return { code: 131053, details: `A file of type ${plain} cannot be sent as ${type}.` }
  }
  if (medium.bytes.length > bytesMax[type as MediaType]) {
    return {
      code: 131053,
      details: `The file has ${medium.bytes.length} bytes of ${bytesMax[type as MediaType]}.`,
    }
  }
  if (voice && plain !== 'audio/ogg') {
    return { code: 131053, details: 'A voice message must be an OGG file with the Opus codec.' }
  }
  return undefined
}

/** What an upload of this kind may weigh, or undefined when the platform does not take the kind. */
export function uploadBytesMax(mimeType: string): number | undefined {
  const type = mediaTypeOf(mimeType)
  return type && bytesMax[type]
}
