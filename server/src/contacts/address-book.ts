import { type ContactId, newId, type WorkspaceId } from '../platform/index.ts'
import type { ContactMerge } from './person.ts'

export type IdentityKind = 'phone' | 'bsuid' | 'parent_bsuid'

/**
 * One period in which one contact held one address. A number changes hands, so it may have several periods; a BSUID
 * belongs to one person for ever and has one. `since` is the first time it was seen and moves back when an older
 * message arrives late, unless it is known exactly, from a change of number.
 */
export type Period = {
  readonly id: string
  readonly workspace_id: WorkspaceId
  readonly kind: IdentityKind
  readonly value: string
  contact_id: ContactId
  since: Date
  since_known: boolean
  ended_at: Date | null
}

/** The people and addresses that a batch of news is about, with what the news changes in them. No I/O. */
export type AddressBook = {
  readonly now: Date
  readonly byValue: Map<string, Period[]>
  readonly byContact: Map<ContactId, Set<Period>>
  /** Periods the database has, and those it does not have yet. */
  readonly changed: Set<Period>
  readonly added: Set<Period>
  /** Contacts that are new here, with their workspace. */
  readonly created: Map<ContactId, WorkspaceId>
  readonly merges: ContactMerge[]
  /** Whom a contact that went, even a new one, became. */
  readonly replacements: Map<ContactId, ContactId>
}

export function openAddressBook(periods: readonly Period[], now: Date): AddressBook {
  const book: AddressBook = {
    now,
    byValue: new Map(),
    byContact: new Map(),
    changed: new Set(),
    added: new Set(),
    created: new Map(),
    merges: [],
    replacements: new Map(),
  }
  for (const period of periods) file(book, period)
  return book
}

const keyOf = (workspaceId: WorkspaceId, kind: IdentityKind, value: string) =>
  `${workspaceId} ${kind} ${value}`

function file(book: AddressBook, period: Period): void {
  const key = keyOf(period.workspace_id, period.kind, period.value)
  const shared = book.byValue.get(key)
  if (shared) shared.push(period)
  else book.byValue.set(key, [period])
  periodsOf(book, period.contact_id).add(period)
}

export function periodsOf(book: AddressBook, contactId: ContactId): Set<Period> {
  let periods = book.byContact.get(contactId)
  if (!periods) {
    periods = new Set()
    book.byContact.set(contactId, periods)
  }
  return periods
}

export function createContact(book: AddressBook, workspaceId: WorkspaceId): ContactId {
  const id = newId<'contact'>(book.now)
  book.created.set(id, workspaceId)
  return id
}

export function addPeriod(book: AddressBook, period: Omit<Period, 'id'>): Period {
  const added = { ...period, id: newId(book.now) }
  file(book, added)
  book.added.add(added)
  return added
}

export function changePeriod(
  book: AddressBook,
  period: Period,
  to: Partial<Pick<Period, 'since' | 'since_known' | 'ended_at' | 'contact_id'>>,
): void {
  Object.assign(period, to)
  if (!book.added.has(period)) book.changed.add(period)
}

/** The one period of a BSUID, living or ended. */
export function findUserId(
  book: AddressBook,
  workspaceId: WorkspaceId,
  kind: 'bsuid' | 'parent_bsuid',
  value: string | undefined,
): Period | undefined {
  return value === undefined ? undefined : book.byValue.get(keyOf(workspaceId, kind, value))?.[0]
}

/** The period of a number that covers an instant: the earliest of those not over by then. */
export function periodAt(book: AddressBook, workspaceId: WorkspaceId, phone: string, at: Date) {
  return earliest(book, workspaceId, phone, endOf, (period) => {
    const begun = period.since <= at || !period.since_known
    return begun && endOf(period) > at.getTime()
  })
}

/** The first period of a number that begins after an instant. */
export function nextPeriod(book: AddressBook, workspaceId: WorkspaceId, phone: string, at: Date) {
  const startOf = (period: Period) => period.since.getTime()
  return earliest(book, workspaceId, phone, startOf, (period) => period.since > at)
}

const endOf = (period: Period) => period.ended_at?.getTime() ?? Number.POSITIVE_INFINITY

function earliest(
  book: AddressBook,
  workspaceId: WorkspaceId,
  phone: string,
  rank: (period: Period) => number,
  fits: (period: Period) => boolean,
): Period | undefined {
  let found: Period | undefined
  for (const period of book.byValue.get(keyOf(workspaceId, 'phone', phone)) ?? []) {
    if (fits(period) && (!found || rank(period) < rank(found))) found = period
  }
  return found
}

/**
 * Makes two contacts one and returns the survivor: the one made first, whose id more people and programs have written
 * down. A contact that is new in this book leaves no trace.
 */
export function mergeContacts(
  book: AddressBook,
  workspaceId: WorkspaceId,
  one: ContactId,
  other: ContactId,
): ContactId {
  if (one === other) return one
  const [into, from] = isOlder(book, one, other) ? [one, other] : [other, one]
  for (const period of periodsOf(book, from)) {
    changePeriod(book, period, { contact_id: into })
    periodsOf(book, into).add(period)
  }
  book.byContact.delete(from)
  book.replacements.set(from, into)
  if (!book.created.delete(from)) book.merges.push({ workspace_id: workspaceId, from, into })
  return into
}

export function survivorOf(replacements: ReadonlyMap<ContactId, ContactId>, id: ContactId): ContactId {
  let survivor = id
  for (let next = replacements.get(survivor); next !== undefined; next = replacements.get(survivor))
    survivor = next
  return survivor
}

function isOlder(book: AddressBook, one: ContactId, other: ContactId): boolean {
  const [oneIsNew, otherIsNew] = [book.created.has(one), book.created.has(other)]
  return oneIsNew === otherIsNew ? one < other : otherIsNew
}
