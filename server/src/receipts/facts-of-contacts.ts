import { sql } from 'kysely'
import { isAutomated, journeyAnswerMax, mayAnswerByItself } from '../messages/index.ts'
import type { ContactId, Database, MessageId, WorkspaceId } from '../platform/index.ts'
import type { ClueFact, ContactFacts, HeardFact, HeardKind, SentFact } from './inference/facts.ts'

/** Older messages teach nothing that newer ones do not. */
export const factsPerContactMax = 400

type PersonRow = {
  readonly asked: ContactId
  readonly id: ContactId
  readonly time_zone: string
  readonly first_seen_at: Date
  readonly changed_number_at: Date | null
  readonly marketing_stopped_at: Date | null
}

type ToldRow = {
  readonly contact_id: ContactId
  readonly id: MessageId
  readonly direction: 'in' | 'out'
  readonly channel_message_id: string | null
  readonly type: string
  readonly created_at: Date
  readonly accepted_at: Date | null
  readonly sent_at: Date | null
  readonly delivered_at: Date | null
  readonly read_at: Date | null
  readonly played_at: Date | null
  readonly failed_at: Date | null
  readonly failed_code: string | null
  readonly about: string | null
  readonly purpose: string | null
  readonly author: string | null
  readonly voice: boolean
  readonly asks: boolean
  readonly follow_up: boolean
}

/**
 * What is known about some people, in three statements however many they are. Keyed by the ids asked for; an id that was
 * merged away gives the facts of the person it became.
 */
export async function factsOfContacts(
  db: Database,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
): Promise<Map<ContactId, ContactFacts>> {
  if (contactIds.length === 0) return new Map()
  const asked = [...new Set(contactIds)]
  const people = await listPeople(db, workspaceId, asked)
  const ids = [...new Set(people.map((person) => person.id))]
  const told = Map.groupBy(await listTold(db, workspaceId, ids), (row) => row.contact_id)
  const clues = Map.groupBy(await listNoted(db, workspaceId, ids), (row) => row.contact_id)
  return new Map(
    people.map((person) => [
      person.asked,
      factsOf(person, told.get(person.id) ?? [], clues.get(person.id) ?? []),
    ]),
  )
}

async function listPeople(
  db: Database,
  workspaceId: WorkspaceId,
  asked: readonly ContactId[],
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select asked.id as asked, person.id, workspaces.time_zone, person.created_at as first_seen_at,
      address.changed_number_at, stopped.at as marketing_stopped_at
    from contacts as asked
    join contacts as person on person.workspace_id = asked.workspace_id
      and person.id = coalesce(asked.merged_into, asked.id)
    join workspaces on workspaces.id = asked.workspace_id
    left join lateral (
      -- A number that went away without another one coming.
      select max(ended_at) as changed_number_at from contact_addresses as address
      where address.workspace_id = person.workspace_id and address.contact_id = person.id
        and kind in ('phone', 'bsuid')
      having bool_and(ended_at is not null or replaced_at is not null)) as address on true
    left join lateral (
      select state, at from consent_entries as entry
      where entry.workspace_id = person.workspace_id and entry.contact_id = person.id
        and entry.purpose = 'marketing' and entry.channel in ('whatsapp', 'any')
      order by at desc, recorded_at desc limit 1) as said on true
    left join lateral (select said.at where said.state = 'withdrawn') as stopped on true
    where asked.workspace_id = ${workspaceId} and asked.id = any(${[...asked]}::uuid[])`.execute(db)
  return rows
}

const text = sql`coalesce(told.details -> 'rendered' ->> 'body', told.body ->> 'body', told.body ->> 'caption', '')`

/** The newest messages of each thread, either way. The body is judged where it lies: only a yes or no leaves the database. */
async function listTold(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly ContactId[],
): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select told.contact_id, told.id, told.direction, told.channel_message_id, told.type, told.created_at,
      told.accepted_at, told.sent_at, told.delivered_at, told.read_at, told.played_at, told.failed_at,
      told.failure ->> 'code' as failed_code, coalesce(told.quotes, told.reacts_to) as about, told.purpose, told.author,
      told.type = 'audio' and coalesce(told.body ->> 'voice' = 'true', false) as voice,
      told.direction = 'out' and (told.type = 'interactive' or strpos(${text}, '?') > 0) as asks,
      follow_ups.message_id is not null as follow_up
    from unnest(${[...ids]}::uuid[]) as asked (contact_id)
    cross join lateral (
      select * from messages
      where messages.workspace_id = ${workspaceId} and messages.contact_id = asked.contact_id
        and messages.group_id is null and messages.type <> 'system'
      order by messages.id desc limit ${factsPerContactMax}) as told
    left join follow_ups on follow_ups.workspace_id = ${workspaceId} and follow_ups.message_id = told.id
    order by told.contact_id, told.id`.execute(db)
  return rows
}

