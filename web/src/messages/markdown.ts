// WhatsApp's own light formatting, read into a tree. Nothing here makes HTML: the tree holds plain text,
// so whatever a stranger writes can only ever become text.

export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; spans: Span[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; text: string; href: string }

export type Block =
  | { kind: 'paragraph' | 'quote'; spans: Span[] }
  | { kind: 'list'; start: number | null; items: Span[][] }
  | { kind: 'mono'; text: string }

type Atom = { start: number; end: number; span: Span }
type Mark = '*' | '_' | '~'

/** Longer than any message of the platform; beyond it the words are shown without formatting. */
export const formattedCharsMax = 20_000

const kinds = { '*': 'bold', _: 'italic', '~': 'strike' } as const
const wordCharacter = /[\p{L}\p{N}]/u
// Direction controls end a link: they could make an address read as another one.
const stop = '\\s<>"\\u0000-\\u001f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'
const linkPattern = new RegExp(`(?:https?://|www\\.)[^${stop}]+`, 'gi')

/** Blocks in reading order. A line break inside a paragraph stays a `\n` in its text. */
export function parseMarkdown(text: string): Block[] {
  if (text.length > formattedCharsMax) return [{ kind: 'paragraph', spans: [{ kind: 'text', text }] }]
  const blocks: Block[] = []
  let rest = text
  for (;;) {
    const open = rest.indexOf('```')
    const close = open === -1 ? -1 : rest.indexOf('```', open + 3)
    if (close === -1 || rest.slice(open + 3, close).trim() === '') break
    addLines(blocks, trimOneBreak(rest.slice(0, open), 'end'))
    blocks.push({
      kind: 'mono',
      text: trimOneBreak(trimOneBreak(rest.slice(open + 3, close), 'start'), 'end'),
    })
    rest = trimOneBreak(rest.slice(close + 3), 'start')
  }
  addLines(blocks, rest)
  return blocks.length > 0 ? blocks : [{ kind: 'paragraph', spans: [] }]
}

function trimOneBreak(text: string, side: 'start' | 'end'): string {
  return side === 'start' ? text.replace(/^\n/, '') : text.replace(/\n$/, '')
}

function addLines(blocks: Block[], text: string): void {
  if (text === '') return
  let paragraph: string[] = []
  const flush = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', spans: parseLines(paragraph) })
    paragraph = []
  }
  for (const line of text.split('\n')) {
    const quoted = /^> ?(.*\S.*)$/.exec(line)
    const bullet = /^[*-] +(\S.*)$/.exec(line)
    const numbered = /^(\d{1,3})\. +(\S.*)$/.exec(line)
    if (quoted) {
      flush()
      addQuote(blocks, quoted[1]!)
    } else if (bullet) {
      flush()
      addItem(blocks, null, bullet[1]!)
    } else if (numbered) {
      flush()
      addItem(blocks, Number(numbered[1]), numbered[2]!)
    } else {
      paragraph.push(line)
    }
  }
  flush()
}

function addQuote(blocks: Block[], line: string): void {
  const last = blocks.at(-1)
  if (last?.kind === 'quote') last.spans.push({ kind: 'text', text: '\n' }, ...parseSpans(line))
  else blocks.push({ kind: 'quote', spans: parseSpans(line) })
}

function addItem(blocks: Block[], number: number | null, line: string): void {
  const last = blocks.at(-1)
  if (last?.kind === 'list' && (last.start === null) === (number === null)) last.items.push(parseSpans(line))
  else blocks.push({ kind: 'list', start: number, items: [parseSpans(line)] })
}

function parseLines(lines: readonly string[]): Span[] {
  const spans: Span[] = []
  lines.forEach((line, index) => {
    if (index > 0) addText(spans, '\n')
    for (const span of parseSpans(line)) {
      if (span.kind === 'text') addText(spans, span.text)
      else spans.push(span)
    }
  })
  return spans
}

function addText(spans: Span[], text: string): void {
  if (text === '') return
  const last = spans.at(-1)
  if (last?.kind === 'text') last.text += text
  else spans.push({ kind: 'text', text })
}

/** One line. Marks do not cross lines, and a mark never nests in itself: at most three levels. */
export function parseSpans(line: string): Span[] {
  return parseRange(line, findAtoms(line), 0, line.length, '*_~')
}

