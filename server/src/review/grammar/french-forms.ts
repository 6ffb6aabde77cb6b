/**
 * Forms of French nouns, adjectives and participles: which gender and number one has, and the form another
 * would have.
 */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import { readWords } from '../words/read-words.ts'
import { singularOf } from './french-nouns.ts'

export type Gender = 'f' | 'm'

/** What an adjective or participle agrees with; each is undefined where it fits both. */
export type Agreement = { readonly gender: Gender | undefined; readonly plural: boolean | undefined }
export type Form = Agreement & { readonly base: string }

const irregularFeminine: Readonly<Record<string, string>> = {
  blanc: 'blanche',
  frais: 'fraîche',
  sec: 'sèche',
  doux: 'douce',
  roux: 'rousse',
  faux: 'fausse',
  long: 'longue',
  public: 'publique',
  vieux: 'vieille',
  beau: 'belle',
  nouveau: 'nouvelle',
  gros: 'grosse',
  bas: 'basse',
  épais: 'épaisse',
  gentil: 'gentille',
  favori: 'favorite',
  complet: 'complète',
  incomplet: 'incomplète',
  concret: 'concrète',
  inquiet: 'inquiète',
  dû: 'due',
}

/** The feminine of an adjective or participle in the masculine singular. */
export function feminineOf(base: string): string {
  const irregular = irregularFeminine[base]
  if (irregular !== undefined) return irregular
  if (base.endsWith('e')) return base
  if (base.endsWith('er')) return `${base.slice(0, -2)}ère`
  if (base.endsWith('f')) return `${base.slice(0, -1)}ve`
  if (base.endsWith('eux')) return `${base.slice(0, -1)}se`
  if (/(el|eil|en|on|et)$/.test(base)) return `${base}${base.at(-1)}e`
  return `${base}e`
}

export function pluralOfForm(form: string): string {
  if (/[sxz]$/.test(form)) return form
  if (form.endsWith('eau')) return `${form}x`
  return /[^n]al$/.test(form) ? form.replace(/al$/, 'aux') : `${form}s`
}

const adjectives = new Map<string, Form>()
for (const base of readWords('french-adjectives')) {
  const feminine = feminineOf(base)
  const masculinePlural = pluralOfForm(base)
  const isSame = masculinePlural === base
  const isEpicene = feminine === base
  const gender = (one: Gender) => (isEpicene ? undefined : one)
  adjectives.set(masculinePlural, { base, gender: gender('m'), plural: true })
  adjectives.set(base, { base, gender: gender('m'), plural: isSame ? undefined : false })
  adjectives.set(feminine, { base, gender: gender('f'), plural: false })
  adjectives.set(pluralOfForm(feminine), { base, gender: gender('f'), plural: true })
}

/** An everyday adjective in any of its forms; undefined for other words. */
export const adjectiveForm = (word: string): Form | undefined => adjectives.get(word)

/** A past participle in any of its forms. */
export function participleForm(tree: WordTree, word: string): Form | undefined {
  const bits = tree.bitsOf(word)
  if ((bits & wordIs.participle) === 0) return undefined
  if ((bits & wordIs.feminine) !== 0 && /es?$/.test(word)) {
    const base = baseOfParticiple(tree, word.replace(/es?$/, ''))
    return base === undefined ? undefined : { base, gender: 'f', plural: word.endsWith('s') }
  }
  if (!word.endsWith('s')) return { base: word, gender: 'm', plural: false }
  const bare = word.slice(0, -1)
  if ((tree.bitsOf(bare) & wordIs.participle) !== 0) return { base: bare, gender: 'm', plural: true }
  return { base: word, gender: 'm', plural: undefined }
}

function baseOfParticiple(tree: WordTree, stem: string): string | undefined {
  if (stem === 'du') return 'dû'
  return (tree.bitsOf(stem) & wordIs.participle) !== 0 ? stem : undefined
}

/**
 * The form of that adjective or participle which goes with this gender and number; undefined when nobody
 * writes it.
 */
export function agreed(tree: WordTree, form: Form, wanted: Agreement): string | undefined {
  const gender = wanted.gender ?? form.gender ?? 'm'
  const one = gender === 'f' ? feminineOf(form.base) : form.base
  const right = (wanted.plural ?? form.plural) ? pluralOfForm(one) : one
  return tree.bitsOf(right) === 0 ? undefined : right
}

export function isAgreed(form: Form, wanted: Agreement): boolean {
  const fits = <T>(one: T | undefined, other: T | undefined) =>
    one === undefined || other === undefined || one === other
  return fits(form.gender, wanted.gender) && fits(form.plural, wanted.plural)
}

/** The plural of a noun; null when it has none, or none other. */
export function pluralOfNoun(tree: WordTree, word: string): string | null {
  const takesX = /(?:eau|eu|au|bijou|caillou|chou|genou|hibou|pou)$/.test(word)
  const candidates = [word.replace(/al$/, 'aux'), takesX ? `${word}x` : word, `${word}s`]
  return candidates.find((one) => one !== word && (tree.bitsOf(one) & wordIs.plural) !== 0) ?? null
}

/** The singular of a plural noun; null when it has none, or none other. */
export function singularOfNoun(tree: WordTree, word: string): string | null {
  const candidates = [singularOf(word), word.replace(/aux$/, 'al'), word.replace(/x$/, '')]
  return candidates.find((one) => one !== word && (tree.bitsOf(one) & wordIs.singular) !== 0) ?? null
}
