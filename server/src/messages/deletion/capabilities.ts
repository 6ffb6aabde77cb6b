/** What each channel lets a business do about a message that has left, as data that is checked again before each release. */

import type { Language } from '../../accounts/index.ts'

/** `verified`: stands in the source. `observed`: told by many, stated by nobody who must know. */
export type Certainty = 'verified' | 'observed'

export type Capability = {
  /** Whether a message that left can be taken from the other side, and where that is done. */
  readonly everyone: 'by_the_desk' | 'in_the_app' | 'no'
  /** How long after sending, in seconds; null: without limit, or not at all. */
  readonly everyone_seconds: number | null
  /** Whether customers can take back their own, and whether we are told. */
  readonly customers: 'told' | 'not_told' | 'no'
  /** Where they can: how long after sending, in seconds; null: not known. */
  readonly customers_seconds: number | null
  readonly certainty: Certainty
  /** Where it stands. */
  readonly source: Readonly<Record<Language, string>>
  /** The day somebody last looked. */
  readonly checked_on: string
}

const daySeconds = 86_400

/**
 * By kind of line. A channel of ours names the kind of each of its numbers; one that is not here can do nothing.
 * The apps' limit was 7 minutes in 2017 and 1 h 8 min 16 s from March 2018; both are still quoted and wrong.
 */
export const capabilities = {
  whatsapp: {
    everyone: 'no',
    everyone_seconds: null,
    customers: 'not_told',
    customers_seconds: 2 * daySeconds,
    certainty: 'verified',
    source: {
      en: 'WhatsApp Cloud API, sending of messages and changes up to 11 August 2026',
      fr: 'API Cloud de WhatsApp, envoi de messages et changements jusqu’au 11 août 2026',
    },
    checked_on: '2026-11-20',
  },
  // Whether the app deletes what left through the API is documented nowhere, hence `observed`.
  whatsapp_coexistence: {
    everyone: 'in_the_app',
    everyone_seconds: 2 * daySeconds,
    customers: 'told',
    customers_seconds: 2 * daySeconds,
    certainty: 'observed',
    source: {
      en: 'WhatsApp Cloud API, notices of messages written and deleted in the app, 21 May 2026',
      fr: 'API Cloud de WhatsApp, avis des messages écrits et supprimés dans l’application, 21 mai 2026',
    },
    checked_on: '2026-11-20',
  },
  // The page is our own and shows what the desk holds.
  webchat: {
    everyone: 'by_the_desk',
    everyone_seconds: null,
    customers: 'told',
    customers_seconds: null,
    certainty: 'verified',
    source: {
      en: 'Doublecheck, web chat',
      fr: 'Doublecheck, discussion du site',
    },
    checked_on: '2026-11-20',
  },
  // A message that the next server has taken is that server's.
  email: {
    everyone: 'no',
    everyone_seconds: null,
    customers: 'no',
    customers_seconds: null,
    certainty: 'verified',
    source: {
      en: 'RFC 5321 (mail), section 6.1',
      fr: 'RFC 5321 (courriel), section 6.1',
    },
    checked_on: '2026-11-20',
  },
  sms: {
    everyone: 'no',
    everyone_seconds: null,
    customers: 'no',
    customers_seconds: null,
    certainty: 'verified',
    source: {
      en: '3GPP TS 23.040 (SMS)',
      fr: '3GPP TS 23.040 (SMS)',
    },
    checked_on: '2026-11-20',
  },
} as const satisfies Readonly<Record<string, Capability>>

export type LineKind = keyof typeof capabilities
export const lineKinds = Object.keys(capabilities) as LineKind[]

const nothing: Capability = { ...capabilities.email, source: { en: '–', fr: '–' } }

export function capabilityOf(kind: string): Capability {
  return kind in capabilities ? capabilities[kind as LineKind] : nothing
}
