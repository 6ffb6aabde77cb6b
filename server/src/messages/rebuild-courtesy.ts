import { sql } from 'kysely'
import { addSpendings, emptyBudgets } from '../consent/index.ts'
import type { ContactId, MessageId, Transaction, WorkspaceId } from '../platform/index.ts'
import { journeyAnswerMax } from './solicitation.ts'

const pageSize = 2_000

/**
 * Counts again what nobody asked for and stayed unanswered, from the messages themselves. Run after their ticks were
 * computed: what failed cost nobody's patience. Whoever wants to send unasked meanwhile waits until the caller commits.
 */
export async function rebuildCourtesy(trx: Transaction, workspaceId: WorkspaceId): Promise<number> {
  await emptyBudgets(trx, workspaceId)
  let after: ContactId = '00000000-0000-0000-0000-000000000000'
  let count = 0
  for (;;) {
    const people = await trx
      .selectFrom('contacts')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('merged_into', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute()
    const last = people.at(-1)
    if (!last) return count
    const spendings = await listUnanswered(
      trx,
      workspaceId,
      people.map((person) => person.id),
    )
    await addSpendings(trx, spendings)
    count += spendings.length
    after = last.id
  }
}

type Spending = {
  readonly workspace_id: WorkspaceId
  readonly contact_id: ContactId
  readonly message_id: MessageId
  readonly at: Date
}

/**
 * What left since a person was last heard of, without the first reply to what they wrote: they waited for that one, and for
 * what a journey answered before it. Reactions are signs of life that wait for nothing.
 */
async function listUnanswered(
  trx: Transaction,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
): Promise<Spending[]> {
  const { rows } = await sql<Spending>`
    with heard as (
      select contact_id, max(created_at) as at, max(created_at) filter (where type <> 'reaction') as wrote_at
      from messages
      where workspace_id = ${workspaceId} and contact_id = any(${[...contactIds]}::uuid[]) and group_id is null
        and direction = 'in' and type <> 'system'
      group by 1),
    ours as (
      select messages.id, messages.contact_id, messages.origin, messages.purpose, messages.type, messages.author,
        coalesce(messages.accepted_at, outbox.leased_at, outbox.unclear_at, messages.created_at) as at,
        coalesce(messages.author ~ '^(campaign|journey):', false) as automated,
        follow_ups.message_id is not null as follows_up,
        coalesce(messages.author like 'journey:%' and messages.purpose = 'service' and messages.type <> 'reaction'
          and follow_ups.message_id is null, false) as may_answer
      from messages
      left join outbox on outbox.workspace_id = messages.workspace_id and outbox.message_id = messages.id
      left join follow_ups on follow_ups.workspace_id = messages.workspace_id and follow_ups.message_id = messages.id
      where messages.workspace_id = ${workspaceId} and messages.contact_id = any(${[...contactIds]}::uuid[])
        and messages.group_id is null and messages.direction = 'out'
        and (messages.accepted_at is not null or messages.origin <> 'live'
          or outbox.leased_at is not null or outbox.unclear_at is not null)
        and (messages.failed_at is null or messages.sent_at is not null or messages.delivered_at is not null)),
    told as (
      select ours.*, heard.at as heard_at,
        not ours.automated and ours.type <> 'reaction' and heard.wrote_at is not null
          and row_number() over (
            partition by ours.contact_id, ours.automated or ours.type = 'reaction' or ours.at < heard.wrote_at
            order by ours.at, ours.id) = 1
          and ours.at >= heard.wrote_at as awaited,
        ours.may_answer and ours.at >= heard.wrote_at and row_number() over (
            partition by ours.contact_id, ours.may_answer and ours.at >= heard.wrote_at order by ours.at, ours.id)
            <= ${journeyAnswerMax}
          and ours.at <= coalesce(min(ours.at) filter (where not ours.automated and ours.type <> 'reaction'
            and ours.at >= heard.wrote_at) over (partition by ours.contact_id), ours.at) as answered
      from ours left join heard using (contact_id))
    select ${workspaceId}::integer as workspace_id, told.contact_id, told.id as message_id, told.at
    from told
    where told.origin = 'live' and (told.heard_at is null or date_trunc('second', told.at) > told.heard_at)
      and case when told.automated then told.answered is not true
        else not told.awaited and (told.purpose <> 'service' or told.follows_up) end`.execute(trx)
  return rows
}
