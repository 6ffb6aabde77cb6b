import type { Instant } from '../platform/api-shapes.ts'

export type Product = {
  readonly sku: string
  readonly name: string
  /** In the currency's main unit. */
  readonly price: number
  readonly currency: string
  readonly goes_with: readonly string[]
  readonly changed_at: Instant
}

export type Offer = {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly skus: readonly string[]
  readonly starts_at: Instant | null
  readonly ends_at: Instant
}

export type ImportOutcome = {
  readonly added: number
  readonly updated: number
  readonly refused: readonly {
    readonly line: number
    readonly field: string
    readonly fault: 'sku' | 'name' | 'price' | 'currency' | 'goes_with' | 'repeated'
  }[]
}
