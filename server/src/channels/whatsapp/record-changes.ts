import { recordConsents } from '../../consent/index.ts'
import { findOrCreatePeople, type PersonSeen, recordNumberChanges } from '../../contacts/index.ts'
import { cutQuotes, listQuotable } from '../../inbox/index.ts'
import {
  editMessages,
  listLeavingWords,
  receiveMessages,
  type Scrub,
  type Withdrawal,
  withdrawMessages,
} from '../../messages/index.ts'
import { type ContactId, idFromFact, isId, queueJobs, type Transaction } from '../../platform/index.ts'
import { cutFromClues, type RecordedReceipt, recordReceipts } from '../../receipts/index.ts'
import { applyTemplateNews } from '../../templates/index.ts'
import {
  countUnknownKinds,
  type Delivery,
  listOwners,
  type NumberOwner,
  noteArrivals,
  recordNotices,
  type SetAside,
} from './digest-store.ts'
import { moveMerged } from './move-merged.ts'
import { applyNumberNews } from './number-news.ts'
import type { ParsedChange, Person } from './parsed.ts'
import { scrubDeliveries, scrubSetAside } from './scrub-deliveries.ts'

export type AttributedChange = {
  readonly delivery: Delivery
  readonly change: ParsedChange
  /** The number the change speaks of, or every number of the account when it speaks of the account. */
  readonly owners: readonly NumberOwner[]
}

type OwnedChange = AttributedChange & { readonly owner: NumberOwner }

/**
 * Gives each change to the workspace whose number it is about. Only numbers of the app that signed the delivery count:
 * knowing one app's secret must not let anybody speak for another's number.
 */
export async function attributeChanges(
  trx: Transaction,
  changes: readonly AttributedChange[],
): Promise<{ owned: OwnedChange[]; strangers: SetAside[] }> {
  const phoneNumberIds = changes.map(({ change }) => change.phone_number_id).filter((id) => id !== null)
  const accounts = changes
    .filter(({ change }) => change.phone_number_id === null)
    .map(({ change }) => change.account_id)
  const owners =
    changes.length === 0 ? [] : await listOwners(trx, [...new Set(phoneNumberIds)], [...new Set(accounts)])
  const owned: OwnedChange[] = []
  const strangers: SetAside[] = []
  for (const entry of changes) {
    const { delivery, change } = entry
    const mine = owners.filter(
      (owner) =>
        owner.app_key === delivery.app_key &&
        (change.phone_number_id === null
          ? owner.waba_id === change.account_id
          : owner.phone_number_id === change.phone_number_id),
    )
    const owner = mine[0]
    if (owner) owned.push({ ...entry, owners: mine, owner })
    else
      strangers.push({ delivery_id: delivery.id, position: change.position, reason: strangerReason(change) })
  }
  return { owned, strangers }
}

function strangerReason(change: ParsedChange): string {
  return change.phone_number_id === null
    ? `account ${change.account_id} has no connected number of this app`
    : `number ${change.phone_number_id} is not connected with this app`
}

/** Everything the changes say becomes true, in a fixed number of statements for any number of changes. */
export async function recordChanges(
  trx: Transaction,
  changes: readonly OwnedChange[],
  now: Date,
): Promise<void> {
  const contactIds = await meetPeople(trx, changes, now)
  const moved = await moveNumbers(trx, changes)
  for (const [key, id] of contactIds) contactIds.set(key, moved.get(id) ?? id)
  const scrubs: Scrub[] = []
  scrubs.push(...(await recordMessages(trx, changes, contactIds)))
  const withdrawals = each(changes, 'withdrawals')
  await cutCopies(trx, withdrawals)
  scrubs.push(...(await withdrawMessages(trx, withdrawals)))
  scrubs.push(
    ...(await editMessages(
      trx,
      each(changes, 'edits').map((edit) => ({ ...edit, delivery_id: edit.delivery_id })),
    )),
  )
  await scrubDeliveries(trx, scrubs, now)
  await scrubSetAside(
    trx,
    withdrawals.map((one) => one.channel_message_id),
    now,
  )
  const recorded = await recordReceipts(
    trx,
    each(changes, 'receipts').map((receipt) => ({
      ...receipt,
      echoed_id: isId(receipt.echoed) ? receipt.echoed : null,
    })),
  )
  await withdrawStopped(trx, recorded)
  await recordPreferences(trx, changes, contactIds)
  await applyNews(trx, changes, now)
  await noteArrivals(trx, arrivalsOf(changes))
}

