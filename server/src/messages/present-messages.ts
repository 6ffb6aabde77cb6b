import { errorCode } from '@doublecheck/whatsapp'
import { listAgentNames } from '../accounts/index.ts'
import { type ContactView, getContacts } from '../contacts/index.ts'
import type { ContactId, Database, MessageId, WorkspaceId } from '../platform/index.ts'
import { type ApprovalView, findApprovals } from './approvals/present-approvals.ts'
import { listMediaOf } from './media-store.ts'
import type { MediaView, MessageRow } from './message.ts'
import { findMessagesByChannelId, listReactions, type Reaction } from './message-store.ts'
import { type MessageState, stateOf, type Tick, tickOf } from './state.ts'
import { textOf } from './text-of.ts'

/** Who said it. `app` is the business's own phone; a promise, a campaign and a journey write by themselves. */
export type AuthorView = {
  readonly kind: 'contact' | 'agent' | 'token' | 'promise' | 'campaign' | 'journey' | 'app'
  readonly id: string | null
  readonly name: string | null
}

export type QuoteView = {
  readonly channel_message_id: string
  readonly message: {
    id: string
    type: string
    text: string
    author_name: string | null
    withdrawn: boolean
  } | null
}

/** One message as the API shows it; the body stands under the platform's own name for its type. */
export type MessageView = {
  readonly id: string
  readonly contact_id: string | null
  readonly number_id: string
  readonly group_id: string | null
  readonly direction: 'in' | 'out'
  readonly channel_message_id: string | null
  readonly type: string
  readonly context: Readonly<Record<string, unknown>> & { quotes: QuoteView | null }
  readonly reactions: readonly { emoji: string; by: 'contact' | 'us'; at: Date }[]
  readonly media: MediaView | null
  readonly purpose: string | null
  readonly author: AuthorView
  readonly origin: string
  readonly created_at: Date
  readonly state: MessageState
  readonly tick: Tick | null
  readonly receipts: readonly { status: string; at: Date; participant: string }[]
  readonly send_after: Date | null
  readonly seconds_to_undo: number
  readonly refusal: unknown
  /** Null for what needed nobody else. */
  readonly approval: ApprovalView | null
  readonly failure: unknown
  readonly pricing: unknown
  readonly marked_read_at: Date | null
  readonly edited_at: Date | null
  readonly withdrawn_at: Date | null
  readonly withdrawn_by: string | null
  /** Hidden on this desk only: the other side keeps it, and it can be shown again. */
  readonly hidden_at: Date | null
  readonly hidden_by: AuthorView | null
  readonly probably_read: unknown
  readonly next_step: unknown
  readonly [body: string]: unknown
}

/** What a room above adds to a message of ours; null where it has nothing to say. */
export type MessageInsight = { readonly probably_read: unknown; readonly next_step: unknown }

/** Handed in by who knows more: for some rows of one workspace, by id. */
export type FindInsights = (
  workspaceId: WorkspaceId,
  rows: readonly MessageRow[],
) => Promise<ReadonlyMap<MessageId, MessageInsight>>

/** Views in the order of the rows, with quotes, reactions, media and names gathered in one statement each. */
export async function presentMessages(
  db: Database,
  workspaceId: WorkspaceId,
  rows: readonly MessageRow[],
  now: Date,
): Promise<MessageView[]> {
  if (rows.length === 0) return []
  const channelIds = rows.map((row) => row.channel_message_id).filter((id) => id !== null)
  const quoted = rows.map((row) => row.quotes).filter((id) => id !== null)
  const [quotes, reactions, media, agents] = await Promise.all([
    findMessagesByChannelId(db, workspaceId, [...new Set(quoted)]),
    listReactions(db, workspaceId, channelIds),
    listMediaOf(db, workspaceId, rows),
    listAgentNames(db, workspaceId),
  ])
  const approvals = await findApprovals(db, workspaceId, rows, agents)
  const contactIds = [...rows, ...quotes].map((row) => row.contact_id).filter((id) => id !== null)
  const contacts = await getContacts(db, workspaceId, [...new Set(contactIds)])
  const author = (row: MessageRow) => authorOf(row, agents, contacts)
  const quoteByChannelId = new Map(quotes.map((row) => [row.channel_message_id, row]))
  const reactionsByTarget = Map.groupBy(reactions, (row) => row.reacts_to)
  return rows.map((row) => ({
    ...(isCovered(row) ? {} : { [row.type]: row.body }),
    id: row.id,
    contact_id: row.contact_id,
    number_id: row.number_id,
    group_id: row.group_id,
    direction: row.direction as 'in' | 'out',
    channel_message_id: row.channel_message_id,
    type: row.type,
    context: isCovered(row)
      ? { quotes: null }
      : { ...(row.details as object), quotes: quoteOf(row, quoteByChannelId, author) },
    reactions: shownReactions(reactionsByTarget.get(row.channel_message_id) ?? []),
    media: isCovered(row) ? null : (media.get(row.id) ?? null),
    purpose: row.purpose,
    author: author(row),
    origin: row.origin,
    created_at: row.created_at,
    state: stateOf(row, now),
    tick: tickOf(row, now),
    receipts: receiptsOf(row),
    send_after: row.send_after,
    seconds_to_undo: secondsToUndo(row, now),
    refusal: row.refusal,
    approval: approvals.get(row.id) ?? null,
    failure: failureOf(row.failure),
    pricing: row.pricing,
    marked_read_at: row.marked_read_at,
    edited_at: row.edited_at,
    withdrawn_at: row.withdrawn_at,
    withdrawn_by: row.withdrawn_by,
    hidden_at: row.hidden_at,
    hidden_by: row.hidden_by === null ? null : signedBy(row.hidden_by, agents),
    probably_read: null,
    next_step: null,
  }))
}

