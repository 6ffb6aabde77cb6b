import type { Selectable } from 'kysely'
import type { TeamId } from '../accounts/index.ts'
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
import { limitsOf, type PromiseBook, teamFor } from './promise.ts'

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
  readonly state_by: string | null
  readonly assigned_to: string | null
  readonly chosen_team_id: TeamId | null
}

/** What the messages of a thread say about their conversation. */
export type ThreadFacts = {
  readonly last_message_id: MessageId | null
  readonly last_message_at: Date | null
  readonly last_origin: string | null
  readonly last_number_id: NumberId | null
  readonly waiting_since: Date | null
  /** As `waiting_since`, but only since the conversation was last closed: closing says that nothing is owed. */
  readonly owed_since: Date | null
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
  | 'team_id'
  | 'team_chosen'
  | 'owed_since'
  | 'warn_at'
  | 'due_at'
>

/** Derived columns from facts alone, so that following the news and starting afresh end in the same place. */
export function deriveColumns(
  row: Pick<ConversationRow, 'number_id' | 'last_message_at'>,
  last: LedgerEntries | undefined,
  facts: ThreadFacts,
  windowClosesAt: Date | null,
  book: PromiseBook,
): DerivedColumns {
  // A history transfer brings months of finished talk: nobody has to work on it, unless somebody waits or
  // says something new.
  const untouched = facts.last_origin === 'history' && facts.waiting_since === null ? 'closed' : 'open'
  const state = last?.state ?? untouched
  return {
    ...promiseColumns(book, last, owedSince(state, last, facts)),
    number_id: facts.last_number_id ?? row.number_id,
    state,
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

export type PromiseColumns = Pick<
  DerivedColumns,
  'team_id' | 'team_chosen' | 'owed_since' | 'warn_at' | 'due_at'
>

/** Whose conversation it is, and by when it is to be answered. */
export function promiseColumns(
  book: PromiseBook,
  last: Pick<LedgerEntries, 'chosen_team_id' | 'assigned_to'> | undefined,
  owed_since: Date | null,
): PromiseColumns {
  const team_id = teamFor(book, last?.chosen_team_id ?? null, last?.assigned_to ?? null)
  const team_chosen = team_id !== null && team_id === last?.chosen_team_id
  const limits = owed_since && limitsOf(book, team_id, owed_since)
  return {
    team_id,
    team_chosen,
    owed_since,
    warn_at: limits?.warn_at ?? null,
    due_at: limits?.due_at ?? null,
  }
}

function owedSince(
  state: ConversationState,
  last: LedgerEntries | undefined,
  facts: ThreadFacts,
): Date | null {
  if (state === 'closed') return null
  if (facts.owed_since || !facts.waiting_since) return facts.owed_since
  // A message that was stored before the closing and became visible after it: the person opened the conversation.
  return state === 'open' && last?.state_by === 'contact' ? last.state_at : null
}

/** One person, one conversation: whoever opens it first, and after every rebuild, it has the same id. */
export function conversationIdOf(workspaceId: WorkspaceId, owner: ThreadOwner): ConversationId {
  if (owner.contact_id === null)
    return idFromFact(new Date(0), 'group conversation', workspaceId, owner.group_id)
  return idFromFact(idTime(owner.contact_id), 'conversation', workspaceId, owner.contact_id)
}

/** Conversations recomputed in one statement. */
export const recomputeBatchMax = 1_000
