import type { TFunction } from 'i18next'

/** A rule of the platform that a field breaks, in the reader's language. */
export function problemWords(problem: { code: string; limit?: number | null }, t: TFunction): string {
  return t(`messages:problem.${problem.code}`, {
    limit: problem.limit ?? 0,
    defaultValue: t('messages:problem.bad_value'),
  })
}
