import {
  couponCodeCharsMax,
  templateButtonsCountMax,
  templateButtonTextCharsMax,
  templateButtonUrlCharsMax,
  templatePhoneNumberCharsMax,
  templateUrlButtonsCountMax,
} from './limits.ts'
import { textFault } from './outbound-fields.ts'
import { blanksOf, type ParameterFormat } from './template-blanks.ts'
import type { TemplateButton, TemplateProblem } from './template-definition.ts'

/** Kinds of template buttons and how many of each one template may have. components 2025-11-21. */
const countMax: Readonly<Record<string, number>> = {
  QUICK_REPLY: templateButtonsCountMax,
  URL: templateUrlButtonsCountMax,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  OTP: 1,
  FLOW: 1,
  CATALOG: 1,
  MPM: 1,
  SPM: 1,
  VOICE_CALL: 1,
  REQUEST_CONTACT_INFO: 1,
  CALL_PERMISSION_REQUEST: 1,
}

/** The platform writes the label of these itself. */
const labelled = new Set(['COPY_CODE', 'OTP', 'CATALOG', 'MPM', 'SPM', 'REQUEST_CONTACT_INFO'])

export function buttonProblems(
  buttons: TemplateButton[] | undefined,
  field: string,
  format: ParameterFormat,
): TemplateProblem[] {
  const at = `${field}.buttons`
  if (!buttons?.length) return [{ field: at, code: 'too_few', message: 'Add at least one button.', limit: 1 }]
  const problems: TemplateProblem[] = []
  if (buttons.length > templateButtonsCountMax) {
    const message = `Keep at most ${templateButtonsCountMax} buttons.`
    problems.push({ field: at, code: 'too_many', message, limit: templateButtonsCountMax })
  }
  const kinds = buttons.map((button) => button.type.toUpperCase())
  for (const kind of new Set(kinds)) {
    const max = countMax[kind]
    const count = kinds.filter((other) => other === kind).length
    if (max === undefined || count <= max) continue
    problems.push({
      field: at,
      code: 'too_many',
      message: `Keep at most ${max} of type ${kind}.`,
      limit: max,
    })
  }
  if (!areGrouped(kinds)) {
    problems.push({ field: at, code: 'conflict', message: 'Put the quick replies next to each other.' })
  }
  buttons.forEach((button, index) => {
    problems.push(...oneButtonProblems(button, `${at}[${index}]`, format))
  })
  return problems
}

function areGrouped(kinds: readonly string[]): boolean {
  const quick = kinds.map((kind) => kind === 'QUICK_REPLY')
  return (
    quick.indexOf(true) === -1 || !quick.slice(quick.indexOf(true), quick.lastIndexOf(true)).includes(false)
  )
}

function oneButtonProblems(
  button: TemplateButton,
  field: string,
  format: ParameterFormat,
): TemplateProblem[] {
  const kind = button.type.toUpperCase()
  if (countMax[kind] === undefined) {
    const message = `Use one of: ${Object.keys(countMax).join(', ')}.`
    return [{ field: `${field}.type`, code: 'bad_value', message }]
  }
  const problems: TemplateProblem[] = []
  const requireText = (name: 'text' | 'url' | 'phone_number', max: number) => {
    const value = button[name]
    if (value === undefined) {
      problems.push({
        field: `${field}.${name}`,
        code: 'missing',
        message: 'Add this field: it is required.',
      })
      return
    }
    const fault = textFault(value, max)
    if (fault) problems.push({ field: `${field}.${name}`, ...fault })
  }
  if (!labelled.has(kind)) requireText('text', templateButtonTextCharsMax)
  if (kind === 'PHONE_NUMBER') requireText('phone_number', templatePhoneNumberCharsMax)
  if (kind === 'URL') {
    requireText('url', templateButtonUrlCharsMax)
    problems.push(...urlProblems(button, field, format))
  }
  if (kind === 'COPY_CODE') {
    const code = Array.isArray(button.example) ? button.example[0] : button.example
    const fault = code === undefined ? undefined : textFault(code, couponCodeCharsMax)
    if (fault) problems.push({ field: `${field}.example`, ...fault })
  }
  return problems
}

function urlProblems(button: TemplateButton, field: string, format: ParameterFormat): TemplateProblem[] {
  const url = button.url ?? ''
  const blanks = blanksOf(url)
  const problems: TemplateProblem[] = []
  if (url !== '' && !/^https?:\/\/[^\s/]/i.test(url)) {
    const message = 'Give a full web address that starts with https://.'
    problems.push({ field: `${field}.url`, code: 'bad_url', message })
  }
  // Whatever the format of the rest, the pages show the blank of an address as {{1}} and also by name.
  if (blanks.length > 1 || (blanks.length === 1 && !url.trim().endsWith('}}'))) {
    const message = 'Keep one blank, at the very end of the address.'
    problems.push({ field: `${field}.url`, code: 'too_many', message, limit: 1 })
  }
  if (blanks.length === 1 && format === 'POSITIONAL' && blanks[0] !== '1') {
    problems.push({ field: `${field}.url`, code: 'bad_value', message: 'Write the blank as {{1}}.' })
  }
  if (blanks.length === 1 && !button.example?.length) {
    problems.push({ field: `${field}.example`, code: 'missing', message: 'Add an example of the address.' })
  }
  return problems
}
