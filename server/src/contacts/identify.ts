import type { ContactId, WorkspaceId } from '../platform/index.ts'
import {
  type AddressBook,
  addPeriod,
  changePeriod,
  createContact,
  findUserId,
  mergeContacts,
  nextPeriod,
  periodAt,
  periodsOf,
} from './address-book.ts'
import type { NumberChange, PersonSeen } from './person.ts'

// Who is who. The BSUID is the stronger identity: it never changes hands, while a number is given to somebody else
// after its owner leaves it, and a person who changes number gets a new BSUID (business-scoped-user-ids, mid-2026).
//
//   number and BSUID in one message           belong to one person
//   the number's contact has no BSUID then    it is that person: the two contacts become one
//   the number's contact has another BSUID    the number moved: it ends there and begins here
//   change of number                          old and new are one person; the old BSUID and number end
//
// Everything is judged as of the time of the news, so late news changes the past and not the present.

type Sighting = Pick<PersonSeen, 'workspace_id' | 'phone' | 'bsuid' | 'parent_bsuid' | 'seen_at'>

/** Finds or creates the contact of somebody seen. The returned id may later be merged in the same book. */
export function identifySeen(book: AddressBook, person: Sighting): ContactId {
  const { workspace_id, phone, seen_at } = person
  const known = findByUserIds(book, person)
  let contact = known ?? undefined
  if (phone !== undefined) {
    const held = periodAt(book, workspace_id, phone, seen_at)
    if (held && isSamePerson(book, held.contact_id, known, person)) {
      contact = known ? mergeContacts(book, workspace_id, held.contact_id, known) : held.contact_id
    }
  }
  contact ??= createContact(book, workspace_id)
  holdUserId(book, contact, person, 'bsuid')
  holdUserId(book, contact, person, 'parent_bsuid')
  if (phone !== undefined) holdPhone(book, contact, workspace_id, phone, seen_at, false)
  endFormerIds(book, contact)
  return contact
}

/** Applies a change of number, whatever came before it or will come after. */
export function identifyChange(book: AddressBook, change: NumberChange): ContactId {
  const { workspace_id, from_phone, from_bsuid, to_phone, to_bsuid, at } = change
  if (from_phone === undefined && from_bsuid === undefined) {
    return identifySeen(book, { workspace_id, phone: to_phone, bsuid: to_bsuid, seen_at: at })
  }
  const seen_at = new Date(at.getTime() - 1)
  let contact = identifySeen(book, { workspace_id, phone: from_phone, bsuid: from_bsuid, seen_at })
  const known = findUserId(book, workspace_id, 'bsuid', to_bsuid)
  if (known) contact = mergeContacts(book, workspace_id, contact, known.contact_id)
  if (to_phone !== undefined && to_phone !== from_phone) {
    if (from_phone !== undefined) leavePhone(book, contact, workspace_id, from_phone, at)
    const held = periodAt(book, workspace_id, to_phone, at)
    // Whoever held the number before the change is its former owner; whoever was first seen with it afterwards is the
    // person who changed, unless known by another BSUID.
    if (held && held.since >= at && !hasOtherUserId(book, held.contact_id, at, to_bsuid)) {
      contact = mergeContacts(book, workspace_id, contact, held.contact_id)
    }
    holdPhone(book, contact, workspace_id, to_phone, at, true)
  }
  if (to_bsuid !== undefined && to_bsuid !== from_bsuid) {
    if (known) changePeriod(book, known, { since: at, since_known: true })
    else addUserId(book, contact, workspace_id, 'bsuid', to_bsuid, at, true)
  }
  endFormerIds(book, contact)
  return contact
}

function findByUserIds(book: AddressBook, person: Sighting): ContactId | undefined {
  const own = findUserId(book, person.workspace_id, 'bsuid', person.bsuid)?.contact_id
  const parent = findUserId(book, person.workspace_id, 'parent_bsuid', person.parent_bsuid)?.contact_id
  if (own === undefined || parent === undefined) return own ?? parent
  return mergeContacts(book, person.workspace_id, own, parent)
}

