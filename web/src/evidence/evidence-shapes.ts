import type { Instant } from '../platform/api-shapes.ts'

/** Where a journal stood at a moment, signed. */
export type Head = {
  readonly seq: number
  readonly hash: string
  readonly at: Instant
  /** Fingerprint of the key. */
  readonly key: string
}

export type JournalState = {
  readonly entries: number
  /** Facts on their way into the chain. */
  readonly waiting: number
  readonly last_at: Instant | null
  readonly head: Head | null
}

export type EvidenceKey = { readonly fingerprint: string; readonly retired_at: Instant | null }

export type ExportState = 'waiting' | 'agreed' | 'refused' | 'over'

type Person = { readonly id: string; readonly name: string | null }

export type EvidenceExport = {
  readonly id: string
  readonly state: ExportState
  readonly contact: Person
  readonly conversation_id: string | null
  readonly from: Instant
  readonly to: Instant
  readonly reason: string
  readonly asked_at: Instant
  readonly asker: Person
  readonly decided_at: Instant | null
  readonly decider: Person | null
  readonly expires_at: Instant
  /** What whoever looks may do now, as the server sees it. */
  readonly may: { readonly agree: boolean; readonly refuse: boolean; readonly download: boolean }
}

/** Whom an export is about: a person, or the messages of a conversation alone. */
export type Subject = { readonly contact_id: string } | { readonly conversation_id: string }

export const reasonCharsMax = 1_000
