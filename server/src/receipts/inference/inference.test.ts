import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ContactFacts, clueKinds, heardKinds, type SentFact } from './facts.ts'
import { learnPool } from './learn.ts'
import { proposeNextStep } from './next-step.ts'
import type { NextStepQuestion } from './next-step-question.ts'
import type { NextStep, Reach, Seen } from './outcome.ts'
import { emptyPool, mergePools, type Pool } from './pool.ts'
import { judgeReach } from './reach.ts'
import { judgeSeen } from './seen.ts'
import { subjectOf } from './subject.ts'

const now = new Date('2026-09-16T10:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const pool = emptyPool()

const message = (id: string, hoursAgo: number, more: Partial<SentFact> = {}): SentFact => ({
  id,
  at: ago(hoursAgo),
  sent_at: ago(hoursAgo),
  delivered_at: null,
  read_at: null,
  played_at: null,
  failed_at: null,
  failed_code: null,
  voice: false,
  template: false,
  solicitation: false,
  expects_answer: true,
  ...more,
})
const arrived = (id: string, hoursAgo: number, more: Partial<SentFact> = {}) =>
  message(id, hoursAgo, { delivered_at: ago(hoursAgo - 0.001), ...more })
const read = (id: string, hoursAgo: number, afterHours = 0.3, more: Partial<SentFact> = {}) =>
  arrived(id, hoursAgo, { read_at: ago(hoursAgo - afterHours), ...more })

const lina = (more: Partial<ContactFacts> = {}): ContactFacts => ({
  contact_id: 'lina',
  timezone: 'Europe/Paris',
  first_seen_at: ago(90 * 24),
  sent: [],
  heard: [],
  clues: [],
  changed_number_at: null,
  marketing_stopped_at: null,
  ...more,
})

const question = (message_id: string, more: Partial<NextStepQuestion> = {}): NextStepQuestion => ({
  message_id,
  situation: 'support',
  trouble: false,
  may: { whatsapp: true, other_channel: true, template: true },
  budget_left: 2,
  window_until: null,
  price: { inside: 0, outside: 0 },
  answer_value: null,
  offer_ends_at: null,
  has_purchases: false,
  follow_ups: 0,
  last_follow_up_at: null,
  other_channel_offered: false,
  incidents: [],
  ...more,
})

const subject = (facts: ContactFacts, incidents: Parameters<typeof subjectOf>[2] = []) =>
  subjectOf(pool, facts, incidents, now)
const reachOf = (facts: ContactFacts) => judgeReach(subject(facts))
const seenOf = (facts: ContactFacts, id: string) => judgeSeen(subject(facts), id)!
const blockedOf = (reach: Reach) => reach.causes.find(({ cause }) => cause === 'blocked')!.probability

/** Seven talks with Lina, read each time. */
const habit = Array.from({ length: 7 }, (_, index) => read(`habit${index}`, 200 + index * 190))

describe('Lina has read receipts on', () => {
  test('what she read is read, and what she did not is probably not seen', () => {
    const facts = lina({ sent: [...habit, arrived('quiet', 30)] })
    expect(seenOf(facts, 'habit0')).toMatchObject({ probability: 1, basis: 'read' })
    expect(seenOf(facts, 'quiet').probability).toBeLessThan(0.45)
  })

  test('an answer shows that she saw what came before, inferred and not read', () => {
    const facts = lina({
      sent: [...habit, arrived('asked', 5)],
      heard: [{ at: ago(4), kind: 'message', about: null }],
    })
    expect(seenOf(facts, 'asked')).toMatchObject({ basis: 'inferred' })
    expect(seenOf(facts, 'asked').probability).toBeGreaterThan(0.95)
    expect(seenOf(facts, 'asked').probability).toBeLessThan(1)
  })
})

describe('Theo has read receipts off', () => {
  const sent = Array.from({ length: 6 }, (_, index) => arrived(`m${index}`, 100 + index * 200))
  const heard = sent.map(({ at }) => ({
    at: new Date(at.getTime() + 7_200_000),
    kind: 'message' as const,
    about: null,
  }))

  test('and is not silent while nobody had time to answer', () => {
    const fresh = reachOf(lina({ sent: [...sent, arrived('fresh', 0.01)], heard }))
    expect(fresh.verdict).toBe('reachable')
    expect(fresh.causes[0]!.cause).toBe('reachable_silent')
    expect(reachOf(lina({ sent: [...sent, arrived('fresh', 3)], heard })).verdict).toBe('silent')
  })

  test('answers without a single read receipt show it, and silence on two grey ticks means little', () => {
    const facts = lina({ contact_id: 'theo', sent: [...sent, arrived('new', 30)], heard })
    const seen = seenOf(facts, 'new')
    expect(reachOf(facts).receipts_on).toBeLessThan(0.1)
    expect(seen.probability).toBeGreaterThan(0.7)
    expect(seen.causes[0]!.cause).toBe('receipts_off')
  })

  test('a voice message played and never read speaks for receipts off', () => {
    const voice = arrived('voice', 50, { voice: true, played_at: ago(49) })
    expect(reachOf(lina({ sent: [voice] })).receipts_on).toBeLessThan(reachOf(lina()).receipts_on)
  })
})

describe('one grey tick', () => {
  const offer = read('offer', 182, 0.3, { solicitation: true })
  const stuck = [message('s1', 170), message('s2', 100)]

  test('of two hours says nothing against anybody', () => {
    expect(blockedOf(reachOf(lina({ sent: [...habit, message('s1', 2)] })))).toBeLessThan(0.05)
  })

  test('of a week after an unwanted offer, with photo and "last seen" gone, makes us stop', () => {
    const sent = [...habit.filter(({ at }) => at < offer.at), offer, ...stuck]
    const gone = ['photo_gone', 'last_seen_gone'] as const
    const clues = gone.map((kind) => ({ kind, observed: true, observed_at: ago(60) }))
    const reach = reachOf(lina({ sent, clues }))
    expect(reach.causes[0]!.cause).toBe('blocked')
    expect(reach).toMatchObject({ verdict: 'perhaps_not_wanted', suppress: true })
    expect(proposeNextStep(subject(lina({ sent, clues })), question('s1'))).toMatchObject({
      step: 'nothing',
      reason: 'perhaps_not_wanted',
    })
  })

  test('with the photo still there speaks against a block', () => {
    const sent = [...habit, ...stuck]
    const looked = (observed: boolean) =>
      blockedOf(reachOf(lina({ sent, clues: [{ kind: 'photo_gone', observed, observed_at: ago(60) }] })))
    expect(looked(false)).toBeLessThan(looked(true) / 3)
  })

  test('ends with the next delivery', () => {
    const sent = [...habit, ...stuck, arrived('back', 1)]
    expect(blockedOf(reachOf(lina({ sent })))).toBeLessThan(0.02)
  })

  test('while our own connection fails is not held against anybody', () => {
    const incidents = [{ since: ago(9), until: null }]
    const facts = lina({ sent: [...habit, message('s1', 8)] })
    expect(judgeReach(subject(facts, incidents)).causes[0]!.cause).toBe('reachable_silent')
    expect(proposeNextStep(subject(facts, incidents), question('s1', { incidents }))!.step).toBe(
      'check_connection',
    )
  })

  test('with the error of a dead number is a dead number', () => {
    const failed = message('f', 5, { failed_at: ago(5), failed_code: '131026' })
    expect(reachOf(lina({ sent: [...habit, failed] })).verdict).toBe('unusable')
  })
})

describe('proposals', () => {
  const silent = lina({ sent: [...habit.slice(1), read('asked', 100)] })

  test.each([
    ['nothing of the budget is left', { budget_left: 0 }, 'budget_spent'],
    [
      'there is no consent',
      { may: { whatsapp: false, other_channel: true, template: true } },
      'window_or_consent',
    ],
    [
      'the window is closed and no template fits',
      { may: { whatsapp: true, other_channel: true, template: false } },
      'window_or_consent',
    ],
  ] as const)('nothing is proposed when %s', (_, more, reason) => {
    expect(proposeNextStep(subject(silent), question('asked', more))).toMatchObject({
      step: 'nothing',
      reason,
      at: null,
    })
  })

  test('an answered message needs nothing', () => {
    const facts = { ...silent, heard: [{ at: ago(50), kind: 'tap' as const, about: 'asked' }] }
    expect(proposeNextStep(subject(facts), question('asked'))).toMatchObject({
      step: 'nothing',
      reason: 'answered',
    })
  })

  test('a fresh message is given its time', () => {
    const facts = lina({ sent: [...habit, arrived('fresh', 0.2)] })
    const next = proposeNextStep(subject(facts), question('fresh'))!
    expect(next.step).toBe('wait')
    expect(next.at!.getTime()).toBeGreaterThan(now.getTime())
  })

  test('of a message nobody knows nothing is said', () => {
    expect(proposeNextStep(subject(silent), question('unknown'))).toBeUndefined()
  })
})

// Whatever is told, in whatever order.

const anyDate = fc.oneof(
  fc.integer({ min: -200, max: 24 * 100 }).map(ago),
  fc.constantFrom(new Date(0), new Date(Number.NaN), new Date('1900-01-01'), new Date('2999-01-01')),
)
const maybe = fc.option(anyDate, { nil: null })
const anySent: fc.Arbitrary<SentFact> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  at: anyDate,
  sent_at: maybe,
  delivered_at: maybe,
  read_at: maybe,
  played_at: maybe,
  failed_at: maybe,
  failed_code: fc.constantFrom(null, '131026', '131050', 'nonsense'),
  voice: fc.boolean(),
  template: fc.boolean(),
  solicitation: fc.boolean(),
  expects_answer: fc.boolean(),
})
const anyFacts: fc.Arbitrary<ContactFacts> = fc.record({
  contact_id: fc.constant('somebody'),
  timezone: fc.constantFrom(null, 'Europe/Paris', 'Nowhere/Land', 'America/Toronto'),
  first_seen_at: anyDate,
  sent: fc.array(anySent, { maxLength: 12 }),
  heard: fc.array(
    fc.record({
      at: anyDate,
      kind: fc.constantFrom(...heardKinds),
      about: fc.constantFrom(null, 'a', 'b', 'z'),
    }),
    { maxLength: 8 },
  ),
  clues: fc.array(
    fc.record({ kind: fc.constantFrom(...clueKinds), observed: fc.boolean(), observed_at: anyDate }),
    { maxLength: 8 },
  ),
  changed_number_at: maybe,
  marketing_stopped_at: maybe,
})

