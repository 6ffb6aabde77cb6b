/** What the second look finds in a draft. */

export const findingKinds = [
  'spelling',
  'grammar',
  'price',
  'card',
  'iban',
  'phone',
  'email',
  'address',
  'other_contact',
  'addressee',
  'anger',
  'capitals',
  'insult',
  'accusation',
  'expired',
  'date',
  'link',
  'blank',
] as const

export type FindingKind = (typeof findingKinds)[number]

/** A hint underlines, a warning asks before sending, a stop needs a second person or another text. */
export type Severity = 'hint' | 'warning' | 'stop'

export type Finding = {
  readonly kind: FindingKind
  readonly severity: Severity
  /** Which text of the draft: `body`, `caption`, `header`, `footer`, `button.1`, `body.2` (a template's second value) … */
  readonly part: string
  /** UTF-16 offsets in that text, end excluded. */
  readonly start: number
  readonly end: number
  /** Which sentence to show; `wordsOf` says it in either language. */
  readonly saying: string
  readonly params: Readonly<Record<string, string>>
  /** What to write between start and end instead; null when only the writer can know. */
  readonly proposal: string | null
}

/** What a check says of one stretch of one text; the rest is known from where it looked. */
export type Remark = Omit<Finding, 'part' | 'params' | 'proposal'> & {
  readonly params?: Readonly<Record<string, string>>
  readonly proposal?: string | null
}
