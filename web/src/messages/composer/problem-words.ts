import type { Problem } from '@doublecheck/whatsapp'
import type { TFunction } from 'i18next'

/** A rule of the platform that a field breaks, in the reader's language. */
export function problemWords(problem: { code: string; limit?: number | null }, t: TFunction): string {
  return t(`messages:problem.${problem.code}`, {
    limit: problem.limit ?? 0,
    defaultValue: t('messages:problem.bad_value'),
  })
}

/** The first problem of a field named in the platform's words, or undefined. */
export function fieldProblem(problems: readonly Problem[], field: string, t: TFunction): string | undefined {
  const found = problems.find((problem) => problem.field === field)
  return found && problemWords(found, t)
}
