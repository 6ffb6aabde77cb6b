import { sql } from 'kysely'
import {
  announce,
  type ContactId,
  inTransaction,
  newId,
  type Refusal,
  refuse,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import type { Attributes } from './contact.ts'

export type ContactDraft = {
  readonly name?: string | null
  /** Digits without plus. */
  readonly phone?: string | null
  /** Lower case. */
  readonly email?: string | null
  readonly language?: string | null
  readonly attributes?: Attributes
}

type NewAddress = { readonly contact_id: ContactId; readonly kind: 'phone' | 'email'; readonly value: string }

/**
 * Makes contacts by hand or from a list, aligned with the drafts. A draft with an address somebody has already, in the
 * workspace or earlier in the list, is refused with that contact's id and leaves nothing behind.
 */
export function createContacts(
  trx: Transaction,
  workspaceId: WorkspaceId,
  drafts: readonly ContactDraft[],
  now: Date,
): Promise<(ContactId | Refusal)[]> {
  return inTransaction(trx, async () => {
    const ids = drafts.map(() => newId<'contact'>(now))
    const addresses = drafts.flatMap((draft, index) => addressesOf(ids[index]!, draft))
    const holders = await listHolders(trx, workspaceId, addresses)
    for (const address of addresses) {
      const key = keyOf(address)
      if (!holders.has(key)) holders.set(key, address.contact_id)
    }
    const isFree = (id: ContactId) =>
      addresses.every((address) => address.contact_id !== id || holders.get(keyOf(address)) === id)
    const free = drafts.map((draft, index) => ({ ...draft, id: ids[index]! })).filter(({ id }) => isFree(id))
    await insertContacts(trx, workspaceId, free, now)
    const wanted = addresses.filter(({ contact_id }) => free.some(({ id }) => id === contact_id))
    const lost = await insertAddresses(trx, workspaceId, wanted, now)
    if (lost.length > 0) {
      await takeBack(trx, workspaceId, [...new Set(lost.map(({ contact_id }) => contact_id))])
      for (const [key, holder] of await listHolders(trx, workspaceId, lost)) holders.set(key, holder)
    }
    const outcomes = ids.map((id) => refusalFor(addresses, holders, id) ?? id)
    await announceContacts(
      trx,
      workspaceId,
      outcomes.filter((outcome) => typeof outcome === 'string'),
    )
    return outcomes
  })
}

/** Whoever shows these contacts must look again. */
export async function announceContacts(
  trx: Transaction,
  workspaceId: WorkspaceId,
  ids: readonly ContactId[],
): Promise<void> {
  if (ids.length === 0) return
  const body = { contact_ids: ids }
  await announce(trx, [{ workspace_id: workspaceId, name: 'contacts.changed', body }])
}

export function refuseExisting(contactId: ContactId, kind: 'phone' | 'email'): Refusal {
  const named = kind === 'phone' ? 'phone number' : 'e-mail address'
  const message = `${kind}: a contact has this ${named} already. Open that contact, or use another ${named}.`
  return refuse('contacts.exists', message, { contact_id: contactId, field: kind })
}

function addressesOf(contact_id: ContactId, { phone, email }: ContactDraft): NewAddress[] {
  const addresses: NewAddress[] = []
  if (phone) addresses.push({ contact_id, kind: 'phone', value: phone })
  if (email) addresses.push({ contact_id, kind: 'email', value: email })
  return addresses
}

const keyOf = ({ kind, value }: { readonly kind: string; readonly value: string }) => `${kind} ${value}`

function refusalFor(
  addresses: readonly NewAddress[],
  holders: ReadonlyMap<string, ContactId>,
  id: ContactId,
): Refusal | undefined {
  const taken = addresses.find((address) => address.contact_id === id && holders.get(keyOf(address)) !== id)
  return taken && refuseExisting(holders.get(keyOf(taken))!, taken.kind)
}

async function listHolders(
  trx: Transaction,
  workspaceId: WorkspaceId,
  addresses: readonly NewAddress[],
): Promise<Map<string, ContactId>> {
  const { rows } = await sql<{ kind: string; value: string; contact_id: ContactId }>`
    select kind, value, contact_id
    from unnest(${addresses.map((one) => one.kind)}::text[], ${addresses.map((one) => one.value)}::text[])
      as asked (kind, value)
    join contact_addresses using (kind, value)
    where workspace_id = ${workspaceId} and ended_at is null`.execute(trx)
  return new Map(rows.map((row) => [keyOf(row), row.contact_id]))
}

async function insertContacts(
  trx: Transaction,
  workspaceId: WorkspaceId,
  drafts: readonly (ContactDraft & { readonly id: ContactId })[],
  now: Date,
): Promise<void> {
  await sql`
    insert into contacts (workspace_id, id, name, language, attributes, created_at)
    select ${workspaceId}, *, ${now} from unnest(
      ${drafts.map((draft) => draft.id)}::uuid[], ${drafts.map((draft) => draft.name ?? null)}::text[],
      ${drafts.map((draft) => draft.language ?? null)}::text[],
      ${drafts.map((draft) => JSON.stringify(withoutNulls(draft.attributes ?? {})))}::jsonb[])`.execute(trx)
}

/** Returns the addresses that another transaction took a moment before. */
async function insertAddresses(
  trx: Transaction,
  workspaceId: WorkspaceId,
  addresses: readonly NewAddress[],
  now: Date,
): Promise<NewAddress[]> {
  const sorted = [...addresses].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const { rows } = await sql<{ kind: string; value: string }>`
    insert into contact_addresses (workspace_id, id, contact_id, kind, value, since)
    select ${workspaceId}, *, ${now} from unnest(
      ${sorted.map(() => newId(now))}::uuid[], ${sorted.map((one) => one.contact_id)}::uuid[],
      ${sorted.map((one) => one.kind)}::text[], ${sorted.map((one) => one.value)}::text[])
    on conflict do nothing
    returning kind, value`.execute(trx)
  const inserted = new Set(rows.map(keyOf))
  return addresses.filter((address) => !inserted.has(keyOf(address)))
}

async function takeBack(
  trx: Transaction,
  workspaceId: WorkspaceId,
  ids: readonly ContactId[],
): Promise<void> {
  await sql`delete from contact_addresses where workspace_id = ${workspaceId} and contact_id = any(${ids}::uuid[])`.execute(
    trx,
  )
  await sql`delete from contacts where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`.execute(
    trx,
  )
}

/** In attributes, null means: not there. */
export function withoutNulls(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null))
}
