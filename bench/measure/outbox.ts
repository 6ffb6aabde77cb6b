/** People who may be written to and messages for them, put where a campaign would put them. */
import { queueMessages } from '../../server/src/messages/index.ts'
import { inTransaction, newId, type OpenDatabase } from '../../server/src/platform/index.ts'

export type Writer = { readonly workspace_id: number; readonly number_id: string }

const batchSize = 500

/** People with a phone and an open window; returns their ids. `before`: how many were invited already. */
export async function invitePeople(
  { pool }: OpenDatabase,
  of: Writer,
  count: number,
  before = 0,
): Promise<string[]> {
  const now = new Date()
  const ids = Array.from({ length: count }, () => newId<'contact'>(now) as string)
  const { workspace_id: workspaceId, number_id: numberId } = of
  await pool.query(
    `insert into contacts (workspace_id, id, created_at) select $1, id, $3 from unnest($2::uuid[]) as person (id)`,
    [workspaceId, ids, now],
  )
  await pool.query(
    `insert into contact_addresses (workspace_id, id, contact_id, kind, value, since)
     select $1, gen_random_uuid(), id, 'phone', (33700000000 + $4::bigint + position)::text, $3
     from unnest($2::uuid[]) with ordinality as person (id, position)`,
    [workspaceId, ids, now, before],
  )
  await pool.query(
    `insert into exchanges (workspace_id, number_id, contact_id, last_inbound_at)
     select $1, $4, id, $3 from unnest($2::uuid[]) as person (id)`,
    [workspaceId, ids, now, numberId],
  )
  await pool.query('analyze contacts, contact_addresses, exchanges')
  return ids
}

/** Queues one bulk message to each person, due at `sendAfter`. */
export async function queueFor(
  { db }: OpenDatabase,
  of: Writer,
  contactIds: readonly string[],
  sendAfter: Date = new Date(),
): Promise<void> {
  for (let start = 0; start < contactIds.length; start += batchSize) {
    const drafts = contactIds.slice(start, start + batchSize).map((contact_id, index) => ({
      ...of,
      contact_id,
      type: 'text',
      body: { body: `Your order ${start + index} is ready. See you soon at the bakery!` },
      purpose: 'service',
      author: 'campaign:bench',
      send_after: sendAfter,
      lane: 1 as const,
      details: {},
    }))
    await inTransaction(db, (trx) => queueMessages(trx, drafts, new Date()))
  }
}
