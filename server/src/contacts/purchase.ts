import type { ContactId, WorkspaceId } from '../platform/index.ts'
import { type Refusal, refuse } from '../platform/index.ts'

/** One product of one order of one person. */
export type PurchaseDraft = {
  readonly sku: string
  /** As it was called then. */
  readonly name: string
  /** Decimal text. */
  readonly quantity: string
  /** Of one, decimal text in the currency's main unit. */
  readonly price: string
  /** ISO 4217. */
  readonly currency: string
  readonly purchased_at: Date
  readonly order_number: string | null
}

export type NewPurchase = PurchaseDraft & {
  readonly workspace_id: WorkspaceId
  readonly contact_id: ContactId
  readonly recorded_by: string
}

export type PurchaseRow = Omit<PurchaseDraft, 'quantity' | 'price'> & {
  readonly id: string
  readonly contact_id: ContactId
  readonly quantity: number
  readonly price: number
  readonly recorded_at: Date
  readonly recorded_by: string
  readonly withdrawn_at: Date | null
  readonly withdrawn_by: string | null
}

const currencies = new Set(Intl.supportedValuesOf('currency'))
export const isCurrency = (code: string): boolean => currencies.has(code)

/** Shops of before had no computers to tell us. */
const earliest = new Date('1970-01-01T00:00:00Z')
/** Clocks of other programs may be a little ahead, and in another time zone by a day. */
const aheadMs = 24 * 3_600_000

export function checkPurchaseDate(at: Date, now: Date): Refusal | undefined {
  if (at >= earliest && at.getTime() <= now.getTime() + aheadMs) return undefined
  const message = 'purchased_at: give the day of the purchase, which lies neither ahead nor before 1970.'
  return refuse('request.invalid', message, [{ field: 'purchased_at', message }])
}

export function viewPurchase({ purchased_at, recorded_at, withdrawn_at, ...purchase }: PurchaseRow) {
  return {
    ...purchase,
    purchased_at: purchased_at.toISOString(),
    recorded_at: recorded_at.toISOString(),
    withdrawn_at: withdrawn_at?.toISOString() ?? null,
  }
}
