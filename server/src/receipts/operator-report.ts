import { sql } from 'kysely'
import { type Database, idFloor, type NumberId, type WorkspaceId } from '../platform/index.ts'
import { type Flow, judgeOperator, type OperatorJudgement } from './inference/operator.ts'

const hoursBack = 6
const spanMinutes = 10
/** Messages need a moment, and so do their receipts. */
const settleMinutes = 5
const minuteMs = 60_000

export type NumberJudgement = OperatorJudgement & { readonly number_id: NumberId; readonly address: string }

/** Over all people of each connected number: does what we send still arrive? */
export async function judgeNumbers(
  db: Database,
  workspaceId: WorkspaceId,
  now: Date,
): Promise<NumberJudgement[]> {
  const numbers = await db
    .selectFrom('numbers')
    .select(['id', 'address'])
    .where('workspace_id', '=', workspaceId)
    .where('disconnected_at', 'is', null)
    .orderBy('id')
    .execute()
  const flows = await listFlows(db, workspaceId, now)
  return numbers.map(({ id, address }) => ({
    number_id: id,
    address,
    ...judgeOperator(flows.get(id) ?? [], now),
  }))
}

type FlowRow = Flow & { readonly number_id: NumberId }

/**
 * One person counts once in a span, however many messages they got. Messages with a clear failure of their own say nothing
 * about the way.
 */
async function listFlows(db: Database, workspaceId: WorkspaceId, now: Date): Promise<Map<NumberId, Flow[]>> {
  const since = new Date(now.getTime() - hoursBack * 60 * minuteMs)
  const until = new Date(now.getTime() - settleMinutes * minuteMs)
  const { rows } = await sql<FlowRow>`
    with told as (
      select number_id, contact_id,
        date_bin(make_interval(mins => ${spanMinutes}), accepted_at, ${since}::timestamptz) as span,
        bool_or(coalesce(sent_at, delivered_at, read_at) is not null) as sent,
        bool_or(coalesce(delivered_at, read_at) is not null) as delivered
      from messages
      where workspace_id = ${workspaceId} and direction = 'out' and origin = 'live' and group_id is null
        and id >= ${idFloor(new Date(since.getTime() - 60 * minuteMs))}
        and accepted_at >= ${since} and accepted_at < ${until} and failed_at is null
      group by 1, 2, 3)
    select number_id, span as from, least(span + make_interval(mins => ${spanMinutes}), ${until}) as to,
      count(*)::integer as accepted, (count(*) filter (where sent))::integer as sent,
      (count(*) filter (where delivered))::integer as delivered
    from told group by 1, 2`.execute(db)
  return Map.groupBy(rows, (row) => row.number_id)
}