type Judged = { readonly reach: Reach; readonly seen: readonly Seen[]; readonly next: readonly NextStep[] }

function judgeAll(facts: ContactFacts): Judged {
  const known = subject(facts)
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  return {
    reach: judgeReach(known),
    seen: ids.flatMap((id) => judgeSeen(known, id) ?? []),
    next: ids.flatMap((id) => proposeNextStep(known, question(id)) ?? []),
  }
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
const isShare = (value: number) => value >= 0 && value <= 1

test('whatever is told, probabilities are probabilities and everything expires later', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { reach, seen, next } = judgeAll(facts)
      expect(reach.causes.map(({ cause }) => cause).sort()).toHaveLength(6)
      expect(sumOf(reach.causes.map(({ probability }) => probability))).toBeCloseTo(1, 9)
      expect(reach.causes.every(({ probability }) => isShare(probability))).toBe(true)
      expect(isShare(reach.receipts_on)).toBe(true)
      for (const one of seen) {
        expect(isShare(one.probability)).toBe(true)
        expect(sumOf(one.causes.map(({ weight }) => weight))).toBeCloseTo(1, 9)
        expect(one.causes.every(({ weight }) => isShare(weight))).toBe(true)
      }
      for (const one of next) expect(isShare(one.expected_answer)).toBe(true)
      for (const one of [reach, ...seen, ...next]) {
        expect(one.expires_at.getTime()).toBeGreaterThan(one.computed_at.getTime())
        expect(one.evidence.every(({ weight }) => weight >= 0 && Number.isFinite(weight))).toBe(true)
      }
    }),
    { numRuns: 300, seed: 20260916 },
  )
})

