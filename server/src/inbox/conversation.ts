import type { Selectable } from 'kysely'
import {
  type ContactId,
  type ConversationId,
  type Conversations,
  idFromFact,
  idTime,
  type MessageId,
  type NumberId,
  type WorkspaceId,
} from '../platform/index.ts'

/**
 * open ⇄ pending ⇄ closed, by an agent's word. Besides, the person opens it by writing, and a pending one
 * opens by itself when its time comes. Opening by itself is a fact in the ledger of states like any other.
 */
export const conversationStates = ['open', 'pending', 'closed'] as const
export type ConversationState = (typeof conversationStates)[number]

export type ConversationRow = Selectable<Conversations>

/** Whose thread a conversation is. */
export type ThreadOwner =
  | { readonly contact_id: ContactId; readonly group_id: null }
  | { readonly contact_id: null; readonly group_id: string }

/** What the ledgers say last; null where an agent has not decided anything yet. */
export type LedgerEntries = {
  readonly state: ConversationState | null
  readonly state_at: Date | null
  readonly pending_until: Date | null
  readonly assigned_to: string | null
}

/** What the messages of a thread say about their conversation. */
export type ThreadFacts = {
  readonly last_message_id: MessageId | null
  readonly last_message_at: Date | null
  readonly last_origin: string | null
  readonly last_number_id: NumberId | null
  readonly waiting_since: Date | null
  readonly unread_count: number
  readonly failed_at: Date | null
}

/** Everything that can be computed again. */
export type DerivedColumns = Pick<
  ConversationRow,
  | 'number_id'
  | 'state'
  | 'state_at'
  | 'pending_until'
  | 'assigned_to'
  | 'last_message_id'
  | 'last_message_at'
  | 'waiting_since'
  | 'window_closes_at'
  | 'unread_count'
  | 'failed_at'
>

/** Derived columns from facts alone, so that following the news and starting afresh end in the same place. */
export function deriveColumns(
  row: Pick<ConversationRow, 'number_id' | 'last_message_at'>,
  last: LedgerEntries | undefined,
  facts: ThreadFacts,
  windowClosesAt: Date | null,
): DerivedColumns {
  // A history transfer brings months of finished talk: nobody has to work on it, unless somebody waits or
  // says something new.
  const untouched = facts.last_origin === 'history' && facts.waiting_since === null ? 'closed' : 'open'
  return {
    number_id: facts.last_number_id ?? row.number_id,
    state: last?.state ?? untouched,
    state_at: last?.state_at ?? null,
    pending_until: last?.pending_until ?? null,
    assigned_to: last?.assigned_to ?? null,
    last_message_id: facts.last_message_id,
    last_message_at: facts.last_message_at ?? row.last_message_at,
    waiting_since: facts.waiting_since,
    window_closes_at: windowClosesAt,
    unread_count: facts.unread_count,
    failed_at: facts.failed_at,
  }
}

/** One person, one conversation: whoever opens it first, and after every rebuild, it has the same id. */
export function conversationIdOf(workspaceId: WorkspaceId, owner: ThreadOwner): ConversationId {
  if (owner.contact_id === null)
    return idFromFact(new Date(0), 'group conversation', workspaceId, owner.group_id)
  return idFromFact(idTime(owner.contact_id), 'conversation', workspaceId, owner.contact_id)
}

/** Conversations recomputed in one statement. */
export const recomputeBatchMax = 1_000
