import { sql } from 'kysely'
import { getContacts } from '../contacts/index.ts'
import { type Channels, sendMessage } from '../messages/index.ts'
import {
  type Clock,
  type ContactId,
  type ConversationId,
  type Database,
  followEvents,
  idFloor,
  isRefusal,
  type Log,
  type MessageId,
  type NumberId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { answersSomebody, isOnItsWay } from './answering.ts'
import { nextOpening } from './business-time.ts'
import { businessTimeOf, type PromiseBook, type Promised, promiseFor } from './promise.ts'
import { listPromises, readPromiseBook } from './promise-store.ts'
import { languageFor, tellingOf } from './promise-words.ts'
import { listWords } from './promise-words-store.ts'

export const teller = 'inbox promises'

/** Nobody is told twice within this time. */
export const tellEveryHours = 24

/** A wait noticed later than this is no beginning of one: the desk was down, or telling was only switched on. */
const freshMsMax = 15 * 60_000

type Wait = {
  readonly id: ConversationId
  readonly contact_id: ContactId
  readonly number_id: NumberId
  readonly team_id: string | null
  readonly owed_since: Date
}

/**
 * Tells whoever has just begun to wait by when they are answered, where that is wished. Follows what the inbox has
 * understood, in a transaction that also moves the follower: a crash in between tells once. The message takes the
 * ordinary way, so consent, window and everything else may refuse it, and then nothing is said.
 */
export function tellPromises(db: Database, channels: Channels, log: Log, clock: Clock): Promise<number> {
  return followEvents(db, teller, ['conversations.changed'], async (trx, events) => {
    for (const [workspaceId, ofWorkspace] of Map.groupBy(events, (event) => event.workspace_id)) {
      const ids: ConversationId[] = ofWorkspace.flatMap((event) => event.body.conversation_ids)
      await tellWorkspace(trx, channels, log, workspaceId, [...new Set(ids)], clock.now())
    }
  })
}

async function tellWorkspace(
  trx: Transaction,
  channels: Channels,
  log: Log,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
  now: Date,
): Promise<void> {
  const rows = await listPromises(trx, workspaceId)
  if (!rows.some((row) => row.tell_customers)) return
  const waits = await listFreshWaits(trx, workspaceId, ids, now)
  if (waits.length === 0) return
  const book = await readPromiseBook(trx, workspaceId)
  for (const wait of waits) {
    const promise = promiseFor(rows, wait.team_id, wait.owed_since, wait.owed_since)
    if (promise?.tell_customers) await tell(trx, channels, log, workspaceId, book, { wait, promise }, now)
  }
}

async function tell(
  trx: Transaction,
  channels: Channels,
  log: Log,
  workspaceId: WorkspaceId,
  book: PromiseBook,
  { wait, promise }: { wait: Wait; promise: Promised },
  now: Date,
): Promise<void> {
  const time = businessTimeOf(book, wait.team_id)
  if (!nextOpening(time, now)) return
  const person = (await getContacts(trx, workspaceId, [wait.contact_id])).get(wait.contact_id)
  const language = languageFor(person?.language ?? null, book.workspace.language)
  const words = await listWords(trx, workspaceId)
  const body = tellingOf(words[language], language, time, promise.answer_minutes, now)
  const sent = await sendMessage(
    trx,
    channels,
    {
      workspace_id: workspaceId,
      contact_id: wait.contact_id,
      number_id: wait.number_id,
      type: 'text',
      body: { body },
      purpose: 'service',
      author: `promise:${promise.id}`,
      send_after_ms: 0,
      draft_key: `promise:${wait.id}:${wait.owed_since.getTime()}`,
    },
    now,
  )
  if (isRefusal(sent)) log.debug({ conversation: wait.id, code: sent.code }, 'a promise was not told')
}

/**
 * Who has just begun to wait: one person, open now, and told nothing for a day. Taken with a lock on the conversation,
 * so that an answer given at this moment is seen.
 */
async function listFreshWaits(
  trx: Transaction,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
  now: Date,
): Promise<Wait[]> {
  const { rows } = await sql<Wait>`
    select id, contact_id, number_id, team_id, owed_since from conversations
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) and contact_id is not null
      and due_at is not null and owed_since > ${new Date(now.getTime() - freshMsMax)}
    order by id for update`.execute(trx)
  const settled = await listSettled(trx, workspaceId, rows, now)
  return rows.filter((wait) => !settled.has(wait.contact_id))
}

/** Who was told within a day, or is being answered at this moment. */
async function listSettled(
  trx: Transaction,
  workspaceId: WorkspaceId,
  waits: readonly Wait[],
  now: Date,
): Promise<ReadonlySet<ContactId>> {
  const since: MessageId = idFloor(new Date(now.getTime() - tellEveryHours * 3_600_000))
  const { rows } = await sql<{ contact_id: ContactId }>`
    select distinct asked.contact_id
    from unnest(
      ${waits.map((wait) => wait.contact_id)}::uuid[],
      ${waits.map((wait) => idFloor(wait.owed_since))}::uuid[]) as asked (contact_id, since)
    join messages on messages.workspace_id = ${workspaceId} and messages.contact_id = asked.contact_id
      and group_id is null and messages.id > ${since}
    where author like 'promise:%'
      or (${isOnItsWay('messages')} and ${answersSomebody} and messages.id >= asked.since)`.execute(trx)
  return new Set(rows.map((row) => row.contact_id))
}
