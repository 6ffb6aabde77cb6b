import { sql } from 'kysely'
import type { Database, MessageId, Transaction, WorkspaceId } from '../../platform/index.ts'
import type { AdvisedAct, MistakeKind, Situation } from './mistake.ts'

export type Mistake = {
  readonly workspace_id: WorkspaceId
  readonly message_id: MessageId
  readonly kind: MistakeKind
  readonly note: string | null
  /** Of the message: `agent:…`, `token:…`, `campaign:…`. */
  readonly author: string | null
  /** When the message left; null: it never did. */
  readonly sent_at: Date | null
  readonly situation: Situation
  readonly advice: AdvisedAct
  readonly at: Date
  readonly by: string
}

/** One message went wrong in one way: telling it again corrects what was told. */
export async function recordMistakes(trx: Transaction, mistakes: readonly Mistake[]): Promise<void> {
  if (mistakes.length === 0) return
  await trx
    .insertInto('mistakes')
    .values([...mistakes])
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'message_id']).doUpdateSet((told) => ({
        kind: told.ref('excluded.kind'),
        note: told.ref('excluded.note'),
        situation: told.ref('excluded.situation'),
        advice: told.ref('excluded.advice'),
        by: told.ref('excluded.by'),
      })),
    )
    .execute()
}

export async function findMistake(
  db: Database,
  workspaceId: WorkspaceId,
  messageId: MessageId,
): Promise<Mistake | undefined> {
  const row = await db
    .selectFrom('mistakes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  return row as Mistake | undefined
}

export type MistakeFilter = {
  readonly from: Date
  /** Not included. */
  readonly to: Date
  readonly kind?: MistakeKind
  readonly author?: string
  /** Of the day in the workspace's zone, 0 to 23. */
  readonly hour?: number
  readonly time_zone: string
}

export type ListedMistake = Mistake & { readonly contact_id: string | null }

/** One page behind a figure, newest first. */
export async function listMistakes(
  db: Database,
  workspaceId: WorkspaceId,
  filter: MistakeFilter,
  page: { readonly before?: readonly [string, string]; readonly limit: number },
): Promise<ListedMistake[]> {
  const [at, id] = page.before ?? [null, null]
  const { rows } = await sql<ListedMistake>`
    select told.*, messages.contact_id from mistakes as told
    left join messages on messages.workspace_id = told.workspace_id and messages.id = told.message_id
    where told.workspace_id = ${workspaceId} and told.at >= ${filter.from} and told.at < ${filter.to}
      and (${filter.kind ?? null}::text is null or told.kind = ${filter.kind ?? null})
      and (${filter.author ?? null}::text is null or told.author = ${filter.author ?? null})
      and (${filter.hour ?? null}::integer is null
        or extract(hour from coalesce(told.sent_at, told.at) at time zone ${filter.time_zone}) = ${filter.hour ?? null}::integer)
      and (${at}::timestamptz is null or (told.at, told.message_id) < (${at}::timestamptz, ${id}::uuid))
    order by told.at desc, told.message_id desc
    limit ${page.limit}`.execute(db)
  return rows
}
