import { checkOutbound, templateBodyCharsMax } from '@doublecheck/whatsapp'
import type { Template, TemplateBlank } from '../../platform/api-shapes.ts'
import { fieldsOf, itemsOf, textOf } from '../json.ts'
import { previewTemplate } from '../template-preview.ts'

/** What stands in a blank: words, or the id of an uploaded file for a header. */
export type BlankValues = Readonly<Record<string, string>>
export type BlankProblem = { key: string | null; code: string; limit: number | null }

const mediaFormats = ['image', 'video', 'document'] as const
type MediaFormat = (typeof mediaFormats)[number]

/** How the second look calls the value of a blank: `body.2`, `button.0.1`. */
export function partOfBlank(blanks: readonly TemplateBlank[], blank: TemplateBlank): string {
  const isBeside = (one: TemplateBlank) => one.component === blank.component && one.index === blank.index
  const place = blanks.filter(isBeside).indexOf(blank) + 1
  const component = blank.component === 'button' ? `button.${blank.index ?? 0}` : blank.component
  return `${component}.${place}`
}

export function blankKey(blank: TemplateBlank): string {
  return `${blank.component}:${blank.index ?? ''}:${blank.name}`
}

/** The file a header asks for, or null when the blank takes words. */
export function mediaFormat(blank: TemplateBlank): MediaFormat | null {
  const format = blank.format?.toLowerCase()
  return mediaFormats.find((one) => one === format) ?? null
}

type Hindrance = 'cards' | 'offer' | 'location' | 'shop'

const hindrances: Readonly<Record<string, Hindrance>> = {
  expiration_time: 'offer',
  location: 'location',
  product: 'shop',
}

/**
 * Why this template cannot be sent by hand, or null when it can: cards, offers with an end and shops need
 * values that only a campaign or a program has at hand.
 */
export function cannotFill(template: Template): Hindrance | null {
  if (template.components.some((component) => textOf(component.type).toUpperCase() === 'CAROUSEL'))
    return 'cards'
  for (const blank of template.blanks) {
    const hindrance = hindrances[blank.format ?? '']
    if (hindrance) return hindrance
  }
  return null
}

type Filled = {
  body: { name: string; language: { code: string }; components: Component[] }
  keys: Map<string, string>
}
type Component = { type: string; sub_type?: string; index?: string; parameters: Record<string, unknown>[] }

/** The body of a send, and for each of its paths the blank it came from. */
export function fillTemplate(template: Template, values: BlankValues): Filled {
  const named = template.parameter_format?.toLowerCase() === 'named'
  const components: Component[] = []
  const keys = new Map<string, string>()
  for (const blank of template.blanks) {
    const value = values[blankKey(blank)] ?? ''
    const component = componentFor(template, blank, components)
    const parameter = parameterFor(component, blank, value, named)
    component.parameters.push(parameter)
    const place = [components.indexOf(component), component.parameters.length - 1]
    keys.set(`template.components[${place[0]}].parameters[${place[1]}]`, blankKey(blank))
  }
  return { body: { name: template.name, language: { code: template.language }, components }, keys }
}

function componentFor(template: Template, blank: TemplateBlank, components: Component[]): Component {
  if (blank.component !== 'button') {
    const found = components.find((component) => component.type === blank.component)
    if (found) return found
    const added = { type: blank.component, parameters: [] }
    components.push(added)
    return added
  }
  const index = blank.index ?? 0
  const buttons = template.components.find((one) => textOf(one.type).toUpperCase() === 'BUTTONS')
  const kind = textOf(itemsOf(fieldsOf(buttons).buttons)[index]?.type).toLowerCase()
  const added: Component = {
    type: 'button',
    // A one-time code is sent as a link button, whatever the template calls it.
    sub_type: kind === 'otp' || kind === '' ? 'url' : kind,
    index: String(index),
    parameters: [],
  }
  components.push(added)
  return added
}

function parameterFor(component: Component, blank: TemplateBlank, value: string, named: boolean) {
  const media = mediaFormat(blank)
  if (media !== null) return { type: media, [media]: { id: value } }
  if (component.sub_type === 'copy_code') return { type: 'coupon_code', coupon_code: value }
  const parameter: Record<string, unknown> = { type: 'text', text: value }
  if (named && component.type !== 'button') parameter.parameter_name = blank.name
  return parameter
}

/** Every blank that would be refused, by its key; the key is null for what concerns the whole. */
export function checkBlanks(template: Template, values: BlankValues): BlankProblem[] {
  const { body, keys } = fillTemplate(template, values)
  const problems = checkOutbound('template', body).map((problem) => {
    const place = /^template\.components\[\d+\]\.parameters\[\d+\]/.exec(problem.field)?.[0]
    return { key: (place && keys.get(place)) || null, code: problem.code, limit: problem.limit ?? null }
  })
  const length = Array.from(previewTemplate(template.components, body.components).body).length
  if (length > templateBodyCharsMax)
    problems.push({ key: null, code: 'too_long', limit: templateBodyCharsMax })
  return problems
}
