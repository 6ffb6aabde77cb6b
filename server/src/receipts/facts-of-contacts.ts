import { sql } from 'kysely'
import { isAutomated, journeyAnswerMax, mayAnswerByItself } from '../messages/index.ts'
import type { ContactId, Database, MessageId, WorkspaceId } from '../platform/index.ts'
import type { ClueFact, ContactFacts, HeardFact, HeardKind, SentFact } from './inference/facts.ts'
import { listTold, type Told, type ToldByUs } from './told-of-contacts.ts'

type PersonRow = {
  readonly asked: ContactId
  readonly id: ContactId
  readonly time_zone: string
  readonly first_seen_at: Date
  readonly changed_number_at: Date | null
  readonly marketing_stopped_at: Date | null
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
  const told = await listTold(db, workspaceId, ids)
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

function factsOf(person: PersonRow, told: readonly Told[], clues: readonly NotedRow[]): ContactFacts {
  const ourIds = new Map(
    told.flatMap((one) => (one.ours && one.channel_message_id ? [[one.channel_message_id, one.id]] : [])),
  )
  const unasked = listUnasked(told)
  const oldest = told[0]?.created_at ?? person.first_seen_at
  return {
    contact_id: person.id,
    timezone: person.time_zone,
    first_seen_at: oldest < person.first_seen_at ? oldest : person.first_seen_at,
    sent: told.flatMap((one) => (one.ours ? sentFact(one, unasked) : [])),
    heard: told.flatMap((one) => (one.ours ? [] : [heardFact(one, ourIds)])),
    clues: clues.map(({ kind, observed, observed_at }) => ({ kind, observed, observed_at })),
    changed_number_at: person.changed_number_at,
    marketing_stopped_at: person.marketing_stopped_at,
  }
}

/** As the last gate saw it: what is sent to a person who waits for us was asked for. */
function listUnasked(told: readonly Told[]): ReadonlySet<MessageId> {
  const found = new Set<MessageId>()
  let waiting = false
  let answers = 0
  for (const one of told) {
    if (one.type === 'reaction') continue
    if (!one.ours) {
      waiting = true
      answers = 0
      continue
    }
    const author = one.author ?? undefined
    if (isAutomated(author)) {
      if (mayAnswerByItself(author, one.purpose ?? '') && !one.follow_up && waiting) answers += 1
      else found.add(one.id)
      if (answers > journeyAnswerMax) found.add(one.id)
    } else {
      if (!waiting && ((one.purpose ?? 'service') !== 'service' || one.follow_up)) found.add(one.id)
      waiting = false
    }
  }
  return found
}

/** Only what the platform took from us can have receipts; reactions have none. */
function sentFact(one: ToldByUs, unasked: ReadonlySet<MessageId>): SentFact[] {
  const at = one.accepted_at ?? one.sent_at
  if (at === null || one.type === 'reaction') return []
  return [
    {
      id: one.id,
      at,
      sent_at: one.sent_at,
      delivered_at: one.delivered_at,
      read_at: one.read_at,
      played_at: one.played_at,
      failed_at: one.failed_at,
      failed_code: one.failed_code,
      voice: one.voice,
      template: one.type === 'template',
      solicitation: unasked.has(one.id),
      expects_answer: one.asks,
    },
  ]
}

function heardFact(
  { created_at, type, about }: Exclude<Told, ToldByUs>,
  ourIds: ReadonlyMap<string | undefined, string | undefined>,
): HeardFact {
  return { at: created_at, kind: heardKind(type), about: ourIds.get(about ?? undefined) ?? null }
}

function heardKind(type: string): HeardKind {
  if (type === 'reaction') return 'reaction'
  if (type === 'button' || type === 'interactive') return 'tap'
  return type === 'call' ? 'call' : 'message'
}
