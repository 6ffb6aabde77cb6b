import { type RawBuilder, sql } from 'kysely'
import { type Database, idFloor, type WorkspaceId } from '../platform/index.ts'
import { type Share, shareOf } from './causes-interval.ts'

/** What messages are grouped by. `frequency`: how many the person got in the seven days up to it. */
export const causeGroups = ['template', 'agent', 'frequency', 'hour', 'subject'] as const
export type CauseGroup = (typeof causeGroups)[number]

/** More would hold the database for seconds; the newest say most. `looked_at` tells how far it went. */
export const messagesLookedAtMax = 200_000
const groupsMax = 100
export const silenceDays = 7
/** A no later than this has other reasons. */
export const optOutDays = 7
export const lapsedDays = 30
export const wonBackDays = 14

export type CauseRow = {
  /** Name of the template, signature of the author, class of frequency, hour of the day, or purpose; null: none. */
  readonly key: string | null
  readonly messages: number
  readonly people: number
  readonly probable_blocks: Share
  readonly opt_outs: Share
  readonly silence: Share
  readonly won_back: Share
}

export type CausesReport = {
  readonly data: readonly CauseRow[]
  readonly looked_at: number
  /** False when the time asked for holds more messages than were looked at. */
  readonly complete: boolean
}

const keys: Readonly<Record<CauseGroup, RawBuilder<unknown>>> = {
  template: sql`case when ours.type = 'template' then ours.body ->> 'name' end`,
  agent: sql`ours.author`,
  frequency: sql`case when ours.lately <= 1 then '1' when ours.lately <= 3 then '2-3' when ours.lately <= 7 then '4-7'
    else '8+' end`,
  hour: sql`lpad(extract(hour from ours.at at time zone ours.time_zone)::text, 2, '0')`,
  subject: sql`ours.purpose`,
}

type Counted = {
  readonly key: string | null
  readonly messages: number
  readonly people: number
  readonly blocks: number
  readonly opt_outs: number
  readonly silent: number
  readonly silent_of: number
  readonly won_back: number
  readonly won_back_of: number
  readonly looked_at: number
}

/**
 * Where probable blocks, opt-outs and silence come from. Each bad end is laid at the door of one message: the last that
 * reached the person before they perhaps turned away, the last before they said no. That is a trace and no proof.
 */
export async function reportCauses(
  db: Database,
  workspaceId: WorkspaceId,
  asked: { readonly from: Date; readonly to: Date; readonly by: CauseGroup },
  now: Date,
): Promise<CausesReport> {
  const { rows } = await sql<Counted>`
    with ours as materialized (${messagesIn(workspaceId, asked)}),
    judged as (${judgedMessages(workspaceId, asked.by, now)})
    select key, count(*)::integer as messages, count(distinct contact_id)::integer as people,
      count(*) filter (where ${ends.probable_blocks})::integer as blocks,
      count(*) filter (where ${ends.opt_outs})::integer as opt_outs,
      count(*) filter (where ${ends.silence})::integer as silent,
      count(*) filter (where settled)::integer as silent_of,
      count(*) filter (where ${ends.won_back})::integer as won_back,
      count(*) filter (where lapsed)::integer as won_back_of,
      (select count(*)::integer from ours) as looked_at
    from judged group by key order by messages desc, key limit ${groupsMax}`.execute(db)
  const lookedAt = rows[0]?.looked_at ?? 0
  return { data: rows.map(rowOf), looked_at: lookedAt, complete: lookedAt < messagesLookedAtMax }
}

/** What became of a message, as it is counted and listed. */
export const causeEnds = ['probable_blocks', 'opt_outs', 'silence', 'won_back'] as const
export type CauseEnd = (typeof causeEnds)[number]

/** Over the columns of `judgedMessages`. */
export const ends: Readonly<Record<CauseEnd, RawBuilder<unknown>>> = {
  probable_blocks: sql`blocked`,
  opt_outs: sql`opted_out`,
  silence: sql`settled and not answered`,
  won_back: sql`lapsed and came_back`,
}

