import { sql } from 'kysely'
import { announce, type ContactId, inTransaction, type Transaction } from '../platform/index.ts'
import { openAddressBook, type Period, survivorOf } from './address-book.ts'
import {
  type AddressKey,
  type HeldAddress,
  listHolders,
  listPeriods,
  lockAddresses,
  writeAddressBook,
} from './address-store.ts'
import { identifyChange, identifySeen } from './identify.ts'
import {
  type ContactMerge,
  cleanChange,
  cleanPerson,
  type NumberChange,
  type PeopleFound,
  type PersonSeen,
} from './person.ts'
import { newestProfiles, updateProfiles } from './update-profiles.ts'

/** Another transaction can be first with a new address only once per address; this bounds the nonsense beyond. */
const roundsMax = 8

/**
 * The contacts of people seen, made where nobody knew them. People already known cost one statement for the whole batch,
 * and one more when a profile name changed. Call it once per transaction where possible, in read committed isolation.
 */
export function findOrCreatePeople(
  trx: Transaction,
  people: readonly PersonSeen[],
  now: Date,
): Promise<PeopleFound> {
  return inTransaction(trx, async () => {
    if (people.length === 0) return { contact_ids: [], merges: [] }
    const asked = people.map(cleanPerson)
    const held = await listHolders(trx, uniqueKeys(asked.flatMap(keysOf)))
    const known = findKnown(asked, held)
    const unknown = asked.filter((_, index) => known[index] === undefined)
    const taken = new Set(held.map(keyText))
    const nobodyKnown = !unknown.flatMap(keysOf).some((key) => taken.has(keyText(key)))
    const found = await identify(trx, { seen: unknown, changes: [], nobodyKnown, now })
    const inOrder = found.seen.values()
    const replacements = new Map(found.merges.map((merge) => [merge.from, merge.into]))
    const contactIds = known.map((id) =>
      id === undefined ? inOrder.next().value! : survivorOf(replacements, id),
    )
    const profiles = newestProfiles(asked, contactIds)
    for (const id of found.met) profiles.delete(id)
    await updateProfiles(trx, profiles, held)
    return { contact_ids: contactIds, merges: found.merges }
  })
}

/** Applies changes of number. Safe to repeat, and in any order with what the people themselves write. */
export function recordNumberChanges(
  trx: Transaction,
  changes: readonly NumberChange[],
): Promise<PeopleFound> {
  return inTransaction(trx, async () => {
    const now = new Date(Math.max(...changes.map((change) => change.at.getTime())))
    const clean = changes.map(cleanChange)
    const found = await identify(trx, { seen: [], changes: clean, nobodyKnown: false, now })
    return { contact_ids: found.changed, merges: found.merges }
  })
}

/**
 * Known is somebody all of whose addresses lead to one contact today, and who shares none with a person of the batch
 * who is not known: that person's news may move an address.
 */
function findKnown(people: readonly PersonSeen[], held: readonly HeldAddress[]): (ContactId | undefined)[] {
  const living = held.filter((address) => address.ended_at === null)
  const holders = new Map(living.map((address) => [keyText(address), address]))
  const known = people.map((person) => {
    const addresses = keysOf(person).map((key) => holders.get(keyText(key)))
    const first = addresses[0]
    if (!first) return undefined
    const agree = addresses.every(
      (one) => one?.contact_id === first.contact_id && one.since <= person.seen_at,
    )
    return agree ? first.contact_id : undefined
  })
  const open = people.filter((_, index) => known[index] === undefined)
  const disputed = new Set(open.flatMap(keysOf).map(keyText))
  if (disputed.size === 0) return known
  return people.map((person, index) =>
    keysOf(person).some((key) => disputed.has(keyText(key))) ? undefined : known[index],
  )
}

type News = {
  readonly seen: readonly PersonSeen[]
  readonly changes: readonly NumberChange[]
  /** No address of the batch is held by anybody, so nothing that exists will change and no lock is needed. */
  readonly nobodyKnown: boolean
  readonly now: Date
}

type Identified = {
  readonly seen: readonly ContactId[]
  readonly changed: readonly ContactId[]
  readonly merges: readonly ContactMerge[]
  /** Contacts made just now, with the newest profile of the batch. */
  readonly met: readonly ContactId[]
}