type NotedRow = ClueFact & { readonly contact_id: ContactId }

async function listNoted(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly ContactId[],
): Promise<NotedRow[]> {
  const { rows } = await sql<NotedRow>`
    select coalesce(person.merged_into, person.id) as contact_id, clues.kind, clues.observed, clues.observed_at
    from contacts as person
    join clues on clues.workspace_id = person.workspace_id and clues.contact_id = person.id
    where person.workspace_id = ${workspaceId} and clues.withdrawn_at is null
      and (person.id = any(${[...ids]}::uuid[]) or person.merged_into = any(${[...ids]}::uuid[]))`.execute(db)
  return rows
}

function factsOf(person: PersonRow, told: readonly ToldRow[], clues: readonly NotedRow[]): ContactFacts {
  const ourIds = new Map(
    told.flatMap((row) =>
      row.direction === 'out' && row.channel_message_id ? [[row.channel_message_id, row.id]] : [],
    ),
  )
  const unasked = listUnasked(told)
  return {
    contact_id: person.id,
    timezone: person.time_zone,
    first_seen_at:
      told[0] && told[0].created_at < person.first_seen_at ? told[0].created_at : person.first_seen_at,
    sent: told.flatMap((row) => sentFact(row, unasked)),
    heard: told.flatMap((row) => (row.direction === 'in' ? [heardFact(row, ourIds)] : [])),
    clues: clues.map(({ kind, observed, observed_at }) => ({ kind, observed, observed_at })),
    changed_number_at: person.changed_number_at,
    marketing_stopped_at: person.marketing_stopped_at,
  }
}

/** As the last gate saw it: what is sent to a person who waits for us was asked for. */
function listUnasked(told: readonly ToldRow[]): ReadonlySet<MessageId> {
  const found = new Set<MessageId>()
  let waiting = false
  let answers = 0
  for (const row of told) {
    if (row.type === 'reaction') continue
    const author = row.author ?? undefined
    if (row.direction === 'in') {
      waiting = true
      answers = 0
    } else if (isAutomated(author)) {
      if (mayAnswerByItself(author, row.purpose ?? '') && !row.follow_up && waiting) answers += 1
      else found.add(row.id)
      if (answers > journeyAnswerMax) found.add(row.id)
    } else {
      if (!waiting && ((row.purpose ?? 'service') !== 'service' || row.follow_up)) found.add(row.id)
      waiting = false
    }
  }
  return found
}

/** Only what the platform took from us can have receipts; reactions have none. */
function sentFact(row: ToldRow, unasked: ReadonlySet<MessageId>): SentFact[] {
  const at = row.accepted_at ?? row.sent_at
  if (row.direction === 'in' || at === null || row.type === 'reaction') return []
  return [
    {
      id: row.id,
      at,
      sent_at: row.sent_at,
      delivered_at: row.delivered_at,
      read_at: row.read_at,
      played_at: row.played_at,
      failed_at: row.failed_at,
      failed_code: row.failed_code,
      voice: row.voice,
      template: row.type === 'template',
      solicitation: unasked.has(row.id),
      expects_answer: row.asks,
    },
  ]
}

function heardFact(row: ToldRow, ourIds: ReadonlyMap<string | undefined, string | undefined>): HeardFact {
  return { at: row.created_at, kind: heardKind(row.type), about: ourIds.get(row.about ?? undefined) ?? null }
}

function heardKind(type: string): HeardKind {
  if (type === 'reaction') return 'reaction'
  if (type === 'button' || type === 'interactive') return 'tap'
  return type === 'call' ? 'call' : 'message'
}