/** Each message of `ours` with its group and what became of it. */
export function judgedMessages(workspaceId: WorkspaceId, by: CauseGroup, now: Date) {
  return sql`
    select ours.*, ${keys[by]} as key,
      ours.id = blocked.id as blocked, ours.id = said_no.id as opted_out,
      ours.delivered_at is not null and ours.at < ${daysBefore(now, silenceDays)} as settled,
      answer.at is not null and answer.at <= ours.at + ${days(silenceDays)} as answered,
      before.at < ours.at - ${days(lapsedDays)} as lapsed,
      answer.at is not null and answer.at <= ours.at + ${days(wonBackDays)} as came_back
    from ours
    ${answerTo(workspaceId)} ${heardBefore(workspaceId)} ${lastThatReached(workspaceId)} ${lastBeforeNo(workspaceId)}`
}

function rowOf(row: Counted): CauseRow {
  return {
    key: row.key,
    messages: row.messages,
    people: row.people,
    probable_blocks: shareOf(row.blocks, row.messages),
    opt_outs: shareOf(row.opt_outs, row.messages),
    silence: shareOf(row.silent, row.silent_of),
    won_back: shareOf(row.won_back, row.won_back_of),
  }
}

const days = (count: number) => sql`interval '${sql.raw(String(count))} days'`
const daysBefore = (now: Date, count: number) => new Date(now.getTime() - count * 86_400_000)

/** The messages that are looked at, newest first. */
export function messagesIn(
  workspaceId: WorkspaceId,
  { from, to }: { readonly from: Date; readonly to: Date },
) {
  return sql`
    select messages.id, contact_id, type, body, author, purpose, accepted_at as at, delivered_at, workspaces.time_zone,
      count(*) over (partition by contact_id order by accepted_at range between interval '7 days' preceding
        and current row) as lately
    from messages join workspaces on workspaces.id = messages.workspace_id
    where messages.workspace_id = ${workspaceId} and direction = 'out' and origin = 'live' and group_id is null
      and contact_id is not null and accepted_at is not null and type <> 'reaction'
      and messages.id between ${idFloor(from)} and ${idFloor(to)}
    order by messages.id desc limit ${messagesLookedAtMax}`
}

const heard = (workspaceId: WorkspaceId) => sql`
  heard.workspace_id = ${workspaceId} and heard.contact_id = ours.contact_id and heard.group_id is null
  and heard.direction = 'in' and heard.type <> 'system'`

const answerTo = (workspaceId: WorkspaceId) => sql`
  left join lateral (
    select heard.created_at as at from messages as heard
    where ${heard(workspaceId)} and heard.id > ours.id order by heard.id limit 1) as answer on true`

const heardBefore = (workspaceId: WorkspaceId) => sql`
  left join lateral (
    select heard.created_at as at from messages as heard
    where ${heard(workspaceId)} and heard.id < ours.id order by heard.id desc limit 1) as before on true`

const lastThatReached = (workspaceId: WorkspaceId) => sql`
  left join contact_reach as reach on reach.workspace_id = ${workspaceId} and reach.contact_id = ours.contact_id
    and reach.verdict = 'perhaps_not_wanted'
  left join lateral (
    select last.id from messages as last
    where reach.contact_id is not null and last.workspace_id = ${workspaceId}
      and last.contact_id = ours.contact_id and last.group_id is null and last.direction = 'out'
      and last.accepted_at is not null and last.type <> 'reaction'
    order by last.delivered_at is null, last.id desc limit 1) as blocked on true`

const lastBeforeNo = (workspaceId: WorkspaceId) => sql`
  left join lateral (
    select entry.at from consent_entries as entry
    where entry.workspace_id = ${workspaceId} and entry.contact_id = ours.contact_id and entry.state = 'withdrawn'
      and entry.at > ours.at and entry.at <= ours.at + ${days(optOutDays)}
    order by entry.at limit 1) as no on true
  left join lateral (
    select last.id from messages as last
    where no.at is not null and last.workspace_id = ${workspaceId} and last.contact_id = ours.contact_id
      and last.group_id is null and last.direction = 'out' and last.type <> 'reaction' and last.accepted_at < no.at
    order by last.id desc limit 1) as said_no on true`
