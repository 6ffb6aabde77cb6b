import { sql } from 'kysely'
import type { ContactId, Database, MessageId, WorkspaceId } from '../platform/index.ts'

/** Older messages teach nothing that newer ones do not. */
const toldPerContactMax = 400

export type ToldByUs = {
  readonly ours: true
  readonly id: MessageId
  readonly type: string
  readonly created_at: Date
  readonly accepted_at: Date | null
  readonly sent_at: Date | null
  readonly delivered_at: Date | null
  readonly read_at: Date | null
  readonly played_at: Date | null
  readonly failed_at: Date | null
  readonly failed_code: string | null
  readonly voice: boolean
  readonly asks: boolean
  readonly follow_up: boolean
  readonly purpose: string | null
  readonly author: string | null
  readonly channel_message_id: string | null
}
export type ToldByThem = {
  readonly ours: false
  readonly type: string
  readonly created_at: Date
  readonly about: string | null
}
/** One message of a thread, as far as what it teaches goes. */
export type Told = ToldByUs | ToldByThem

type Milliseconds = number | null
type OursInJson = readonly [
  ...[type: string, created: number, id: MessageId, channelMessageId: string | null],
  ...[accepted: Milliseconds, sent: Milliseconds, delivered: Milliseconds, read: Milliseconds],
  ...[played: Milliseconds, failed: Milliseconds, code: string | null, voice: boolean, asks: boolean],
  ...[followUp: boolean, purpose: string | null, author: string | null],
]
type TheirsInJson = readonly [type: string, created: number, about: string | null]
type Row = { readonly contact_id: ContactId; readonly told: readonly (OursInJson | TheirsInJson)[] }

/** Whole milliseconds since 1970, as JavaScript counts; the small addition makes up for binary fractions. */
const ms = (column: string) => sql`floor(date_part('epoch', ${sql.ref(column)}) * 1000 + 0.0005)::bigint`
const text = sql`coalesce(told.details -> 'rendered' ->> 'body', told.body ->> 'body', told.body ->> 'caption', '')`

/**
 * The newest messages of each thread, either way, oldest first. The body is judged where it lies: only a yes or no leaves the
 * database.
 */
// A thread travels as one JSON value: ten rows of twenty columns each took three times as long to read as to judge.
export async function listTold(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly ContactId[],
): Promise<Map<ContactId, Told[]>> {
  const { rows } = await sql<Row>`
    select asked.contact_id, thread.told
    from unnest(${[...ids]}::uuid[]) as asked (contact_id)
    cross join lateral (
      select json_agg(case when told.direction = 'out' then json_build_array(
          told.type, ${ms('told.created_at')}, told.id, told.channel_message_id,
          ${ms('told.accepted_at')}, ${ms('told.sent_at')}, ${ms('told.delivered_at')}, ${ms('told.read_at')},
          ${ms('told.played_at')}, ${ms('told.failed_at')}, told.failure ->> 'code',
          told.type = 'audio' and coalesce(told.body ->> 'voice' = 'true', false),
          told.type = 'interactive' or strpos(${text}, '?') > 0,
          follow_ups.message_id is not null, told.purpose, told.author)
        else json_build_array(told.type, ${ms('told.created_at')}, coalesce(told.quotes, told.reacts_to)) end
        order by told.id) as told
      from (
        select * from messages
        where messages.workspace_id = ${workspaceId} and messages.contact_id = asked.contact_id
          and messages.group_id is null and messages.type <> 'system'
        order by messages.id desc limit ${toldPerContactMax}) as told
      left join follow_ups on follow_ups.workspace_id = ${workspaceId} and follow_ups.message_id = told.id
    ) as thread
    where thread.told is not null`.execute(db)
  return new Map(rows.map((row) => [row.contact_id, row.told.map(toldOf)]))
}

const dateOf = (at: Milliseconds): Date | null => (at === null ? null : new Date(at))

function toldOf(json: OursInJson | TheirsInJson): Told {
  if (json.length === 3) {
    const [type, created, about] = json
    return { ours: false, type, created_at: new Date(created), about }
  }
  const [type, created, id, channel_message_id, accepted, sent, delivered, read, played, failed] = json
  const [, , , , , , , , , , failed_code, voice, asks, follow_up, purpose, author] = json
  return {
    ours: true,
    id,
    type,
    created_at: new Date(created),
    accepted_at: dateOf(accepted),
    sent_at: dateOf(sent),
    delivered_at: dateOf(delivered),
    read_at: dateOf(read),
    played_at: dateOf(played),
    failed_at: dateOf(failed),
    failed_code,
    voice,
    asks,
    follow_up,
    purpose,
    author,
    channel_message_id,
  }
}
