import { createHash, randomBytes } from 'node:crypto'

/** An id knows what it names, so ids cannot be swapped. */
export type Id<Kind extends string> = string & { readonly kind?: Kind }

export type ContactId = Id<'contact'>
export type ConversationId = Id<'conversation'>
export type MessageId = Id<'message'>
export type NumberId = Id<'number'>
export type MediaId = Id<'media'>
export type TemplateId = Id<'template'>

/** Workspaces are few and lead every key, so theirs is a small number. */
export type WorkspaceId = number

const lastTick = { ms: 0, sequence: 0 }

/**
 * A time-ordered UUID (version 7, RFC 9562). Within one process the 12 bits behind the millisecond count up, so ids made
 * in order sort in order.
 */
export function newId<Kind extends string>(now: Date): Id<Kind> {
  const ms = now.getTime()
  lastTick.sequence = ms === lastTick.ms ? (lastTick.sequence + 1) & 0xfff : 0
  lastTick.ms = ms
  const tail = randomBytes(8)
  return shape(ms, lastTick.sequence, tail)
}

/**
 * The id of a fact that has a name of its own elsewhere: the same time and the same words always give the same id, so
 * recording a fact twice changes nothing.
 */
export function idFromFact<Kind extends string>(at: Date, ...words: readonly (string | number)[]): Id<Kind> {
  const digest = createHash('sha256').update(words.join('\u001f')).digest()
  return shape(at.getTime(), digest.readUInt16BE(8) & 0xfff, digest.subarray(0, 8))
}

/** The smallest UUID of a millisecond: a bound for ranges of time-ordered ids. */
export function idFloor(at: Date): string {
  const hex = clampMs(at.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** The instant a time-ordered id was made for. */
export function idTime(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}

/**
 * The first and last of some ids. Given beside the ids themselves, they let PostgreSQL plan for the partitions of that
 * time alone.
 */
export function idSpan(ids: readonly string[]): { readonly first: string; readonly last: string } {
  const [some = idFloor(new Date(0))] = ids
  let first = some
  let last = some
  for (const id of ids) {
    if (id < first) first = id
    if (id > last) last = id
  }
  return { first, last }
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isId(text: unknown): text is string {
  return typeof text === 'string' && uuidShape.test(text)
}

function shape<Kind extends string>(ms: number, twelveBits: number, tail: Buffer): Id<Kind> {
  const time = clampMs(ms).toString(16).padStart(12, '0')
  const rest = tail.toString('hex')
  const variant = ((Number.parseInt(rest[0]!, 16) & 0x3) | 0x8).toString(16)
  const sequence = twelveBits.toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant}${rest.slice(1, 4)}-${rest.slice(4)}`
}

/** 48 bits hold the years 1970 to 10889; a provider's nonsense outside is pinned to the edge instead of throwing. */
function clampMs(ms: number): number {
  if (!(ms > 0)) return 0
  return Math.min(Math.floor(ms), 0xffff_ffff_ffff)
}
