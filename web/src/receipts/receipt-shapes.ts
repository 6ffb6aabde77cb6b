// What the server concludes from receipts, as it writes it. Probabilities and weights run from 0 to 1.

import type { Evidence, Instant, NextStep, Page } from '../platform/api-shapes.ts'

export const reachCauses = [
  'reachable_silent',
  'phone_off',
  'changed_or_left',
  'unusable_number',
  'receipts_off',
  'blocked',
] as const
export type ReachCause = (typeof reachCauses)[number]

export type Verdict =
  | 'reachable'
  | 'silent'
  | 'probably_off'
  | 'probably_changed'
  | 'unusable'
  | 'perhaps_not_wanted'
  | 'unknown'

export type Suppression = {
  readonly since: Instant
  readonly why: readonly string[]
  readonly expires_at: Instant | null
}

export type Reach = {
  readonly contact_id: string
  readonly causes: readonly { readonly cause: ReachCause; readonly probability: number }[]
  readonly verdict: Verdict
  readonly evidence: readonly Evidence[]
  readonly receipts_on: number
  readonly computed_at: Instant
  readonly expires_at: Instant
  readonly suppress: boolean
  readonly suppression: Suppression | null
}

export type Courtesy = {
  readonly unanswered_max: number
  readonly unanswered: number
  readonly left: number
  readonly last_at: Instant | null
  readonly renews_at: Instant | null
  readonly suppression: Suppression | null
  readonly survey: { readonly offered_at: Instant | null; readonly may_offer: boolean }
}

export type CourtesySettings = {
  readonly unanswered_max: number
  /** Null: only the person renews the budget. */
  readonly renew_after_days: number | null
}

export const clueKinds = [
  'photo_gone',
  'last_seen_gone',
  'call_failed',
  'group_add_refused',
  'group_delivered',
  'other_channel_active',
  'phone_unreachable',
  'number_reassigned',
  'told_us_receipts_off',
  'told_us_away',
] as const
export type ClueKind = (typeof clueKinds)[number]

export type Clue = {
  readonly id: string
  readonly kind: ClueKind
  readonly observed: boolean
  readonly observed_at: Instant
  readonly note: string | null
  readonly recorded_at: Instant
  readonly recorded_by: string
  readonly withdrawn_at: Instant | null
}

export type Share = {
  readonly count: number
  readonly of: number
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
}

export const causeGroups = ['template', 'agent', 'frequency', 'hour', 'subject'] as const
export type CauseGroup = (typeof causeGroups)[number]

/** The spans one may look back over. */
export const causeDays = [30, 90, 365] as const
export type CausesPlace = {
  readonly by?: CauseGroup
  readonly days?: (typeof causeDays)[number]
  /** The figure whose messages are listed, of the group `key`; without a key: of those that belong to none. */
  readonly of?: CauseList
  readonly key?: string
}

export const causeMeasures = ['probable_blocks', 'opt_outs', 'silence', 'won_back'] as const
export type CauseMeasure = (typeof causeMeasures)[number]

export const causeLists = ['messages', 'people', ...causeMeasures] as const
export type CauseList = (typeof causeLists)[number]

/** One message behind a figure. */
export type CauseMessage = {
  readonly message_id: string
  readonly contact_id: string
  readonly contact_name: string
  readonly at: Instant
  readonly type: string
  readonly excerpt: string
  /** What would have been said of the person when it left. */
  readonly verdict: Verdict
}

export type CauseRow = Readonly<Record<CauseMeasure, Share>> & {
  readonly key: string | null
  readonly messages: number
  readonly people: number
}

export type CausesReport = {
  readonly by: CauseGroup
  readonly from: Instant
  readonly to: Instant
  readonly data: readonly CauseRow[]
  readonly looked_at: number
  /** False when the time holds more messages than were looked at. */
  readonly complete: boolean
  readonly definitions: {
    readonly silence_days: number
    readonly opt_out_days: number
    readonly lapsed_days: number
    readonly won_back_days: number
  }
}

/** One line of the day's list. */
export type ProposedStep = NextStep & {
  readonly message_id: string
  readonly contact_id: string
  readonly contact_name: string | null
}

export type Outcome = 'done' | 'dismissed'

/** The day's list. `held` counts what is kept back while it is our own connection that fails. */
export type ProposedSteps = Page<ProposedStep> & { readonly held: number }

/** By number: does what we send still arrive, over all people? */
export type OperatorReport = {
  readonly trouble: boolean
  readonly data: readonly {
    readonly number_id: string
    readonly address: string
    readonly trouble: boolean
    readonly since: Instant | null
    readonly where: 'connection' | 'platform' | null
  }[]
}
