/** A template's words with the values of a draft in them, and where each value stands. */
import { renderTemplate } from '../templates/index.ts'
import type { Finding } from './finding.ts'

type Words = Parameters<typeof renderTemplate>[0]

export type FilledValue = { readonly part: string; readonly start: number; readonly end: number }
export type FilledText = { readonly text: string; readonly values: readonly FilledValue[] }

// Marks no writer can type: of the private area, taken out again before anybody reads.
const [opens, between, closes] = ['\ue000', '\ue001', '\ue002']
const marks = new RegExp(`[${opens}${between}${closes}]`, 'gu')
const marked = new RegExp(`${opens}(\\d+)${between}([^${closes}]*)${closes}`, 'gu')

/** Header and body as the customer reads them. A value is called as in `listDraftTexts`: `body.2`, `header.1`. */
export function fillForReview(template: Words, body: unknown): FilledText[] {
  const parts: string[] = []
  const rendered = renderTemplate(template, markValues(body, parts))
  return [rendered.header, rendered.body]
    .filter((text) => text !== undefined)
    .map((text) => readMarks(text, parts))
    .filter((one) => one.values.length > 0)
}

function markValues(body: unknown, parts: string[]): unknown {
  const fields = record(body)
  const components = list(fields.components).map((one) => {
    const component = record(one)
    const type = typeof component.type === 'string' ? component.type.toLowerCase() : ''
    if (type !== 'header' && type !== 'body') return component
    const parameters = list(component.parameters).map((parameter, index) => {
      const { text } = record(parameter)
      if (typeof text !== 'string') return parameter
      parts.push(`${type}.${index + 1}`)
      const clean = text.replace(marks, '')
      return { ...record(parameter), text: `${opens}${parts.length - 1}${between}${clean}${closes}` }
    })
    return { ...component, parameters }
  })
  return { ...fields, components }
}

function readMarks(text: string, parts: readonly string[]): FilledText {
  let plain = ''
  let from = 0
  const values: FilledValue[] = []
  for (const match of text.matchAll(marked)) {
    plain += text.slice(from, match.index)
    const start = plain.length
    plain += match[2]!
    values.push({ part: parts[Number(match[1])]!, start, end: plain.length })
    from = match.index + match[0].length
  }
  return { text: plain + text.slice(from), values }
}

/**
 * What was found in the whole text, laid on the values: the words of a template are approved, only a value can be
 * mended. A finding counts for the value that holds most of it.
 */
export function onValues(findings: readonly Finding[], { values }: FilledText): Finding[] {
  return findings.flatMap((finding) => {
    const value = values.find((one) => 2 * overlap(finding, one) >= finding.end - finding.start)
    if (!value) return []
    const isInside = finding.start >= value.start && finding.end <= value.end
    const start = Math.max(finding.start, value.start) - value.start
    const end = Math.min(finding.end, value.end) - value.start
    return [{ ...finding, part: value.part, start, end, proposal: isInside ? finding.proposal : null }]
  })
}

const overlap = (one: FilledValue | Finding, other: FilledValue) =>
  Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
