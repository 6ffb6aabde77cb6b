import { sql } from 'kysely'
import type { ContactId, Transaction } from '../platform/index.ts'
import type { HeldAddress } from './address-store.ts'
import type { PersonSeen, Profile } from './person.ts'

/** The newest of what each contact was called in a batch. */
export function newestProfiles(
  people: readonly PersonSeen[],
  contactIds: readonly ContactId[],
): Map<ContactId, PersonSeen> {
  const newest = new Map<ContactId, PersonSeen>()
  for (const [index, person] of people.entries()) {
    if (!person.profile_name && !person.username) continue
    const contactId = contactIds[index]!
    const other = newest.get(contactId)
    if (!other || other.seen_at < person.seen_at) newest.set(contactId, person)
  }
  return newest
}

/**
 * Keeps what people call themselves, when it changed and the news is newer than what we have. One statement, or none:
 * most people keep their name.
 */
export async function updateProfiles(
  trx: Transaction,
  newest: ReadonlyMap<ContactId, PersonSeen>,
  known: readonly HeldAddress[],
): Promise<void> {
  const current = new Map(known.map((address) => [address.contact_id, address]))
  const profiles = [...newest]
    .map(([contact_id, person]) => ({ ...person, contact_id }))
    .filter((profile) => brings(profile, current.get(profile.contact_id)))
  if (profiles.length === 0) return
  await sql`
    with told as (
      select * from unnest(
        ${profiles.map((one) => one.workspace_id)}::integer[], ${profiles.map((one) => one.contact_id)}::uuid[],
        ${profiles.map((one) => one.profile_name ?? null)}::text[],
        ${profiles.map((one) => one.username ?? null)}::text[],
        ${profiles.map((one) => one.seen_at)}::timestamptz[])
        as told (workspace_id, id, profile_name, username, seen_at)),
    -- In id order, so two batches never deadlock.
    locked as (
      select workspace_id, id from contacts join told using (workspace_id, id)
      where coalesce(contacts.profile_seen_at, '-infinity') < told.seen_at
      order by workspace_id, id for no key update of contacts)
    update contacts set profile_name = coalesce(told.profile_name, contacts.profile_name),
      username = coalesce(told.username, contacts.username), profile_seen_at = told.seen_at
    from told join locked using (workspace_id, id)
    where contacts.workspace_id = told.workspace_id and contacts.id = told.id`.execute(trx)
}

function brings(profile: Profile, current: HeldAddress | undefined): boolean {
  if (!current) return true
  if (current.profile_seen_at !== null && current.profile_seen_at >= profile.seen_at) return false
  const sameName = !profile.profile_name || profile.profile_name === current.profile_name
  const sameUsername = !profile.username || profile.username === current.username
  return !(sameName && sameUsername)
}
