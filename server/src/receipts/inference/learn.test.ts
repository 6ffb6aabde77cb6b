import { expect, test } from 'vitest'
import { countEnded, emptyTally, hazardOfEnded } from './delays.ts'
import type { ContactFacts, SentFact } from './facts.ts'
import { learnPool } from './learn.ts'
import { emptyPool, type Pool } from './pool.ts'
import { reachParts } from './reach.ts'
import { subjectOf } from './subject.ts'

const now = new Date('2026-09-16T10:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

const sent = (id: string, hoursAgo: number, afterHours: number | null, solicitation = false): SentFact => ({
  id,
  at: ago(hoursAgo),
  sent_at: ago(hoursAgo),
  delivered_at: afterHours === null ? null : ago(hoursAgo - afterHours),
  read_at: afterHours === null ? null : ago(hoursAgo - afterHours - 0.2),
  played_at: null,
  failed_at: null,
  failed_code: null,
  voice: false,
  template: false,
  solicitation,
  expects_answer: true,
})

const somebody = (contact_id: string, messages: readonly SentFact[], more: object = {}): ContactFacts => ({
  contact_id,
  timezone: null,
  first_seen_at: ago(60 * 24),
  sent: messages,
  heard: [],
  clues: [],
  changed_number_at: null,
  marketing_stopped_at: null,
  ...more,
})

const habit = (from: number) =>
  Array.from({ length: 8 }, (_, turn) => sent(`h${turn}`, from + turn * 60, 0.01))
const probabilities = (pool: Pool, facts: ContactFacts) =>
  reachParts(subjectOf(pool, facts, [], now)).probabilities

/** Two hundred who are there, some with a day away, and thirty who went silent for good. */
const people = [
  ...Array.from({ length: 200 }, (_, turn) =>
    somebody(`there${turn}`, [...habit(100), sent('late', 60, turn % 10 === 0 ? 26 : 0.01)]),
  ),
  ...Array.from({ length: 30 }, (_, turn) =>
    somebody(`gone${turn}`, [...habit(900), sent('lost', 700 - turn * 15, null)]),
  ),
]

test('however often a desk learns, who went for good does not become a phone that is off', () => {
  const silent = people.at(-1)!
  let pool = emptyPool()
  const off: number[] = []
  for (let round = 0; round < 8; round++) {
    pool = learnPool(pool, people, [], now)
    off.push(probabilities(pool, silent).phone_off)
  }
  expect(off[7]!).toBeLessThan(0.2)
  expect(off[7]!).toBeLessThanOrEqual(off[1]! + 0.02)
})

test('a phone that was there minutes before is hardly off for days', () => {
  const gap = (hours: number) =>
    probabilities(
      emptyPool(),
      somebody('lina', [...habit(400), sent('last', 72 + hours, 0.001, true), sent('stuck', 72, null)]),
    )
  expect(gap(0.7).phone_off).toBeLessThan(gap(90).phone_off)
})

test('photo and "last seen" gone together are less than two proofs', () => {
  const looked = (...kinds: readonly string[]) => {
    const clues = kinds.map((kind) => ({ kind, observed: true, observed_at: ago(50) }))
    const facts = somebody('theo', [...habit(400), sent('stuck', 100, null)], { clues })
    const { blocked } = probabilities(emptyPool(), facts)
    return Math.log(blocked / (1 - blocked))
  }
  const none = looked()
  const one = looked('photo_gone') - none
  expect(looked('photo_gone', 'last_seen_gone') - none).toBeGreaterThan(one)
  expect(looked('photo_gone', 'last_seen_gone') - none).toBeLessThan(2 * one - 0.5)
})

test('delays known by their end are not cut short by those that had no room yet', () => {
  const edges = [1, 2, 3]
  const tally = emptyTally(edges)
  // Half of all last two and a half hours, but only every other one of these began early enough to be seen ending.
  for (let turn = 0; turn < 100; turn++) countEnded(tally, edges, 0.5, turn % 2 === 0 ? 10 : 1)
  for (let turn = 0; turn < 50; turn++) countEnded(tally, edges, 2.5, 10)
  const { sums } = hazardOfEnded(tally, edges)
  expect(Math.exp(-sums[2]!)).toBeCloseTo(0.5, 2)
})
