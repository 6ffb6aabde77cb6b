import type { TFunction } from 'i18next'
import { ApiError } from '../platform/api-error.ts'
import type { Refusal } from '../platform/api-shapes.ts'
import { errorWords } from '../platform/error-words.ts'

/** Why we did not send it, in the reader's language: the same words as when the server refuses at once. */
export function refusalWords(refusal: Refusal | null, t: TFunction): string {
  if (refusal === null) return t('messages:refused.unknown')
  return errorWords(new ApiError(422, refusal.code, refusal.message, refusal.details), t)
}
