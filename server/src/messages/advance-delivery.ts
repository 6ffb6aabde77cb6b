import { sql } from 'kysely'
import {
  type ContactId,
  idSpan,
  type MessageId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { announceMessages } from './announce-messages.ts'
import type { MessageRef } from './message.ts'
import { decidedNotSent } from './resolve-unclear.ts'

/** What one receipt adds to a message. Group receipts speak of one participant and move nothing but `sent` and `failed`. */
export type Advance = MessageRef & {
  readonly channel_message_id: string
  readonly status: 'sent' | 'delivered' | 'read' | 'played' | 'failed'
  readonly at: Date
  readonly failure: unknown
  readonly pricing: unknown
}

/** That it never left was a person's opinion, and a receipt is a fact. */
const wasDecided = sql`coalesce(messages.failure ->> 'code' = ${sql.lit(decidedNotSent)}, false)`

type Touched = MessageRef & { contact_id: ContactId | null; group_id: string | null }

/**
 * Moves messages forward by their receipts. Each fact keeps its earliest time, so order and repeats change nothing. A
 * receipt also proves acceptance: an attempt of unclear outcome is settled by it and leaves the outbox.
 */
export async function advanceDelivery(
  trx: Transaction,
  advances: readonly Advance[],
): Promise<readonly Touched[]> {
  if (advances.length === 0) return []
  const { first, last } = idSpan(advances.map((one) => one.message_id))
  const { rows } = await sql<Touched & { accepted: boolean }>`
    with told as (
      select workspace_id, message_id, min(channel_message_id) as channel_message_id,
        min(at) filter (where status = 'sent') as sent_at,
        min(at) filter (where status = 'delivered') as delivered_at,
        min(at) filter (where status = 'read') as read_at,
        min(at) filter (where status = 'played') as played_at,
        min(at) filter (where status = 'failed') as failed_at,
        (array_agg(failure order by at) filter (where failure is not null))[1] as failure,
        (array_agg(pricing order by at) filter (where pricing is not null))[1] as pricing,
        min(at) as first_at
      from unnest(
        ${advances.map((a) => a.workspace_id)}::integer[], ${advances.map((a) => a.message_id)}::uuid[],
        ${advances.map((a) => a.channel_message_id)}::text[], ${advances.map((a) => a.status)}::text[],
        ${advances.map((a) => a.at)}::timestamptz[], ${advances.map((a) => jsonOrNull(a.failure))}::jsonb[],
        ${advances.map((a) => jsonOrNull(a.pricing))}::jsonb[]
      ) as receipt (workspace_id, message_id, channel_message_id, status, at, failure, pricing)
      group by workspace_id, message_id order by workspace_id, message_id),
    gone as (
      delete from outbox using told
      where outbox.workspace_id = told.workspace_id and outbox.message_id = told.message_id
      returning outbox.workspace_id, outbox.message_id)
    update messages set
      channel_message_id = coalesce(messages.channel_message_id, told.channel_message_id),
      accepted_at = coalesce(messages.accepted_at, told.first_at),
      sent_at = least(messages.sent_at, told.sent_at),
      delivered_at = least(messages.delivered_at, told.delivered_at),
      read_at = least(messages.read_at, told.read_at),
      played_at = least(messages.played_at, told.played_at),
      failure = case when messages.failed_at is null or told.failed_at < messages.failed_at or ${wasDecided}
        then coalesce(told.failure, case when not ${wasDecided} then messages.failure end) else messages.failure end,
      failed_at = least(case when not ${wasDecided} then messages.failed_at end, told.failed_at),
      pricing = coalesce(messages.pricing, told.pricing)
    from told
    where messages.workspace_id = told.workspace_id and messages.id = told.message_id
      and messages.id between ${first} and ${last}
    returning messages.workspace_id, messages.id as message_id, messages.contact_id, messages.group_id,
      (messages.workspace_id, messages.id) in (select * from gone) as accepted`.execute(trx)
  await announceMessages(trx, 'messages.changed', rows)
  return rows
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

/** Finds our messages for receipts: by the id the channel echoes back, else by the channel's own id. Aligned. */
export async function matchReceipts(
  trx: Transaction,
  receipts: readonly {
    workspace_id: WorkspaceId
    number_id: string
    echoed_id: MessageId | null
    channel_message_id: string
  }[],
): Promise<(Touched | undefined)[]> {
  if (receipts.length === 0) return []
  const { rows } = await sql<{ position: number } & Touched>`
    with asked as materialized (
      select * from unnest(
        ${receipts.map((r) => r.workspace_id)}::integer[], ${receipts.map((r) => r.number_id)}::uuid[],
        ${receipts.map((r) => r.echoed_id)}::uuid[], ${receipts.map((r) => r.channel_message_id)}::text[])
        with ordinality as asked (workspace_id, number_id, echoed_id, channel_message_id, position)),
    echoed as (
      select asked.position, messages.workspace_id, messages.id as message_id, messages.contact_id, messages.group_id
      from asked join messages on messages.workspace_id = asked.workspace_id and messages.id = asked.echoed_id
      -- The echo is the customer's side of nothing: it counts only for our own message on this very number.
      where messages.number_id = asked.number_id and messages.direction = 'out'
        and (messages.channel_message_id is null or messages.channel_message_id = asked.channel_message_id)),
    named as (
      select asked.position, messages.workspace_id, messages.id as message_id, messages.contact_id, messages.group_id
      from asked join messages on messages.workspace_id = asked.workspace_id
        and messages.channel_message_id = asked.channel_message_id
      where messages.direction = 'out' and messages.number_id = asked.number_id
        and asked.position not in (select position from echoed))
    select * from echoed union all select * from named`.execute(trx)
  const found = new Map(rows.map((row) => [Number(row.position), row]))
  return receipts.map((_, index) => found.get(index + 1))
}
