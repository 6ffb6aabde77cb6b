import type { TFunction } from 'i18next'
import type { NamedQuestion } from './training-shapes.ts'

/** What wrong answers were about, each topic once: `two grey, groups`. Empty when nothing was wrong. */
export function topicsOf(wrong: readonly NamedQuestion[], t: TFunction): string {
  const topics = new Set(wrong.flatMap(({ topic }) => topic ?? []))
  return [...topics].map((topic) => t(`training:topic.${topic}`)).join(', ')
}
