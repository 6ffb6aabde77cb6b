import type { Header } from './entry.ts'
import type { Head } from './head.ts'

// A bundle is JSON Lines, in this order:
//   manifest          what was asked, by whom, who agreed, and the public keys
//   head | genesis    where the segment begins; genesis: before the first entry of all, after 32 zero bytes
//   entry | others | head, in the order of the chain
//   head              where it ends
//   seal              a signature over every byte before it
// Binary values are base64url without padding. README.md tells how each line is verified.

export const bundleVersion = 1
/** Digests of others' entries in one line. */
export const othersMax = 500

export type Manifest = {
  readonly doublecheck_evidence: typeof bundleVersion
  readonly workspace: { readonly id: number; readonly name: string }
  readonly export_id: string
  /** Every id the person has or had. */
  readonly contact_ids: readonly string[]
  /** Null: everything about the person, not the messages of a conversation alone. */
  readonly conversation_id: string | null
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly asked: { readonly by: string; readonly name: string; readonly at: string }
  readonly agreed: { readonly by: string; readonly name: string; readonly at: string }
  readonly made_at: string
  readonly keys: readonly {
    readonly fingerprint: string
    readonly algorithm: 'ed25519'
    readonly public_key: string
  }[]
}

/** Why the content of an entry is not shown. */
export const closedReasons = ['destroyed', 'not_kept'] as const
export type ClosedReason = (typeof closedReasons)[number]

export type EntryLine = {
  readonly entry: Header
  readonly hash: string
  /** Salt and content, where both still exist. `not_kept`: the words were changed or removed by a retention period. */
  readonly opening: { readonly salt: string; readonly content: unknown } | null
  readonly closed: ClosedReason | null
}

/** Entries about other people: digests only, the first of them at `first`. */
export type OthersLine = { readonly others: { readonly first: number; readonly digests: readonly string[] } }

export type HeadLine = { readonly head: Head }

/** `sha256` is that of every byte before this line; the signature is over it and the words of `sealedText`. */
export type SealLine = {
  readonly seal: { readonly key: string; readonly sha256: string; readonly signature: string }
}

export const sealedText = (sha256: string) => `doublecheck evidence bundle ${bundleVersion} ${sha256}`
