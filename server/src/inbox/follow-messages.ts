import type { ContactMerge } from '../contacts/index.ts'
import {
  announce,
  type Clock,
  type ConversationId,
  type Database,
  type Event,
  followEvents,
  idFloor,
  type Log,
  type MessageId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { recomputeBatchMax } from './conversation.ts'
import { openConversations, ownerKey } from './conversations-of.ts'
import { indexWords } from './index-words.ts'
import { moveConversations } from './move-conversations.ts'
import { reportNews } from './news-report.ts'
import { listConcerned } from './promise-store.ts'
import { recomputeConversations, recomputePromises } from './recompute-conversations.ts'
import { reopenDue, reopenWritten } from './reopen-conversations.ts'

export const follower = 'inbox'
const arrivals = ['messages.received', 'messages.queued']
/** News after which teams and promises of whole workspaces are looked at again. */
const settings = ['teams.changed', 'promises.changed', 'workspaces.changed']
const followed = [...arrivals, 'messages.changed', 'contacts.merged', ...settings]

/**
 * Messages looked at together. Events carry up to some hundreds each, so a batch of events may hold several
 * of these.
 */
export const newsBatchMax = 2_000

/**
 * One step of the inbox's background work: opens conversations, moves what is derived from messages, opens
 * again what a person wrote to or whose time has come, and keeps the words for search. Returns how much
 * there was to do.
 */
export async function followMessages(db: Database, log: Log, clock: Clock): Promise<number> {
  const due = await reopenDue(db, clock.now())
  const events = await followEvents(db, follower, followed, async (trx, batch) => {
    for (const [workspaceId, ofWorkspace] of Map.groupBy(batch, (event) => event.workspace_id)) {
      await reactTo(trx, workspaceId, ofWorkspace, clock.now())
    }
  })
  if (events > 0) log.debug({ events, due }, 'the inbox followed')
  return due + events
}

async function reactTo(
  trx: Transaction,
  workspaceId: WorkspaceId,
  events: readonly Event[],
  now: Date,
): Promise<void> {
  const merged = events.filter((event) => event.name === 'contacts.merged')
  await moveConversations(
    trx,
    merged.flatMap((event) => mergesOf(workspaceId, event)),
    now,
  )
  const changes = events.filter((event) => settings.includes(event.name))
  const hasTeams = changes.some((event) => event.name === 'teams.changed')
  if (changes.length > 0) await reactToSettings(trx, workspaceId, hasTeams ? 'teams' : 'promises')
  const writtenBy = new Map<MessageId, string>()
  const changed = new Set<MessageId>()
  for (const event of events) {
    const arrived = arrivals.includes(event.name)
    for (const id of event.body.message_ids ?? []) {
      if (arrived) writtenBy.set(id, event.written_by)
      else changed.add(id)
    }
  }
  const ids = [...writtenBy.keys(), ...[...changed].filter((id) => !writtenBy.has(id))]
  for (let start = 0; start < ids.length; start += newsBatchMax) {
    await reactToMessages(trx, workspaceId, ids.slice(start, start + newsBatchMax), writtenBy, now)
  }
}

async function reactToSettings(
  trx: Transaction,
  workspaceId: WorkspaceId,
  of: 'promises' | 'teams',
): Promise<void> {
  let after: ConversationId = idFloor(new Date(0))
  for (;;) {
    const ids = await listConcerned(trx, workspaceId, of, { after, limit: recomputeBatchMax })
    if (ids.length === 0) return
    const changed = await recomputePromises(trx, workspaceId, ids)
    await announce(trx, changedEvents(workspaceId, changed))
    after = ids.at(-1)!
  }
}

const changedEvents = (workspaceId: WorkspaceId, ids: readonly ConversationId[]) =>
  ids.length === 0
    ? []
    : [{ workspace_id: workspaceId, name: 'conversations.changed', body: { conversation_ids: ids } }]

function mergesOf(workspaceId: WorkspaceId, event: Event): ContactMerge[] {
  const merges: readonly Pick<ContactMerge, 'from' | 'into'>[] = event.body.merges
  return merges.map(({ from, into }) => ({ workspace_id: workspaceId, from, into }))
}

async function reactToMessages(
  trx: Transaction,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
  writtenBy: ReadonlyMap<MessageId, string>,
  now: Date,
): Promise<void> {
  const [arrived, changed] = [ids.filter((id) => writtenBy.has(id)), ids.filter((id) => !writtenBy.has(id))]
  const news = await reportNews(trx, workspaceId, arrived, changed)
  if (news.length === 0) return
  const conversationIds = await openConversations(trx, workspaceId, news)
  const touched = [...new Set(conversationIds.values())]
  const moved = new Set(await recomputeConversations(trx, workspaceId, touched))
  const written = news.flatMap((message) => {
    const conversation_id = conversationIds.get(ownerKey(message))
    if (!message.asks_for_us || conversation_id === undefined) return []
    return [{ conversation_id, written_by: writtenBy.get(message.id)! }]
  })
  const reopened = await reopenWritten(trx, workspaceId, written, now)
  for (const id of await recomputeConversations(trx, workspaceId, reopened)) moved.add(id)
  await indexWords(trx, workspaceId, news)
  await announce(trx, changedEvents(workspaceId, [...moved]))
}
