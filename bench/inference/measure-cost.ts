import { learnPool } from '../../server/src/receipts/inference/learn.ts'
import { emptyPool, type Pool } from '../../server/src/receipts/inference/pool.ts'
import { judgeReach } from '../../server/src/receipts/inference/reach.ts'
import { judgeSeen } from '../../server/src/receipts/inference/seen.ts'
import { subjectOf } from '../../server/src/receipts/inference/subject.ts'
import { quantile } from '../measure/report.ts'
import { dateOf } from './calendar.ts'
import { allFacts, hoursUntil, type Population } from './population.ts'

export type CostFigures = {
  readonly medianMs: number
  readonly p99Ms: number
  /** Learning once and judging everybody once, for a hundred thousand people like these. */
  readonly secondsFor100k: number
}

/** Processor time of one thread over whole histories; the facts are made beforehand. */
export function measureCost(population: Population, pool: Pool): CostFigures {
  const at = population.house.length
  const now = dateOf(at)
  const incidents = hoursUntil(population, at)
  const facts = [...allFacts(population, at)]
  const each: number[] = []
  const start = performance.now()
  learnPool(emptyPool(), facts, incidents, now)
  for (const one of facts) {
    const before = performance.now()
    const subject = subjectOf(pool, one, incidents, now)
    judgeReach(subject)
    for (const sent of one.sent.slice(-10)) judgeSeen(subject, sent.id)
    each.push(performance.now() - before)
  }
  const seconds = (performance.now() - start) / 1000
  return {
    medianMs: quantile(each, 0.5),
    p99Ms: quantile(each, 0.99),
    secondsFor100k: (seconds / facts.length) * 100_000,
  }
}
