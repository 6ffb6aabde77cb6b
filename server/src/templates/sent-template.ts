// The body of a template message as the platform takes it, read with care since it comes from outside.

export type SentParameter = Readonly<Record<string, unknown>> & {
  readonly type?: unknown
  readonly parameter_name?: unknown
  readonly text?: unknown
}

export type SentComponent = {
  /** Where it stands, in the platform's names: `template.components[0]`. */
  readonly field: string
  readonly type: string
  readonly sub_type: string
  readonly index: number
  readonly parameters: readonly SentParameter[]
  readonly cards: readonly SentCard[]
}

export type SentCard = {
  readonly field: string
  readonly card_index: number
  readonly components: readonly SentComponent[]
}

/** Where the parts of a send stand, in the platform's names. */
export const sentRoot = 'template.components'

export function readSentTemplate(body: unknown): SentComponent[] {
  return readComponents(record(body).components, sentRoot)
}

function readComponents(given: unknown, field: string): SentComponent[] {
  return list(given).map((one, position) => {
    const component = record(one)
    const at = `${field}[${position}]`
    return {
      field: at,
      type: text(component.type),
      sub_type: text(component.sub_type),
      index: Number(component.index ?? -1),
      parameters: list(component.parameters).map(record),
      cards: list(component.cards).map((card, index) => ({
        field: `${at}.cards[${index}]`,
        card_index: Number(record(card).card_index ?? index),
        components: readComponents(record(card).components, `${at}.cards[${index}].components`),
      })),
    }
  })
}

/** The words a parameter puts into a blank; empty when it is not one for words. */
export function wordsOf(parameter: SentParameter): string {
  if (parameter.type === 'currency' || parameter.type === 'date_time') {
    return typeof record(parameter[parameter.type]).fallback_value === 'string'
      ? String(record(parameter[parameter.type]).fallback_value)
      : ''
  }
  return typeof parameter.text === 'string' ? parameter.text : ''
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '')

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}
