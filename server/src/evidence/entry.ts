import { hash, randomBytes } from 'node:crypto'
import type { ContactId, WorkspaceId } from '../platform/index.ts'
import { canonicalJson } from './canonical-json.ts'

/** What can be written down. Other rooms may need more; a kind is never renamed. */
export const entryKinds = [
  'message_sent',
  'message_received',
  'message_edited',
  'message_withdrawn',
  'message_recalled',
  'message_hidden',
  'message_shown',
  'message_deleted',
  'approval',
  'rejection',
  'approval_rules',
  'consent',
  'suppression',
  'correction',
  'hold',
  'hold_end',
  'export',
  'unsealing',
  'unsealing_refused',
  'erasure',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** Kinds whose content is the words of a message: destroyed when they are taken back. */
export const wordKinds: readonly EntryKind[] = ['message_sent', 'message_received', 'message_edited']

/** Kinds that belong to a conversation rather than to the person. */
export const messageKinds: readonly EntryKind[] = [
  ...wordKinds,
  'message_withdrawn',
  'message_recalled',
  'message_hidden',
  'message_shown',
  'message_deleted',
  'approval',
  'rejection',
  'correction',
]

/** Something that happened, as a room hands it over. The same subject, kind and part are written down once. */
export type Fact = {
  readonly workspace_id: WorkspaceId
  readonly at: Date
  readonly kind: EntryKind
  /** The id of the message, consent, export … it is about. */
  readonly subject: string
  /** Tells repeated facts of one kind about one subject apart, such as the milliseconds of an edit. */
  readonly part?: number
  readonly contact_id: ContactId | null
  /** `agent:…`, `token:…`, `contact`, `app`, `desk` */
  readonly actor: string
  /** Committed to. Any JSON. */
  readonly content: unknown
  /** True when no other room keeps the content, so that it lies beside the salt until both are destroyed. */
  readonly keep?: boolean
  /** True when the content must never be opened: the words are gone already. */
  readonly unopenable?: boolean
}

/** A fact whose content was replaced by a commitment. */
export type SealedFact = Omit<Fact, 'content' | 'keep' | 'unopenable' | 'part'> & {
  readonly part: number
  readonly commitment: Buffer
  readonly salt: Buffer | null
  readonly kept: string | null
}

/** What a hash of the chain covers besides the hash before it. */
export type Header = {
  readonly seq: number
  /** ISO 8601, UTC, milliseconds */
  readonly at: string
  readonly kind: string
  readonly subject: string
  readonly contact: string | null
  readonly actor: string
  /** SHA-256 in base64url */
  readonly commitment: string
}

export const saltBytes = 32
/** What the first entry of a chain follows. */
export const genesisHash: Buffer = Buffer.alloc(32)

// One call and no object to keep: at thousands of entries a second, objects that hash were a third of the time.
const sha256 = (bytes: Buffer | string) => hash('sha256', bytes, 'buffer')

/** SHA-256 of salt and canonical content. Without the salt it tells nothing, not even to who guesses the content. */
export function commitmentOf(salt: Buffer, content: string): Buffer {
  return sha256(Buffer.concat([salt, Buffer.from(content)]))
}

/** SHA-256 of the canonical header: all that an export shows of somebody else's entry. */
export function digestOf(header: Header): Buffer {
  return sha256(canonicalJson(header))
}

/** The next hash of a chain. */
export function hashAfter(previous: Buffer, digest: Buffer): Buffer {
  return sha256(Buffer.concat([previous, digest]))
}

/** Puts commitments in the place of contents. */
export function sealFacts(facts: readonly Fact[]): SealedFact[] {
  const salts = randomBytes(saltBytes * facts.length)
  return facts.map((fact, index) => {
    const salt = Buffer.from(salts.subarray(index * saltBytes, (index + 1) * saltBytes))
    return sealFact(fact, salt)
  })
}

function sealFact(fact: Fact, salt: Buffer): SealedFact {
  const { content, keep = false, unopenable = false, part = 0, ...rest } = fact
  const text = canonicalJson(content)
  return {
    ...rest,
    part,
    commitment: commitmentOf(salt, text),
    salt: unopenable ? null : salt,
    kept: keep && !unopenable ? text : null,
  }
}

export function headerOf(
  fact: Omit<SealedFact, 'salt' | 'kept' | 'part' | 'workspace_id'>,
  seq: number,
): Header {
  return {
    seq,
    at: fact.at.toISOString(),
    kind: fact.kind,
    subject: fact.subject,
    contact: fact.contact_id,
    actor: fact.actor,
    commitment: fact.commitment.toString('base64url'),
  }
}
