/**
 * All words of a language in one tree of letters, with what each may be. 500,000 French forms take about 20 MB here and
 * several times as much in a map; words near a misspelt one are found by walking the tree once.
 */

/** What a form may be, as bits. */
export const wordIs = {
  word: 1,
  infinitive: 2,
  firstSingular: 4,
  secondSingular: 8,
  thirdSingular: 16,
  firstPlural: 32,
  secondPlural: 64,
  thirdPlural: 128,
  participle: 256,
  presentParticiple: 512,
  singular: 1024,
  plural: 2048,
  masculine: 4096,
  feminine: 8192,
  invariable: 16384,
} as const

export type NearWord = { readonly word: string; readonly edits: number }

const nearLettersMax = 30
/** Words whose bits are kept at hand. */
const askedMax = 5_000

export class WordTree {
  // A class, for it holds three growing arrays that must change together.
  #letters = new Uint16Array(1 << 16)
  #firstChild = new Int32Array(1 << 16)
  #nextSibling = new Int32Array(1 << 16)
  #bits = new Uint16Array(1 << 16)
  #size = 1
  // The rules ask for the same words again and again while a person types.
  readonly #asked = new Map<string, number>()
  words = 0

  add(word: string, bits: number): void {
    this.#asked.delete(word)
    let node = 0
    for (let index = 0; index < word.length; index += 1) node = this.#enter(node, word.charCodeAt(index))
    if (this.#bits[node] === 0) this.words += 1
    this.#bits[node]! |= bits | wordIs.word
  }

  /** Bits of {@link wordIs}; 0 when the word is not known. */
  bitsOf(word: string): number {
    const known = this.#asked.get(word)
    if (known !== undefined) return known
    const bits = this.#find(word)
    if (this.#asked.size >= askedMax) this.#asked.clear()
    this.#asked.set(word, bits)
    return bits
  }

  #find(word: string): number {
    let node = 0
    for (let index = 0; index < word.length; index += 1) {
      node = this.#child(node, word.charCodeAt(index))
      if (node === 0) return 0
    }
    return node === 0 ? 0 : this.#bits[node]!
  }

  /** Words at most `editsMax` letters away; a swap of two neighbours counts once. */
  near(word: string, editsMax: number): NearWord[] {
    const found: NearWord[] = []
    if (word.length > nearLettersMax) return found
    const width = word.length + 1
    // One row of distances for each depth, used again for every branch: a walk visits thousands of nodes.
    const rows = Array.from({ length: word.length + editsMax + 2 }, () => new Uint8Array(width))
    for (let index = 0; index < width; index += 1) rows[0]![index] = index
    const walk = (node: number, prefix: string, depth: number) => {
      if (depth + 1 >= rows.length) return
      for (let child = this.#firstChild[node]!; child !== 0; child = this.#nextSibling[child]!) {
        const letter = this.#letters[child]!
        const least = fillRow(word, prefix, letter, rows, depth + 1)
        if (least > editsMax) continue
        const grown = prefix + String.fromCharCode(letter)
        const edits = rows[depth + 1]![width - 1]!
        if (edits <= editsMax && this.#bits[child] !== 0) found.push({ word: grown, edits })
        walk(child, grown, depth + 1)
      }
    }
    walk(0, '', 0)
    return found
  }

  #child(node: number, letter: number): number {
    let child = this.#firstChild[node]!
    while (child !== 0 && this.#letters[child] !== letter) child = this.#nextSibling[child]!
    return child
  }

  #enter(node: number, letter: number): number {
    const known = this.#child(node, letter)
    if (known !== 0) return known
    if (this.#size === this.#letters.length) this.#grow()
    const child = this.#size
    this.#size += 1
    this.#letters[child] = letter
    this.#nextSibling[child] = this.#firstChild[node]!
    this.#firstChild[node] = child
    return child
  }

  #grow(): void {
    const length = this.#letters.length * 2
    const copy = <T extends Uint16Array | Int32Array>(from: T, to: T) => {
      to.set(from)
      return to
    }
    this.#letters = copy(this.#letters, new Uint16Array(length))
    this.#firstChild = copy(this.#firstChild, new Int32Array(length))
    this.#nextSibling = copy(this.#nextSibling, new Int32Array(length))
    this.#bits = copy(this.#bits, new Uint16Array(length))
  }
}

/** Distances of `prefix` and one more letter to every beginning of `word`; returns the least of them. */
function fillRow(
  word: string,
  prefix: string,
  letter: number,
  rows: readonly Uint8Array[],
  depth: number,
): number {
  const row = rows[depth - 1]!
  const next = rows[depth]!
  const last = depth > 1 ? prefix.charCodeAt(depth - 2) : -1
  next[0] = depth
  let leastOfRow = depth
  for (let index = 1; index < row.length; index += 1) {
    const asked = word.charCodeAt(index - 1)
    const replaced = row[index - 1]! + (asked === letter ? 0 : 1)
    let least = Math.min(row[index]! + 1, next[index - 1]! + 1, replaced)
    if (last === asked && index > 1 && word.charCodeAt(index - 2) === letter) {
      least = Math.min(least, rows[depth - 2]![index - 2]! + 1)
    }
    next[index] = least
    if (least < leastOfRow) leastOfRow = least
  }
  return leastOfRow
}
