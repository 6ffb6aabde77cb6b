import { sql } from 'kysely'
import type { ContactMerge } from '../contacts/index.ts'
import {
  announce,
  type ConversationId,
  newId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { insertTeamChoice } from './choose-team.ts'
import type { ConversationRow, ConversationState } from './conversation.ts'
import { recomputeConversations } from './recompute-conversations.ts'

/**
 * Contacts turned out to be one person: their conversations become one. Called in the transaction that
 * merged them, after their messages were moved. The follower applies the same merges once more when it
 * comes to `contacts.merged`, because it may be opening a conversation for the one who goes at this very
 * moment.
 *
 * Merges are rare, so they are done one by one, in the order told: a contact may go through several.
 */
export async function moveConversations(
  trx: Transaction,
  merges: readonly ContactMerge[],
  now: Date = new Date(),
): Promise<void> {
  for (const merge of merges) {
    const rows = await trx
      .selectFrom('conversations')
      .selectAll()
      .where('workspace_id', '=', merge.workspace_id)
      .where('contact_id', 'in', [merge.from, merge.into])
      .orderBy('id')
      .forUpdate()
      .execute()
    const goes = rows.find((row) => row.contact_id === merge.from)
    const stays = rows.find((row) => row.contact_id === merge.into)
    const kept = stays ?? goes
    if (!kept) continue
    if (goes && stays) await join(trx, goes, stays, now)
    else if (goes) await handOver(trx, goes, merge)
    // Also when there was nothing to join: the messages of both are one thread now.
    await recomputeConversations(trx, merge.workspace_id, [kept.id])
    await announce(trx, [
      {
        workspace_id: merge.workspace_id,
        name: 'conversations.changed',
        body: { conversation_ids: [...new Set([kept.id, goes?.id ?? kept.id])] },
      },
    ])
  }
}

async function handOver(trx: Transaction, goes: ConversationRow, merge: ContactMerge): Promise<void> {
  await trx
    .updateTable('conversations')
    .set({ contact_id: merge.into })
    .where('workspace_id', '=', goes.workspace_id)
    .where('id', '=', goes.id)
    .execute()
}

async function join(
  trx: Transaction,
  goes: ConversationRow,
  stays: ConversationRow,
  now: Date,
): Promise<void> {
  const workspaceId = goes.workspace_id
  await moveLedgers(trx, workspaceId, goes.id, stays.id)
  await settleState(trx, goes, stays, now)
  await settleAssignment(trx, goes, stays, now)
  await settleTeam(trx, goes, stays, now)
  await sql`
    update conversations as stays
    set seen_message_id = marked.seen_message_id, seen_recorded_at = marked.seen_recorded_at
    from conversations as marked
    where stays.workspace_id = ${workspaceId} and stays.id = ${stays.id}
      and marked.workspace_id = ${workspaceId} and marked.id = ${seenOfBoth(goes, stays).id}`.execute(trx)
  await sql`update conversation_merges set into_id = ${stays.id}
    where workspace_id = ${workspaceId} and into_id = ${goes.id}`.execute(trx)
  await sql`insert into conversation_merges (workspace_id, from_id, into_id, at)
    values (${workspaceId}, ${goes.id}, ${stays.id}, ${now})`.execute(trx)
  await sql`delete from conversations where workspace_id = ${workspaceId} and id = ${goes.id}`.execute(trx)
}

async function moveLedgers(
  trx: Transaction,
  workspaceId: WorkspaceId,
  from: ConversationId,
  into: ConversationId,
): Promise<void> {
  for (const ledger of ['conversation_states', 'conversation_assignments', 'conversation_teams', 'notes']) {
    await sql`update ${sql.table(ledger)} set conversation_id = ${into}
      where workspace_id = ${workspaceId} and conversation_id = ${from}`.execute(trx)
  }
  // A label both wear stays once.
  await sql`delete from conversation_labels as goes using conversation_labels as stays
    where goes.workspace_id = ${workspaceId} and goes.conversation_id = ${from} and goes.removed_at is null
      and stays.workspace_id = ${workspaceId} and stays.conversation_id = ${into} and stays.removed_at is null
      and goes.label_id = stays.label_id`.execute(trx)
  await sql`update conversation_labels set conversation_id = ${into}
    where workspace_id = ${workspaceId} and conversation_id = ${from}`.execute(trx)
}

const urgency: Readonly<Record<ConversationState, number>> = { open: 2, pending: 1, closed: 0 }

/** Whatever was still to be done in one of them is to be done in the one that stays. */
async function settleState(
  trx: Transaction,
  goes: ConversationRow,
  stays: ConversationRow,
  now: Date,
): Promise<void> {
  const wanted =
    urgency[goes.state as ConversationState] > urgency[stays.state as ConversationState] ? goes : stays
  const lastAt = Math.max(goes.state_at?.getTime() ?? 0, stays.state_at?.getTime() ?? 0)
  if (lastAt === 0) return
  const at = new Date(Math.max(now.getTime(), lastAt + 1))
  const { state, pending_until } = wanted
  const entry = { workspace_id: stays.workspace_id, id: newId(at), conversation_id: stays.id }
  await trx
    .insertInto('conversation_states')
    .values({ ...entry, state, pending_until, at, by: 'merge' })
    .execute()
}

async function settleAssignment(
  trx: Transaction,
  goes: ConversationRow,
  stays: ConversationRow,
  now: Date,
): Promise<void> {
  if (goes.assigned_to === null && stays.assigned_to === null) return
  const { rows } = await sql<{ at: Date | null }>`
    select max(at) as at from conversation_assignments
    where workspace_id = ${stays.workspace_id} and conversation_id = ${stays.id}`.execute(trx)
  const at = new Date(Math.max(now.getTime(), (rows[0]!.at?.getTime() ?? 0) + 1))
  const assigned_to = stays.assigned_to ?? goes.assigned_to
  const entry = { workspace_id: stays.workspace_id, id: newId(at), conversation_id: stays.id }
  await trx
    .insertInto('conversation_assignments')
    .values({ ...entry, assigned_to, at, by: 'merge' })
    .execute()
}

async function settleTeam(
  trx: Transaction,
  goes: ConversationRow,
  stays: ConversationRow,
  now: Date,
): Promise<void> {
  const chosen = [stays, goes].find((row) => row.team_chosen)
  if (!chosen) return
  await insertTeamChoice(trx, stays.workspace_id, stays.id, { team_id: chosen.team_id, by: 'merge', now })
}

/**
 * Nothing unread may pass for seen: where something is unread its mark counts, the earlier of two; else the
 * later.
 */
function seenOfBoth(goes: ConversationRow, stays: ConversationRow): ConversationRow {
  // Nothing seen at all is the earliest mark.
  const time = (row: ConversationRow) => row.seen_recorded_at?.getTime() ?? -1
  const unread = [goes, stays].filter((row) => row.unread_count > 0)
  const inOrder = (unread.length > 0 ? unread : [goes, stays]).sort((one, other) => time(one) - time(other))
  return unread.length > 0 ? inOrder[0]! : inOrder.at(-1)!
}
