import type { Reach } from '../../server/src/receipts/inference/outcome.ts'
import type { Pool } from '../../server/src/receipts/inference/pool.ts'
import { judgeReach, suppressAt } from '../../server/src/receipts/inference/reach.ts'
import { subjectOf } from '../../server/src/receipts/inference/subject.ts'
import { dateOf } from './calendar.ts'
import { diceOf } from './dice.ts'
import { never } from './message.ts'
import { factsAt } from './observe.ts'
import { incidentsOf, type Population } from './population.ts'
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
      const subject = subjectOf(pool, factsAt(life, at), incidentsOf(population, at), dateOf(at))
      const probability = blockedOf(judgeReach(subject))
      cases.push({
        probability,
        truth: life.isBlockedAt(at),
        // Who is left in peace because their number is gone is not said to have blocked us.
        judged: probability >= suppressAt,
        index,
        at,
      })
    }
  })
  return cases
}

export type AnyoneCase = Told & { readonly silent: boolean }

const livesHours = 14 * 24

/**
 * Everybody whose conversation is alive (something was sent within two weeks) and at least seven days old, each at one random
 * instant of the second half. `silent`: a message of seven days or older is the last that was tried, and there was no sign of
 * them since.
 */
export function anyoneCases(population: Population, pool: Pool): AnyoneCase[] {
  const { house, businesses } = population
  const cases: AnyoneCase[] = []
  for (const { life } of businesses) {
    const at = house.length * (0.5 + 0.5 * diceOf(house.settings.seed, life.person.index, 52)())
    const sent = life.messages.filter((message) => message.at <= at && !(message.failedAt <= at))
    const isOld = sent.some((message) => message.at <= at - evidenceHours)
    const isAlive = sent.some((message) => message.at > at - livesHours)
    if (!isOld || !isAlive) continue
    const subject = subjectOf(pool, factsAt(life, at), incidentsOf(population, at), dateOf(at))
    const last = lastContactBefore(life, at)
    cases.push({
      probability: blockedOf(judgeReach(subject)),
      truth: life.isBlockedAt(at),
      silent: sent.some((message) => message.at > last && message.at <= at - evidenceHours),
    })
  }
  return cases
}

const blockedOf = ({ causes }: Reach): number => causes.find(({ cause }) => cause === 'blocked')!.probability

function lastContactBefore(life: Population['businesses'][number]['life'], at: number): number {
  const known = life.messages.flatMap(({ deliveredAt, readAt }) => [deliveredAt, readAt])
  return [...known, ...life.heard.map((heard) => heard.at)]
    .filter((when) => when <= at)
    .reduce((last, when) => Math.max(last, when), -never)
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

export type AnyoneFigures = {
  readonly cases: number
  readonly auc: number
  readonly ece: number
  readonly silentCases: number
  readonly silentAuc: number
  readonly silentEce: number
}

export function scoreAnyone(cases: readonly AnyoneCase[]): AnyoneFigures {
  const silent = cases.filter((one) => one.silent)
  return {
    cases: cases.length,
    auc: areaUnderCurve(cases),
    ece: calibrationError(cases),
    silentCases: silent.length,
    silentAuc: areaUnderCurve(silent),
    silentEce: calibrationError(silent),
  }
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
