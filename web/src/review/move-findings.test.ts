import { describe, expect, test } from 'vitest'
import { applyProposal, cutAtFindings, moveFindings } from './move-findings.ts'
import type { Finding } from './review-shapes.ts'

const text = 'Bonjour Lina, la tarte est à 245 € et part demin.'

function found(words: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(words)
  const place = { part: 'body', start, end: start + words.length }
  const said = { message: '', proposal: null, saying: 'price.slip', params: {} }
  return { kind: 'price', severity: 'stop', ...place, ...said, ...more }
}

const price = found('245 €', { proposal: '24,50 €' })
const word = found('demin', { kind: 'spelling', severity: 'warning' })
const wordsOf = (findings: readonly Finding[], after: string) =>
  findings.map((one) => after.slice(one.start, one.end))

describe('while somebody writes on', () => {
  test('marks stay with their words, wherever else the text changes', () => {
    for (const after of [
      `Oui. ${text}`,
      text.replace('la tarte', 'votre belle tarte'),
      text.replace('Lina, ', ''),
      `${text} Belle journée !`,
    ]) {
      expect(wordsOf(moveFindings([price, word], text, after), after)).toEqual(['245 €', 'demin'])
    }
  })

  test('a mark on words that were changed is gone, the others stay', () => {
    const after = text.replace('245', '24')
    expect(wordsOf(moveFindings([price, word], text, after), after)).toEqual(['demin'])
    const longer = text.replace('demin', 'demins')
    expect(wordsOf(moveFindings([price, word], text, longer), longer)).toEqual(['245 €'])
  })

  test('a text written anew has no marks of the old one', () => {
    expect(moveFindings([price, word], text, '')).toEqual([])
  })
})

test('a proposal takes the place of what was found', () => {
  expect(applyProposal(text, price)).toBe(text.replace('245 €', '24,50 €'))
})

test('the pieces of a marked text are the text, and the graver of two marks shows', () => {
  const around = found('à 245 € et', { severity: 'hint' })
  const pieces = cutAtFindings(text, [around, word, price])
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.flatMap((piece) => (piece.finding ? [piece.text] : []))).toEqual(['245 €', 'demin'])
})
