/** Quick replies as a table of comma-separated values, as spreadsheets write and read it. */
import { parseTable, type Refusal, refuse, words } from '../../platform/index.ts'
import {
  foldShortcut,
  type QuickReply,
  type QuickReplyWords,
  reviewDaysDefault,
  reviewDaysMax,
  shortcutRemedy,
  textCharsMax,
  titleCharsMax,
  topicCharsMax,
} from './quick-reply.ts'

/** `line` is its place in the file, which begins with line 1, the names of the columns. */
export type TableLine = {
  readonly line: number
  readonly words: QuickReplyWords
  readonly owner: string | null
}
/** Why a line was left out, for whoever tells it in another language than `message`. */
export const lineFaults = [
  'shortcut',
  'words',
  'nothing_said',
  'days',
  'shared',
  'repeated',
  'owner',
  'variable',
  'stopped',
  'not_allowed',
] as const
export type BadLine = {
  readonly line: number
  readonly field: string
  readonly fault: (typeof lineFaults)[number]
  readonly message: string
}

export const tableLinesMax = 5_000
/** Each text is a few thousand characters at most. */
export const tableBytesMax = 16 * 1024 * 1024

const columns = ['shortcut', 'title', 'fr', 'en', 'topic', 'shared', 'owner', 'review_every_days'] as const
type Column = (typeof columns)[number]

const otherNames: Readonly<Record<Column, readonly string[]>> = {
  shortcut: ['raccourci'],
  title: ['titre', 'nom', 'name'],
  fr: ['français', 'francais', 'french', 'texte_fr', 'text_fr'],
  en: ['anglais', 'english', 'texte_en', 'text_en'],
  topic: ['sujet', 'thème', 'theme', 'label', 'category', 'catégorie'],
  shared: ['partagé', 'partagée', 'partage'],
  owner: ['responsable', 'owner_email'],
  review_every_days: ['review', 'révision', 'jours', 'days'],
}

/** `ownerOf`: the e-mail address by which the table names an agent. */
export function writeTable(
  replies: readonly QuickReply[],
  ownerOf: (agentId: string) => string | undefined,
): string {
  const lines = replies.map(({ shortcut, title, texts, topic, shared, owner_id, review_every_days }) => [
    shortcut,
    title,
    texts.fr ?? '',
    texts.en ?? '',
    topic ?? '',
    shared ? 'yes' : 'no',
    (owner_id !== null && shared && ownerOf(owner_id)) || '',
    String(review_every_days),
  ])
  return [[...columns], ...lines].map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('')
}

// A spreadsheet takes a cell that begins so for a formula; the apostrophe makes it words, and is taken off on the way in.
const formula = /^[=+@\t\r-]/

function writeCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Good lines and bad ones; a refusal where the file is no such table. */
export function readTable(csv: string): { good: TableLine[]; bad: BadLine[] } | Refusal {
  const lines = parseTable(csv, tableLinesMax + 1)
  if ('fault' in lines) return refuse('replies.invalid', lines.fault)
  if (lines.length > tableLinesMax + 1)
    return refuse('replies.invalid', `Send at most ${tableLinesMax} quick replies in one file.`)
  const places = readHead(lines[0]?.cells ?? [])
  const missing = [places.shortcut < 0 && 'shortcut', places.fr < 0 && places.en < 0 && 'fr or en'].filter(
    Boolean,
  )
  if (missing.length > 0)
    return refuse('replies.invalid', `Line 1 must name the columns; missing: ${missing.join(', ')}.`, {
      missing,
    })
  const read = lines.slice(1).map(({ line, cells }) => readLine(line, (name) => cells[places[name]] ?? ''))
  return {
    good: read.filter((one) => 'words' in one),
    bad: read.filter((one) => 'field' in one),
  }
}

function readHead(head: readonly string[]): Record<Column, number> {
  const plain = head.map((name) => name.trim().toLowerCase())
  const place = (name: Column) => plain.findIndex((one) => one === name || otherNames[name].includes(one))
  return Object.fromEntries(columns.map((name) => [name, place(name)])) as Record<Column, number>
}

const title = words(titleCharsMax)
const body = words(textCharsMax)
const topic = words(topicCharsMax)

function readLine(line: number, cellOf: (name: Column) => string): TableLine | BadLine {
  const bad = (field: Column, fault: BadLine['fault'], message: string): BadLine => ({
    line,
    field,
    fault,
    message,
  })
  const cell = (name: Column) => cellOf(name).replace(/^'(?=[=+@\t\r-])/, '')
  const shortcut = foldShortcut(cell('shortcut'))
  if (shortcut === undefined) return bad('shortcut', 'shortcut', shortcutRemedy)
  const said = { title: cell('title') || shortcut, fr: cell('fr'), en: cell('en'), topic: cell('topic') }
  for (const [field, shape] of [
    ['title', title],
    ['fr', body],
    ['en', body],
    ['topic', topic],
  ] as const) {
    const checked = said[field] === '' ? undefined : shape.safeParse(said[field])
    if (checked && !checked.success) return bad(field, 'words', checked.error.issues[0]!.message)
  }
  if (said.fr === '' && said.en === '')
    return bad('fr', 'nothing_said', 'Say something in one language at least.')
  const days = cell('review_every_days') === '' ? reviewDaysDefault : Number(cell('review_every_days'))
  if (!Number.isInteger(days) || days < 1 || days > reviewDaysMax)
    return bad('review_every_days', 'days', `Give whole days, 1 to ${reviewDaysMax}.`)
  const shared = readShared(cell('shared'))
  if (shared === undefined) return bad('shared', 'shared', 'Say yes or no.')
  const texts = { fr: said.fr || null, en: said.en || null }
  const words = {
    shortcut,
    title: said.title,
    texts,
    topic: said.topic || null,
    shared,
    owner_id: null,
    review_every_days: days,
  }
  return { line, words, owner: cell('owner').toLowerCase() || null }
}

function readShared(said: string): boolean | undefined {
  const word = said.toLowerCase()
  if (word === '' || ['yes', 'oui', 'true', 'vrai', '1'].includes(word)) return true
  return ['no', 'non', 'false', 'faux', '0'].includes(word) ? false : undefined
}
