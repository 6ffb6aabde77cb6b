/** What each channel lets a business do about a message that has left, as data that is checked again before each release. */

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
  /** Where it stands, named alike in every language. */
  readonly source: string
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
    source: 'WhatsApp Cloud API, messages endpoint and changelog to 2026-08-11',
    checked_on: '2026-11-20',
  },
  // Whether the app deletes what left through the API is documented nowhere, hence `observed`.
  whatsapp_coexistence: {
    everyone: 'in_the_app',
    everyone_seconds: 2 * daySeconds,
    customers: 'told',
    customers_seconds: 2 * daySeconds,
    certainty: 'observed',
    source: 'WhatsApp Cloud API, smb_message_echoes and revoke webhooks, 2026-05-21',
    checked_on: '2026-11-20',
  },
  // The page is our own and shows what the desk holds.
  webchat: {
    everyone: 'by_the_desk',
    everyone_seconds: null,
    customers: 'told',
    customers_seconds: null,
    certainty: 'verified',
    source: 'Doublecheck, web chat',
    checked_on: '2026-11-20',
  },
  // A message that the next server has taken is that server's.
  email: {
    everyone: 'no',
    everyone_seconds: null,
    customers: 'no',
    customers_seconds: null,
    certainty: 'verified',
    source: 'RFC 5321, section 6.1',
    checked_on: '2026-11-20',
  },
  sms: {
    everyone: 'no',
    everyone_seconds: null,
    customers: 'no',
    customers_seconds: null,
    certainty: 'verified',
    source: '3GPP TS 23.040',
    checked_on: '2026-11-20',
  },
} as const satisfies Readonly<Record<string, Capability>>

export type LineKind = keyof typeof capabilities
export const lineKinds = Object.keys(capabilities) as LineKind[]

const nothing: Capability = { ...capabilities.email, source: '–' }

export function capabilityOf(kind: string): Capability {
  return kind in capabilities ? capabilities[kind as LineKind] : nothing
}
