import { sql } from 'kysely'
import type { ContactId, Database, WorkspaceId } from '../platform/index.ts'
import { type ContactRow, type ContactView, viewContact } from './contact.ts'

/** Addresses messages can be sent to. `phone`: digits without plus. */
export type LivingAddresses = { readonly phone?: string; readonly bsuid?: string; readonly email?: string }

export const contactColumns = sql`
  person.id, person.name, person.profile_name, person.username, person.language, person.attributes,
  person.created_at, person.merged_into, reach.phone, reach.email, reach.bsuid`

/** The living addresses of `person`, the newest of each kind. */
export const reachOfPerson = sql`left join lateral (
  select (array_agg(value order by since desc, id) filter (where kind = 'phone'))[1] as phone,
    (array_agg(value order by since desc, id) filter (where kind = 'email'))[1] as email,
    (array_agg(value order by since desc, id) filter (where kind = 'bsuid'))[1] as bsuid
  from contact_addresses as address
  where address.workspace_id = person.workspace_id and address.contact_id = person.id
    and ended_at is null and replaced_at is null
) as reach on true`

/**
 * Contacts by the ids asked for. An id that was merged away gives the contact it became, under the old id; an unknown
 * one is absent.
 */
export async function getContacts(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly ContactId[],
): Promise<Map<ContactId, ContactView>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ContactRow & { asked: ContactId }>`
    select asked.id as asked, ${contactColumns}
    from contacts as asked
    join contacts as person
      on person.workspace_id = asked.workspace_id and person.id = coalesce(asked.merged_into, asked.id)
    ${reachOfPerson}
    where asked.workspace_id = ${workspaceId} and asked.id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.asked, viewContact(row)]))
}

/** One contact, or whom it became. */
export async function findContact(
  db: Database,
  workspaceId: WorkspaceId,
  id: ContactId,
): Promise<ContactView | undefined> {
  return (await getContacts(db, workspaceId, [id])).get(id)
}

/** Where contacts can be reached today, under the ids asked for, merged or not. Contacts without address are absent. */
export async function listLivingAddresses(
  db: Database,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
): Promise<Map<ContactId, LivingAddresses>> {
  if (contactIds.length === 0) return new Map()
  const { rows } = await sql<{ asked: ContactId; kind: 'phone' | 'bsuid' | 'email'; value: string }>`
    select asked.id as asked, kind, value
    from contacts as asked
    join contact_addresses as address
      on address.workspace_id = asked.workspace_id and address.contact_id = coalesce(asked.merged_into, asked.id)
    where asked.workspace_id = ${workspaceId} and asked.id = any(${[...new Set(contactIds)]}::uuid[])
      and ended_at is null and replaced_at is null and kind in ('phone', 'bsuid', 'email')
    order by since, address.id desc`.execute(db)
  const found = new Map<ContactId, LivingAddresses>()
  for (const { asked, kind, value } of rows) found.set(asked, { ...found.get(asked), [kind]: value })
  return found
}
