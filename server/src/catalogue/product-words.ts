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

type Entry = { readonly product: Product; readonly words: readonly string[] }

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
  const byWord = new Map<string, Set<string>>()
  const byWords = new Map<string, Set<string>>()

  const remove = (sku: string) => {
    const key = sku.toLowerCase()
    const entry = entries.get(key)
    if (!entry) return
    entries.delete(key)
    for (const word of entry.words) takeFrom(byWord, word, key)
    takeFrom(byWords, keyOf(entry.words), key)
  }
  const put = (product: Product) => {
    remove(product.sku)
    const key = product.sku.toLowerCase()
    const words = [...new Set(wordsOf(product.name))].sort()
    entries.set(key, { product, words })
    for (const word of words) addTo(byWord, word, key)
    addTo(byWords, keyOf(words), key)
  }
  const find = (text: string) => {
    const words = [...new Set(wordsOf(text))].slice(0, textWordsMax).filter((word) => byWord.has(word))
    const found = new Set(skusIn(text).filter((sku) => entries.has(sku)))
    const rare = words.filter((word) => byWord.get(word)!.size < commonMin)
    for (const key of namedBy(rare, words)) found.add(key)
    for (const key of namedByCommon(words.filter((word) => byWord.get(word)!.size >= commonMin)))
      found.add(key)
    // At least two for a word that several have; they must come before the cut.
    const witnesses = words.flatMap((word) => firstTwo(byWord.get(word)!))
    const keys = [...new Set([...witnesses, ...found])].slice(0, witnesses.length + candidatesMax)
    return keys.map((key) => entries.get(key)!.product)
  }
  /** Products with a rare word of the text and half of their name in it, the most of it first. */
  const namedBy = (rare: readonly string[], words: readonly string[]) => {
    const inText = new Set(words)
    const shares = new Map<string, number>()
    for (const key of rare.flatMap((word) => [...byWord.get(word)!])) {
      if (shares.has(key)) continue
      const own = entries.get(key)!.words
      shares.set(key, own.filter((word) => inText.has(word)).length / own.length)
    }
    return [...shares]
      .filter(([, share]) => share >= 0.5)
      .sort(([, one], [, other]) => other - one)
      .map(([key]) => key)
  }
  /** Products whose whole name is words that many have. */
  const namedByCommon = (common: readonly string[]) => {
    const fewest = [...common]
      .sort((one, other) => byWord.get(one)!.size - byWord.get(other)!.size)
      .slice(0, commonWordsMax)
    return combinations([...fewest].sort()).flatMap((words) => [...(byWords.get(keyOf(words)) ?? [])])
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

const plainOf = (word: string) =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/(?<=\p{L}{2})[sx]$/u, '')

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

const keyOf = (words: readonly string[]) => words.join(' ')

function firstTwo(keys: ReadonlySet<string>): string[] {
  const two: string[] = []
  for (const key of keys) {
    two.push(key)
    if (two.length === 2) break
  }
  return two
}

function addTo(map: Map<string, Set<string>>, word: string, key: string): void {
  const known = map.get(word)
  if (known) known.add(key)
  else map.set(word, new Set([key]))
}

function takeFrom(map: Map<string, Set<string>>, word: string, key: string): void {
  const known = map.get(word)
  known?.delete(key)
  if (known?.size === 0) map.delete(word)
}

function combinations(words: readonly string[]): string[][] {
  let found: string[][] = [[]]
  for (const word of words) {
    found = [...found, ...found.filter((one) => one.length < commonTogetherMax).map((one) => [...one, word])]
  }
  return found.filter((one) => one.length > 0)
}
