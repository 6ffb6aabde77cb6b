import { z } from 'zod'
import {
  authenticationTtlSecondsMax,
  authenticationTtlSecondsMin,
  limitedTimeOfferBodyCharsMax,
  limitedTimeOfferTextCharsMax,
  marketingTtlSecondsMax,
  marketingTtlSecondsMin,
  templateBodyCharsMax,
  templateFooterCharsMax,
  templateHeaderCharsMax,
  templateHeaderParametersMax,
  utilityTtlSecondsMax,
  utilityTtlSecondsMin,
} from './limits.ts'
import { textFault } from './outbound-fields.ts'
import { languageCode, templateName } from './outbound-template.ts'
import { type Problem, problemsOf } from './problem.ts'
import { blankFaults, blanksOf, type ParameterFormat } from './template-blanks.ts'
import { buttonProblems } from './template-buttons.ts'

const button = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  phone_number: z.string().optional(),
  example: z.union([z.string(), z.array(z.string())]).optional(),
})

const componentFields = {
  format: z.string().optional(),
  text: z.string().optional(),
  example: z.looseObject({}).optional(),
  buttons: z.array(button).optional(),
  limited_time_offer: z
    .looseObject({ text: z.string().optional(), has_expiration: z.boolean().optional() })
    .optional(),
}

const cardComponent = z.looseObject({ type: z.string(), ...componentFields })
const component = z.looseObject({
  type: z.string(),
  ...componentFields,
  cards: z.array(z.looseObject({ components: z.array(cardComponent) })).optional(),
})

const definition = z.looseObject({
  name: templateName,
  language: languageCode,
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
  parameter_format: z.enum(['POSITIONAL', 'NAMED', 'positional', 'named']).optional(),
  message_send_ttl_seconds: z.int().optional(),
  components: z.array(component),
})

export type TemplateButton = z.infer<typeof button>
export type TemplateComponent = z.infer<typeof component>
export type TemplateDefinition = z.infer<typeof definition>

/** `error`: the platform's own number for this refusal; without one it answers 100. */
export type TemplateProblem = Problem & { error?: number }

// Lengths answer one number, each component another. support/error-codes 2025-12-12.
const errorOf = { length: 2388040, header: 2388047, body: 2388072, footer: 2388073 } as const

/** How many seconds a message made from a template of this category may wait for delivery. */
const ttlSeconds = {
  AUTHENTICATION: [authenticationTtlSecondsMin, authenticationTtlSecondsMax],
  UTILITY: [utilityTtlSecondsMin, utilityTtlSecondsMax],
  MARKETING: [marketingTtlSecondsMin, marketingTtlSecondsMax],
} as const

/**
 * Everything the platform would refuse when this template is created or edited, field by field.
 * An empty list means it may be submitted; people or machines at Meta may still reject its words.
 */
export function checkTemplate(value: unknown): TemplateProblem[] {
  const shape = problemsOf(definition, value, 'template')
  if (shape.length > 0) return shape.map((problem) => ({ ...problem, field: unrooted(problem.field) }))
  const template = value as TemplateDefinition
  const format = (template.parameter_format?.toUpperCase() ?? 'POSITIONAL') as ParameterFormat
  return [
    ...ttlProblems(template),
    ...countProblems(template),
    ...template.components.flatMap((component, index) =>
      componentProblems(component, template, format, `components[${index}]`),
    ),
  ]
}

const unrooted = (field: string) => field.replace(/^template\.?/, '') || 'template'

function ttlProblems({ category, message_send_ttl_seconds: ttl }: TemplateDefinition): TemplateProblem[] {
  if (ttl === undefined || (ttl === -1 && category !== 'MARKETING')) return []
  const [min, max] = ttlSeconds[category]
  if (ttl >= min && ttl <= max) return []
  const message = `Give between ${min} and ${max} seconds.`
  return [{ field: 'message_send_ttl_seconds', code: 'bad_value', message, limit: ttl < min ? min : max }]
}

function countProblems({ components, category }: TemplateDefinition): TemplateProblem[] {
  const problems: TemplateProblem[] = []
  const kinds = components.map((component) => component.type.toUpperCase())
  if (!kinds.includes('BODY')) {
    const message = 'Add a component of type BODY: every template has a text.'
    problems.push({ field: 'components', code: 'missing', message, error: errorOf.body })
  }
  kinds.forEach((kind, index) => {
    if (kinds.indexOf(kind) === index) return
    const message = `Keep one component of type ${kind}.`
    problems.push({ field: `components[${index}].type`, code: 'not_unique', message })
  })
  if (kinds.includes('LIMITED_TIME_OFFER') && kinds.includes('FOOTER')) {
    const field = `components[${kinds.indexOf('FOOTER')}]`
    problems.push({
      field,
      code: 'conflict',
      message: 'Remove the footer: an offer with a deadline has none.',
    })
  }
  if (category !== 'MARKETING' && (kinds.includes('LIMITED_TIME_OFFER') || kinds.includes('CAROUSEL'))) {
    problems.push({
      field: 'category',
      code: 'conflict',
      message: 'Use MARKETING for this kind of template.',
    })
  }
  return problems
}

