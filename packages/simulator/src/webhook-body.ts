import type { WebhookContact } from '@doublecheck/whatsapp'
import type { Account, BusinessNumber } from './number.ts'

/** One thing the platform tells. Several may share a POST; `alone` ones never do. */
export type Update = {
  account: Account
  number: BusinessNumber | undefined
  field: string
  /** The array inside `value` that `item` goes into; undefined: `item` is the whole value. */
  list: string | undefined
  item: object
  contact?: WebhookContact | undefined
  kind: string
  alone?: boolean
  /** Account news carry the time of their entry. */
  at?: number
}

type Value = Record<string, unknown>

/** The envelope for updates of one account, in their order. */
export function webhookBody(updates: readonly Update[]): object {
  const changes: { value: object; field: string }[] = []
  let open: { update: Update; value: Value } | undefined
  for (const update of updates) {
    if (update.list === undefined) {
      const value = update.number
        ? { messaging_product: 'whatsapp', metadata: metadataOf(update.number), ...update.item }
        : update.item
      changes.push({ value, field: update.field })
      open = undefined
      continue
    }
    if (!open || !joins(open.update, update)) {
      const value: Value = { messaging_product: 'whatsapp', metadata: metadataOf(update.number!) }
      if (update.contact) value.contacts = []
      value[update.list] = []
      changes.push({ value, field: update.field })
      open = { update, value }
    }
    addTo(open.value, update)
  }
  const first = updates[0]!
  const entry = { id: first.account.id, ...(first.at !== undefined && { time: first.at }), changes }
  return { object: 'whatsapp_business_account', entry: [entry] }
}

function joins(before: Update, next: Update): boolean {
  return (
    before.number === next.number &&
    before.field === next.field &&
    before.list === next.list &&
    // `failed` has no contacts: it does not share a value with those that have.
    (before.contact === undefined) === (next.contact === undefined)
  )
}

function addTo(value: Value, update: Update): void {
  ;(value[update.list!] as object[]).push(update.item)
  if (!update.contact) return
  const contacts = value.contacts as WebhookContact[]
  if (!contacts.some((contact) => contact.user_id === update.contact!.user_id)) contacts.push(update.contact)
}

function metadataOf(number: BusinessNumber) {
  return { display_phone_number: number.phone, phone_number_id: number.id }
}
