/**
 * What a form may be, told by the classes of the French dictionary. It says nothing of grammar, yet it lists which elisions
 * a form takes, and these give it away: « j' » stands before a first person, « s' » before a third, no « m' » before « nous ».
 */
import { wordIs } from './word-tree.ts'

const genderedGroups = /^(F[.+scex]|W[.x]|A\.)$/
const verbGroup = /^(z[AE]|[a-y][A-Z0-9])$/
const participleGroup = /^[pq][+.]$/

export function classOfEntry(word: string, flags: readonly string[]): number {
  const countable = flags.some((flag) => /^(S\.|X\.|I\.|F.|W.|A\.)$/.test(flag))
  if (countable) {
    const gendered = flags.some((flag) => genderedGroups.test(flag))
    // A noun in -s that has a plural in the dictionary is the same in both numbers.
    return wordIs.singular | (gendered ? wordIs.masculine : 0) | (/[sxz]$/.test(word) ? wordIs.plural : 0)
  }
  if (flags.some((flag) => verbGroup.test(flag))) return 0
  return wordIs.invariable
}

export function classOfAffix(base: string, form: string, group: string, flags: readonly string[]): number {
  const carries = (flag: string) => flags.includes(flag)
  if (participleGroup.test(group) || (verbGroup.test(group) && isParticiple(form, flags))) {
    return wordIs.participle | formOfParticiple(form)
  }
  if (verbGroup.test(group)) {
    if (carries("d'")) return form.endsWith('ant') ? wordIs.presentParticiple : wordIs.infinitive
    return personOf(base, form, carries)
  }
  return (
    (carries("L'") ? wordIs.singular : wordIs.plural) |
    (/[sxz]$/.test(base) && form === base ? wordIs.plural : 0) |
    (genderedGroups.test(group) ? genderOf(base, form) : 0)
  )
}

function isParticiple(form: string, flags: readonly string[]): boolean {
  const elisions = flags.join(' ')
  return flags.includes("D'") || elisions === "q'" || (elisions === "d' q'" && !form.endsWith('r'))
}

function formOfParticiple(form: string): number {
  if (form.endsWith('es')) return wordIs.plural | wordIs.feminine
  if (form.endsWith('e')) return wordIs.singular | wordIs.feminine
  return (
    wordIs.masculine |
    (form.endsWith('s') ? wordIs.plural | (isOfBoth(form) ? wordIs.singular : 0) : wordIs.singular)
  )
}

// mis, pris, assis, exclus: one form for one and for many.
const isOfBoth = (form: string) => /([mr]is|quis|ssis|clus)$/.test(form)

function genderOf(base: string, form: string): number {
  const stem = form.replace(/[sx]$/, '')
  if (form === base || stem === base || /(aux|eaux|al|el|ol)$/.test(form)) return wordIs.masculine
  return /e$/.test(stem) ? wordIs.feminine : wordIs.masculine
}

function personOf(base: string, form: string, carries: (flag: string) => boolean): number {
  let bits = 0
  if (carries("s'") || carries("c'"))
    bits |= form.endsWith('nt') && !isSingularInNt(base, form) ? wordIs.thirdPlural : wordIs.thirdSingular
  if (carries("j'")) bits |= wordIs.firstSingular
  if (carries("j'") && /[sx]$/.test(form)) bits |= wordIs.secondSingular
  if (bits !== 0) return bits
  if (/(ez|[îûâê]tes|faites|dites)$/.test(form)) return wordIs.secondPlural
  if (/(ons|mes)$/.test(form))
    return /(ons|sommes|[îûâ]mes)$/.test(form) ? wordIs.firstPlural : wordIs.secondSingular
  if (form.endsWith('ont')) return wordIs.thirdPlural
  return /(s|x|e|a)$/.test(form) ? wordIs.secondSingular : 0
}

// « il ment », « il vient »: a third person in -nt that is one.
const isSingularInNt = (base: string, form: string) =>
  base.startsWith(form) || (base.endsWith('enir') && /[vt]ient$/.test(form))
