import type { BusinessNumber } from '../number.ts'
import { between, seededRandom } from '../random.ts'
import { addCustomer, findCustomer, type World } from '../world.ts'
import { Life } from './life.ts'
import { makePersona } from './persona.ts'

/** How soon the first of them write, so that a new desk is not silent. */
const firstContactMsMax = 12 * 60_000
const firstContactShare = 0.4

/** Lets `count` people live around a number. The same seed makes the same people, in every run. */
export function populate(world: World, number: BusinessNumber, count: number): Life[] {
  return Array.from({ length: count }, (_, index) => {
    const persona = makePersona(world.seed, index)
    const customer =
      findCustomer(world, persona.waId) ??
      addCustomer(world, persona.waId, {
        name: persona.name,
        language: persona.language,
        receipts: persona.receipts,
        notificationPreview: persona.notificationPreview,
        ...(persona.username && { username: persona.username }),
      })
    const random = seededRandom(world.seed, world.clock.startAt, 'first contact', index)
    const soon = random() < firstContactShare ? between(random, 3000, firstContactMsMax) : undefined
    const life = new Life(world, number, persona, customer)
    life.begin(soon)
    return life
  })
}
