import type { Pool } from '../../server/src/receipts/inference/pool.ts'
import { judgeSeen } from '../../server/src/receipts/inference/seen.ts'
import { subjectOf } from '../../server/src/receipts/inference/subject.ts'
import { dateOf } from './calendar.ts'
import { diceOf } from './dice.ts'
import { factsAt, idOf } from './observe.ts'
import { incidentsOf, type Population } from './population.ts'
import { seenByRulesOfThumb, seenWhenBlue } from './rules-of-thumb.ts'
import { brierScore, calibrationError, type Told } from './score.ts'

const instantsEach = 3
const lookBackHours = 14 * 24

export type SeenCase = Told & {
  readonly byRules: boolean
  readonly whenBlue: boolean
}

/**
 * Asks at random instants of the second half about every message of the last fourteen days that a desk would wonder about:
 * two grey ticks, no read receipt, and not a word of the person since.
 */
export function seenCases(population: Population, pool: Pool): SeenCase[] {
  const { house, businesses } = population
  const cases: SeenCase[] = []
  for (const { life } of businesses) {
    const dice = diceOf(house.settings.seed, life.person.index, 51)
    for (let turn = 0; turn < instantsEach; turn++) {
      const at = house.length * (0.5 + 0.5 * dice())
      const facts = factsAt(life, at)
      const now = dateOf(at)
      const subject = subjectOf(pool, facts, incidentsOf(population, at), now)
      const lastHeard = facts.heard.reduce((last, one) => Math.max(last, one.at.getTime()), 0)
      const byId = new Map(facts.sent.map((sent) => [sent.id, sent]))
      for (const message of life.messages) {
        if (message.at > at || message.at < at - lookBackHours || message.deliveredAt > at) continue
        const fact = byId.get(idOf(message))!
        if (fact.read_at || fact.played_at || lastHeard >= fact.delivered_at!.getTime()) continue
        const seen = judgeSeen(subject, fact.id)
        if (seen?.basis !== 'probable') continue
        cases.push({
          probability: seen.probability,
          truth: message.seenAt <= at,
          byRules: seenByRulesOfThumb(fact, now),
          whenBlue: seenWhenBlue(fact),
        })
      }
    }
  }
  return cases
}

export type SeenFigures = {
  readonly cases: number
  readonly seenShare: number
  readonly ece: number
  readonly brier: number
  readonly brierRules: number
  readonly brierBlue: number
  /** By how much the Brier score lies below the better of the two rules. */
  readonly gain: number
}

export function scoreSeen(cases: readonly SeenCase[]): SeenFigures {
  const brier = brierScore(cases)
  const brierRules = brierScore(cases.map(({ byRules, truth }) => ({ probability: byRules ? 1 : 0, truth })))
  const brierBlue = brierScore(cases.map(({ whenBlue, truth }) => ({ probability: whenBlue ? 1 : 0, truth })))
  return {
    cases: cases.length,
    seenShare: cases.filter(({ truth }) => truth).length / Math.max(1, cases.length),
    ece: calibrationError(cases),
    brier,
    brierRules,
    brierBlue,
    gain: 1 - brier / Math.min(brierRules, brierBlue),
  }
}
