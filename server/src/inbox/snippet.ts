import { foldText, isHit, type Query } from './words.ts'

/** A piece of text; `hit` pieces answer the search and are shown marked. */
export type SnippetPart = { readonly text: string; readonly hit: boolean }

export const snippetCharsMax = 160
/** What stands before the first hit, so that it is read in its sentence. */
const leadChars = 40

type Word = { readonly from: number; readonly until: number; readonly hit: boolean }

/** The part of a text around the first word that answers, with every answering word of it marked. */
export function snippetOf(text: string, query: Query): SnippetPart[] {
  const line = text.replace(/\s+/g, ' ').trim()
  const words = findWords(line, query)
  const first = words.find((word) => word.hit)
  const from = cutBefore(line, words, Math.max(0, (first?.from ?? 0) - leadChars))
  const until = cutAfter(line, words, from + snippetCharsMax)
  const parts: SnippetPart[] = []
  const push = (piece: string, hit: boolean) => {
    if (piece !== '') parts.push({ text: piece, hit })
  }
  let position = from
  push(from > 0 ? '…' : '', false)
  for (const word of words) {
    if (!word.hit || word.from < from || word.until > until) continue
    push(line.slice(position, word.from), false)
    push(line.slice(word.from, word.until), true)
    position = word.until
  }
  push(line.slice(position, until) + (until < line.length ? '…' : ''), false)
  return parts
}

/** Words with their places in the text as written; folding changes lengths, so each is folded by itself. */
function findWords(line: string, query: Query): Word[] {
  return [...line.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    from: match.index,
    until: match.index + match[0].length,
    hit: isHit(foldText(match[0]), query),
  }))
}

/** Never in the middle of a word, nor, where words are very long, of a character. */
function cutBefore(line: string, words: readonly Word[], at: number): number {
  if (at === 0) return 0
  const inside = words.find((word) => word.from < at && at < word.until)
  if (inside && inside.until - inside.from <= leadChars) return inside.from
  return wholeCharacter(line, at)
}

function cutAfter(line: string, words: readonly Word[], at: number): number {
  if (at >= line.length) return line.length
  const inside = words.find((word) => word.from < at && at < word.until)
  if (inside && inside.until - inside.from <= leadChars) return inside.from
  return wholeCharacter(line, at)
}

function wholeCharacter(line: string, at: number): number {
  const code = line.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}
