import type { ReplyLanguage } from './quick-reply.ts'
import { listVariables, type Variable } from './variables.ts'

/** What a variable says for one person; undefined where nobody knows. */
export type ValueOf = (variable: Variable, language: ReplyLanguage) => string | undefined

/** A stretch that the filling wrote. UTF-16 offsets, end excluded. */
export type FilledStretch = {
  readonly start: number
  readonly end: number
  readonly variable: string
  /** Nobody knew: a blank stands there, to be written over. */
  readonly blank: boolean
  /** Where the variable stood before. */
  readonly from: { readonly start: number; readonly end: number }
}

export type FilledText = { readonly text: string; readonly stretches: readonly FilledStretch[] }

const blankNames: Readonly<Record<string, Readonly<Record<ReplyLanguage, string>>>> = {
  first_name: { fr: 'prénom', en: 'first name' },
  name: { fr: 'nom', en: 'name' },
  agent: { fr: 'agent', en: 'agent' },
  company: { fr: 'entreprise', en: 'company' },
  order: { fr: 'commande', en: 'order' },
  phone: { fr: 'téléphone', en: 'phone' },
  email: { fr: 'email', en: 'email' },
}

/**
 * Writes a text for one person. What is missing becomes a blank in brackets, of a form that the second look never lets
 * out unseen.
 */
export function fillText(text: string, language: ReplyLanguage, sayOf: ValueOf): FilledText {
  const stretches: FilledStretch[] = []
  let filled = ''
  let upTo = 0
  for (const { start, end, written, variable } of listVariables(text)) {
    filled += text.slice(upTo, start)
    const value = variable && sayOf(variable, language)
    const put = value ?? `[${blankName(written, variable, language)}]`
    stretches.push({
      start: filled.length,
      end: filled.length + put.length,
      variable: written,
      blank: value === undefined,
      from: { start, end },
    })
    filled += put
    upTo = end
  }
  return { text: filled + text.slice(upTo), stretches }
}

/** In capitals where the name is the workspace's own word, which no list of blanks can hold. */
function blankName(written: string, variable: Variable | undefined, language: ReplyLanguage): string {
  if (variable?.kind !== 'attribute') return blankNames[written]?.[language] ?? 'date'
  const name = variable.name
    .toUpperCase()
    .replace(/[^\p{Lu}\p{N} _-]/gu, ' ')
    .slice(0, 30)
  return /^\p{Lu}./u.test(name) ? name : `INFO ${name}`
}

/** Where a place of the filled text lies in the text before; undefined inside of what was filled in. */
export function placeBefore(filled: FilledText, at: number): number | undefined {
  let shift = 0
  for (const { start, end, from } of filled.stretches) {
    if (at <= start) break
    if (at < end) return undefined
    shift = end - from.end
  }
  return at - shift
}
