/** Every form of every word of a Hunspell dictionary, put into a tree of words. */
import type { Affix, AffixFile, AffixGroup } from './affix-file.ts'
import type { WordTree } from './word-tree.ts'

const entriesAtOnce = 1_000

/** How a language tells what a form may be; `kindsOf` is what of an entry changes the meaning of its endings. */
export type Classing = {
  /** Whether a prefix leaves a word what it is: "recommend" is a verb as "commend" is. */
  readonly prefixesKeep: boolean
  readonly ofEntry: (word: string, flags: readonly string[]) => number
  readonly kindsOf: (flags: readonly string[]) => string
  readonly ofAffix: (
    base: string,
    form: string,
    group: string,
    flags: readonly string[],
    kinds: string,
  ) => number
}

/**
 * A dictionary takes half a second to unfold; the work is done in slices of a few milliseconds, so that a server goes on
 * answering meanwhile.
 */
export async function expandDictionary(
  tree: WordTree,
  affixFile: AffixFile,
  dictionary: string,
  classing: Classing,
): Promise<void> {
  const lines = dictionary.split('\n')
  for (let start = 1; start < lines.length; start += entriesAtOnce) {
    for (const line of lines.slice(start, start + entriesAtOnce)) addEntry(tree, affixFile, line, classing)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function addEntry(
  tree: WordTree,
  { groups, readFlags, forbidden }: AffixFile,
  line: string,
  classing: Classing,
): void {
  const entry = line.split(/[\t ]/, 1)[0]!.trim()
  if (entry === '') return
  const slash = entry.indexOf('/', 1)
  const word = slash < 0 ? entry : entry.slice(0, slash)
  const flags = slash < 0 ? [] : readFlags(entry.slice(slash + 1))
  if (flags.some((flag) => forbidden.has(flag))) return
  const applied = flags.flatMap((flag) => groups.get(flag) ?? [])
  const suffixes = applied.filter((group) => !group.isPrefix)
  const prefixes = applied.filter((group) => group.isPrefix && !isElision(group))
  const bits = classing.ofEntry(word, flags)
  tree.add(word, bits)
  const kinds = classing.kindsOf(flags)
  for (const group of prefixes) addPrefixed(tree, word, group, classing.prefixesKeep ? bits : 0)
  for (const group of suffixes) addSuffixed(tree, word, group, prefixes, classing, kinds)
}

function addSuffixed(
  tree: WordTree,
  word: string,
  group: AffixGroup,
  prefixes: readonly AffixGroup[],
  classing: Classing,
  kinds: string,
): void {
  for (const { cut, add, bits } of endingsOf(word, group, classing, kinds)) {
    const form = word.slice(0, word.length - cut) + add
    tree.add(form, bits)
    if (group.crosses)
      for (const prefix of prefixes)
        if (prefix.crosses) addPrefixed(tree, form, prefix, classing.prefixesKeep ? bits : 0)
  }
}

type Ending = { readonly cut: number; readonly add: string; readonly bits: number }

const endings = new WeakMap<AffixGroup, Map<string, readonly Ending[]>>()

// Thousands of verbs end alike: which endings they take is found once for each tail.
function endingsOf(word: string, group: AffixGroup, classing: Classing, kinds: string): readonly Ending[] {
  const byTail = endings.get(group) ?? new Map<string, readonly Ending[]>()
  endings.set(group, byTail)
  const tail = `${word.slice(-group.tailLetters)} ${kinds}`
  const known = byTail.get(tail)
  if (known) return known
  const found = group.affixes.flatMap((affix) => {
    const form = withSuffix(word, affix)
    if (form === undefined) return []
    const bits = classing.ofAffix(word, form, group.flag, affix.flags, kinds)
    return [{ cut: affix.strip.length, add: affix.add, bits }]
  })
  byTail.set(tail, found)
  return found
}

function addPrefixed(tree: WordTree, word: string, group: AffixGroup, bits: number): void {
  for (const affix of group.affixes) {
    if (!affix.applies(word) || !word.startsWith(affix.strip)) continue
    tree.add(affix.add + word.slice(affix.strip.length), bits)
  }
}

function withSuffix(word: string, affix: Affix): string | undefined {
  if (!word.endsWith(affix.strip) || !affix.applies(word)) return undefined
  return word.slice(0, word.length - affix.strip.length) + affix.add
}

// French l', d', qu' are read as words of their own, so the forms with them are not needed.
function isElision(group: AffixGroup): boolean {
  return group.affixes.every((affix) => /['’]/.test(affix.add))
}
