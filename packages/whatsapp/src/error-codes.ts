import { accountErrors } from './error-codes-account.ts'
import { callErrors } from './error-codes-calls.ts'
import { groupErrors } from './error-codes-groups.ts'
import { messageErrors } from './error-codes-messages.ts'
import { registrationErrors } from './error-codes-registration.ts'
import { templateErrors } from './error-codes-templates.ts'

/**
 * What the sender should do. `retry`: the same call again, soon. `wait`: the same call, not before `waitMs`.
 * `fix`: a person must change something first, then it may be sent again. `never`: not with the same input.
 */
export type Reaction = 'retry' | 'wait' | 'fix' | 'never'

/** What the error says something about, hence what has to stop. */
export type ErrorScope = 'message' | 'recipient' | 'number' | 'account' | 'template'

/** `http`: the status of the synchronous answer; undefined when the code only comes in a webhook. */
export type ErrorEntry = {
  meaning: string
  http?: number
  reaction: Reaction
  waitMs?: number
  scope: ErrorScope
  words: { en: string; fr: string }
}

// Codes and HTTP statuses: support/error-codes 2025-12-12 with its introduction of 2026-05-15.
// The reactions are our judgement; nothing but a `retry` or `wait` is ever sent again without a person.
export const errorCodes: Readonly<Record<number, ErrorEntry>> = {
  ...accountErrors,
  ...messageErrors,
  ...templateErrors,
  ...registrationErrors,
  ...groupErrors,
  ...callErrors,
}

/** The entry of a code. An unknown code is kept as received and never retried on a guess. */
export function errorCode(code: number): ErrorEntry {
  const known = Object.hasOwn(errorCodes, code) ? errorCodes[code] : undefined
  if (known) return known
  // 200 to 299 are all missing permissions. support/error-codes.
  if (code >= 200 && code <= 299) return accountErrors[200]!
  return {
    meaning: `Unknown error ${code}`,
    reaction: 'never',
    scope: 'message',
    words: {
      en: `WhatsApp refused this message with code ${code}, unknown to us. Show it to your administrator.`,
      fr: `WhatsApp a refusé ce message, code ${code} inconnu de nous. Montrez-le à votre administrateur.`,
    },
  }
}
