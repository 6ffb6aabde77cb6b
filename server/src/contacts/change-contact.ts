import { sql } from 'kysely'
import {
  type ContactId,
  type Database,
  inTransaction,
  newId,
  type Refusal,
  refuse,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { lockAddresses } from './address-store.ts'
import { type Attributes, attributesMax, type ContactView } from './contact.ts'
import { findContact } from './contact-store.ts'
import { announceContacts, type ContactDraft, refuseExisting, withoutNulls } from './create-contacts.ts'

/** Not given stays as it is; null takes away. Attributes are changed one by one. */
export type ContactChange = ContactDraft

/** Changes what we keep about a person. A new number or e-mail address ends the one before, which stays as history. */
export function changeContact(
  db: Database,
  workspaceId: WorkspaceId,
  askedId: ContactId,
  change: ContactChange,
  now: Date,
): Promise<ContactView | Refusal> {
  return inTransaction(db, async (trx) => {
    const addresses = { phone: change.phone, email: change.email }
    if (change.phone !== undefined || change.email !== undefined) await lockAddresses(trx, [workspaceId])
    const contact = await lockContact(trx, workspaceId, askedId)
    if (!contact) return refuseUnknown()
    const refusal = checkAttributes(contact.attributes, change.attributes ?? {})
    if (refusal) return refusal
    for (const kind of ['phone', 'email'] as const) {
      const value = addresses[kind]
      if (value === undefined) continue
      const holder = value === null ? undefined : await findHolder(trx, workspaceId, kind, value)
      if (holder !== undefined && holder !== contact.id) return refuseExisting(holder, kind)
    }
    for (const kind of ['phone', 'email'] as const) {
      const value = addresses[kind]
      if (value === undefined) continue
      const taken = await replaceAddress(trx, workspaceId, contact.id, kind, value, now)
      if (!taken) throw new Error('an address was taken while the contact was being changed: try again')
    }
    await updateContact(trx, workspaceId, contact.id, change)
    await announceContacts(trx, workspaceId, [contact.id])
    return (await findContact(trx, workspaceId, contact.id))!
  })
}

/** A merge can be under way when we ask; once it is done, the same id leads to whom the contact became. */
const lockTriesMax = 3

/** Whom an id stands for, held until the transaction ends: not merged into anybody meanwhile. */
async function lockContact(
  trx: Transaction,
  workspaceId: WorkspaceId,
  askedId: ContactId,
): Promise<ContactView | undefined> {
  for (let tries = 0; tries < lockTriesMax; tries += 1) {
    const { rows } = await sql<{ id: ContactId }>`
      select person.id from contacts as asked
      join contacts as person
        on person.workspace_id = asked.workspace_id and person.id = coalesce(asked.merged_into, asked.id)
      where asked.workspace_id = ${workspaceId} and asked.id = ${askedId} and person.merged_into is null
      for update of person`.execute(trx)
    if (rows[0]) return findContact(trx, workspaceId, rows[0].id)
  }
  return undefined
}

/** What is there stays, even where a merge brought more together; only new ones need room. */
function checkAttributes(kept: Attributes, change: Attributes): Refusal | undefined {
  const before = Object.keys(kept).length
  const after = Object.keys(withoutNulls({ ...kept, ...change })).length
  if (after <= Math.max(attributesMax, before)) return undefined
  return refuse(
    'contacts.attributes_full',
    `attributes: a contact has at most ${attributesMax} of them. Take away some first, by giving them as null.`,
    { count: after, limit: attributesMax },
  )
}

export function refuseUnknown(): Refusal {
  return refuse(
    'contacts.not_found',
    'There is no contact with this id in the workspace. Look it up in the list again.',
  )
}

async function updateContact(
  trx: Transaction,
  workspaceId: WorkspaceId,
  id: ContactId,
  { name, language, attributes }: ContactChange,
): Promise<void> {
  const removed = Object.entries(attributes ?? {}).filter(([, value]) => value === null)
  await sql`
    update contacts set
      name = case when ${name !== undefined} then ${name ?? null} else name end,
      language = case when ${language !== undefined} then ${language ?? null} else language end,
      attributes = (attributes || ${JSON.stringify(withoutNulls(attributes ?? {}))}::jsonb)
        - ${removed.map(([key]) => key)}::text[]
    where workspace_id = ${workspaceId} and id = ${id}`.execute(trx)
}

async function findHolder(
  trx: Transaction,
  workspaceId: WorkspaceId,
  kind: 'phone' | 'email',
  value: string,
): Promise<ContactId | undefined> {
  const { rows } = await sql<{ contact_id: ContactId }>`
    select contact_id from contact_addresses
    where workspace_id = ${workspaceId} and kind = ${kind} and value = ${value} and ended_at is null`.execute(
    trx,
  )
  return rows[0]?.contact_id
}

/** False when a person nobody knew wrote from the new address in this very moment. */
async function replaceAddress(
  trx: Transaction,
  workspaceId: WorkspaceId,
  contactId: ContactId,
  kind: 'phone' | 'email',
  value: string | null,
  now: Date,
): Promise<boolean> {
  await sql`
    update contact_addresses set ended_at = greatest(since, ${now}::timestamptz)
    where workspace_id = ${workspaceId} and contact_id = ${contactId} and kind = ${kind} and ended_at is null
      and value is distinct from ${value}`.execute(trx)
  if (value === null) return true
  await sql`
    insert into contact_addresses (workspace_id, id, contact_id, kind, value, since)
    values (${workspaceId}, ${newId(now)}, ${contactId}, ${kind}, ${value}, ${now})
    on conflict do nothing`.execute(trx)
  return (await findHolder(trx, workspaceId, kind, value)) === contactId
}
