import { type Refusal, refuse } from '../platform/index.ts'

/** What a business sells. */
export type Product = {
  readonly sku: string
  readonly name: string
  /** In the currency's main unit: 19.9 is 19,90 €. Exact to four decimals and ten digits before them. */
  readonly price: number
  /** ISO 4217. */
  readonly currency: string
}

export type ProductAttributes = Readonly<Record<string, string | number | boolean | null>>

export type ProductDraft = Omit<Product, 'price'> & {
  /** As decimal text, so that no figure is lost on the way to the database. */
  readonly price: string
  readonly attributes?: ProductAttributes | undefined
  readonly goes_with?: readonly string[] | undefined
}

export type ProductRow = Product & {
  readonly attributes: ProductAttributes
  readonly goes_with: string[]
  readonly created_at: Date
  readonly changed_at: Date
  readonly removed_at: Date | null
}

export const skuCharsMax = 64
export const productNameCharsMax = 200
export const productAttributesMax = 50
export const goesWithMax = 50
/** The second look holds the names and prices of a catalogue in memory: about 120 MB for so many. */
export const productsMax = 200_000

export function viewProduct({ created_at, changed_at, removed_at, ...product }: ProductRow) {
  return {
    ...product,
    created_at: created_at.toISOString(),
    changed_at: changed_at.toISOString(),
    removed_at: removed_at?.toISOString() ?? null,
  }
}

const decimal = /^\d{1,10}(?:[.,]\d{1,4})?$/

/** Decimal text with a point, from a number or from « 19,90 »; undefined when it is no price. */
export function readPrice(written: string | number): string | undefined {
  const text = (typeof written === 'number' ? String(written) : written.trim()).replace(
    /(?<=\d)[ \u00a0\u202f](?=\d{3})/g,
    '',
  )
  return decimal.test(text) ? text.replace(',', '.') : undefined
}

export const priceRemedy = 'Give a price of at least 0 with at most 4 decimals, such as 19.90.'
export const currencyRemedy = 'Give a currency as ISO 4217 writes it, such as EUR.'

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** In capitals; undefined when there is no such currency. */
export function readCurrency(written: string): string | undefined {
  const code = written.trim().toUpperCase()
  return currencies.has(code) ? code : undefined
}

export function refuseUnknownProduct(sku: string): Refusal {
  return refuse(
    'catalogue.not_found',
    `There is no product ${sku} in the catalogue. Look it up in the list again.`,
  )
}

export function refuseFull(): Refusal {
  return refuse('catalogue.full', `A catalogue holds at most ${productsMax} products. Remove some first.`, {
    limit: productsMax,
  })
}
