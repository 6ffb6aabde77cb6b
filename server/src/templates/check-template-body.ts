import {
  blanksOf,
  charCount,
  type Problem,
  type TemplateButton,
  type TemplateComponent,
  templateBodyCharsMax,
  templateButtonUrlCharsMax,
  templateHeaderCharsMax,
} from '@doublecheck/whatsapp'
import { buttonFormat, kindOf, mediaFormatOf } from './list-blanks.ts'
import { fill } from './render-template.ts'
import {
  readSentTemplate,
  type SentComponent,
  type SentParameter,
  sentRoot,
  wordsOf,
} from './sent-template.ts'
import type { TemplateWords } from './template.ts'

/**
 * What of a send does not fit this template: blanks left open, values for blanks it does not have, the wrong kind of
 * header. The platform answers these one at a time (132000, 132012, 132005); here they come together, each with its
 * field. The form of the body itself is checked elsewhere.
 */
export function checkTemplateBody(template: TemplateWords, body: unknown): Problem[] {
  return checkComponents(template.components, readSentTemplate(body), sentRoot)
}

function checkComponents(
  components: readonly TemplateComponent[],
  sent: readonly SentComponent[],
  field: string,
): Problem[] {
  const part = (kind: string) => components.find((component) => kindOf(component) === kind)
  const given = (type: string) => sent.find((component) => component.type === type)
  return [
    ...strangers(components, sent),
    ...checkHeader(part('HEADER'), given('header'), field),
    ...checkText(part('BODY')?.text ?? '', given('body'), field, 'body', templateBodyCharsMax),
    ...checkOffer(part('LIMITED_TIME_OFFER'), given('limited_time_offer'), field),
    ...(part('BUTTONS')?.buttons ?? []).flatMap((button, index) => checkButton(button, index, sent, field)),
    ...checkCards(part('CAROUSEL'), given('carousel'), field),
  ]
}

/** Values for a part the template does not have, and parts given twice. */
function strangers(components: readonly TemplateComponent[], sent: readonly SentComponent[]): Problem[] {
  const buttons = components.find((component) => kindOf(component) === 'BUTTONS')?.buttons ?? []
  const kinds = new Set(components.map((component) => kindOf(component).toLowerCase()))
  const seen = new Set<string>()
  return sent.flatMap((component) => {
    const { field, type, index } = component
    const key = type === 'button' ? `button ${index}` : type
    const repeated = seen.has(key)
    seen.add(key)
    if (repeated)
      return [problem(field, 'not_unique', 'Remove it: this part of the template is already filled.')]
    if (type === 'button' && !buttons[index]) {
      return [problem(`${field}.index`, 'bad_value', `Number one of its ${buttons.length} buttons, from 0.`)]
    }
    if (type !== 'button' && !kinds.has(type) && component.parameters.length > 0) {
      return [problem(field, 'unknown_field', `Remove it: this template has no ${type || 'such part'}.`)]
    }
    return []
  })
}

function checkHeader(
  header: TemplateComponent | undefined,
  sent: SentComponent | undefined,
  field: string,
): Problem[] {
  if (!header) return []
  const format = mediaFormatOf(header)
  if (!format) return checkText(header.text ?? '', sent, field, 'header', templateHeaderCharsMax)
  const [parameter, ...others] = sent?.parameters ?? []
  const at = sent ? `${sent.field}.parameters` : field
  if (!parameter) return [problem(at, 'missing', `Add the header's ${format}.`)]
  if (parameter.type !== format) {
    return [
      problem(
        `${at}[0].type`,
        'bad_value',
        `Give the header as ${format}: the template was approved with one.`,
      ),
    ]
  }
  return others.length > 0 ? [tooMany(`${at}[1]`, 1)] : []
}

/** Every blank once, by place or by name, and the whole not longer than the platform takes. */
function checkText(
  text: string,
  sent: SentComponent | undefined,
  field: string,
  part: 'header' | 'body',
  charsMax: number,
): Problem[] {
  const names = [...new Set(blanksOf(text))]
  const parameters = sent?.parameters ?? []
  const at = sent ? `${sent.field}.parameters` : field
  const isNamed = names.some((name) => !/^\d+$/.test(name))
  const problems = isNamed
    ? checkNamed(names, parameters, at, part)
    : checkNumbered(names, parameters, at, part)
  if (problems.length > 0) return problems
  const length = charCount(fill(text, parameters))
  if (length <= charsMax) return []
  const message = `Shorten the values: filled in, the ${part} has ${length} characters of ${charsMax}.`
  return [{ ...problem(at, 'too_long', message), limit: charsMax }]
}

