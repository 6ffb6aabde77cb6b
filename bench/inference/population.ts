import type { ContactFacts, Incident } from '../../server/src/receipts/inference/facts.ts'
import { learnPool } from '../../server/src/receipts/inference/learn.ts'
import { emptyPool, type Pool } from '../../server/src/receipts/inference/pool.ts'
import { Business, drawHouse, type House } from './business.ts'
import { dateOf } from './calendar.ts'
import { factsAt } from './observe.ts'
import { incidentsAt, type Noticed, watchOutages } from './outage-watch.ts'
import type { Settings } from './settings.ts'

/** A desk's people after the whole time has gone by. */
export type Population = {
  readonly house: House
  readonly businesses: readonly Business[]
  /** Outages as the desk found them out, which it does late and not always. */
  readonly noticed: readonly Noticed[]
}

export function livePopulation(settings: Settings): Population {
  const house = drawHouse(settings)
  const businesses: Business[] = []
  for (let index = 0; index < settings.contacts; index++) {
    const business = new Business(house, index)
    business.life.runUntil(house.length)
    businesses.push(business)
  }
  return { house, businesses, noticed: watchOutages(businesses, house.length) }
}

/** Trouble of ours as the desk has noted it at this instant. */
export const incidentsOf = ({ noticed }: Population, at: number): Incident[] => incidentsAt(noticed, at)

export function* allFacts({ businesses }: Population, at: number): Iterable<ContactFacts> {
  for (const { life } of businesses) yield factsAt(life, at)
}

/** A desk learns twice a day; after so many times little changes. */
const rounds = 4

/** What a desk has learnt of its own people by this instant, from facts alone; as often as a desk would learn again. */
export function poolAt(population: Population, at: number): Pool {
  const facts = [...allFacts(population, at)]
  const incidents = incidentsOf(population, at)
  let pool = emptyPool()
  for (let round = 0; round < rounds; round++) {
    pool = learnPool(pool, facts, incidents, dateOf(at))
  }
  return pool
}
