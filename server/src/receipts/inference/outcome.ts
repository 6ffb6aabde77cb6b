/** What the model says. Words are made elsewhere, from the codes and their parameters. */

export const reachCauses = [
  'reachable_silent',
  'phone_off',
  'changed_or_left',
  'unusable_number',
  'receipts_off',
  'blocked',
] as const
/**
 * Why a person is silent: they get everything and say nothing; their phone is off or without network; they left WhatsApp
 * or changed their number; the platform says the number cannot be written to; they read without telling; they blocked us.
 */
export type ReachCause = (typeof reachCauses)[number]

export const verdicts = [
  'reachable',
  'silent',
  'probably_off',
  'probably_changed',
  'unusable',
  'perhaps_not_wanted',
  'unknown',
] as const
/** The strongest words the evidence allows. None of them says that somebody blocked us: that cannot be known. */
export type Verdict = (typeof verdicts)[number]

export const evidenceCodes = [
  // Ticks. `hours` is whole hours, `count` whole messages, `usual_minutes` this person's usual delay.
  'one_tick_lasts', // { hours, count, usual_minutes }
  'later_delivered', // { hours }: a message after it reached the phone
  'delivered_lately', // { hours }
  'read_lately', // { hours }
  'heard_lately', // { hours }
  'burst_on_return', // { count }: earlier silences ended with everything at once
  'often_off', // { count }
  'error_unusable', // { code }
  'error_not_wanted', // { code }
  'silence_after_solicitation', // { count }
  'silence_after_exchange', // { hours }
  'never_delivered', // { count }
  'incident_ours', // { hours }
  'changed_number', // { }
  'marketing_stopped', // { }
  // Clues, { observed: 0 or 1, hours }.
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
  // Seen or not.
  'reads_reported', // { count }: read receipts came for other messages
  'answers_without_read', // { count }
  'played_without_read', // { count }
  'unread_for_long', // { count, hours }
  'delivered_for', // { hours, usual_minutes }
  'not_delivered', // { hours }
  'answered_after', // { minutes }
  'read_later_message', // { minutes }
  'awake_hours_passed', // { hours }
  'population', // { percent }: what is usual among this desk's customers
] as const
export type EvidenceCode = (typeof evidenceCodes)[number]

/** One reason. `weight` is a log-likelihood ratio (natural), never negative: `direction` carries the sign. */
export type Evidence = {
  readonly code: EvidenceCode
  readonly params: Readonly<Record<string, number | string>>
  readonly direction: 'for' | 'against'
  readonly weight: number
  readonly about: ReachCause | SeenCause
}

export type Reach = {
  /** Every cause once, most probable first; probabilities from 0 to 1 that sum to 1. */
  readonly causes: readonly { readonly cause: ReachCause; readonly probability: number }[]
  readonly verdict: Verdict
  /** Strongest first. */
  readonly evidence: readonly Evidence[]
  /** P(read receipts are switched on), from 0 to 1. */
  readonly receipts_on: number
  readonly computed_at: Date
  /** Always after `computed_at`: what is true of a silence is soon out of date. */
  readonly expires_at: Date
  /** No solicitation should leave by any path until the person writes, or this expires. */
  readonly suppress: boolean
}

export const seenCauses = [
  'read',
  'answered_after',
  'receipts_off',
  'notification',
  'read_offline',
  'unofficial_app',
  'not_seen',
] as const
export type SeenCause = (typeof seenCauses)[number]

/** Whether a person saw the content of one message, in the app or in a notification. */
export type Seen = {
  /** From 0 to 1. */
  readonly probability: number
  /** `read`: a receipt says so. `inferred`: an act of the person proves it. `probable`: neither. */
  readonly basis: 'read' | 'inferred' | 'probable'
  /** Competing explanations, heaviest first; weights from 0 to 1 that sum to 1. */
  readonly causes: readonly { readonly cause: SeenCause; readonly weight: number }[]
  readonly evidence: readonly Evidence[]
  readonly computed_at: Date
  readonly expires_at: Date
}

export const steps = [
  'nothing',
  'wait',
  'follow_up',
  'offer_reminder',
  'yes_no',
  'help',
  'ask_solved',
  'accessories',
  'other_channel',
  'check_connection',
  'tell_incident',
] as const
export type Step = (typeof steps)[number]

export const stepReasons = [
  'answered',
  'nothing_expected',
  'usual_delay_not_over', // silence is not unusual yet
  'asleep', // wait for this person's usual hours
  'window_or_consent', // no permission to write now
  'budget_spent',
  'suppressed',
  'gain_too_small',
  'likely_seen_undecided',
  'likely_unseen',
  'deadline_near',
  'window_closing', // free text is possible only a little longer
  'phone_probably_off',
  'number_probably_changed',
  'number_unusable',
  'perhaps_not_wanted',
  'incident',
  'incident_over',
  'support_silent',
  'trouble_unresolved',
  'bought_before',
] as const
export type StepReason = (typeof stepReasons)[number]

export const situations = ['support', 'sales', 'unknown'] as const
export type Situation = (typeof situations)[number]

/** Facts that fill the blanks of a draft; null where none is known. `until` is ISO 8601, UTC. */
export type StepFacts = {
  readonly offer: string | null
  readonly until: string | null
  readonly bought: string | null
  readonly goes_with: string | null
}

/** The one thing to do about one silent message. */
export type NextStep = {
  readonly step: Step
  /** When to do it; for `wait`, when to ask again. Null for `nothing`. */
  readonly at: Date | null
  readonly reason: StepReason
  /** Probability of an answer gained over doing nothing, from 0 to 1. */
  readonly expected_answer: number
  /** Key of a draft ready to edit; null where there is nothing to write. */
  readonly draft: string | null
  /** For `offer_reminder` and `accessories`; null elsewhere. */
  readonly about: StepFacts | null
  readonly situation: Situation
  readonly evidence: readonly Evidence[]
  /** End of the open service window, after which only a template may leave; null: it is closed. */
  readonly free_text_until: Date | null
  readonly computed_at: Date
  readonly expires_at: Date
}
