/** What the second look must know of the person, the business and the day to judge a draft. */

import type { ReadFrench } from './grammalecte/index.ts'

export type Language = 'fr' | 'en'

export type ReviewDraft = {
  /** The platform's name of the message type: `text`, `image`, `interactive`, `template` … */
  readonly type: string
  /** The platform's own JSON for that type. */
  readonly body: unknown
  readonly purpose?: string
  /** When it will leave; dates and offers are judged as of then. Default: `context.now`. */
  readonly sendAt?: Date
  readonly language?: Language
}

export type ReviewedContact = {
  readonly names: readonly string[]
  readonly language?: Language
  readonly gender?: 'f' | 'm' | 'x'
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly addresses?: readonly string[]
  readonly orders?: readonly string[]
}

export type Product = {
  readonly sku: string
  readonly name: string
  /** In the currency's main unit: 19.9 is 19,90 €. */
  readonly price: number
  /** ISO 4217. */
  readonly currency: string
}

/** What other people have among the candidates: the same strings as asked, each only when it is somebody else's. */
export type Identifiers = {
  readonly names: readonly string[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly orders: readonly string[]
}

export type OwnDetails = {
  readonly names: readonly string[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly addresses: readonly string[]
  readonly ibans: readonly string[]
  readonly domains: readonly string[]
}

export type ReviewContext = {
  readonly contact: ReviewedContact
  /** Phones are asked as digits with country code, e-mails in lower case, names and order numbers as written. */
  readonly findOthers: (candidates: Identifiers) => Promise<Identifiers> | Identifiers
  readonly catalogue: readonly Product[]
  /** What this person was told before; the newest last. */
  readonly earlierPrices: readonly Pick<Product, 'sku' | 'price' | 'currency'>[]
  readonly own: OwnDetails
  /** Words the desk knows: brands, names of places, its own abbreviations. */
  readonly dictionary: readonly string[]
  readonly offers: readonly { readonly name: string; readonly endsAt: Date }[]
  /** IANA name, such as Europe/Paris. */
  readonly timeZone: string
  /** Two letters; where a phone number without country code is dialled. Default FR. */
  readonly country?: string
  readonly now: Date
  /** A second reader of French sentences, where the machine has one. */
  readonly readFrench?: ReadFrench
}