function checkNumbered(
  names: readonly string[],
  parameters: readonly SentParameter[],
  at: string,
  part: string,
): Problem[] {
  // A numbered text has as many values as its highest number.
  const count = Math.max(0, ...names.map(Number))
  const problems = Array.from({ length: count }, (_, index) => index).flatMap((index) =>
    checkWords(parameters[index], `${at}[${index}]`, `{{${index + 1}}} of the ${part}`),
  )
  if (parameters.length > count) problems.push(tooMany(`${at}[${count}]`, count))
  return problems
}

function checkNamed(
  names: readonly string[],
  parameters: readonly SentParameter[],
  at: string,
  part: string,
): Problem[] {
  const problems = names.flatMap((name) => {
    const index = parameters.findIndex((parameter) => parameter.parameter_name === name)
    return checkWords(parameters[index], index < 0 ? at : `${at}[${index}]`, `{{${name}}} of the ${part}`)
  })
  for (const [index, { parameter_name }] of parameters.entries()) {
    if (typeof parameter_name === 'string' && names.includes(parameter_name)) continue
    const message = `Use one of the names of this template: ${names.join(', ')}.`
    problems.push(problem(`${at}[${index}].parameter_name`, 'bad_value', message))
  }
  return problems
}

function checkWords(parameter: SentParameter | undefined, at: string, blank: string): Problem[] {
  if (!parameter) return [problem(at, 'missing', `Fill in ${blank}.`)]
  if (!['text', 'currency', 'date_time'].includes(String(parameter.type))) {
    return [problem(`${at}.type`, 'bad_value', `Fill in ${blank} with a parameter of type text.`)]
  }
  return wordsOf(parameter).trim() === '' ? [problem(`${at}.text`, 'missing', `Fill in ${blank}.`)] : []
}

function checkOffer(
  offer: TemplateComponent | undefined,
  sent: SentComponent | undefined,
  field: string,
): Problem[] {
  if (offer?.limited_time_offer?.has_expiration !== true) return []
  const isGiven = sent?.parameters[0]?.type === 'limited_time_offer'
  return isGiven ? [] : [problem(sent?.field ?? field, 'missing', 'Say when the offer ends.')]
}

function checkButton(
  button: TemplateButton,
  index: number,
  sent: readonly SentComponent[],
  field: string,
): Problem[] {
  const format = buttonFormat(button)
  const given = sent.find((component) => component.type === 'button' && component.index === index)
  const named = `button ${index + 1}, "${button.text ?? button.type}"`
  if (given && given.sub_type !== subTypeOf(button)) {
    const message = `Write ${subTypeOf(button)}: that is what ${named} is.`
    return [problem(`${given.field}.sub_type`, 'bad_value', message)]
  }
  if (!format) return []
  const parameter = given?.parameters[0]
  const at = given ? `${given.field}.parameters[0]` : field
  const value = format === 'text' ? parameter?.text : parameter?.coupon_code
  if (!parameter) return [problem(at, 'missing', `Add the value of ${named}.`)]
  if (parameter.type !== format) {
    return [problem(`${at}.type`, 'bad_value', `Give the value of ${named} as ${format}.`)]
  }
  if (typeof value !== 'string' || value.trim() === '') {
    return [problem(`${at}.${format}`, 'missing', `Add the value of ${named}.`)]
  }
  if (charCount(fill(button.url ?? '', [parameter])) <= templateButtonUrlCharsMax) return []
  const message = `Shorten the value of ${named}: the address may have ${templateButtonUrlCharsMax} characters.`
  return [{ ...problem(`${at}.text`, 'too_long', message), limit: templateButtonUrlCharsMax }]
}

/** A one-time password's button is sent as an address. authentication-templates 2025-11-14. */
function subTypeOf(button: TemplateButton): string {
  return button.type.toUpperCase() === 'OTP' ? 'url' : button.type.toLowerCase()
}

function checkCards(
  carousel: TemplateComponent | undefined,
  sent: SentComponent | undefined,
  field: string,
): Problem[] {
  const cards = carousel?.cards ?? []
  const at = sent ? `${sent.field}.cards` : field
  const problems = cards.flatMap((card, position) => {
    const given = sent?.cards.find((one) => one.card_index === position)
    const components = card.components as readonly TemplateComponent[]
    return checkComponents(components, given?.components ?? [], given ? `${given.field}.components` : at)
  })
  const extra = sent?.cards.find((card) => card.card_index >= cards.length)
  if (extra) problems.push(tooMany(extra.field, cards.length))
  return problems
}

function problem(field: string, code: Problem['code'], message: string): Problem {
  return { field, code, message }
}

const tooMany = (field: string, limit: number): Problem => ({
  ...problem(field, 'too_many', `Keep ${limit}: the template has no place for more.`),
  limit,
})