test('the order in which facts are told never matters, nor that they are told twice', () => {
  fc.assert(
    fc.property(anyFacts, fc.infiniteStream(fc.nat()), (facts, dice) => {
      const shuffled = <Item>(items: readonly Item[]): Item[] =>
        [...items, ...items]
          .map((item) => ({ item, key: dice.next().value as number }))
          .sort((one, other) => one.key - other.key)
          .map(({ item }) => item)
      const mixed = {
        ...facts,
        sent: shuffled(facts.sent),
        heard: shuffled(facts.heard),
        clues: shuffled(facts.clues),
      }
      expect(judgeAll(mixed)).toEqual(judgeAll(facts))
    }),
    { numRuns: 200, seed: 20260917 },
  )
})

test('of somebody nobody ever wrote to nothing is claimed', () => {
  const reach = reachOf(lina())
  expect(reach.verdict).toBe('unknown')
  expect(reach.suppress).toBe(false)
})

test('a clue of the future does not count yet', () => {
  const sent = [...habit, message('s1', 170)]
  const clues = [{ kind: 'photo_gone' as const, observed: true, observed_at: new Date('2027-01-01') }]
  expect(reachOf(lina({ sent, clues })).causes).toEqual(reachOf(lina({ sent })).causes)
})

test('a pool is plain JSON, and learning in two parts is learning in one', () => {
  const people = [
    lina({ sent: [...habit, arrived('x', 30)] }),
    lina({ contact_id: 'omar', sent: [message('y', 300)] }),
  ]
  const whole = learnPool(pool, people, [], now)
  const parts = people.map((one) => learnPool(pool, [one], [], now)).reduce(mergePools)
  expect(JSON.parse(JSON.stringify(whole))).toEqual(whole)
  expect(rounded(parts)).toEqual(rounded(whole))
})

const rounded = (value: Pool): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'number' ? Number(one.toFixed(9)) : one)))