function parseRange(line: string, atoms: readonly Atom[], from: number, to: number, marks: string): Span[] {
  const closers = findClosers(line, atoms, from, to, marks)
  const spans: Span[] = []
  let nextAtom = atoms.findIndex((atom) => atom.start >= from)
  if (nextAtom === -1) nextAtom = atoms.length
  let plainFrom = from
  let at = from
  while (at < to) {
    const atom = atoms[nextAtom]
    if (atom && atom.start === at) {
      addText(spans, line.slice(plainFrom, at))
      spans.push(atom.span)
      at = atom.end
      plainFrom = at
      nextAtom += 1
      continue
    }
    const end =
      marks.includes(line[at]!) && canOpen(line, at) ? closerAfter(closers, line[at] as Mark, at) : -1
    if (end === -1) {
      at += 1
      continue
    }
    const mark = line[at] as Mark
    addText(spans, line.slice(plainFrom, at))
    spans.push({ kind: kinds[mark], spans: parseRange(line, atoms, at + 1, end, marks.replace(mark, '')) })
    at = end + 1
    plainFrom = at
    while (nextAtom < atoms.length && atoms[nextAtom]!.start < at) nextAtom += 1
  }
  addText(spans, line.slice(plainFrom, to))
  return spans
}

type Closers = Record<Mark, { places: number[]; next: number }>

// Found once per range and then walked forward, so that a line made of marks stays linear.
function findClosers(line: string, atoms: readonly Atom[], from: number, to: number, marks: string): Closers {
  const closers: Closers = {
    '*': { places: [], next: 0 },
    _: { places: [], next: 0 },
    '~': { places: [], next: 0 },
  }
  let nextAtom = 0
  for (let at = from; at < to; at += 1) {
    while (nextAtom < atoms.length && atoms[nextAtom]!.end <= at) nextAtom += 1
    const atom = atoms[nextAtom]
    if (atom && atom.start <= at) {
      at = atom.end - 1
      continue
    }
    const mark = line[at]!
    if (marks.includes(mark) && canClose(line, at)) closers[mark as Mark].places.push(at)
  }
  return closers
}

function closerAfter(closers: Closers, mark: Mark, at: number): number {
  const found = closers[mark]
  while (found.next < found.places.length && found.places[found.next]! <= at + 1) found.next += 1
  return found.places[found.next] ?? -1
}

function canOpen(line: string, at: number): boolean {
  const before = line[at - 1]
  const after = line[at + 1]
  if (after === undefined || /\s/.test(after) || after === line[at]) return false
  return before === undefined || !wordCharacter.test(before)
}

function canClose(line: string, at: number): boolean {
  const before = line[at - 1]
  const after = line[at + 1]
  if (before === undefined || /\s/.test(before) || before === line[at]) return false
  return after === undefined || !wordCharacter.test(after)
}

// Code and links are found first: an underscore inside an address is not a mark.
function findAtoms(line: string): Atom[] {
  const atoms: Atom[] = []
  for (const match of line.matchAll(/`([^`\n]+)`/g)) {
    if (match[1]!.trim() === '') continue
    atoms.push({
      start: match.index,
      end: match.index + match[0].length,
      span: { kind: 'code', text: match[1]! },
    })
  }
  for (const match of line.matchAll(linkPattern)) {
    const start = match.index
    if (start > 0 && wordCharacter.test(line[start - 1]!)) continue
    const text = trimLinkEnd(match[0])
    if (atoms.some((atom) => atom.start < start + text.length && start < atom.end)) continue
    const href = safeHref(text)
    if (href !== null) atoms.push({ start, end: start + text.length, span: { kind: 'link', text, href } })
  }
  return atoms.sort((left, right) => left.start - right.start)
}

/**
 * Punctuation after an address belongs to the sentence; a closing bracket only when none was opened in
 * it.
 */
function trimLinkEnd(text: string): string {
  let end = text.length
  while (end > 0) {
    const last = text[end - 1]!
    const unopened = last === ')' && !text.slice(0, end - 1).includes('(')
    if (!unopened && !/[.,;:!?'’”»\]}*_~…]/.test(last)) break
    end -= 1
  }
  return text.slice(0, end)
}

/**
 * The address to open, or null when it must stay words: only http and https, a real host, and no name
 * before an @, which is how an address is made to look like somebody else's.
 */
export function safeHref(text: string): string | null {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  if (url.username !== '' || url.password !== '') return null
  return url.hostname.includes('.') || url.hostname === 'localhost' ? url.href : null
}

/** The words alone, for previews in a list: marks fall away, nothing else. */
export function plainText(text: string): string {
  return parseMarkdown(text)
    .map((block) => {
      if (block.kind === 'mono') return block.text
      if (block.kind === 'list') return block.items.map(spansText).join(' · ')
      return spansText(block.spans)
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function spansText(spans: readonly Span[]): string {
  return spans.map((span) => ('spans' in span ? spansText(span.spans) : span.text)).join('')
}
