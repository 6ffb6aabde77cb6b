import { listAgentNames } from '../accounts/index.ts'
import { type ContactView, findContact } from '../contacts/index.ts'
import { listNumbers } from '../messages/index.ts'
import type { Database, WorkspaceId } from '../platform/index.ts'
import type { ConversationRow } from './conversation.ts'
import { type HistoryEntry, reportHistory } from './history-report.ts'
import { type ConversationView, presentConversations } from './present-conversations.ts'

export type NumberHealth = {
  readonly id: string
  readonly channel: string
  readonly address: string
  readonly label: string | null
  readonly connected: boolean
  readonly sending_stopped: {
    readonly since: string
    readonly code: string | null
    readonly message: string | null
  } | null
}

/** A conversation with all that stands beside its thread. */
export type WholeConversationView = Omit<ConversationView, 'contact'> & {
  readonly contact: ContactView | null
  readonly number: NumberHealth | null
  readonly history: readonly HistoryEntry[]
}

export async function presentOne(
  db: Database,
  workspaceId: WorkspaceId,
  row: ConversationRow,
  now: Date,
): Promise<WholeConversationView> {
  const agents = await listAgentNames(db, workspaceId)
  const [[view], contact, history, numbers] = await Promise.all([
    presentConversations(db, workspaceId, [row], now),
    row.contact_id === null ? undefined : findContact(db, workspaceId, row.contact_id),
    reportHistory(db, workspaceId, row.id, agents),
    listNumbers(db, [{ workspace_id: workspaceId, number_id: row.number_id }]),
  ])
  const number = numbers.get(row.number_id)
  return { ...view!, contact: contact ?? null, number: number ? healthOf(number) : null, history }
}

type NumberRow = NonNullable<ReturnType<Awaited<ReturnType<typeof listNumbers>>['get']>>

function healthOf(number: NumberRow): NumberHealth {
  const why = (number.sending_stopped_why ?? {}) as { code?: unknown; title?: unknown; message?: unknown }
  const text = (value: unknown) => (value === undefined || value === null ? null : String(value))
  return {
    id: number.id,
    channel: number.channel,
    address: number.address,
    label: number.label,
    connected: number.disconnected_at === null,
    sending_stopped: number.sending_stopped_at && {
      since: number.sending_stopped_at.toISOString(),
      code: text(why.code),
      message: text(why.message ?? why.title),
    },
  }
}
