import { blanksOf, type TemplateButton, type TemplateComponent } from '@doublecheck/whatsapp'
import type { TemplateWords } from './template.ts'

export type BlankFormat =
  | 'text'
  | 'image'
  | 'video'
  | 'document'
  | 'location'
  | 'product'
  | 'coupon_code'
  | 'expiration_time'

/** Something a sender must fill in. */
export type Blank = {
  readonly component: 'header' | 'body' | 'button' | 'limited_time_offer'
  /** Position of the button, from 0. */
  readonly index?: number
  /** Position of the carousel's card, from 0. */
  readonly card?: number
  /** `1`, `2`, a name, or the kind of thing where the platform gives the blank no name. */
  readonly name: string
  readonly example: string | null
  readonly format: BlankFormat
}

const mediaFormats = ['image', 'video', 'document', 'location', 'product'] as const

/** Every blank of a template, in the order a reader meets them. */
export function listBlanks(template: TemplateWords): Blank[] {
  return blanksOfComponents(template.components)
}

function blanksOfComponents(components: readonly TemplateComponent[]): Blank[] {
  return components.flatMap((component) => {
    switch (kindOf(component)) {
      case 'HEADER':
        return headerBlanks(component)
      case 'BODY':
        return textBlanks('body', component.text ?? '', examplesOf(component, 'body_text'))
      case 'LIMITED_TIME_OFFER':
        return component.limited_time_offer?.has_expiration === true ? [expirationBlank] : []
      case 'BUTTONS':
        return (component.buttons ?? []).flatMap(buttonBlanks)
      case 'CAROUSEL':
        return (component.cards ?? []).flatMap((card, position) =>
          blanksOfComponents(card.components as readonly TemplateComponent[]).map((blank) => ({
            ...blank,
            card: position,
          })),
        )
      default:
        return []
    }
  })
}

export const kindOf = (component: { readonly type: string }) => component.type.toUpperCase()

/** How a component with media is called when sent: `image`, `video`, …; undefined for a text header. */
export function mediaFormatOf(component: TemplateComponent): (typeof mediaFormats)[number] | undefined {
  const format = component.format?.toLowerCase()
  // A GIF is sent as a video. Marketing Messages API, templates/components 2025-11-21.
  if (format === 'gif') return 'video'
  return mediaFormats.find((one) => one === format)
}

const expirationBlank: Blank = {
  component: 'limited_time_offer',
  name: 'expiration_time_ms',
  example: null,
  format: 'expiration_time',
}

function headerBlanks(component: TemplateComponent): Blank[] {
  const format = mediaFormatOf(component)
  if (format) return [{ component: 'header', name: format, example: null, format }]
  return textBlanks('header', component.text ?? '', examplesOf(component, 'header_text'))
}

function textBlanks(
  component: 'header' | 'body',
  text: string,
  examples: ReadonlyMap<string, string>,
): Blank[] {
  const names = [...new Set(blanksOf(text))]
  return names.map((name) => ({ component, name, example: examples.get(name) ?? null, format: 'text' }))
}

/** The value a button must be given, if any. Other values (a payload, a flow's data) may be left out. */
export function buttonFormat(button: TemplateButton): 'text' | 'coupon_code' | undefined {
  switch (button.type.toUpperCase()) {
    case 'URL':
      return blanksOf(button.url ?? '').length > 0 ? 'text' : undefined
    case 'OTP':
      return 'text'
    case 'COPY_CODE':
      return 'coupon_code'
    default:
      return undefined
  }
}

function buttonBlanks(button: TemplateButton, index: number): Blank[] {
  const format = buttonFormat(button)
  if (!format) return []
  const name = format === 'text' ? (blanksOf(button.url ?? '')[0] ?? '1') : format
  const example = Array.isArray(button.example) ? button.example[0] : button.example
  return [{ component: 'button', index, name, example: example ?? null, format }]
}

/** The examples given for review, by the blank's name. */
function examplesOf(component: TemplateComponent, field: 'header_text' | 'body_text'): Map<string, string> {
  const examples = new Map<string, string>()
  const named = component.example?.[`${field}_named_params`]
  if (Array.isArray(named)) {
    for (const one of named as { param_name?: unknown; example?: unknown }[]) {
      if (typeof one?.param_name === 'string') examples.set(one.param_name, String(one.example ?? ''))
    }
    return examples
  }
  const given = component.example?.[field]
  // A header has one list of examples; a body has a list of lists, of which the first is shown.
  const values: unknown = Array.isArray(given) && Array.isArray(given[0]) ? given[0] : given
  if (Array.isArray(values)) {
    for (const [index, value] of values.entries()) examples.set(String(index + 1), String(value))
  }
  return examples
}
