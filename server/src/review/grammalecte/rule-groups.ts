/**
 * Which groups of Grammalecte's rules speak here, how sure each is, and in which of our words. Chosen on the planted drafts,
 * 2026-11: of 1,336 harmless ones these groups marked one, « Ah la la ».
 */
import type { Severity } from '../finding.ts'

export type RuleGroup = {
  readonly saying: string
  readonly severity: Severity
}

const groups: Readonly<Record<string, RuleGroup>> = {
  conf: { saying: 'grammar.homophone', severity: 'warning' },
  loc: { saying: 'grammar.phrase', severity: 'warning' },
  gn: { saying: 'grammar.agreement', severity: 'warning' },
  infi: { saying: 'grammar.ending', severity: 'warning' },
  conj: { saying: 'grammar.verb_agreement', severity: 'warning' },
  ppas: { saying: 'grammar.participle', severity: 'warning' },
  inte: { saying: 'grammar.hyphen', severity: 'warning' },
  vmode: { saying: 'grammar.mood', severity: 'warning' },
  // « Répond aux clients » may be a note, not an order.
  imp: { saying: 'grammar.verb_form', severity: 'hint' },
  // Right, but seldom a mistake that a customer stumbles over.
  tu: { saying: 'grammar.hyphen', severity: 'hint' },
  eleu: { saying: 'grammar.phrase', severity: 'hint' },
  bs: { saying: 'grammar.phrase', severity: 'hint' },
}

export const spokenGroups: readonly string[] = Object.keys(groups)

/**
 * Typography, capitals, commas, numbers, compounds and style: a chat is not printed, and on harmless drafts they spoke 123
 * times. Dates are judged by the day the message leaves, by our own checks.
 */
export const unspokenGroups: readonly string[] =
  'apos chim date eepi esp html idrule latex liga maj mapos mc md minis nbsp neg nf num ocr pleo poncfin redon1 redon2 tab typo unit virg'.split(
    ' ',
  )

/** By the first group its name holds; undefined for a rule of a group that does not speak here. */
export function groupOf(rule: string): RuleGroup | undefined {
  const name = rule.split('_').find((word) => word in groups)
  return name === undefined ? undefined : groups[name]
}
