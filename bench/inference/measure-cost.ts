import type { ContactFacts } from '../../server/src/receipts/inference/facts.ts'
import { learnPool } from '../../server/src/receipts/inference/learn.ts'
import { emptyPool, type Pool } from '../../server/src/receipts/inference/pool.ts'
import { judgeReach } from '../../server/src/receipts/inference/reach.ts'
import { judgeSeen } from '../../server/src/receipts/inference/seen.ts'
import { subjectOf } from '../../server/src/receipts/inference/subject.ts'
import { dateOf } from './calendar.ts'
import { allFacts, incidentsOf, type Population } from './population.ts'

export type CostFigures = {
  /** Mean of all, and of the hundredth with most messages. */
  readonly msEach: number
  readonly msHeaviest: number
  /** Learning once and judging everybody once, for a hundred thousand people like these. */
  readonly secondsFor100k: number
}

/** Others may use the machine meanwhile; what counts is the time of this thread. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Processor time of one thread over whole histories; the facts are made beforehand. */
export function measureCost(population: Population, pool: Pool): CostFigures {
  const at = population.house.length
  const now = dateOf(at)
  const incidents = incidentsOf(population, at)
  const facts = [...allFacts(population, at)].sort((one, other) => other.sent.length - one.sent.length)
  const judge = (people: readonly ContactFacts[]): number => {
    const before = cpuMs()
    for (const one of people) {
      const subject = subjectOf(pool, one, incidents, now)
      judgeReach(subject)
      for (const sent of one.sent.slice(-10)) judgeSeen(subject, sent.id)
    }
    return (cpuMs() - before) / people.length
  }
  const before = cpuMs()
  learnPool(emptyPool(), facts, incidents, now)
  const msLearning = (cpuMs() - before) / facts.length
  const msEach = judge(facts)
  const heaviest = facts.slice(0, Math.ceil(facts.length / 100))
  return {
    msEach,
    msHeaviest: judge(Array.from({ length: 20 }, () => heaviest).flat()),
    secondsFor100k: (msLearning + msEach) * 100,
  }
}
