import type { ContactFacts, Incident } from '../../server/src/receipts/inference/facts.ts'
import { learnPool } from '../../server/src/receipts/inference/learn.ts'
import { emptyPool, type Pool } from '../../server/src/receipts/inference/pool.ts'
import { Business, drawHouse, type House } from './business.ts'
import { dateOf } from './calendar.ts'
import { factsAt } from './observe.ts'
import type { Settings } from './settings.ts'

/** A desk's people after the whole time has gone by. */
export type Population = { readonly house: House; readonly businesses: readonly Business[] }

export function livePopulation(settings: Settings): Population {
  const house = drawHouse(settings)
  const businesses: Business[] = []
  for (let index = 0; index < settings.contacts; index++) {
    const business = new Business(house, index)
    business.life.runUntil(house.length)
    businesses.push(business)
  }
  return { house, businesses }
}

/** Outages as a desk would have noted them at this instant. */
export function hoursUntil({ house }: Population, at: number): Incident[] {
  return house.outages
    .filter(([from]) => from <= at)
    .map(([from, to]) => ({ since: dateOf(from), until: to <= at ? dateOf(to) : null }))
}

export function* allFacts({ businesses }: Population, at: number): Iterable<ContactFacts> {
  for (const { life } of businesses) yield factsAt(life, at)
}

const rounds = 2

/** What a desk has learnt of its own people by this instant, from facts alone; as often as a desk would learn again. */
export function poolAt(population: Population, at: number): Pool {
  let pool = emptyPool()
  for (let round = 0; round < rounds; round++) {
    pool = learnPool(pool, allFacts(population, at), hoursUntil(population, at), dateOf(at))
  }
  return pool
}
