import type { Pool } from '../../server/src/receipts/inference/pool.ts'
import { judgeReach } from '../../server/src/receipts/inference/reach.ts'
import { subjectOf } from '../../server/src/receipts/inference/subject.ts'
import { dateOf } from './calendar.ts'
import { diceOf } from './dice.ts'
import { never } from './message.ts'
import { factsAt } from './observe.ts'
import { hoursUntil, type Population } from './population.ts'
import { areaUnderCurve, calibrationError, calibrationFloor, precisionAndRecall, type Told } from './score.ts'

const evidenceHours = 7 * 24

export type BlockedCase = Told & { readonly judged: boolean; readonly index: number; readonly at: number }

/**
 * Every silence of ticks that lasts seven days, at the moment it does: the oldest message since the last delivery has been on
 * one grey tick for a week; in the second half, with what was learnt in the first. What failed with an error is no case: the platform said why.
 */
export function blockedCases(population: Population, pool: Pool): BlockedCase[] {
  const { house, businesses } = population
  const cases: BlockedCase[] = []
  businesses.forEach(({ life }, index) => {
    let quietUntil = 0
    for (const message of life.messages) {
      const at = message.at + evidenceHours
      if (message.at < quietUntil || at < house.length / 2 || at > house.length || message.failedAt < never)
        continue
      const contact = firstContactAfter(life, message.at)
      if (contact <= at) continue
      quietUntil = contact
      // Errors meanwhile told the cause; a failure is not one tick.
      if (life.messages.some(({ failedAt }) => failedAt > message.at && failedAt <= at)) continue
      const subject = subjectOf(pool, factsAt(life, at), hoursUntil(population, at), dateOf(at))
      const reach = judgeReach(subject)
      cases.push({
        probability: reach.causes.find(({ cause }) => cause === 'blocked')!.probability,
        truth: life.isBlockedAt(at),
        judged: reach.suppress,
        index,
        at,
      })
    }
  })
  return cases
}

/** The first thing after this instant that shows the person can be reached, as a desk sees it. */
function firstContactAfter(life: Population['businesses'][number]['life'], at: number): number {
  let first = never
  for (const { deliveredAt, readAt } of life.messages) {
    for (const when of [deliveredAt, readAt]) if (when > at && when < first) first = when
  }
  for (const heard of life.heard) if (heard.at > at && heard.at < first) first = heard.at
  return first
}

export type BlockedFigures = {
  readonly cases: number
  readonly blocked: number
  readonly auc: number
  readonly ece: number
  /** What chance alone makes of so few cases. */
  readonly eceFloor: number
  readonly precision: number
  readonly recall: number
}

export function scoreBlocked(cases: readonly BlockedCase[]): BlockedFigures {
  return {
    cases: cases.length,
    blocked: cases.filter(({ truth }) => truth).length,
    auc: areaUnderCurve(cases),
    ece: calibrationError(cases),
    eceFloor: calibrationFloor(cases, diceOf(cases.length, 61)),
    ...precisionAndRecall(cases),
  }
}
