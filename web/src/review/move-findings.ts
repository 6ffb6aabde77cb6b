import type { Finding } from './review-shapes.ts'

/**
 * Findings of a text as it was, where they stand after the text was changed in one place: those before it stay, those
 * after it move along, those it touches are gone until the next look.
 */
export function moveFindings(
  findings: readonly Finding[],
  before: string,
  after: string,
): readonly Finding[] {
  if (before === after || findings.length === 0) return findings
  const least = Math.min(before.length, after.length)
  let head = 0
  while (head < least && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const changedEnd = before.length - tail
  const shift = after.length - before.length
  return findings.flatMap((one) => {
    if (isAboutAll(one, before)) return [{ ...one, end: after.length }]
    // A word that is being written on is another word.
    if (one.end < head || (one.end === head && !/[\p{L}\d]/u.test(after[head] ?? ' '))) return [one]
    if (one.start >= changedEnd && one.start >= head)
      return [{ ...one, start: one.start + shift, end: one.end + shift }]
    return []
  })
}

const isAboutAll = ({ start, end }: Finding, text: string) =>
  start === 0 && end === text.length && text.length > 40

/** The text with a proposal in its place. */
export function applyProposal(text: string, { start, end, proposal }: Finding): string {
  return text.slice(0, start) + (proposal ?? '') + text.slice(end)
}

export type Piece = { readonly text: string; readonly finding: Finding | null }

/** A text cut where marks begin and end; of two marks in one place the graver one shows. */
export function cutAtFindings(text: string, findings: readonly Finding[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const finding of apart(findings, text)) {
    if (finding.start > from) pieces.push({ text: text.slice(from, finding.start), finding: null })
    pieces.push({ text: text.slice(finding.start, finding.end), finding })
    from = finding.end
  }
  if (from < text.length) pieces.push({ text: text.slice(from), finding: null })
  return pieces
}

const gravity = { stop: 0, warning: 1, hint: 2 } as const

function apart(findings: readonly Finding[], text: string): Finding[] {
  const kept: Finding[] = []
  const byGravity = [...findings].sort((one, other) => gravity[one.severity] - gravity[other.severity])
  for (const one of byGravity) {
    const isPlace = one.end > one.start && one.end <= text.length && !isAboutAll(one, text)
    if (isPlace && kept.every((other) => one.end <= other.start || one.start >= other.end)) kept.push(one)
  }
  return kept.sort((one, other) => one.start - other.start)
}

/** In the order one reads them. */
export function inReadingOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => one.start - other.start || one.end - other.end)
}
