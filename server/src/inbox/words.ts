import { idTime, type MessageId, type WorkspaceId } from '../platform/index.ts'

/**
 * How text becomes words that are found again: lower case, without accents or ligatures, in runs of letters
 * and digits. "L’œuvre d’été" holds l, oeuvre, d and ete.
 */

export const wordCharsMax = 40
export const wordsOfMessageMax = 1_000
export const wordsOfQueryMax = 10

/** Letters that have no decomposition, as people type them without their keyboard. */
const plainForms: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
}
const withPlainForm = /[œæßøđłı]/g

export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(withPlainForm, (letter) => plainForms[letter]!)
}

/** The words of a text, each once, in the order of their first appearance. */
export function wordsOf(text: string): string[] {
  const words = new Set<string>()
  for (const [word] of foldText(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    words.add(word.slice(0, wordCharsMax))
    if (words.size === wordsOfMessageMax) break
  }
  return [...words]
}

/** Shorter beginnings in Latin letters mean half of all words: they are looked for as they stand. */
export const startCharsMin = 3

/** What somebody looks for. The last word may still be unfinished. */
export type Query = { readonly whole: readonly string[]; readonly start: string | undefined }

export function readQuery(text: string): Query {
  const words = wordsOf(text).slice(0, wordsOfQueryMax)
  const unfinished = /[\p{L}\p{N}]$/u.test(foldText(text))
  const last = words.at(-1)
  const short = /^[a-z0-9]*$/.test(last ?? '') && (last ?? '').length < startCharsMin
  if (last === undefined || !unfinished || short) return { whole: words, start: undefined }
  return { whole: words.slice(0, -1), start: last }
}

/** Does a folded word answer the query? */
export function isHit(word: string, query: Query): boolean {
  return query.whole.includes(word) || (query.start !== undefined && word.startsWith(query.start))
}

const weekMs = 7 * 86_400_000

/** Weeks are counted from 1970, so that a week is a small number in an index key. */
export function weekOf(id: MessageId): number {
  return Math.floor(idTime(id).getTime() / weekMs)
}

export function weekStart(week: number): Date {
  return new Date(week * weekMs)
}

/**
 * A key of the index of words. Workspace and week lead it: a search reads nothing of other workspaces, and
 * a common word is read week by week, newest first, instead of in its millions.
 */
export function wordKey(workspaceId: WorkspaceId, week: number, word: string): string {
  return `${workspaceId.toString(36)}.${week.toString(36)}.${word}`
}

/**
 * The query in PostgreSQL's words, over some weeks. Words hold letters and digits only, so quoting is
 * enough.
 */
export function tsQuery(workspaceId: WorkspaceId, weeks: readonly number[], query: Query): string {
  const ofWeek = (week: number) =>
    [
      ...query.whole.map((word) => `'${wordKey(workspaceId, week, word)}'`),
      ...(query.start === undefined ? [] : [`'${wordKey(workspaceId, week, query.start)}':*`]),
    ].join(' & ')
  return weeks.map((week) => `(${ofWeek(week)})`).join(' | ')
}
