import { blanksOf, fillBlanks, type TemplateComponent, templateBodyCharsMax } from '@doublecheck/whatsapp'
import { GraphRefusal } from './graph-error.ts'
import type { ShownTemplate } from './message.ts'
import type { BusinessNumber, Template } from './number.ts'
import type { World } from './world.ts'

type Parameter = {
  type: string
  text?: string
  parameter_name?: string
  payload?: string
  coupon_code?: string
} & Record<string, unknown>
type SentComponent = { type: string; sub_type?: string; index?: string | number; parameters?: Parameter[] }
type Sent = { name?: unknown; language?: { code?: unknown }; components?: SentComponent[] }

/** The approved template a send names, or the refusal that says why there is none. */
export function findSendable(_world: World, number: BusinessNumber, sent: Sent): Template {
  const template = [...(templatesByName(number).get(String(sent.name)) ?? [])].find(
    ({ definition }) => definition.language === sent.language?.code,
  )
  const named = `${sent.name} (${sent.language?.code})`
  if (!template) throw new GraphRefusal(132001, `Template ${named} does not exist in this language.`)
  if (template.status === 'PAUSED')
    throw new GraphRefusal(132015, `Template ${named} is paused for low quality.`)
  if (template.status === 'DISABLED') throw new GraphRefusal(132016, `Template ${named} is disabled.`)
  if (template.status !== 'APPROVED') {
    throw new GraphRefusal(132001, `Template ${named} is not approved: ${template.status}.`)
  }
  return template
}

/** What a phone shows of a template sent earlier; undefined when the template is gone or was changed meanwhile. */
export function showTemplate(number: BusinessNumber, sent: Sent): ShownTemplate | undefined {
  const template = templatesByName(number)
    .get(String(sent.name))
    ?.find(({ definition }) => definition.language === sent.language?.code)
  if (!template) return undefined
  try {
    return fillTemplate(template, sent)
  } catch (error) {
    if (error instanceof GraphRefusal) return undefined
    throw error
  }
}

// A campaign asks a thousand times a second for the same name: found without walking over all templates.
const byName = new WeakMap<Map<string, Template>, { size: number; names: Map<string, Template[]> }>()

function templatesByName({ account }: BusinessNumber): Map<string, Template[]> {
  const known = byName.get(account.templates)
  if (known && known.size === account.templates.size) return known.names
  const names = Map.groupBy(account.templates.values(), ({ definition }) => definition.name)
  byName.set(account.templates, { size: account.templates.size, names })
  return names
}

/** Sets the values into the blanks, or throws what the platform answers when they do not fit. */
export function fillTemplate(template: Template, sent: Sent): ShownTemplate {
  const parts = sent.components ?? []
  const shown: ShownTemplate = { name: template.definition.name, body: '', buttons: [] }
  for (const component of template.definition.components) {
    switch (component.type.toUpperCase()) {
      case 'HEADER':
        shown.header = fillHeader(component, partOf(parts, 'header'))
        break
      case 'BODY':
        shown.body = fillText(component.text ?? '', partOf(parts, 'body'), 'body')
        break
      case 'FOOTER':
        if (component.text) shown.footer = component.text
        break
      case 'BUTTONS':
        shown.buttons = fillButtons(component, parts)
    }
  }
  if (
    !template.definition.components.some(({ type }) => type.toUpperCase() === 'HEADER') &&
    partOf(parts, 'header')
  ) {
    throw new GraphRefusal(132000, 'header: the template has none, 1 was given.')
  }
  if (shown.body.length > templateBodyCharsMax) {
    throw new GraphRefusal(
      132005,
      `The filled text has ${shown.body.length} characters of ${templateBodyCharsMax}.`,
    )
  }
  return shown
}

function partOf(parts: SentComponent[], type: string): Parameter[] | undefined {
  return parts.find((part) => part.type === type)?.parameters
}

function fillText(text: string, given: Parameter[] | undefined, where: string): string {
  const names = [...new Set(blanksOf(text))]
  const parameters = given ?? []
  if (parameters.length !== names.length) {
    throw new GraphRefusal(
      132000,
      `${where}: ${names.length} values are expected, ${parameters.length} were given.`,
    )
  }
  const values = new Map<string, string>()
  parameters.forEach((parameter, index) => {
    const named = names.some((name) => !/^\d+$/.test(name))
    const name = named ? parameter.parameter_name : names[index]
    if (name === undefined || !names.includes(name)) {
      throw new GraphRefusal(
        132012,
        `${where}: a value must be named by parameter_name, one of ${names.join(', ')}.`,
      )
    }
    values.set(name, textOf(parameter, where))
  })
  if (values.size < names.length)
    throw new GraphRefusal(132000, `${where}: a value is given twice, another missing.`)
  return fillBlanks(text, (name) => values.get(name))
}

function textOf(parameter: Parameter, where: string): string {
  if (parameter.type === 'text') return parameter.text ?? ''
  if (parameter.type === 'currency' || parameter.type === 'date_time') {
    return String((parameter[parameter.type] as { fallback_value: string }).fallback_value)
  }
  throw new GraphRefusal(132012, `${where}: a value of type text is expected, not ${parameter.type}.`)
}

function fillHeader(
  component: TemplateComponent,
  given: Parameter[] | undefined,
): NonNullable<ShownTemplate['header']> {
  const format = component.format?.toUpperCase() ?? 'TEXT'
  if (format === 'TEXT') return { format, text: fillText(component.text ?? '', given, 'header') }
  const expected = format === 'GIF' ? 'video' : format.toLowerCase()
  const parameter = given?.[0]
  if (!parameter) throw new GraphRefusal(132012, `header: a value of type ${expected} is expected.`)
  if (parameter.type !== expected) {
    throw new GraphRefusal(132012, `header: a value of type ${expected} is expected, not ${parameter.type}.`)
  }
  return { format, media: parameter[expected] }
}

function fillButtons(component: TemplateComponent, parts: SentComponent[]): ShownTemplate['buttons'] {
  const buttons = component.buttons ?? []
  const sent = parts.filter((part) => part.type === 'button')
  for (const part of sent) {
    if (Number(part.index) < buttons.length) continue
    throw new GraphRefusal(132018, `button: the template has no button with index ${part.index}.`)
  }
  return buttons.map((button, index) => {
    const type = button.type.toUpperCase()
    const parameter = sent.find((part) => Number(part.index) === index)?.parameters?.[0]
    const shown: ShownTemplate['buttons'][number] = { type, text: button.text ?? type }
    if (button.phone_number) shown.phone_number = button.phone_number
    if (type === 'QUICK_REPLY') shown.payload = parameter?.payload ?? button.text ?? ''
    if (type === 'URL' || type === 'OTP') {
      const blank = blanksOf(button.url ?? '').length > 0 || type === 'OTP'
      if (blank && parameter?.text === undefined) {
        throw new GraphRefusal(131008, `button ${index}: a value of type text is required.`)
      }
      if (button.url) shown.url = fillBlanks(button.url, () => parameter?.text)
    }
    if (type === 'COPY_CODE') {
      if (parameter?.coupon_code === undefined) {
        throw new GraphRefusal(131008, `button ${index}: a value of type coupon_code is required.`)
      }
      shown.payload = parameter.coupon_code
    }
    return shown
  })
}
