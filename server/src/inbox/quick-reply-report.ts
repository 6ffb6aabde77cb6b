import { sql } from 'kysely'
import { type Database, idFloor, type WorkspaceId } from '../platform/index.ts'
import { asksForUs, isOnItsWay } from './answering.ts'
import { wilson } from './wilson.ts'

export const answeredWithinHours = 24
/** Closings and questions are looked for so long after a use; then it counts as still open. */
export const settledWithinDays = 31
/** More uses are not read, the newest first; the report says how many it read. */
export const usesMax = 20_000

export type Share = { readonly value: number; readonly low: number; readonly high: number }

/** How messages that began as one quick reply went. */
export type UseFigures = {
  readonly uses: number
  /** Of those decided: answered in time, or their time is over. */
  readonly answered: number
  readonly answered_decided: number
  readonly share_answered: Share | null
  /** Of those decided: closed without a further question, or a question came. */
  readonly settled: number
  readonly settled_decided: number
  readonly share_settled: Share | null
}

export type QuickReplyReport = {
  readonly total: UseFigures
  readonly by_version: readonly (UseFigures & { readonly version: number })[]
  readonly coverage: { readonly uses: number; readonly left: number; readonly complete: boolean }
  readonly definition: string
}

const definition =
  'A use is a message that an agent or a program began with this quick reply and that left; failed, refused and ' +
  `recalled ones are left out. Answered: the person wrote within ${answeredWithinHours} hours; reactions are no answer. ` +
  'Whose time is not over yet is not counted. Settled: the conversation was closed, and between this message and the ' +
  'closing the person wrote nothing but thanks. A question that came first counts against it; what is open still, or was ' +
  `decided only after ${settledWithinDays} days, is not counted. Shares with the 95 % Wilson interval. Replies are not ` +
  'chosen at random: a low share may mean hard questions.'

/** Said after an answer without asking for another. Folded as fold_words does. */
const thanks =
  '^\\W*((merci|mille|beaucoup|bien|infiniment|thanks?|thx|cheers|you|so|much|very|many|ok|okay|d|accord|dac|super|' +
  'parfait|perfect|great|top|genial|cool|nickel|bonne|belle|journee|soiree|a|vous|toi|aussi|pour|votre|aide|have|nice|' +
  'good|lovely|day|evening|bye|au|revoir|entendu|c|est|note|recu|got|it|understood|received|compris|tres)\\W*)*$'

type Use = {
  readonly version: number
  readonly answered: boolean
  readonly answer_over: boolean
  readonly settled: boolean
  readonly asked_again: boolean
}

/** What became of a quick reply's uses, computed from messages and closings each time it is asked. */
export async function reportQuickReply(
  db: Database,
  workspaceId: WorkspaceId,
  quickReplyId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
  now: Date,
): Promise<QuickReplyReport> {
  const { all, left } = await listUses(db, workspaceId, quickReplyId, { from, to }, now)
  const versions = Map.groupBy(left, (use) => use.version)
  return {
    total: figuresOf(left),
    by_version: [...versions]
      .map(([version, uses]) => ({ version, ...figuresOf(uses) }))
      .sort((one, other) => other.version - one.version),
    coverage: { uses: all, left: left.length, complete: all < usesMax },
    definition,
  }
}

async function listUses(
  db: Database,
  workspaceId: WorkspaceId,
  quickReplyId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
  now: Date,
): Promise<{ all: number; left: Use[] }> {
  const { rows } = await sql<Use & { left_at: Date | null }>`
    with used as (
      select message_id, version from quick_reply_uses
      where workspace_id = ${workspaceId} and quick_reply_id = ${quickReplyId} and at >= ${from} and at < ${to}
      order by at desc limit ${usesMax}),
    ours as (
      select used.version, ours.contact_id, ours.id, ours.left_at
      from used left join lateral (
        select id, contact_id, greatest(created_at, coalesce(accepted_at, sent_at, send_after, created_at)) as left_at
        from messages where workspace_id = ${workspaceId} and messages.id = used.message_id
          and contact_id is not null and ${isOnItsWay('messages')}) as ours on true)
    select version, left_at, coalesce(said.answered, false) as answered,
      coalesce(left_at + ${answeredWithinHours} * interval '1 hour' <= ${now}, false) as answer_over,
      coalesce(closing.at is not null and (said.asked_at is null or said.asked_at > closing.at), false) as settled,
      coalesce(said.asked_at is not null and (closing.at is null or said.asked_at <= closing.at), false) as asked_again
    from ours
    left join lateral (
      select bool_or(m.created_at <= left_at + ${answeredWithinHours} * interval '1 hour') as answered,
        min(m.created_at) filter (where m.type <> 'text'
          or position('?' in coalesce(m.body ->> 'body', '')) > 0
          or fold_words(coalesce(m.body ->> 'body', '')) !~ ${thanks}) as asked_at
      from messages m
      where m.workspace_id = ${workspaceId} and m.contact_id = ours.contact_id and m.group_id is null
        and m.id between ours.id and ${idFloor(new Date(to.getTime() + settledWithinDays * 86_400_000))}
        and m.direction = 'in' and ${asksForUs('m')} and m.created_at > left_at
        and m.created_at <= left_at + ${settledWithinDays} * interval '1 day') as said on true
    left join lateral (
      select closing.at from conversation_states closing
      join conversations on conversations.workspace_id = closing.workspace_id
        and conversations.id = closing.conversation_id
      where closing.workspace_id = ${workspaceId} and conversations.contact_id = ours.contact_id
        and closing.state = 'closed' and closing.at > left_at
        and closing.at <= left_at + ${settledWithinDays} * interval '1 day'
      order by closing.at limit 1) as closing on true`.execute(db)
  return { all: rows.length, left: rows.filter((row) => row.left_at !== null) }
}

function figuresOf(uses: readonly Use[]): UseFigures {
  const count = (is: (use: Use) => boolean) => uses.filter(is).length
  const [answered, answerDecided] = [
    count((use) => use.answered),
    count((use) => use.answered || use.answer_over),
  ]
  const [settled, settledDecided] = [
    count((use) => use.settled),
    count((use) => use.settled || use.asked_again),
  ]
  return {
    uses: uses.length,
    answered,
    answered_decided: answerDecided,
    share_answered: wilson(answered, answerDecided),
    settled,
    settled_decided: settledDecided,
    share_settled: wilson(settled, settledDecided),
  }
}