/** Where agents copied the words by hand, before they are gone. */
async function cutCopies(trx: Transaction, withdrawals: readonly Withdrawal[]): Promise<void> {
  const leaving = await listLeavingWords(trx, withdrawals)
  await cutQuotes(trx, leaving)
  await cutFromClues(
    trx,
    leaving.flatMap(({ workspace_id, contact_id, words }) =>
      contact_id === null ? [] : listQuotable(words).map((words) => ({ workspace_id, contact_id, words })),
    ),
  )
}

/** All items of one kind with the workspace and number they belong to. */
function each<
  Kind extends 'messages' | 'receipts' | 'withdrawals' | 'edits' | 'number_changes' | 'preferences',
>(changes: readonly OwnedChange[], kind: Kind) {
  return changes.flatMap(({ change, owner, delivery }) =>
    (change[kind] as ParsedChange[Kind][number][]).map((item) => ({
      ...item,
      workspace_id: owner.workspace_id,
      number_id: owner.number_id,
      delivery_id: delivery.id,
    })),
  )
}

const personKey = (workspaceId: number, person: Person) =>
  `${workspaceId} ${person.bsuid ?? ''} ${person.phone ?? ''}`

/** Everybody the changes show: who wrote, who was written to (once told both names), who set a preference. */
async function meetPeople(
  trx: Transaction,
  changes: readonly OwnedChange[],
  now: Date,
): Promise<Map<string, ContactId>> {
  const seen = new Map<string, PersonSeen>()
  const see = (workspace_id: number, person: Person | null, seen_at: Date) => {
    if (!person) return
    const key = personKey(workspace_id, person)
    const before = seen.get(key)
    if (!before || before.seen_at <= seen_at) seen.set(key, { ...person, workspace_id, seen_at })
  }
  for (const { workspace_id, person, at } of each(changes, 'messages')) see(workspace_id, person, at)
  for (const { workspace_id, person, at } of each(changes, 'preferences')) see(workspace_id, person, at)
  // A receipt that names both phone and user id ties the two together; once per message is enough.
  for (const { workspace_id, person, at, status } of each(changes, 'receipts')) {
    if (status === 'sent' && person?.phone && person.bsuid) see(workspace_id, person, at)
  }
  for (const { change, owner, delivery } of changes) {
    for (const person of change.address_book)
      if (person.phone || person.bsuid) see(owner.workspace_id, person, delivery.received_at)
  }
  const people = [...seen.values()]
  const { contact_ids, merges } = await findOrCreatePeople(trx, people, now)
  await moveMerged(trx, merges)
  return new Map([...seen.keys()].map((key, index) => [key, contact_ids[index]!]))
}

/** Changes of number; returns which contacts turned out to be another. */
async function moveNumbers(
  trx: Transaction,
  changes: readonly OwnedChange[],
): Promise<ReadonlyMap<ContactId, ContactId>> {
  const moves = each(changes, 'number_changes').map(({ workspace_id, from, to, at }) => ({
    workspace_id,
    at,
    from_phone: from.phone,
    from_bsuid: from.bsuid,
    to_phone: to.phone,
    to_bsuid: to.bsuid,
  }))
  if (moves.length === 0) return new Map()
  const { merges } = await recordNumberChanges(trx, moves)
  await moveMerged(trx, merges)
  return new Map(merges.map((merge) => [merge.from, merge.into]))
}

async function recordMessages(
  trx: Transaction,
  changes: readonly OwnedChange[],
  contactIds: ReadonlyMap<string, ContactId>,
): Promise<readonly Scrub[]> {
  const messages = each(changes, 'messages').map(({ person, ...message }) => ({
    ...message,
    channel: 'whatsapp' as const,
    contact_id: person ? contactIds.get(personKey(message.workspace_id, person))! : null,
  }))
  const { scrubs } = await receiveMessages(trx, messages)
  return scrubs
}

