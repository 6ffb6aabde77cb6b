import type { TFunction } from 'i18next'
import { ApiError } from './api-error.ts'

/** What happened and what to do, in the reader's language. Never a stack, a status or a bare code. */
export function errorWords(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('errors:unknown')
  const key = `errors:${error.code.replaceAll('.', '_')}`
  const details =
    typeof error.details === 'object' && error.details !== null && !Array.isArray(error.details)
      ? error.details
      : {}
  const words = t(key, { ...details, defaultValue: '' })
  if (words) return words
  if (error.status >= 500 || error.status === 0) return t('errors:unknown')
  return error.message || t('errors:unknown')
}
