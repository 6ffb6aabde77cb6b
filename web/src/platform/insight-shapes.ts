// What the desk concludes about one message of ours. Probabilities and weights run from 0 to 1; instants are ISO 8601 UTC.

/** One reason. `params` are hours, counts and minutes, by the code's own names. */
export type Evidence = {
  readonly code: string
  readonly params: Readonly<Record<string, number | string>>
  readonly direction: 'for' | 'against'
  readonly weight: number
  readonly about: string
}

export type SeenCause =
  | 'read'
  | 'answered_after'
  | 'receipts_off'
  | 'notification'
  | 'read_offline'
  | 'unofficial_app'
  | 'not_seen'

/** `read`: a receipt says so. `inferred`: an act of the person shows it. `probable`: neither. */
export type Seen = {
  readonly probability: number
  readonly basis: 'read' | 'inferred' | 'probable'
  readonly causes: readonly { readonly cause: SeenCause; readonly weight: number }[]
  readonly evidence: readonly Evidence[]
  readonly expires_at: string
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
export type Situation = 'support' | 'sales' | 'unknown'

export type StepFacts = {
  readonly offer: string | null
  /** ISO 8601, UTC. */
  readonly until: string | null
  readonly bought: string | null
  readonly goes_with: string | null
}

/** The one thing to do about a silent message. */
export type NextStep = {
  readonly step: Step
  /** For `wait`, when to look again; null for `nothing`. */
  readonly at: string | null
  readonly reason: string
  /** Probability of an answer gained over doing nothing. */
  readonly expected_answer: number
  /** Null where there is nothing to write. */
  readonly draft: string | null
  /** What fills the blanks of that draft, as far as it is known. */
  readonly about: StepFacts | null
  readonly situation: Situation
  readonly evidence: readonly Evidence[]
  /** After this only a template may leave; null: it is so already. */
  readonly free_text_until: string | null
  readonly expires_at: string
  /** Set once somebody has done it or turned it down. */
  readonly decision: { readonly outcome: 'done' | 'dismissed' } | null
}
