/**
 * Prints what a desk without history starts from: the counts of a made-up desk of its own seed, which no measurement uses,
 * as heavy as a few hundred contacts. `node bench/inference/teach-prior.ts`, pasted into `prior-pool.ts`.
 */
import { type Pool, scalePool } from '../../server/src/receipts/inference/pool.ts'
import { livePopulation, poolAt } from './population.ts'
import { parseSettings } from './settings.ts'

const people = 2400
const weight = 200

const population = livePopulation(parseSettings('prior', `{ "seed": 777001, "contacts": ${people} }`))
const pool = scalePool(poolAt(population, population.house.length), weight / people)

const short = (value: number): number => Number(value.toPrecision(3))
const counted: Pick<Pool, 'hours' | 'openings' | 'differences' | 'away' | 'gaps' | 'answers'> = {
  hours: pool.hours.map(short),
  openings: pool.openings,
  differences: pool.differences,
  away: pool.away,
  gaps: pool.gaps,
  answers: pool.answers,
}
const text = JSON.stringify(counted, (_, value) => (typeof value === 'number' ? short(value) : value))
process.stdout.write(`${text}\n`)
