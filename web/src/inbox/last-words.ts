import type { TFunction } from 'i18next'
import type { LastMessage } from '../platform/api-shapes.ts'

/** The last words of a conversation on one line; what has no words is named by its kind. */
export function lastWords(last: LastMessage, t: TFunction): string {
  if (last.withdrawn) return t('messages:withdrawn.short')
  const words = last.text.replaceAll(/\s+/g, ' ').trim()
  if (words) return words
  return t(`messages:kind.${last.type}`, { defaultValue: t('messages:kind.other'), count: 1, emoji: '' })
}
