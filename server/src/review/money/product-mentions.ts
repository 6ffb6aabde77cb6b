/** Where a text names a product of the catalogue, whole or by its distinctive words. */
import type { Product } from '../context.ts'
import type { Span } from '../reading.ts'
import { withoutAccents } from '../spelling/propose-word.ts'

export type Mention = Span & {
  readonly product: Product
  /** Named in full, or nearly: another product is hardly meant. */
  readonly isWhole: boolean
}

/** How far apart the words of one name may stand. */
const nameCharsMax = 70
const small = new Set(
  'de du des le la les un une au aux en et pour avec the a an of for with and in on to l d'.split(' '),
)

export function findMentions(text: string, catalogue: readonly Product[]): Mention[] {
  const tokens = tokensOf(text)
  const usedBy = new Map<string, Set<string>>()
  for (const product of catalogue) {
    for (const { plain } of tokensOf(product.name))
      usedBy.set(plain, (usedBy.get(plain) ?? new Set()).add(product.sku))
  }
  const found = catalogue.flatMap((product) => mentionOf(text, tokens, product, usedBy))
  // « tarte au citron » names no « cake au citron »: where two share words, the fuller name wins.
  return found
    .filter((one) => !found.some((other) => other !== one && overlaps(one, other) && other.share > one.share))
    .sort((one, other) => one.start - other.start)
}

type Token = Span & { readonly plain: string }

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\d]+/gu)]
    .map((match) => ({ plain: plainOf(match[0]), start: match.index, end: match.index + match[0].length }))
    .filter((token) => !small.has(token.plain))
}

const plainOf = (word: string) => withoutAccents(word.toLowerCase()).replace(/(?<=\p{L}{2})[sx]$/u, '')
const overlaps = (one: Span, other: Span) => one.start < other.end && other.start < one.end

function mentionOf(
  text: string,
  tokens: readonly Token[],
  product: Product,
  usedBy: ReadonlyMap<string, ReadonlySet<string>>,
): (Mention & { share: number })[] {
  const sku = text.toLowerCase().indexOf(product.sku.toLowerCase())
  if (product.sku.length > 3 && sku >= 0) {
    return [{ product, isWhole: true, share: 2, start: sku, end: sku + product.sku.length }]
  }
  const wanted = new Set(tokensOf(product.name).map((token) => token.plain))
  const hits = tokens.filter((token) => wanted.has(token.plain))
  if (hits.length === 0) return []
  const first = hits[0]!
  const near = hits.filter((token) => token.end - first.start <= nameCharsMax)
  const named = new Set(near.map((token) => token.plain))
  const share = named.size / wanted.size
  const isOnly = [...named].some(
    (word) => usedBy.get(word)?.size === 1 && word.length > 2 && !/^\d+$/.test(word),
  )
  if (share < 0.5 || (!isOnly && share < 1)) return []
  return [{ product, isWhole: share > 0.6, share, start: first.start, end: near.at(-1)!.end }]
}
