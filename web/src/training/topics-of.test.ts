import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { topicsOf } from './topics-of.ts'

const t = ((key: string) => key.replace('training:topic.', '')) as unknown as TFunction
const wrong = (topic: string | null) => ({ id: 'any', topic, asks: null })

test('what was wrong is said once per topic, and questions asked no more are left out', () => {
  const missed = [wrong('two_grey'), wrong('group'), wrong('two_grey'), wrong(null)]
  expect(topicsOf(missed, t)).toBe('two_grey, group')
  expect(topicsOf([], t)).toBe('')
})