function isSamePerson(
  book: AddressBook,
  holder: ContactId,
  known: ContactId | undefined,
  person: Sighting,
): boolean {
  if (holder === known) return true
  if (person.bsuid === undefined && known === undefined) return true
  return !hasOtherUserId(book, holder, person.seen_at, person.bsuid)
}

/** Does this contact have another BSUID at that time? A BSUID lives from one change of number to the next. */
function hasOtherUserId(book: AddressBook, contact: ContactId, at: Date, bsuid: string | undefined): boolean {
  if (bsuid === undefined) return false
  const changes = changesOf(book, contact)
  for (const period of periodsOf(book, contact)) {
    if (period.kind !== 'bsuid' || period.value === bsuid) continue
    const begun = !changes.some((change) => change > at.getTime() && change <= period.since.getTime())
    if (begun && (period.ended_at === null || period.ended_at > at)) return true
  }
  return false
}

function holdUserId(
  book: AddressBook,
  contact: ContactId,
  person: Sighting,
  kind: 'bsuid' | 'parent_bsuid',
): void {
  const value = person[kind]
  if (value === undefined) return
  const period = findUserId(book, person.workspace_id, kind, value)
  if (!period) {
    addUserId(book, contact, person.workspace_id, kind, value, person.seen_at, false)
  } else if (period.ended_at !== null && period.ended_at <= person.seen_at) {
    // Taken for over, yet somebody writes from it.
    changePeriod(book, period, { since: person.seen_at, ended_at: null })
  } else if (person.seen_at < period.since && !period.since_known) {
    changePeriod(book, period, { since: person.seen_at })
  }
}

function addUserId(
  book: AddressBook,
  contact_id: ContactId,
  workspace_id: WorkspaceId,
  kind: 'bsuid' | 'parent_bsuid',
  value: string,
  since: Date,
  since_known: boolean,
): void {
  addPeriod(book, { workspace_id, contact_id, kind, value, since, since_known, ended_at: null })
}

/** From `at` on the number is this contact's, until somebody else's period begins. */
function holdPhone(
  book: AddressBook,
  contact_id: ContactId,
  workspace_id: WorkspaceId,
  phone: string,
  at: Date,
  exact: boolean,
): void {
  const held = periodAt(book, workspace_id, phone, at)
  if (held?.contact_id === contact_id) {
    const moves = exact ? !held.since_known : at < held.since
    if (moves) changePeriod(book, held, { since: at, since_known: exact })
    return
  }
  const next = nextPeriod(book, workspace_id, phone, at)
  const cuts = held !== undefined && held.since <= at
  const ended_at = cuts ? held.ended_at : (next?.since ?? null)
  if (cuts) changePeriod(book, held, { ended_at: at })
  if (next?.contact_id !== contact_id) {
    const kind = 'phone'
    addPeriod(book, { workspace_id, contact_id, kind, value: phone, since: at, since_known: exact, ended_at })
  } else if (!next.since_known) {
    changePeriod(book, next, { since: at, since_known: exact })
  }
}

function leavePhone(
  book: AddressBook,
  contact: ContactId,
  workspaceId: WorkspaceId,
  phone: string,
  at: Date,
): void {
  const held = periodAt(book, workspaceId, phone, new Date(at.getTime() - 1))
  if (held?.contact_id !== contact) return
  if (held.ended_at === null || held.ended_at > at) changePeriod(book, held, { ended_at: at })
}

/** A BSUID ends with its person's next change of number, in whatever order the two were learnt. */
function endFormerIds(book: AddressBook, contact: ContactId): void {
  const changes = changesOf(book, contact)
  if (changes.length === 0) return
  for (const period of periodsOf(book, contact)) {
    const later = changes.filter((change) => change > period.since.getTime())
    if (period.kind === 'phone' || later.length === 0) continue
    const end = new Date(Math.min(...later))
    if (period.ended_at === null || period.ended_at > end) changePeriod(book, period, { ended_at: end })
  }
}

/** When this contact changed its number, in milliseconds. */
function changesOf(book: AddressBook, contact: ContactId): number[] {
  const exact = [...periodsOf(book, contact)].filter((period) => period.since_known)
  return exact.map((period) => period.since.getTime())
}
