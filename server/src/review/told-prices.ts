/** Prices a person was told, read from what we wrote to them. */
import type { Product } from './context.ts'
import { findAmounts } from './money/amounts.ts'
import { findMentions } from './money/product-mentions.ts'

export type ToldPrice = Pick<Product, 'sku' | 'price' | 'currency'>

/** How far behind the name of its product a price may stand. */
const gapCharsMax = 40
/** Deposits, discounts, former prices: no price of the product that stands before them. */
const otherCost =
  /livraison|frais|port\b|acompte|d[ée]p[oô]t|caution|remise|r[ée]duction|rembours|avoir|au lieu|d[eè]s|partir|delivery|shipping|postage|deposit|discount|off\b|refund|voucher|credit|instead|from|save|per month|par mois|fois/iu

/**
 * Only a whole name with its price right behind it counts: what is uncertain would make a false alarm of every other
 * price. The newest last, as the texts are.
 */
export function readToldPrices(texts: readonly string[], catalogue: readonly Product[]): ToldPrice[] {
  if (catalogue.length === 0) return []
  return texts.flatMap((text) => {
    const amounts = findAmounts(text)
    if (amounts.length === 0) return []
    return findMentions(text, catalogue).flatMap(({ product, isWhole, end }) => {
      const amount = amounts.find((one) => one.start >= end)
      if (!isWhole || !amount) return []
      const gap = text.slice(end, amount.start)
      const after = text.slice(amount.end, amount.end + 20)
      if (gap.length > gapCharsMax || /[.!?\n,;]/.test(gap) || otherCost.test(gap) || otherCost.test(after))
        return []
      return [{ sku: product.sku, price: amount.value, currency: amount.currency }]
    })
  })
}
