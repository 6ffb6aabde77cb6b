import type { Actor, Id, WorkspaceId } from '../../platform/index.ts'

export type QuickReplyId = Id<'quick_reply'>

export const replyLanguages = ['fr', 'en'] as const
export type ReplyLanguage = (typeof replyLanguages)[number]

/** At least one of the two says something. */
export type ReplyTexts = { readonly fr: string | null; readonly en: string | null }

/** Everything of a quick reply that somebody decides; a change of any of it is a new version. */
export type QuickReplyWords = {
  readonly shortcut: string
  readonly title: string
  readonly texts: ReplyTexts
  readonly topic: string | null
  readonly shared: boolean
  readonly owner_id: string | null
  readonly review_every_days: number
}

export type QuickReply = QuickReplyWords & {
  readonly id: QuickReplyId
  readonly version: number
  readonly reviewed_at: Date
  readonly changed_at: Date
}

export const shortcutCharsMax = 40
export const titleCharsMax = 120
export const topicCharsMax = 60
export const textCharsMax = 4_096
export const reviewDaysDefault = 180
export const reviewDaysMax = 3_650
/** Of one workspace: more are no longer chosen from but searched through. */
export const quickRepliesMax = 5_000

const dayMs = 86_400_000

export const shortcutRemedy =
  'Use 1 to 40 letters without accents, digits, - and _, beginning with a letter or digit, such as return-how.'

/** As people type it: `/Délai` is `delai`. Undefined where nothing is left that could be one. */
export function foldShortcut(typed: string): string | undefined {
  const folded = typed
    .trim()
    .replace(/^\//, '')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return /^[a-z0-9][a-z0-9_-]{0,39}$/.test(folded) ? folded : undefined
}

export function reviewDueAt(reply: Pick<QuickReply, 'reviewed_at' | 'review_every_days'>): Date {
  return new Date(reply.reviewed_at.getTime() + reply.review_every_days * dayMs)
}

/** Who asks, and by that what they see: what is shared, and what is their own. A token is nobody. */
export type Asker = {
  readonly workspace_id: WorkspaceId
  readonly agent_id: string | null
  readonly signature: string
  readonly may_share: boolean
}

export function askerOf(actor: Actor): Asker {
  return {
    workspace_id: actor.workspaceId,
    agent_id: actor.kind === 'agent' ? actor.id : null,
    signature: `${actor.kind}:${actor.id}`,
    may_share: actor.permissions.has('quick_replies.share'),
  }
}
