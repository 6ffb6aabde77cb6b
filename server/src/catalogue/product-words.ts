/** Names of products in memory, so that of a hundred thousand the few that a text may name are found in a millisecond. */
import type { Product } from './product.ts'

const small = new Set(
  'de du des le la les un une au aux en et pour avec the a an of for with and in on to l d'.split(' '),
)
/** More products with one word, and the word tells nothing by itself. */
const commonMin = 2_000
/** Words that many products share are looked up together, in every combination of so few. */
const commonWordsMax = 8
const commonTogetherMax = 4
/** Enough for any text a person writes. */
const candidatesMax = 300
const textWordsMax = 1_500

/** The products with one word. Most words of a large catalogue belong to one product, which needs no set. */
type Posting = { readonly word: string; keys: string | Set<string> }
type Entry = { readonly product: Product; readonly postings: readonly Posting[] }

export type ProductWords = {
  readonly size: number
  put(product: Product): void
  remove(sku: string): void
  /**
   * Every product of which the text holds the sku or half of the words of its name, and for each word of a product at
   * least two that have it where there are two, so that nobody takes a shared word for one product's own.
   */
  find(text: string): Product[]
  all(): Product[]
}

export function openProductWords(): ProductWords {
  const entries = new Map<string, Entry>()
  const byWord = new Map<string, Posting>()
  const byWords = new Map<string, Posting>()

  const remove = (sku: string) => {
    const key = sku.toLowerCase()
    const entry = entries.get(key)
    if (!entry) return
    entries.delete(key)
    for (const { word } of entry.postings) takeFrom(byWord, word, key)
    takeFrom(byWords, keyOf(entry.postings), key)
  }
  const put = (product: Product) => {
    remove(product.sku)
    const key = product.sku.toLowerCase()
    const words = [...new Set(wordsOf(product.name))].sort()
    const postings = words.map((word) => addTo(byWord, word, key))
    entries.set(key, { product, postings })
    addTo(byWords, keyOf(postings), key)
  }
  const find = (text: string) => {
    const words = [...new Set(wordsOf(text))].slice(0, textWordsMax)
    const postings = words.flatMap((word) => byWord.get(word) ?? [])
    const found = new Set(skusIn(text).filter((sku) => entries.has(sku)))
    const rare = postings.filter((one) => sizeOf(one) < commonMin)
    for (const key of namedBy(rare, new Set(postings))) found.add(key)
    for (const key of namedByCommon(postings.filter((one) => sizeOf(one) >= commonMin))) found.add(key)
    // At least two for a word that several have; they must come before the cut.
    const witnesses = postings.flatMap(firstTwo)
    const keys = [...new Set([...witnesses, ...found])].slice(0, witnesses.length + candidatesMax)
    return keys.map((key) => entries.get(key)!.product)
  }
  /** Products with a rare word of the text and half of their name in it, the most of it first. */
  const namedBy = (rare: readonly Posting[], inText: ReadonlySet<Posting>) => {
    const shares = new Map<string, number>()
    for (const key of rare.flatMap(keysOf)) {
      if (shares.has(key)) continue
      const own = entries.get(key)!.postings
      shares.set(key, own.filter((one) => inText.has(one)).length / own.length)
    }
    return [...shares]
      .filter(([, share]) => share >= 0.5)
      .sort(([, one], [, other]) => other - one)
      .map(([key]) => key)
  }
  /** Products whose whole name is words that many have. */
  const namedByCommon = (common: readonly Posting[]) => {
    const fewest = [...common].sort((one, other) => sizeOf(one) - sizeOf(other)).slice(0, commonWordsMax)
    fewest.sort((one, other) => (one.word < other.word ? -1 : 1))
    return combinations(fewest).flatMap((postings) => {
      const posting = byWords.get(keyOf(postings))
      return posting ? keysOf(posting) : []
    })
  }
  return {
    get size() {
      return entries.size
    },
    put,
    remove,
    find,
    all: () => [...entries.values()].map((entry) => entry.product),
  }
}

/** As the check of prices takes names apart: lower case, no accents, no plural, none of the small words. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(/[\p{L}\p{M}\d]+/gu)]
    .map((match) => plainOf(match[0]))
    .filter((word) => !small.has(word))
}

function plainOf(word: string): string {
  const lower = word.toLowerCase()
  const plain = /[^ -~]/.test(lower)
    ? lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae')
    : lower
  return plain.length > 2 && /\p{L}{2}[sx]$/u.test(plain) ? plain.slice(0, -1) : plain
}

/** What may be a sku: each run without blanks, with and without the marks around it. */
const skusIn = (text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .flatMap((run) => [
      run,
      run.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, ''),
      ...(run.match(/[\p{L}\d_-]+/gu) ?? []),
    ])

const keyOf = (postings: readonly Posting[]) => postings.map((one) => one.word).join(' ')
const sizeOf = ({ keys }: Posting) => (typeof keys === 'string' ? 1 : keys.size)
const keysOf = ({ keys }: Posting) => (typeof keys === 'string' ? [keys] : [...keys])

function firstTwo({ keys }: Posting): string[] {
  if (typeof keys === 'string') return [keys]
  const two: string[] = []
  for (const key of keys) {
    two.push(key)
    if (two.length === 2) break
  }
  return two
}

function addTo(map: Map<string, Posting>, word: string, key: string): Posting {
  const known = map.get(word)
  if (!known) {
    const posting = { word, keys: key }
    map.set(word, posting)
    return posting
  }
  if (typeof known.keys !== 'string') known.keys.add(key)
  else if (known.keys !== key) known.keys = new Set([known.keys, key])
  return known
}

function takeFrom(map: Map<string, Posting>, word: string, key: string): void {
  const known = map.get(word)
  if (!known) return
  if (typeof known.keys === 'string') map.delete(word)
  else {
    known.keys.delete(key)
    if (known.keys.size === 0) map.delete(word)
  }
}

function combinations(postings: readonly Posting[]): Posting[][] {
  let found: Posting[][] = [[]]
  for (const posting of postings) {
    const longer = found.filter((one) => one.length < commonTogetherMax).map((one) => [...one, posting])
    found = [...found, ...longer]
  }
  return found.filter((one) => one.length > 0)
}
