import { refundBudgets } from '../consent/index.ts'
import {
  type Clock,
  type Database,
  type Event,
  followEvents,
  type MessageId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { type Closed, closeProposals, moveProposals, reopenProposals } from './next-step-store.ts'
import { announceReach } from './reach-news.ts'
import { forgetReach, listUnsent, markDue } from './reach-store.ts'

/** A receipt changes little at once, and more of them follow: silences are judged by the hour. */
const settleMs = 15 * 60_000
/** Somebody who writes often writes several messages. */
const wroteMs = 30_000

/**
 * Notes whom there is news of. The verdict itself is computed later, at leisure (`reach-refresh.ts`), and on demand when
 * somebody asks for it.
 */
export function followForReach(db: Database, clock: Clock): Promise<number> {
  const names = ['messages.received', 'messages.changed', 'contacts.merged', 'purchases.changed']
  return followEvents(db, 'reach', names, async (trx, events) => {
    for (const [workspaceId, ones] of Map.groupBy(events, (event) => event.workspace_id)) {
      await reactTo(trx, workspaceId, ones, clock.now())
    }
  })
}

async function reactTo(
  trx: Transaction,
  workspaceId: WorkspaceId,
  events: readonly Event[],
  now: Date,
): Promise<void> {
  const of = (name: string) => events.filter((event) => event.name === name)
  const peopleIn = (some: readonly Event[]) =>
    [...new Set(some.flatMap((event) => event.body.contact_ids as string[]))].map((contact_id) => ({
      workspace_id: workspaceId,
      contact_id,
    }))
  const wrote = peopleIn(of('messages.received'))
  await tell(trx, workspaceId, await closeProposals(trx, wrote))
  await markDue(trx, wrote, new Date(now.getTime() + wroteMs))
  await markDue(trx, peopleIn(of('purchases.changed')), new Date(now.getTime() + wroteMs))
  const changed = of('messages.changed')
  await markDue(trx, peopleIn(changed), new Date(now.getTime() + settleMs))
  const ids = changed.flatMap((event) => event.body.message_ids as string[])
  const unsent = await listUnsent(trx, workspaceId, [...new Set(ids)])
  await refundBudgets(trx, unsent)
  await reopen(
    trx,
    workspaceId,
    unsent.map((one) => one.message_id),
    now,
  )
  await followMerges(trx, workspaceId, of('contacts.merged'), now)
}

/** What a follow-up that did not leave had settled is open again, and judged anew at once. */
async function reopen(
  trx: Transaction,
  workspaceId: WorkspaceId,
  unsent: readonly MessageId[],
  now: Date,
): Promise<void> {
  const opened = await reopenProposals(trx, workspaceId, unsent, now)
  const people = opened.map(({ contact_id }) => ({ workspace_id: workspaceId, contact_id }))
  await markDue(trx, people, now)
  await tell(trx, workspaceId, opened)
}

const tell = (trx: Transaction, workspaceId: WorkspaceId, changed: readonly Closed[]) =>
  announceReach(
    trx,
    workspaceId,
    changed.map((one) => one.contact_id),
    changed.map((one) => one.message_id),
  )

async function followMerges(
  trx: Transaction,
  workspaceId: WorkspaceId,
  events: readonly Event[],
  now: Date,
): Promise<void> {
  const merges = events.flatMap((event) => event.body.merges as { from: string; into: string }[])
  if (merges.length === 0) return
  await moveProposals(trx, workspaceId, merges)
  await forgetReach(
    trx,
    merges.map(({ from }) => ({ workspace_id: workspaceId, contact_id: from })),
  )
  await markDue(
    trx,
    merges.map(({ into }) => ({ workspace_id: workspaceId, contact_id: into })),
    now,
  )
}
