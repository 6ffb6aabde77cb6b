import { sql } from 'kysely'
import {
  type ContactId,
  idSpan,
  type MessageId,
  type NumberId,
  type Refusal,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { announceMessages } from './announce-messages.ts'
import type { Failure, SendOutcome } from './channel.ts'
import type { MessageRef } from './message.ts'
import { inIdOrder } from './message-store.ts'
import { deferWaiting } from './outbox-store.ts'

export type Settled = {
  readonly workspace_id: WorkspaceId
  readonly message_id: MessageId
  readonly number_id: NumberId
  readonly contact_id: ContactId | null
  readonly tries: number
  readonly outcome: SendOutcome
}

/** After this many clear refusals to take a message now, it has failed; a person decides what next. */
export const triesMax = 10

/**
 * Writes how calls ended, in one statement per kind. Accepted is a fact whoever reports it, so it is written even when
 * the lease has lapsed meanwhile and the row was already called unclear.
 */
export async function settle(trx: Transaction, settled: readonly Settled[], now: Date): Promise<void> {
  const inOrder = inIdOrder(settled)
  const accepted = inOrder.flatMap((one) =>
    one.outcome.kind === 'accepted' ? [{ ...one, channelMessageId: one.outcome.channelMessageId }] : [],
  )
  const failed = inOrder.flatMap((one) => failureOf(one))
  const later = inOrder.flatMap((one) => laterOf(one, now))
  const unclear = inOrder.filter((one) => one.outcome.kind === 'unclear')
  await writeAccepted(trx, accepted, now)
  await writeFailed(trx, failed, now)
  await deferWaiting(trx, later)
  await writeUnclear(trx, unclear, now)
  await announceMessages(
    trx,
    'messages.changed',
    inOrder.map((one) => ({ ...one, group_id: null, accepted: one.outcome.kind === 'accepted' })),
  )
}

function failureOf(one: Settled): (Settled & { failure: Failure })[] {
  if (one.outcome.kind === 'failed') return [{ ...one, failure: one.outcome.failure }]
  if (one.outcome.kind === 'throttled' && one.outcome.scope === 'message' && one.tries + 1 >= triesMax) {
    return [{ ...one, failure: one.outcome.failure }]
  }
  return []
}

function laterOf(one: Settled, now: Date) {
  const { outcome } = one
  // A stopped number keeps its messages waiting as they are; when it resumes they go at once.
  if (outcome.kind === 'stopped') return [{ ...one, until: now }]
  if (outcome.kind !== 'throttled' || failureOf(one).length > 0) return []
  return [{ ...one, until: new Date(now.getTime() + outcome.retryAfterMs), tries: one.tries + 1 }]
}

async function writeAccepted(
  trx: Transaction,
  accepted: readonly (MessageRef & { channelMessageId: string })[],
  now: Date,
): Promise<void> {
  if (accepted.length === 0) return
  const { first, last } = idSpan(accepted.map((one) => one.message_id))
  await sql`
    with told as (
      select * from unnest(${accepted.map((one) => one.workspace_id)}::integer[], ${accepted.map((one) => one.message_id)}::uuid[],
        ${accepted.map((one) => one.channelMessageId)}::text[]) as told (workspace_id, message_id, channel_message_id)),
    gone as (
      delete from outbox using told
      where outbox.workspace_id = told.workspace_id and outbox.message_id = told.message_id)
    update messages set accepted_at = coalesce(messages.accepted_at, ${now}), channel_message_id = told.channel_message_id
    from told where messages.workspace_id = told.workspace_id and messages.id = told.message_id
      and messages.id between ${first} and ${last}`.execute(trx)
}

async function writeFailed(
  trx: Transaction,
  failed: readonly (MessageRef & { failure: Failure })[],
  now: Date,
): Promise<void> {
  if (failed.length === 0) return
  const { first, last } = idSpan(failed.map((one) => one.message_id))
  await sql`
    with told as (
      select * from unnest(${failed.map((one) => one.workspace_id)}::integer[], ${failed.map((one) => one.message_id)}::uuid[],
        ${failed.map((one) => JSON.stringify(one.failure))}::jsonb[]) as told (workspace_id, message_id, failure)),
    gone as (
      delete from outbox using told
      where outbox.workspace_id = told.workspace_id and outbox.message_id = told.message_id)
    update messages set failed_at = ${now}, failure = told.failure
    from told where messages.workspace_id = told.workspace_id and messages.id = told.message_id
      and messages.id between ${first} and ${last}`.execute(trx)
}

async function writeUnclear(trx: Transaction, unclear: readonly MessageRef[], now: Date): Promise<void> {
  if (unclear.length === 0) return
  await sql`
    update outbox set unclear_at = ${now}, leased_by = null, leased_at = null
    from unnest(${unclear.map((one) => one.workspace_id)}::integer[], ${unclear.map((one) => one.message_id)}::uuid[])
      as told (workspace_id, message_id)
    where outbox.workspace_id = told.workspace_id and outbox.message_id = told.message_id`.execute(trx)
}

/** Our own no at the last gate: the message leaves the outbox with its reason. */
export async function writeRefused(
  trx: Transaction,
  refused: readonly (MessageRef & { refusal: Refusal })[],
  now: Date,
): Promise<void> {
  if (refused.length === 0) return
  const { first, last } = idSpan(refused.map((one) => one.message_id))
  const bodies = refused.map(({ refusal: { code, message, details } }) =>
    JSON.stringify({ code, message, details: details ?? null }),
  )
  await sql`
    with told as (
      select * from unnest(${refused.map((one) => one.workspace_id)}::integer[], ${refused.map((one) => one.message_id)}::uuid[],
        ${bodies}::jsonb[]) as told (workspace_id, message_id, refusal)),
    gone as (
      delete from outbox using told
      where outbox.workspace_id = told.workspace_id and outbox.message_id = told.message_id)
    update messages set refused_at = ${now}, refusal = told.refusal
    from told where messages.workspace_id = told.workspace_id and messages.id = told.message_id
      and messages.id between ${first} and ${last}`.execute(trx)
}
