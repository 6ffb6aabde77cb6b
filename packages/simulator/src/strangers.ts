import { writeMessage } from './customer-acts.ts'
import { readThread } from './deliver.ts'
import type { Message, Thread } from './message.ts'
import { between, chance } from './random.ts'
import type { World } from './world.ts'

// People nobody described, as a load test writes to them: they read and answer in the shares asked for, each
// message by its own dice, so that order does not matter.

export function strangerNoticed(world: World, thread: Thread, message: Message): void {
  const { readShare, replyShare, readMs } = world.strangers
  if (readShare === 0 || chance(world.seed, 'read', message.id) >= readShare) return
  world.clock.after(between(world.random, ...readMs), () => {
    readThread(world, thread)
    if (chance(world.seed, 'reply', message.id) >= replyShare) return
    if (thread.customer.phone !== 'on' || thread.blockedByCustomer) return
    writeMessage(world, thread, { type: 'text', content: { body: 'OK' }, context: { id: message.id } })
  })
}