function componentProblems(
  component: TemplateComponent,
  template: TemplateDefinition,
  format: ParameterFormat,
  field: string,
): TemplateProblem[] {
  switch (component.type.toUpperCase()) {
    case 'HEADER':
      return headerProblems(component, format, field)
    case 'BODY':
      // The platform writes the text of a one-time password itself.
      if (template.category === 'AUTHENTICATION') return []
      return bodyProblems(component, template, format, field)
    case 'FOOTER':
      if (template.category === 'AUTHENTICATION') return []
      return footerProblems(component, field)
    case 'BUTTONS':
      return buttonProblems(component.buttons, field, format)
    case 'LIMITED_TIME_OFFER':
      return textProblems(
        component.limited_time_offer?.text,
        limitedTimeOfferTextCharsMax,
        `${field}.limited_time_offer`,
      )
    case 'CAROUSEL':
      return carouselProblems(component, template, format, field)
    default:
      return [{ field: `${field}.type`, code: 'bad_value', message: 'Use HEADER, BODY, FOOTER or BUTTONS.' }]
  }
}

function textProblems(
  text: string | undefined,
  max: number,
  field: string,
  error?: number,
): TemplateProblem[] {
  if (text === undefined) {
    return [{ field: `${field}.text`, code: 'missing', message: 'Add the text.', ...(error && { error }) }]
  }
  const fault = textFault(text, max)
  if (!fault) return []
  const number = fault.code === 'too_long' ? errorOf.length : error
  return [{ field: `${field}.text`, ...fault, ...(number && { error: number }) }]
}

function headerProblems(
  component: TemplateComponent,
  format: ParameterFormat,
  field: string,
): TemplateProblem[] {
  const kind = component.format?.toUpperCase()
  if (kind === 'LOCATION' || kind === 'PRODUCT') return []
  if (kind === 'IMAGE' || kind === 'VIDEO' || kind === 'DOCUMENT' || kind === 'GIF') {
    if (Array.isArray(component.example?.header_handle)) return []
    const message = 'Add example.header_handle with an uploaded sample.'
    return [{ field: `${field}.example`, code: 'missing', message, error: errorOf.header }]
  }
  if (kind !== 'TEXT') {
    const message = 'Use TEXT, IMAGE, VIDEO, DOCUMENT, GIF or LOCATION.'
    return [{ field: `${field}.format`, code: 'bad_value', message, error: errorOf.header }]
  }
  const problems = textProblems(component.text, templateHeaderCharsMax, field, errorOf.header)
  const blanks = blanksOf(component.text ?? '')
  if (blanks.length > templateHeaderParametersMax) {
    const message = `Keep at most ${templateHeaderParametersMax} blank in a header.`
    problems.push({
      field: `${field}.text`,
      code: 'too_many',
      message,
      limit: templateHeaderParametersMax,
      error: errorOf.header,
    })
  }
  if (blanks.length > 0) problems.push(...exampleProblems(component, 'header_text', format, field))
  return problems
}

function bodyProblems(
  component: TemplateComponent,
  template: TemplateDefinition,
  format: ParameterFormat,
  field: string,
): TemplateProblem[] {
  const offer = template.components.some((other) => other.type.toUpperCase() === 'LIMITED_TIME_OFFER')
  const max = offer ? limitedTimeOfferBodyCharsMax : templateBodyCharsMax
  const problems = textProblems(component.text, max, field, errorOf.body)
  const text = component.text ?? ''
  for (const fault of blankFaults(text, format)) {
    problems.push({ field: `${field}.text`, ...fault, error: fault.error ?? errorOf.body })
  }
  if (blanksOf(text).length > 0) problems.push(...exampleProblems(component, 'body_text', format, field))
  return problems
}

function footerProblems(component: TemplateComponent, field: string): TemplateProblem[] {
  const problems = textProblems(component.text, templateFooterCharsMax, field, errorOf.footer)
  if (blanksOf(component.text ?? '').length > 0) {
    const message = 'Remove the blanks: a footer has none.'
    problems.push({ field: `${field}.text`, code: 'bad_value', message, error: errorOf.footer })
  }
  return problems
}

/** A blank needs a sample value, so that the reviewer sees a whole message. */
function exampleProblems(
  component: TemplateComponent,
  name: 'header_text' | 'body_text',
  format: ParameterFormat,
  field: string,
): TemplateProblem[] {
  const example = component.example?.[format === 'NAMED' ? `${name}_named_params` : name]
  if (Array.isArray(example) && example.length > 0) return []
  const message = 'Add an example value for every blank.'
  return [{ field: `${field}.example`, code: 'missing', message }]
}

function carouselProblems(
  component: TemplateComponent,
  template: TemplateDefinition,
  format: ParameterFormat,
  field: string,
): TemplateProblem[] {
  const cards = component.cards ?? []
  const problems: TemplateProblem[] = []
  if (cards.length < 2 || cards.length > 10) {
    const code = cards.length < 2 ? 'too_few' : 'too_many'
    const limit = cards.length < 2 ? 2 : 10
    problems.push({ field: `${field}.cards`, code, message: 'Give between 2 and 10 cards.', limit })
  }
  const kindsOf = (card: { components: { type: string }[] }) =>
    card.components.map(({ type }) => type.toUpperCase()).join()
  cards.forEach((card, index) => {
    const at = `${field}.cards[${index}]`
    if (kindsOf(card) !== kindsOf(cards[0]!)) {
      problems.push({ field: at, code: 'conflict', message: 'Give all cards the same components.' })
    }
    card.components.forEach((part, partIndex) => {
      problems.push(...componentProblems(part, template, format, `${at}.components[${partIndex}]`))
    })
  })
  return problems
}
