import { sql } from 'kysely'
import { listPeopleBehind } from '../../accounts/index.ts'
import { recordEvidence } from '../../evidence/index.ts'
import {
  type ContactId,
  type Database,
  inTransaction,
  isRefusal,
  type MessageId,
  type Refusal,
  refuse,
  type Transaction,
  type WorkspaceId,
} from '../../platform/index.ts'
import {
  type ApprovalRequest,
  countApprovalDecisions,
  writeApprovalDecision,
  writeApprovalRequests,
} from '../../review/index.ts'
import { announceMessages } from '../announce-messages.ts'
import type { MessageRow } from '../message.ts'
import { findMessageRow } from '../message-store.ts'
import { writeRefused } from '../settle.ts'
import { assessMessages } from './assess-messages.ts'

export type Decision = {
  readonly workspace_id: WorkspaceId
  readonly message_id: MessageId
  /** `agent:…` or `token:…`. */
  readonly by: string
  readonly approved: boolean
  readonly reason: string | null
  /** The content that was looked at, as `approval.content_hash` showed it; another one is not decided upon. */
  readonly content_hash: string | undefined
}

/**
 * A second person says yes or no to exactly what waits. With enough of them the message leaves when its time comes; a no
 * settles it. Returns the refusal, else nothing.
 */
export function decide(db: Database, decision: Decision, now: Date): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const { workspace_id, message_id, by, approved, reason } = decision
    const waiting = await lockWaiting(trx, workspace_id, message_id)
    if (isRefusal(waiting)) return waiting
    const { request } = (await assessMessages(trx, [sensitive(waiting)], now))[0]!
    if (request === undefined)
      return refuse('approvals.not_waiting', 'This message needs no approval any more; it leaves by itself.')
    // Also before a no: the address may have changed since, and whoever reads it again must find what it is now.
    await writeApprovalRequests(trx, [request])
    const { hash } = request
    const person = (await listPeopleBehind(trx, workspace_id, [by])).get(by)!
    const refusal = checkDecider(decision, request, person)
    if (refusal) return refusal
    const subject = { workspace_id, subject_id: message_id, hash }
    await writeApprovalDecision(trx, { ...subject, person, by, approved, reason, at: now })
    const decided = await countApprovalDecisions(trx, subject)
    await recordDecision(trx, decision, { contact_id: waiting.contact_id, person, hash, decided }, now)
    await follow(trx, waiting, now)
    return undefined
  })
}

/** Who let what leave, or stopped it, cannot be written anew later. */
function recordDecision(
  trx: Transaction,
  { workspace_id, message_id, by, approved, reason }: Decision,
  about: {
    readonly contact_id: ContactId | null
    readonly person: string
    readonly hash: Buffer
    /** Decisions on this message so far: two people may decide in the same millisecond, one after the other. */
    readonly decided: number
  },
  now: Date,
): Promise<void> {
  const content = {
    message: message_id,
    approved,
    reason,
    person: about.person,
    content_hash: about.hash.toString('hex'),
  }
  return recordEvidence(trx, [
    {
      workspace_id,
      at: now,
      kind: approved ? 'approval' : 'rejection',
      subject: message_id,
      part: now.getTime() * 1000 + about.decided,
      contact_id: about.contact_id,
      actor: by,
      content,
      keep: true,
    },
  ])
}

/** The row of a message that has not left, locked so that it neither leaves nor changes meanwhile. */
async function lockWaiting(
  trx: Transaction,
  workspaceId: WorkspaceId,
  id: MessageId,
): Promise<MessageRow | Refusal> {
  const { rows } = await sql`
    select from outbox where workspace_id = ${workspaceId} and message_id = ${id} and awaits_approval
      and leased_at is null and unclear_at is null
    for update`.execute(trx)
  const row = await findMessageRow(trx, workspaceId, id)
  if (!row) return refuse('messages.not_found', 'There is no such message.')
  if (rows.length > 0) return row
  return refuse(
    'approvals.not_waiting',
    'This message waits for nobody: it has left, was taken back, or needs no approval.',
  )
}

function checkDecider(
  { content_hash }: Decision,
  request: ApprovalRequest,
  person: string,
): Refusal | undefined {
  if (content_hash !== undefined && content_hash !== request.hash.toString('hex')) {
    return refuse(
      'approvals.conflict',
      'content_hash: the message was changed after you looked at it. Read it again, then decide.',
    )
  }
  if (!request.people.includes(person)) return undefined
  return refuse('approvals.own', 'Nobody approves what they wrote or changed themselves. Ask a colleague.')
}

async function follow(trx: Transaction, row: MessageRow, now: Date): Promise<void> {
  const { state } = (await assessMessages(trx, [sensitive(row)], now))[0]!
  if (state === 'rejected') {
    const { workspace_id, id: message_id } = row
    await writeRefused(trx, [{ workspace_id, message_id, refusal: refuseRejected() }], now)
  }
  if (state === 'approved' || state === 'free') {
    await sql`update outbox set awaits_approval = false
      where workspace_id = ${row.workspace_id} and message_id = ${row.id}`.execute(trx)
  }
  await announceMessages(trx, 'messages.changed', [
    {
      workspace_id: row.workspace_id,
      message_id: row.id,
      contact_id: row.contact_id,
      group_id: row.group_id,
    },
  ])
}

export const refuseRejected = (): Refusal =>
  refuse('approvals.rejected', 'A second person decided that this message does not leave.')

export function sensitive(row: MessageRow) {
  const { id, author, ...message } = row
  return { ...message, message_id: id, author: author ?? 'app', approvals: 1 }
}

/** The table has changed: whoever waits is asked again at the gate, which parks again what still needs somebody. */
export async function releaseParked(trx: Transaction, workspaceId: WorkspaceId): Promise<void> {
  await sql`update outbox set awaits_approval = false
    where workspace_id = ${workspaceId} and awaits_approval`.execute(trx)
}

/** Takes messages off the line until somebody has approved them. They keep their place in time. */
export async function parkMessages(
  trx: Transaction,
  parked: readonly {
    readonly workspace_id: WorkspaceId
    readonly message_id: MessageId
    readonly needed: number
  }[],
): Promise<void> {
  if (parked.length === 0) return
  await sql`
    update outbox set awaits_approval = true, approvals = told.needed
    from unnest(${parked.map((one) => one.workspace_id)}::integer[], ${parked.map((one) => one.message_id)}::uuid[],
      ${parked.map((one) => one.needed)}::smallint[]) as told (workspace_id, message_id, needed)
    where outbox.workspace_id = told.workspace_id and outbox.message_id = told.message_id`.execute(trx)
}
