/**
 * Every number the model starts from that is not counted on the desk itself, in one place with its source. Sources:
 * "platform": documentation of the Cloud API; "surveys": what is published about people's settings (about 30 % receipts off,
 * about 45 % strict privacy); "judgement": ours, held against a population that does not know it by
 * `npm run bench -- inference`. Shares from 0 to 1.
 */
import type { ClueKind } from './facts.ts'

/** Causes of a tick that stays one grey, as far as clues tell them apart. */
export const stuckCauses = ['phone_off', 'changed_or_left', 'unusable_number', 'blocked'] as const
export type StuckCause = (typeof stuckCauses)[number]

type Row = Readonly<Record<StuckCause, number>> & { readonly source: string }

/** P(the clue says yes | cause), given that somebody looked. */
export const clueLikelihoods: Readonly<Partial<Record<ClueKind, Row>>> = {
  // Rings out for whoever has the phone off, the app removed, or us blocked: says little between them.
  call_failed: {
    phone_off: 0.93,
    changed_or_left: 0.96,
    unusable_number: 0.97,
    blocked: 0.97,
    source: 'platform; judgement for wrong notes',
  },
  group_add_refused: {
    phone_off: 0.3,
    changed_or_left: 0.35,
    unusable_number: 0.9,
    blocked: 0.96,
    source: 'surveys: strict privacy refuses groups too; judgement for the rest',
  },
  phone_unreachable: {
    phone_off: 0.72,
    changed_or_left: 0.45,
    unusable_number: 0.5,
    blocked: 0.12,
    source: 'judgement',
  },
  number_reassigned: {
    phone_off: 0.01,
    changed_or_left: 0.5,
    unusable_number: 0.4,
    blocked: 0.01,
    source: 'judgement',
  },
  told_us_away: {
    phone_off: 0.3,
    changed_or_left: 0.02,
    unusable_number: 0.01,
    blocked: 0.01,
    source: 'judgement',
  },
}

/**
 * P(photo and "last seen" are hidden from us | cause); with people who are there or only left the app, as often as the desk
 * finds. Platform: a blocked person's are hidden, a deleted account has none; judgement for the rest.
 */
export const profileHidden = { unusable_number: 0.85, blocked: 0.995 } as const

/** How much of their usual life elsewhere people go on with; for clues that come as a stream. */
export const streamLikelihoods: Readonly<Partial<Record<ClueKind, Row>>> = {
  // Receipts from a group need the phone on and the app there, and pass by a block.
  group_delivered: {
    phone_off: 0.03,
    changed_or_left: 0.02,
    unusable_number: 0.01,
    blocked: 1,
    source: 'platform: in groups each participant reports; judgement for spells between two absences',
  },
  other_channel_active: {
    phone_off: 0.5,
    changed_or_left: 1,
    unusable_number: 1,
    blocked: 1,
    source: 'judgement: without a phone people shop and write less',
  },
}

/** P(failed with this error | the number is dead). */
export const deadNumberCodes: ReadonlySet<string> = new Set([
  // "Undeliverable: not on WhatsApp, terms not accepted, client too old". Error page of the platform.
  '131026',
])
/** The person told the platform that they want no marketing of ours. Error page of the platform. */
export const unwantedCodes: ReadonlySet<string> = new Set(['131050'])

export const likelihoods = {
  /** Surveys: about three of ten have read receipts off. */
  receiptsOn: 0.7,
  /** P(receipt for a read message | setting). Judgement: lost webhooks; one who just switched off. */
  readReceipt: { on: 0.995, off: 0.002 },
  /** `played` is told whatever the setting (platform), so without a read it speaks for off. Judgement. */
  playedWithoutRead: { on: 0.02, off: 0.7 },
  toldReceiptsOff: { on: 0.01, off: 0.2 },
  /** Judgement: about one of twenty changes the setting in three months. */
  switchesPerDay: 0.0005,
  /** Of blocks, those that no message of ours explains. Silence alone cannot tell them from departures. Judgement. */
  unprovokedBlocks: 0.15,
  /** Days of such a chance that somebody has who never got anything of ours. Judgement: they would have to know us from elsewhere. */
  strangeDays: 0.1,
  /** How much an offer that was answered annoys, against one that was not. Judgement. */
  annoyedAnswers: 0.1,
  /** P(an offer annoyed in a notification | receipts on, not opened). Judgement: about one of four is glanced at, of these one of six. */
  annoyedGlances: 0.04,
  /** P(seen | the chat was opened for a later message, or the person wrote afterwards). Judgement. */
  seenWhenOpened: 0.995,
  seenWhenAnswered: 0.985,
  /** P(glanced at in a notification in the end | not opened): everybody, before this desk taught better. Judgement. */
  glances: 0.245,
  /** Lively hours after which most glances that will happen have happened. Judgement. */
  glanceHours: 0.3,
  /** Of people with receipts off, those who use an app that hides reading. Judgement: about one in thirty. */
  unofficialApps: 0.03,
} as const
