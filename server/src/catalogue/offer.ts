import { type Refusal, refuse } from '../platform/index.ts'

/** Something said to hold until an instant. Named in a message that leaves later, it is a mistake. */
export type OfferRow = {
  readonly id: string
  readonly name: string
  readonly code: string | null
  /** None: on everything. */
  readonly skus: string[]
  readonly starts_at: Date | null
  readonly ends_at: Date
  readonly created_at: Date
  readonly changed_at: Date
}

export type OfferDraft = {
  readonly name: string
  readonly code?: string | null | undefined
  readonly skus?: readonly string[] | undefined
  readonly starts_at?: string | null | undefined
  readonly ends_at: string
}

export const offerNameCharsMax = 120
export const offerCodeCharsMax = 40
export const offerSkusMax = 500
/** Offers that are on or ended lately; a business with more has one program to keep them. */
export const offersMax = 1_000

export function viewOffer(offer: OfferRow) {
  return {
    id: offer.id,
    name: offer.name,
    code: offer.code,
    skus: offer.skus,
    starts_at: offer.starts_at?.toISOString() ?? null,
    ends_at: offer.ends_at.toISOString(),
    created_at: offer.created_at.toISOString(),
    changed_at: offer.changed_at.toISOString(),
  }
}

export function refuseUnknownOffer(): Refusal {
  return refuse(
    'catalogue.not_found',
    'There is no such offer in the workspace. Look it up in the list again.',
  )
}

/** Refuses a period that ends before it begins. */
export function checkPeriod(startsAt: string | Date | null | undefined, endsAt: string | Date) {
  if (!startsAt || new Date(startsAt).getTime() < new Date(endsAt).getTime()) return undefined
  return refuse('catalogue.period_backwards', 'ends_at: let the offer end after it starts.')
}
