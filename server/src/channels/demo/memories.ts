import { sql } from 'kysely'
import { request } from 'undici'
import type { House, WorkspaceId } from '../../platform/index.ts'

const peopleMax = 300
/** So many messages of each chat come back to the phone, newest first. */
const messagesMax = 60
/** What a phone shows as a message of its own. */
const shownTypes = ['text', 'image', 'video', 'audio', 'document', 'sticker', 'location', 'contacts']
const answeredTypes = ['interactive', 'button', 'template', 'order']

type Person = {
  readonly wa_id: string
  readonly formerly: readonly string[]
  readonly name: string | null
  readonly username: string | null
  readonly last_inbound_at: Date | null
  readonly messages: readonly Record<string, unknown>[] | null
}

/**
 * Gives the simulated people back what they knew before the desk was stopped: else a reply inside a window that is open
 * here would be refused there, and every phone would be empty.
 */
export async function tellMemories(
  { db }: House,
  workspaceId: WorkspaceId,
  { url, phoneNumberId }: { readonly url: string; readonly phoneNumberId: string },
): Promise<void> {
  const { rows } = await sql<Person>`
    select coalesce(phone.value, bsuid.value) as wa_id, person.profile_name as name, person.username,
      exchange.last_inbound_at, chat.messages,
      array(select former.value from contact_addresses as former
        where former.workspace_id = person.workspace_id and former.contact_id = person.id and former.kind = 'phone'
          and former.ended_at is not null and not exists (
            select from contact_addresses as present where present.workspace_id = former.workspace_id
              and present.kind = 'phone' and present.value = former.value and present.ended_at is null)
        order by former.ended_at desc) as formerly
    from whatsapp_numbers as number
    join exchanges as exchange using (workspace_id, number_id)
    join contacts as person on person.workspace_id = exchange.workspace_id and person.id = exchange.contact_id
      and person.merged_into is null and person.erased_at is null
    left join contact_addresses as phone on phone.workspace_id = person.workspace_id
      and phone.contact_id = person.id and phone.kind = 'phone' and phone.ended_at is null
    left join contact_addresses as bsuid on bsuid.workspace_id = person.workspace_id
      and bsuid.contact_id = person.id and bsuid.kind = 'bsuid' and bsuid.replaced_at is null
    cross join lateral (
      select jsonb_agg(jsonb_build_object(
        'id', one.channel_message_id, 'type', one.type, one.type, one.body, 'quotes', one.quotes,
        'from', case one.direction when 'in' then 'customer' else 'business' end,
        'at', ${instant(sql`coalesce(one.sent_at, one.accepted_at, one.created_at)`)},
        'delivered_at', ${instant(sql`one.delivered_at`)}, 'played_at', ${instant(sql`one.played_at`)},
        'read_at', ${instant(sql`coalesce(one.read_at, one.marked_read_at)`)},
        'deleted', one.withdrawn_at is not null)) as messages
      from (select * from messages where workspace_id = exchange.workspace_id
          and contact_id = exchange.contact_id and group_id is null and number_id = exchange.number_id
          and channel_message_id is not null and failed_at is null
          and type = any(${[...shownTypes, ...answeredTypes]}::text[])
        order by id desc limit ${messagesMax}) as one) as chat
    where number.workspace_id = ${workspaceId} and number.phone_number_id = ${phoneNumberId} and number.simulated
      and number.disconnected_at is null and coalesce(phone.value, bsuid.value) is not null
    order by exchange.last_inbound_at desc nulls last
    limit ${peopleMax}`.execute(db)
  for (const { messages, ...person } of rows) {
    await post(`${url}/simulator/numbers/${phoneNumberId}/memories`, { ...person, messages: messages ?? [] })
  }
}

// As the simulator reads instants; PostgreSQL's own form in JSON carries an offset.
const instant = (at: ReturnType<typeof sql>) =>
  sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

async function post(url: string, body: unknown): Promise<void> {
  const answer = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await answer.body.text()
  // Somebody known by a user id only may be nobody of this run.
  if (answer.statusCode >= 300 && answer.statusCode !== 404) {
    throw new Error(`the simulator could not be reminded (${answer.statusCode}): ${text.slice(0, 200)}`)
  }
}