/** Code 131050: the person stopped our marketing in the app. The platform will refuse from now on, and so do we. */
async function withdrawStopped(trx: Transaction, recorded: readonly RecordedReceipt[]): Promise<void> {
  const stopped = recorded.filter(
    ({ receipt, contact_id }) =>
      contact_id !== null && receipt.errors?.some((error) => (error as { code?: unknown }).code === 131050),
  )
  await recordConsents(
    trx,
    stopped.map(({ workspace_id, contact_id, receipt }) => ({
      workspace_id,
      contact_id: contact_id!,
      purpose: 'marketing',
      channel: 'whatsapp' as const,
      state: 'withdrawn' as const,
      source: 'platform',
      wording: 'The platform reports that this person stopped marketing messages (131050).',
      at: receipt.at,
      recorded_by: 'whatsapp',
      fact: `131050:${receipt.channel_message_id}`,
    })),
  )
}

async function recordPreferences(
  trx: Transaction,
  changes: readonly OwnedChange[],
  contactIds: ReadonlyMap<string, ContactId>,
): Promise<void> {
  await recordConsents(
    trx,
    each(changes, 'preferences').map(({ workspace_id, person, state, at, wording }) => ({
      workspace_id,
      contact_id: contactIds.get(personKey(workspace_id, person))!,
      purpose: 'marketing',
      channel: 'whatsapp' as const,
      state,
      source: 'platform',
      wording,
      at,
      recorded_by: 'whatsapp',
      fact: `preference:${person.bsuid ?? person.phone}:${at.getTime()}:${state}`,
    })),
  )
}

async function applyNews(trx: Transaction, changes: readonly OwnedChange[], now: Date): Promise<void> {
  const news = changes.flatMap(({ change, owners }) =>
    workspacesOf(owners).flatMap((workspace_id) =>
      change.template_news.map((one) => ({
        ...one,
        workspace_id,
        account_id: change.account_id,
        at: one.at ?? now,
      })),
    ),
  )
  const unknownTemplates = await applyTemplateNews(trx, news)
  await queueJobs(
    trx,
    unknownTemplates.map((account) => ({
      task: 'whatsapp:sync_templates',
      payload: account,
      key: `templates:${account.workspace_id}:${account.account_id}`,
    })),
  )
  await recordNotices(trx, changes.flatMap(noticesOf))
  await applyNumberNews(trx, changes, now)
  await countUnknownKinds(
    trx,
    changes.flatMap(({ change, owner, delivery }) =>
      change.unknown.map((kind) => ({ workspace_id: owner.workspace_id, kind, delivery_id: delivery.id })),
    ),
    now,
  )
}

/** One account may be connected in several workspaces, and its news is for each of them. */
const workspacesOf = (owners: readonly NumberOwner[]) => [...new Set(owners.map((one) => one.workspace_id))]

function noticesOf({ change, owner, owners, delivery }: OwnedChange) {
  return workspacesOf(owners).flatMap((workspace_id) =>
    change.notices.map((notice, index) => ({
      workspace_id,
      id: idFromFact(notice.at ?? delivery.received_at, 'notice', delivery.id, change.position, index),
      number_id: change.phone_number_id === null ? null : owner.number_id,
      field: change.field,
      value: notice.value,
      at: notice.at ?? delivery.received_at,
    })),
  )
}

function arrivalsOf(changes: readonly OwnedChange[]) {
  const newest = new Map<string, { workspace_id: number; number_id: string; at: Date; lagMs: number }>()
  for (const { change, owner, delivery } of changes) {
    if (change.phone_number_id === null) continue
    const eventAt = Math.max(
      0,
      ...change.messages.filter((m) => m.origin === 'live').map((m) => m.at.getTime()),
      ...change.receipts.map((r) => r.at.getTime()),
    )
    if (eventAt === 0) continue
    const lagMs = Math.min(2_147_483_647, Math.max(0, delivery.received_at.getTime() - eventAt))
    newest.set(owner.number_id, {
      workspace_id: owner.workspace_id,
      number_id: owner.number_id,
      at: delivery.received_at,
      lagMs,
    })
  }
  return [...newest.values()].toSorted((a, b) => (a.number_id < b.number_id ? -1 : 1))
}
