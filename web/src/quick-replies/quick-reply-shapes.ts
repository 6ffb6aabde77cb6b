import type { Instant, Language } from '../platform/api-shapes.ts'

export type ReplyTexts = { readonly fr: string | null; readonly en: string | null }

export type QuickReply = {
  readonly id: string
  readonly shortcut: string
  readonly title: string
  readonly texts: ReplyTexts
  readonly topic: string | null
  readonly shared: boolean
  readonly owner: { readonly id: string; readonly name: string } | null
  readonly version: number
  readonly review_every_days: number
  readonly reviewed_at: Instant
  readonly review_due_at: Instant
  readonly due: boolean
  readonly changed_at: Instant
  /** Of the last twelve weeks, oldest first. */
  readonly uses: {
    readonly total: number
    readonly weeks: readonly number[]
    readonly last_at: Instant | null
  }
}

export type QuickReplyVersion = Pick<
  QuickReply,
  'shortcut' | 'title' | 'texts' | 'topic' | 'shared' | 'owner' | 'version' | 'review_every_days'
> & { readonly at: Instant; readonly by: string; readonly by_name: string | null }

/** Where the second look would look again, in the words as written. */
export type WordsFinding = {
  readonly kind: string
  readonly severity: 'hint' | 'warning' | 'stop'
  readonly language: Language
  readonly start: number
  readonly end: number
  readonly message: string
  readonly proposal: string | null
}

export type KeptReply = QuickReply & { readonly warnings: readonly WordsFinding[] }

export type Filled = {
  readonly id: string
  readonly version: number
  readonly text: string
  readonly language: Language
  readonly wanted_language: Language
  readonly other_language: boolean
}

export type WordsPreview = {
  readonly text: string
  readonly findings: readonly WordsFinding[]
}

export type Share = { readonly value: number; readonly low: number; readonly high: number }

export type UseFigures = {
  readonly uses: number
  readonly answered: number
  readonly answered_decided: number
  readonly share_answered: Share | null
  readonly settled: number
  readonly settled_decided: number
  readonly share_settled: Share | null
}

export type QuickReplyReport = {
  readonly from: Instant
  readonly to: Instant
  readonly total: UseFigures
  readonly by_version: readonly (UseFigures & { readonly version: number })[]
  readonly coverage: { readonly uses: number; readonly left: number; readonly complete: boolean }
  readonly definition: string
}

/** What somebody writes: a new reply, or a change of one. */
export type ReplyDraft = {
  shortcut: string
  title: string
  fr: string
  en: string
  topic: string
  shared: boolean
  owner_id: string | null
  review_every_days: number
}

export const emptyDraft: ReplyDraft = {
  shortcut: '',
  title: '',
  fr: '',
  en: '',
  topic: '',
  shared: false,
  owner_id: null,
  review_every_days: 180,
}

/** What a message that began as a quick reply says of it. */
export type QuickReplyUse = { readonly id: string; readonly version: number }
