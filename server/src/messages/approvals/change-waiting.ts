import { sql } from 'kysely'
import { listPeopleBehind } from '../../accounts/index.ts'
import {
  type Database,
  inTransaction,
  isRefusal,
  type MessageId,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '../../platform/index.ts'
import { type Dismissed, writeApprovalRequests } from '../../review/index.ts'
import { announceMessages } from '../announce-messages.ts'
import type { Channels } from '../channel.ts'
import { checkDrafts } from '../check-drafts.ts'
import { lanes, type MessageBody } from '../message.ts'
import { findMessageRow } from '../message-store.ts'
import { isStopped, type SecondLook } from '../second-look.ts'
import { recordSendNotes } from '../send-notes.ts'
import { assessMessages } from './assess-messages.ts'
import { sensitive } from './decide.ts'

export type Change = {
  readonly workspace_id: WorkspaceId
  readonly message_id: MessageId
  readonly type: string
  readonly body: unknown
  readonly by: string
  readonly dismissed?: readonly Dismissed[] | undefined
  readonly secondLook: SecondLook
}

/**
 * Other words for a message that has not left. Whoever changes it is one of its authors from then on, and every approval
 * of the former words is void.
 */
export function changeWaiting(
  db: Database,
  channels: Channels,
  { workspace_id, message_id, by, secondLook, dismissed, ...asked }: Change,
  now: Date,
): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const locked = await sql`
      select from outbox where workspace_id = ${workspace_id} and message_id = ${message_id}
        and leased_at is null and unclear_at is null
      for update`.execute(trx)
    const row = await findMessageRow(trx, workspace_id, message_id)
    if (!row) return refuse('messages.not_found', 'There is no such message.')
    if (locked.rows.length === 0)
      return refuse(
        'messages.too_late',
        'This message has already left, or may have. Send a correction instead.',
      )
    const { number_id, type, purpose } = row
    if (type !== asked.type)
      return refuse(
        'messages.invalid',
        `type: this message is of type ${type}; recall it to send another kind.`,
      )
    const draft = {
      ...{
        workspace_id,
        number_id,
        type,
        contact_id: row.contact_id!,
        purpose: purpose ?? 'service',
        author: by,
      },
      ...{ body: asked.body as MessageBody, lane: lanes.reply, send_after: row.send_after ?? now },
      ...(row.quotes ? { quotes: row.quotes } : {}),
    }
    const checked = (await checkDrafts(trx, channels, [draft], now))[0]!
    if (isRefusal(checked)) return checked
    await sql`update messages set body = ${JSON.stringify(checked.body)}::jsonb,
      details = ${JSON.stringify(checked.details)}::jsonb, purpose = ${checked.purpose}
      where workspace_id = ${workspace_id} and id = ${message_id}`.execute(trx)
    const stopped = await isStopped(trx, secondLook, checked)
    const changed = (await findMessageRow(trx, workspace_id, message_id))!
    const person = (await listPeopleBehind(trx, workspace_id, [by])).get(by)!
    const { request, needed, state } = (
      await assessMessages(trx, [{ ...sensitive(changed), stopped, changed_by: by }], now)
    )[0]!
    if (request) {
      const people = [...new Set([...request.people, person])]
      await writeApprovalRequests(trx, [{ ...request, people }])
    }
    const waits = state === 'waiting' || state === 'rejected'
    await sql`update outbox set awaits_approval = ${waits}, approvals = ${needed},
        former = jsonb_build_object('body', coalesce(former -> 'body', ${JSON.stringify(row.body)}::jsonb),
          'by', ${by}::text, 'at', ${now.toISOString()}::text)
      where workspace_id = ${workspace_id} and message_id = ${message_id}`.execute(trx)
    if (dismissed) await recordSendNotes(trx, [{ workspace_id, message_id, by, dismissed }], now)
    await announceMessages(trx, 'messages.changed', [
      { workspace_id, message_id, contact_id: row.contact_id, group_id: row.group_id },
    ])
    return undefined
  })
}
