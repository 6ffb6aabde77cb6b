// A template as the customer sees it: its approved words with the values of one message set into the blanks.
import { type Button, type ButtonKind, type Card, type Header, readHeader } from './content.ts'
import { type Fields, fieldsOf, itemsOf, textOf } from './json.ts'

export type TemplatePreview = {
  header: Header | null
  body: string
  footer: string
  buttons: Button[]
  cards: Card[]
}

const blankPattern = /\{\{\s*([a-zA-Z0-9_]+)\s*\}\}/g

/**
 * `definition`: the template's components as approved; `values`: the components of a send.
 * A blank without a value stays visible as `{{name}}`, since that is what would be missing.
 */
export function previewTemplate(definition: readonly Fields[], values: readonly Fields[]): TemplatePreview {
  const header = partOf(definition, 'HEADER')
  return {
    header: header ? previewHeader(header, parametersOf(values, 'header')) : null,
    body: fillBlanks(textOf(partOf(definition, 'BODY')?.text), parametersOf(values, 'body')),
    footer: textOf(partOf(definition, 'FOOTER')?.text),
    buttons: itemsOf(partOf(definition, 'BUTTONS')?.buttons).map((button, index) =>
      previewButton(button, buttonParameters(values, index)),
    ),
    cards: previewCards(partOf(definition, 'CAROUSEL'), partOf(values, 'CAROUSEL')),
  }
}

function partOf(components: readonly Fields[], type: string): Fields | undefined {
  return components.find((component) => textOf(component.type).toUpperCase() === type)
}

function parametersOf(values: readonly Fields[], type: 'header' | 'body'): Fields[] {
  return itemsOf(partOf(values, type.toUpperCase())?.parameters)
}

function buttonParameters(values: readonly Fields[], index: number): Fields[] {
  const found = values.find(
    (component) => textOf(component.type).toLowerCase() === 'button' && Number(component.index) === index,
  )
  return itemsOf(found?.parameters)
}

/** Named blanks take the parameter of that name, numbered ones the parameter at that place. */
export function fillBlanks(text: string, parameters: readonly Fields[]): string {
  return text.replace(blankPattern, (blank, name: string) => {
    const named = parameters.find((parameter) => parameter.parameter_name === name)
    const parameter = named ?? (/^\d+$/.test(name) ? parameters[Number(name) - 1] : undefined)
    return parameter ? valueText(parameter) || blank : blank
  })
}

function valueText(parameter: Fields): string {
  const kind = textOf(parameter.type)
  if (kind === 'currency' || kind === 'date_time') return textOf(fieldsOf(parameter[kind]).fallback_value)
  return textOf(parameter.text)
}

function previewHeader(header: Fields, parameters: readonly Fields[]): Header | null {
  const format = textOf(header.format).toLowerCase()
  if (format === '' || format === 'text') {
    return { kind: 'text', text: fillBlanks(textOf(header.text), parameters) }
  }
  const given = parameters.find((parameter) => parameter.type === format)
  const filled = given ? readHeader(given) : null
  if (filled) return filled
  if (format === 'gif') return { kind: 'video', fileName: '', mediaId: '', name: '' }
  if (format === 'image' || format === 'video' || format === 'document' || format === 'location') {
    return { kind: format, fileName: '', mediaId: '', name: '' }
  }
  return null
}

const buttonKinds: Readonly<Record<string, ButtonKind>> = {
  QUICK_REPLY: 'reply',
  URL: 'url',
  PHONE_NUMBER: 'phone',
  COPY_CODE: 'copy_code',
  OTP: 'copy_code',
  FLOW: 'flow',
  CATALOG: 'catalog',
  MPM: 'catalog',
  SPM: 'catalog',
  VOICE_CALL: 'call',
  REQUEST_CONTACT_INFO: 'contact',
}

function buttonKind(type: unknown): ButtonKind {
  return buttonKinds[textOf(type).toUpperCase()] ?? 'reply'
}

function previewButton(button: Fields, parameters: readonly Fields[]): Button {
  const kind = buttonKind(button.type)
  const parameter = parameters[0] ?? {}
  const targets: Partial<Record<ButtonKind, string>> = {
    url: fillBlanks(textOf(button.url), parameters),
    phone: textOf(button.phone_number),
    copy_code: textOf(parameter.coupon_code) || textOf(parameter.text),
  }
  const payload = textOf(parameter.payload)
  const title = textOf(button.text)
  return { kind, title, id: payload || title, target: targets[kind] ?? '' }
}

function previewCards(definition: Fields | undefined, values: Fields | undefined): Card[] {
  const filled = itemsOf(values?.cards)
  return itemsOf(definition?.cards).map((card, index) => {
    const given = filled.find((one) => Number(one.card_index) === index)
    const preview = previewTemplate(itemsOf(card.components), itemsOf(given?.components))
    return { header: preview.header, body: preview.body, product: '', buttons: preview.buttons }
  })
}

/** When the template itself is not known here: the values that were set into it, in their order. */
export function templateValues(values: readonly Fields[]): string[] {
  return values.flatMap((component) => itemsOf(component.parameters).map(valueText)).filter(Boolean)
}

/**
 * The words a template had when it was sent, as the desk keeps them with the message; null when it
 * kept none.
 */
export function readRendered(value: unknown): TemplatePreview | null {
  const fields = fieldsOf(value)
  const body = textOf(fields.body)
  if (body === '' && fields.header === undefined) return null
  return {
    header:
      typeof fields.header === 'string' ? { kind: 'text', text: fields.header } : readHeader(fields.header),
    body,
    footer: textOf(fields.footer),
    buttons: itemsOf(fields.buttons).map(readRenderedButton),
    cards: itemsOf(fields.cards).map((value) => {
      const card = readRendered(value)
      return { header: null, body: card?.body ?? '', product: '', buttons: card?.buttons ?? [] }
    }),
  }
}

function readRenderedButton(value: Fields): Button {
  const title = textOf(value.text) || textOf(value.title)
  const target = textOf(value.url) || textOf(value.phone_number) || textOf(value.code) || textOf(value.target)
  return { kind: buttonKind(value.type), title, id: textOf(value.payload) || title, target }
}
