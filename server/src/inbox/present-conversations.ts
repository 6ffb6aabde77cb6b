import { listAgentNames, listTeamNames } from '../accounts/index.ts'
import { type ContactView, getContacts } from '../contacts/index.ts'
import {
  getMessageRows,
  listWindows,
  type MessageRow,
  type MessageState,
  stateOf,
  type Tick,
  textOf,
  tickOf,
} from '../messages/index.ts'
import type { ContactId, ConversationId, Database, MessageId, WorkspaceId } from '../platform/index.ts'
import type { ConversationRow } from './conversation.ts'
import { type LabelView, listLabelsOf } from './label-store.ts'
import { type PromiseView, presentPromise } from './promise.ts'
import { listPromises } from './promise-store.ts'

export type LastMessageView = {
  readonly id: MessageId
  readonly direction: 'in' | 'out'
  readonly type: string
  readonly text: string
  readonly tick: Tick | null
  readonly state: MessageState
  readonly at: string
  readonly withdrawn: boolean
  readonly author_name: string | null
}

/** A conversation as a list shows it. Times are ISO 8601 in UTC. */
export type ConversationView = {
  readonly id: ConversationId
  readonly contact: Pick<ContactView, 'id' | 'display_name' | 'phone' | 'language'> | null
  readonly group_id: string | null
  readonly number_id: string
  readonly state: string
  readonly pending_until: string | null
  readonly assigned_to: { readonly id: string; readonly name: string | null } | null
  readonly labels: readonly LabelView[]
  readonly last_message: LastMessageView | null
  readonly last_message_at: string
  readonly waiting_since: string | null
  readonly unread_count: number
  readonly seen_message_id: string | null
  readonly window: { readonly open: boolean; readonly closes_at: string | null }
  readonly failed: boolean
  readonly team: { readonly id: string; readonly name: string; readonly chosen: boolean } | null
  readonly promise: PromiseView | null
}

export const previewCharsMax = 200

/**
 * Views in the order of the rows. Words are read from the messages themselves each time and kept nowhere,
 * so what was withdrawn a moment ago is not in any preview.
 */
export async function presentConversations(
  db: Database,
  workspaceId: WorkspaceId,
  rows: readonly ConversationRow[],
  now: Date,
): Promise<ConversationView[]> {
  if (rows.length === 0) return []
  const messageIds = rows.map((row) => row.last_message_id).filter((id) => id !== null)
  const contactIds = rows.map((row) => row.contact_id).filter((id) => id !== null)
  const [messages, windows, labels, agents, teams, promises] = await Promise.all([
    getMessageRows(db, workspaceId, messageIds),
    listWindows(db, workspaceId, contactIds, now),
    listLabelsOf(
      db,
      workspaceId,
      rows.map((row) => row.id),
    ),
    listAgentNames(db, workspaceId),
    listTeamNames(db, workspaceId),
    listPromises(db, workspaceId),
  ])
  // In a group, whoever wrote last is not the owner of the thread.
  const writers = messages.map((row) => row.contact_id).filter((id) => id !== null)
  const contacts = await getContacts(db, workspaceId, [...contactIds, ...writers])
  const messageById = new Map(messages.map((row) => [row.id, row]))
  return rows.map((row) => {
    const last = row.last_message_id === null ? undefined : messageById.get(row.last_message_id)
    const window = row.contact_id === null ? undefined : windows.get(row.contact_id)
    return {
      id: row.id,
      contact: briefContact(row.contact_id === null ? undefined : contacts.get(row.contact_id)),
      group_id: row.group_id,
      number_id: row.number_id,
      state: row.state,
      pending_until: row.pending_until?.toISOString() ?? null,
      assigned_to:
        row.assigned_to === null ? null : { id: row.assigned_to, name: agents.get(row.assigned_to) ?? null },
      labels: labels.get(row.id) ?? [],
      last_message: last ? presentLast(last, agents, contacts, now) : null,
      last_message_at: row.last_message_at.toISOString(),
      waiting_since: row.waiting_since?.toISOString() ?? null,
      unread_count: row.unread_count,
      seen_message_id: row.seen_message_id,
      window: { open: window?.open ?? false, closes_at: window?.closes_at?.toISOString() ?? null },
      failed: row.failed_at !== null,
      team: row.team_id === null ? null : teamView(row, teams),
      promise: presentPromise(promises, row, now),
    }
  })
}

function teamView(row: ConversationRow, teams: ReadonlyMap<string, string>): ConversationView['team'] {
  return { id: row.team_id!, name: teams.get(row.team_id!) ?? '', chosen: row.team_chosen }
}

function briefContact(contact: ContactView | undefined): ConversationView['contact'] {
  if (!contact) return null
  const { id, display_name, phone, language } = contact
  return { id, display_name, phone, language }
}

function presentLast(
  row: MessageRow,
  agents: ReadonlyMap<string, string>,
  contacts: ReadonlyMap<ContactId, ContactView>,
  now: Date,
): LastMessageView {
  const withdrawn = row.withdrawn_at !== null
  return {
    id: row.id,
    direction: row.direction as 'in' | 'out',
    type: row.type,
    text: withdrawn ? '' : preview(textOf(row.type, row.body, row.details)),
    tick: tickOf(row, now),
    state: stateOf(row, now),
    at: row.created_at.toISOString(),
    withdrawn,
    author_name: authorName(row, agents, contacts),
  }
}

function authorName(
  row: MessageRow,
  agents: ReadonlyMap<string, string>,
  contacts: ReadonlyMap<ContactId, ContactView>,
): string | null {
  if (row.direction === 'in')
    return (row.contact_id !== null && contacts.get(row.contact_id)?.display_name) || null
  const [kind, id] = (row.author ?? '').split(':', 2)
  return kind === 'agent' ? (agents.get(id ?? '') ?? null) : null
}

/** One line, cut between characters: half an emoji is worse than none. */
function preview(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= previewCharsMax) return line
  return `${[...line.slice(0, previewCharsMax * 2)].slice(0, previewCharsMax - 1).join('')}…`
}
