import type { Contact, Language } from '../platform/api-shapes.ts'

/** Calling codes of one and two digits; all others have three. ITU-T E.164. */
const callingCode = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/

/** Number and language of a person on one line. */
export function contactSubtitle(contact: Contact, language: Language): string {
  const parts = [
    contact.phone ? spacedPhone(contact.phone) : (contact.username ?? contact.email),
    languageName(contact.language, language),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** `+33612345678` as `+33 6 12 34 56 78`; most other numbers in groups of three. Only for the eye. */
export function spacedPhone(phone: string): string {
  const french = /^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(phone)
  if (french) return `+33 ${french.slice(1).join(' ')}`
  const british = /^\+44(7\d{3})(\d{6})$/.exec(phone)
  if (british) return `+44 ${british.slice(1).join(' ')}`
  const digits = phone.replace(/^\+/, '')
  const [code = ''] = callingCode.exec(digits) ?? []
  return `+${code} ${digits.slice(code.length).replaceAll(/(\d{3})(?=\d{2,})/g, '$1 ')}`.trim()
}

/** `fr` as `français` or `French`; a code that is no language is left out. */
export function languageName(code: string | null, reader: Language): string | undefined {
  if (!code) return undefined
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(code.replace('_', '-'))
  } catch {
    // Providers send codes of their own at times; nothing is lost by not naming one.
    return undefined
  }
}