/** Nothing of its content is shown: taken back, or hidden on this desk. */
const isCovered = (row: MessageRow) => row.withdrawn_at !== null || row.hidden_at !== null

function authorOf(
  row: MessageRow,
  agents: ReadonlyMap<string, string>,
  contacts: ReadonlyMap<ContactId, ContactView>,
): AuthorView {
  if (row.direction === 'in') {
    const name = row.contact_id ? (contacts.get(row.contact_id)?.display_name ?? null) : null
    return { kind: 'contact', id: row.contact_id, name }
  }
  return signedBy(row.author ?? 'app', agents)
}

function signedBy(signed: string, agents: ReadonlyMap<string, string>): AuthorView {
  const [kind, id] = signed.split(':', 2)
  if (kind === 'agent') return { kind, id: id ?? null, name: agents.get(id ?? '') ?? null }
  if (kind === 'token' || kind === 'promise' || kind === 'campaign' || kind === 'journey')
    return { kind, id: id ?? null, name: null }
  return { kind: 'app', id: null, name: null }
}

function quoteOf(
  row: MessageRow,
  quoted: ReadonlyMap<string | null, MessageRow>,
  author: (row: MessageRow) => AuthorView,
): QuoteView | null {
  if (!row.quotes) return null
  const found = quoted.get(row.quotes)
  if (!found) return { channel_message_id: row.quotes, message: null }
  const text = isCovered(found) ? '' : textOf(found.type, found.body, found.details).slice(0, 200)
  const withdrawn = found.withdrawn_at !== null
  return {
    channel_message_id: row.quotes,
    message: { id: found.id, type: found.type, text, author_name: author(found).name, withdrawn },
  }
}

/** An empty reaction takes away the one before. */
function shownReactions(rows: readonly Reaction[]): { emoji: string; by: 'contact' | 'us'; at: Date }[] {
  return rows.flatMap((row) => {
    const emoji = textOf('reaction', row.body)
    if (emoji === '') return []
    return [
      { emoji, by: row.direction === 'in' ? ('contact' as const) : ('us' as const), at: row.created_at },
    ]
  })
}

function receiptsOf(row: MessageRow): { status: string; at: Date; participant: string }[] {
  if (row.direction === 'in') return []
  const steps = [
    ['sent', row.sent_at],
    ['delivered', row.delivered_at],
    ['read', row.read_at],
    ['played', row.played_at],
    ['failed', row.failed_at],
  ] as const
  return steps.flatMap(([status, at]) => (at ? [{ status, at, participant: '' }] : []))
}

function secondsToUndo(row: MessageRow, now: Date): number {
  if (row.direction === 'in' || stateOf(row, now) !== 'held') return 0
  return Math.max(0, Math.ceil((row.send_after!.getTime() - now.getTime()) / 1000))
}

/** The platform's failure with plain words for the person who has to act. */
export function failureOf(failure: unknown): unknown {
  if (typeof failure !== 'object' || failure === null) return null
  const { code } = failure as { code?: unknown }
  const numeric = Number(code)
  if (!Number.isInteger(numeric)) return failure
  const { words, reaction } = errorCode(numeric)
  return { ...failure, words, reaction }
}
