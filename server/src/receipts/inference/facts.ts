/**
 * What is known about one person, as facts and nothing else: what we sent and what its receipts say, what we heard from
 * them, what somebody noticed. Arrays may come in any order and hold duplicates, gaps and contradictions.
 */

/** One message of ours to this person on WhatsApp, and its receipts as far as they came. */
export type SentFact = {
  readonly id: string
  /** Accepted by the platform. */
  readonly at: Date
  readonly sent_at: Date | null
  readonly delivered_at: Date | null
  readonly read_at: Date | null
  readonly played_at: Date | null
  readonly failed_at: Date | null
  /** The platform's error code as digits, for example `131026`. */
  readonly failed_code: string | null
  /** A voice message: `played` is told for it whatever the person's receipts are set to. */
  readonly voice: boolean
  readonly template: boolean
  /** Nobody asked for it: a campaign, an offer, a follow-up. A reply to somebody who waits for one is not. */
  readonly solicitation: boolean
  /** A question, a choice to tap, or a request: silence after it means more than after a thank-you. */
  readonly expects_answer: boolean
}

export const heardKinds = ['message', 'reaction', 'tap', 'link_click', 'call'] as const
export type HeardKind = (typeof heardKinds)[number]

/** Something the person did towards us on WhatsApp. */
export type HeardFact = {
  readonly at: Date
  readonly kind: HeardKind
  /** Id of our message that it quotes, reacts to, or was tapped in. */
  readonly about: string | null
}

export const clueKinds = [
  // Noted by an agent by hand: the platform shows a business neither.
  'photo_gone',
  'last_seen_gone',
  // A WhatsApp call of ours that failed or rang out; noted by hand, or from the calls webhook.
  'call_failed',
  'group_add_refused',
  // A member's receipt in a group we share came while direct messages stayed on one tick: the phone is on, the app is there.
  'group_delivered',
  // Shop, e-mail, SMS, phone or web chat: the person is alive and well somewhere else.
  'other_channel_active',
  // A telephone call or an SMS to the same number did not get through.
  'phone_unreachable',
  // Somebody else answers under this number, or the operator says it is not in service.
  'number_reassigned',
  'told_us_receipts_off',
  // The person said they are away, or that the phone is broken.
  'told_us_away',
] as const
export type ClueKind = (typeof clueKinds)[number]

/** `observed: false` is a clue too: somebody looked, and the photo is still there. */
export type ClueFact = {
  readonly kind: ClueKind
  readonly observed: boolean
  readonly observed_at: Date
}

export type ContactFacts = {
  readonly contact_id: string
  /** IANA name; null when unknown: the hours are then those of UTC. */
  readonly timezone: string | null
  readonly first_seen_at: Date
  readonly sent: readonly SentFact[]
  readonly heard: readonly HeardFact[]
  readonly clues: readonly ClueFact[]
  /** When the platform told that the person moved to another number, and this is the old one. */
  readonly changed_number_at: Date | null
  /** When the person used the platform's own switch against marketing, or told us to stop. */
  readonly marketing_stopped_at: Date | null
}

/** A span in which our connection or the platform failed; `until` null: still failing. */
export type Incident = { readonly since: Date; readonly until: Date | null }
