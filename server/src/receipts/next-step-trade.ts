import { sql } from 'kysely'
import {
  type Database,
  idFloor,
  idSpan,
  idTime,
  type MessageId,
  type WorkspaceId,
} from '../platform/index.ts'
import { troublePattern } from './trouble-words.ts'

/** What is known of offers, purchases and trouble about one silent message. */
export type Trade = {
  /** Of the offer that the message names and that ends first; null: it names none that holds. */
  readonly offer: string | null
  readonly offer_ends_at: Date | null
  /** What the person bought last that something else goes with, and that something; they have not got it yet. */
  readonly bought: string | null
  readonly goes_with: string | null
  /** When the person last bought anything. */
  readonly purchased_at: Date | null
  /** What they wrote to us before the message says that something went wrong. */
  readonly trouble: boolean
}

/** Nobody wants an accessory for what they bought years ago. */
const accessoryDays = 365
/** So far back words count as the matter the message is about. */
const troubleDays = 14
/** The last messages of a person are the matter; what stands before them is another one. */
const heardMax = 20
const purchasesMax = 20

const days = (count: number) => sql`make_interval(days => ${count})`
const everyIdOf = sql`(
  select ours.contact_id union all
  select id from contacts where contacts.workspace_id = ours.workspace_id and contacts.merged_into = ours.contact_id)`
/** As words with one space around each, so that « tarte » is not found in « tartelette ». */
const asWords = (text: ReturnType<typeof sql>) =>
  sql`' ' || regexp_replace(fold_words(${text}), '[^[:alnum:]]+', ' ', 'g') || ' '`
const textOf = (message: ReturnType<typeof sql.ref>) => sql`coalesce(
  ${message}.details -> 'rendered' ->> 'body', ${message}.body ->> 'body', ${message}.body ->> 'caption', '')`

/** What the catalogue and what people bought say about some silent messages; one statement. */
export async function listTrade(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
  now: Date,
): Promise<ReadonlyMap<MessageId, Trade>> {
  const { first, last } = idSpan(ids)
  const troubleFrom = idFloor(new Date(idTime(first).getTime() - troubleDays * 86_400_000))
  const { rows } = await sql<Trade & { id: MessageId }>`
    select ours.id, offer.name as offer, offer.ends_at as offer_ends_at, companion.bought, companion.goes_with,
      latest.purchased_at, coalesce(heard.trouble, false) as trouble
    from messages as ours
    left join lateral (
      select offers.name, offers.ends_at from offers
      where offers.workspace_id = ours.workspace_id and offers.removed_at is null and offers.ends_at > ${now}
        and coalesce(offers.starts_at <= ${now}, true)
        and (strpos(${asWords(textOf(sql.ref('ours')))}, ${asWords(sql`offers.name`)}) > 0
          or strpos(${asWords(textOf(sql.ref('ours')))}, ${asWords(sql`offers.code`)}) > 0)
      order by offers.ends_at, offers.id limit 1) as offer on true
    left join lateral (
      select max(purchased_at) as purchased_at from purchases
      where purchases.workspace_id = ours.workspace_id and purchases.contact_id in ${everyIdOf}
        and purchases.withdrawn_at is null and purchased_at <= ${now}) as latest on true
    left join lateral (
      select mine.name as bought, other.name as goes_with
      from (
        select sku, name, purchased_at from purchases
        where purchases.workspace_id = ours.workspace_id and purchases.contact_id in ${everyIdOf}
          and purchases.withdrawn_at is null and purchased_at between ${now}::timestamptz - ${days(accessoryDays)} and ${now}
        order by purchased_at desc, id desc limit ${purchasesMax}) as mine
      join products as product on product.workspace_id = ours.workspace_id and lower(product.sku) = lower(mine.sku)
      cross join lateral unnest(product.goes_with) with ordinality as named (sku, place)
      join products as other on other.workspace_id = ours.workspace_id and lower(other.sku) = lower(named.sku)
        and other.removed_at is null
      where latest.purchased_at is not null and not exists (
        select from purchases as had
        where had.workspace_id = ours.workspace_id and had.contact_id in ${everyIdOf}
          and had.withdrawn_at is null and lower(had.sku) = lower(other.sku))
      order by mine.purchased_at desc, named.place limit 1) as companion on true
    left join lateral (
      select bool_or(fold_words(${textOf(sql.ref('theirs'))}) ~ ${troublePattern}) as trouble
      from (
        select details, body from messages
        where messages.workspace_id = ours.workspace_id and messages.contact_id = ours.contact_id
          and messages.group_id is null and messages.direction = 'in' and messages.id < ours.id
          and messages.id between ${troubleFrom} and ${last}
          and messages.created_at > ours.created_at - ${days(troubleDays)} and messages.withdrawn_at is null
        order by messages.id desc limit ${heardMax}) as theirs) as heard on true
    where ours.workspace_id = ${workspaceId} and ours.id = any(${[...ids]}::uuid[])
      and ours.id between ${first} and ${last}`.execute(db)
  return new Map(rows.map(({ id, ...trade }) => [id, trade]))
}
