import { sql } from 'kysely'
import { type MessageId, newId, type Transaction } from '../platform/index.ts'
import { writeApprovalRequests } from '../review/index.ts'
import { announceMessages } from './announce-messages.ts'
import { assessMessages, type Sensitive } from './approvals/assess-messages.ts'
import { insertFollowUps } from './follow-ups.ts'
import { type CheckedDraft, lanes } from './message.ts'
import { insertQueued } from './message-store.ts'
import { isAutomated } from './solicitation.ts'
import { noteUsed } from './unsent-uploads.ts'

export type Queued = { readonly message_id: MessageId; readonly repeated: boolean }

/**
 * From here on the messages will leave, whatever crashes: each is a row of the outbox in the caller's transaction. What
 * a second person must see first waits there for them. A draft whose key was queued before is not queued again; its message is returned instead. Aligned with the drafts.
 */
export async function queueMessages(
  trx: Transaction,
  drafts: readonly CheckedDraft[],
  now: Date,
): Promise<Queued[]> {
  const named = drafts.map((draft) => ({ ...draft, lane: laneOf(draft), id: newId<'message'>(now) }))
  const owners = await claimDraftKeys(trx, named)
  const ownerOf = (draft: Named) => owners.get(keyOf(draft)) ?? draft.id
  const fresh = named.filter((draft) => ownerOf(draft) === draft.id)
  const assessed = await assessMessages(trx, fresh.map(sensitiveOf), now)
  await insertQueued(
    trx,
    fresh.map((draft, index) => ({ ...draft, approvals: assessed[index]!.needed })),
    now,
  )
  await writeApprovalRequests(
    trx,
    assessed.flatMap(({ request }) => request ?? []),
  )
  await noteUsed(trx, fresh, now)
  await insertFollowUps(trx, fresh.flatMap(followUpOf), now)
  await announceMessages(
    trx,
    'messages.queued',
    fresh.map((draft) => ({
      workspace_id: draft.workspace_id,
      message_id: draft.id,
      contact_id: draft.contact_id,
      group_id: null,
    })),
  )
  return named.map((draft) => ({ message_id: ownerOf(draft), repeated: ownerOf(draft) !== draft.id }))
}

type Named = CheckedDraft & { readonly id: MessageId }

/** What starts by itself goes after the replies, and the last gate knows it by that. */
const laneOf = (draft: CheckedDraft) => (isAutomated(draft.author) ? lanes.bulk : draft.lane)

function sensitiveOf({ id, quotes, ...draft }: Named): Sensitive {
  return { ...draft, message_id: id, quotes: quotes ?? null, approvals: 0 }
}

function followUpOf({ workspace_id, id, follow_up_of }: Named) {
  return follow_up_of === undefined ? [] : [{ workspace_id, message_id: id, follow_up_of }]
}

const keyOf = (draft: Named) => `${draft.workspace_id} ${draft.draft_key ?? ''}`

/** The message that owns each key: the first ever to come with it, whether in this batch or long ago. */
async function claimDraftKeys(trx: Transaction, drafts: readonly Named[]): Promise<Map<string, MessageId>> {
  const keyed = drafts.filter((draft) => draft.draft_key !== undefined)
  if (keyed.length === 0) return new Map()
  const inOrder = keyed.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))
  const workspaces = inOrder.map((draft) => draft.workspace_id)
  const keys = inOrder.map((draft) => draft.draft_key)
  await sql`
    insert into draft_keys (workspace_id, draft_key, message_id)
    select * from unnest(${workspaces}::integer[], ${keys}::text[], ${inOrder.map((draft) => draft.id)}::uuid[])
    on conflict do nothing`.execute(trx)
  const { rows } = await sql<{ key: string; message_id: MessageId }>`
    select distinct draft_keys.workspace_id || ' ' || draft_keys.draft_key as key, message_id
    from unnest(${workspaces}::integer[], ${keys}::text[]) as asked (workspace_id, draft_key)
    join draft_keys using (workspace_id, draft_key)`.execute(trx)
  return new Map(rows.map((row) => [row.key, row.message_id]))
}
