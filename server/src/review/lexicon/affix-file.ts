/** The rules of a Hunspell affix file, as far as English and French need them: prefixes, suffixes and what they carry on. */

export type Affix = {
  readonly strip: string
  readonly add: string
  readonly applies: (word: string) => boolean
  /** The classes the new word carries on. */
  readonly flags: readonly string[]
}

export type AffixGroup = {
  readonly flag: string
  readonly isPrefix: boolean
  readonly crosses: boolean
  readonly affixes: Affix[]
  /** As many letters at the end as any condition looks at. */
  tailLetters: number
}

export type AffixFile = {
  readonly groups: ReadonlyMap<string, AffixGroup>
  readonly readFlags: (flags: string) => readonly string[]
  readonly forbidden: ReadonlySet<string>
}

/** Throws when a line has not the form of an affix file. */
export function readAffixFile(text: string): AffixFile {
  const flagsAreLong = /^FLAG long/m.test(text)
  const readFlags = (flags: string) => (flagsAreLong ? (flags.match(/../gs) ?? []) : [...flags])
  const groups = new Map<string, AffixGroup>()
  const forbidden = new Set<string>()
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/)
    if (words[0] === 'FORBIDDENWORD' || words[0] === 'ONLYINCOMPOUND') forbidden.add(words[1] ?? '')
    if (words[0] !== 'PFX' && words[0] !== 'SFX') continue
    const [kind, flag = '', strip = '', third = '', condition = '.'] = words
    const group = groups.get(flag)
    if (!group) {
      groups.set(flag, {
        flag,
        isPrefix: kind === 'PFX',
        crosses: strip === 'Y',
        affixes: [],
        tailLetters: 4,
      })
      continue
    }
    const [add = '', flags = ''] = third.split('/')
    group.tailLetters = Math.max(
      group.tailLetters,
      condition.replace(/\[[^\]]*\]/g, '.').length,
      strip.length,
    )
    group.affixes.push({
      strip: strip === '0' ? '' : strip,
      add: add === '0' ? '' : add,
      applies: readCondition(condition, group.isPrefix),
      flags: readFlags(flags),
    })
  }
  return { groups, readFlags, forbidden }
}

function readCondition(condition: string, isPrefix: boolean): (word: string) => boolean {
  if (condition === '.') return () => true
  if (/^[^[\].^]+$/.test(condition)) {
    return isPrefix ? (word) => word.startsWith(condition) : (word) => word.endsWith(condition)
  }
  const pattern = new RegExp(isPrefix ? `^(?:${condition})` : `(?:${condition})$`)
  return (word) => pattern.test(word)
}
