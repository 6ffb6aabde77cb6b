import { refundBudgets } from '../consent/index.ts'
import {
  type Clock,
  type Database,
  type Event,
  followEvents,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { closeProposals, moveProposals } from './next-step-store.ts'
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
  const names = ['messages.received', 'messages.changed', 'contacts.merged']
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
  const closed = await closeProposals(trx, wrote)
  await announceReach(
    trx,
    workspaceId,
    closed.map((one) => one.contact_id),
    closed.map((one) => one.message_id),
  )
  await markDue(trx, wrote, new Date(now.getTime() + wroteMs))
  const changed = of('messages.changed')
  await markDue(trx, peopleIn(changed), new Date(now.getTime() + settleMs))
  const ids = changed.flatMap((event) => event.body.message_ids as string[])
  await refundBudgets(trx, await listUnsent(trx, workspaceId, [...new Set(ids)]))
  await followMerges(trx, workspaceId, of('contacts.merged'), now)
}

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
