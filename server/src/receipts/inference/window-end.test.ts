import { assert, describe, test } from 'vitest'
import type { ContactFacts, SentFact } from './facts.ts'
import { proposeNextStep } from './next-step.ts'
import type { NextStepQuestion } from './next-step-question.ts'
import { emptyPool } from './pool.ts'
import { subjectOf } from './subject.ts'

// A Wednesday, noon in Paris.
const noon = new Date('2026-09-16T10:00:00Z')
const hourMs = 3_600_000
const after = (from: Date, hours: number) => new Date(from.getTime() + hours * hourMs)

const read = (id: string, at: Date): SentFact => ({
  id,
  at,
  sent_at: at,
  delivered_at: at,
  read_at: after(at, 0.2),
  played_at: null,
  failed_at: null,
  failed_code: null,
  voice: false,
  template: false,
  solicitation: false,
  expects_answer: true,
})

/** Lina answers half of what she is asked, sometimes a day later, and was asked again `hours` ago. */
function lina(hours: number, now = noon): ContactFacts {
  const days = Array.from({ length: 12 }, (_, index) => after(now, -(5 + index * 4) * 24))
  return {
    contact_id: 'lina',
    timezone: 'Europe/Paris',
    first_seen_at: after(now, -90 * 24),
    sent: [...days.map((at, index) => read(`habit${index}`, at)), read('asked', after(now, -hours))],
    heard: days.flatMap((at, index) =>
      index % 2 === 0 ? [{ at: after(at, 1 + index * 2), kind: 'message' as const, about: null }] : [],
    ),
    clues: [],
    changed_number_at: null,
    marketing_stopped_at: null,
  }
}

/** Proposed with so many hours of the window left. */
function propose(facts: ContactFacts, left: number, more: Partial<NextStepQuestion> = {}, now = noon) {
  return proposeNextStep(subjectOf(emptyPool(), facts, [], now), {
    message_id: 'asked',
    situation: 'support',
    trouble: false,
    may: { whatsapp: true, other_channel: false, template: true },
    budget_left: 2,
    window_until: after(now, left),
    price: { inside: 0, outside: 0 },
    answer_value: null,
    offer_ends_at: null,
    has_purchases: false,
    follow_ups: 0,
    last_follow_up_at: null,
    other_channel_offered: false,
    incidents: [],
    ...more,
  })!
}

describe('while the service window is open', () => {
  test('there is time: the person is left in peace, and looked at again before it closes', () => {
    const step = propose(lina(12), 10)
    assert.include(step, { step: 'wait', reason: 'usual_delay_not_over' })
    const ahead = step.at!.getTime() - noon.getTime()
    assert.isAbove(ahead, 0)
    assert.isAtMost(ahead, 7 * hourMs)
    assert.deepEqual(step.free_text_until, after(noon, 10))
  })

  test('and about to close, a draft is proposed that may still leave as free text', () => {
    for (const template of [true, false]) {
      const may = { whatsapp: true, other_channel: false, template }
      const step = propose(lina(21), 2, { may })
      assert.include(step, { step: 'ask_solved', reason: 'window_closing' })
      assert.isNotNull(step.draft)
      assert.isAtLeast(step.at!.getTime(), noon.getTime())
      assert.isBelow(step.at!.getTime(), after(noon, 2).getTime())
      assert.deepEqual(step.expires_at, after(noon, 2))
    }
  })

  test('and closing at night, it is proposed the evening before', () => {
    const evening = new Date('2026-09-16T17:30:00Z')
    const step = propose(lina(17, evening), 7, {}, evening)
    assert.equal(step.reason, 'window_closing')
    assert.isBelow(step.at!.getTime(), new Date('2026-09-16T19:00:00Z').getTime())
  })

  test('and closing, nobody is hurried who was asked just now, was followed up, or must not be written to', () => {
    assert.equal(propose(lina(0.1), 1).step, 'wait')
    const followed = { follow_ups: 1, last_follow_up_at: after(noon, -3) }
    assert.equal(propose(lina(21), 2, followed).step, 'wait')
    assert.equal(propose(lina(21), 2, { budget_left: 0 }).reason, 'budget_spent')
    const no = { whatsapp: false, other_channel: false, template: true }
    assert.equal(propose(lina(21), 2, { may: no }).reason, 'window_or_consent')
    assert.notEqual(
      propose(lina(21), 2, { answer_value: 1, price: { inside: 1, outside: 2 } }).reason,
      'window_closing',
    )
  })

  test('only by night and without a template, nothing is proposed', () => {
    const night = new Date('2026-09-16T21:00:00Z')
    const may = { whatsapp: true, other_channel: false, template: false }
    for (const hours of [22, 23.5]) {
      const step = propose(lina(hours, night), 2, { may }, night)
      assert.notInclude(['follow_up', 'ask_solved', 'yes_no'], step.step)
    }
  })
})