/**
 * Rounds of: read the book, apply the news, write. When another transaction was first with one of the addresses, all of
 * the round is undone, so that nobody waits for us while we wait for them, and the next one finds what the other wrote.
 */
async function identify(trx: Transaction, news: News): Promise<Identified> {
  const { seen, changes, nobodyKnown } = news
  if (seen.length === 0 && changes.length === 0) return { seen: [], changed: [], merges: [], met: [] }
  const keys = uniqueKeys([...seen.flatMap(keysOf), ...changes.flatMap(keysOfChange)])
  for (let round = 0; round < roundsMax; round++) {
    const isFirst = round === 0 && nobodyKnown
    if (round < 2 && !isFirst) await lockAddresses(trx, workspacesOf(keys))
    await sql`savepoint identify`.execute(trx)
    const { book, found } = applyNews(isFirst ? [] : await listPeriods(trx, keys), news)
    const complete = await writeAddressBook(trx, book, newestProfiles(seen, found.seen))
    await (complete ? sql`release identify` : sql`rollback to identify`).execute(trx)
    if (!complete) continue
    await announceMerges(trx, found.merges)
    return found
  }
  throw new Error(`people could not be identified in ${roundsMax} rounds`)
}

function applyNews(periods: readonly Period[], { seen, changes, now }: News) {
  const book = openAddressBook(periods, now)
  const survivor = (id: ContactId) => survivorOf(book.replacements, id)
  const seenIds = inTimeOrder(
    seen,
    (one) => one.seen_at,
    (one) => identifySeen(book, one),
  )
  const changedIds = inTimeOrder(
    changes,
    (one) => one.at,
    (one) => identifyChange(book, one),
  )
  const found: Identified = {
    seen: seenIds.map(survivor),
    changed: changedIds.map(survivor),
    merges: book.merges.map((merge) => ({ ...merge, into: survivor(merge.into) })),
    met: [...book.created.keys()],
  }
  return { book, found }
}

function inTimeOrder<One, Result>(
  many: readonly One[],
  timeOf: (one: One) => Date,
  apply: (one: One) => Result,
): Result[] {
  const order = many.map((_, index) => index)
  order.sort((a, b) => timeOf(many[a]!).getTime() - timeOf(many[b]!).getTime() || a - b)
  const results = new Array<Result>(many.length)
  for (const index of order) results[index] = apply(many[index]!)
  return results
}

/** Whoever has written down an id that went can find out; the rooms themselves are told by the caller, at once. */
async function announceMerges(trx: Transaction, merges: readonly ContactMerge[]): Promise<void> {
  const byWorkspace = Map.groupBy(merges, (merge) => merge.workspace_id)
  const events = [...byWorkspace].map(([workspace_id, ones]) => ({
    workspace_id,
    name: 'contacts.merged',
    body: {
      merges: ones.map(({ from, into }) => ({ from, into })),
      contact_ids: ones.map((one) => one.into),
    },
  }))
  await announce(trx, events)
}

function keysOf({ workspace_id, phone, bsuid, parent_bsuid }: PersonSeen): AddressKey[] {
  const keys: AddressKey[] = []
  if (bsuid) keys.push({ workspace_id, kind: 'bsuid', value: bsuid })
  if (phone) keys.push({ workspace_id, kind: 'phone', value: phone })
  if (parent_bsuid) keys.push({ workspace_id, kind: 'parent_bsuid', value: parent_bsuid })
  return keys
}

function keysOfChange({
  workspace_id,
  from_phone,
  from_bsuid,
  to_phone,
  to_bsuid,
  at,
}: NumberChange): AddressKey[] {
  return [
    ...keysOf({ workspace_id, phone: from_phone, bsuid: from_bsuid, seen_at: at }),
    ...keysOf({ workspace_id, phone: to_phone, bsuid: to_bsuid, seen_at: at }),
  ]
}

const keyText = (key: AddressKey) => `${key.workspace_id} ${key.kind} ${key.value}`
const workspacesOf = (keys: readonly AddressKey[]) => [...new Set(keys.map((key) => key.workspace_id))]
const uniqueKeys = (keys: readonly AddressKey[]) => [
  ...new Map(keys.map((key) => [keyText(key), key])).values(),
]
