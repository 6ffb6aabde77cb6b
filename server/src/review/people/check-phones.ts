/** Phone numbers of persons that are neither ours nor this person's. */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { ReviewContext } from '../context.ts'
import type { Span } from '../reading.ts'

export type FoundPhone = Span & { readonly digits: string }

const phonePattern =
  /(?<![\p{L}\d#€$£+]|\d[.,:/-])(?:(?:\+|00)\s?\d{1,3}[\s.\-()]?(?:\(0\))?(?:[\s.\-()]*\d){7,12}|0\d(?:[\s.-]?\d{2}){4}|\(?0\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}|\(\d{3}\)\s?\d{3}[-\s]\d{4}|\d{3}-\d{3}-\d{4})(?![\d\p{L}]|[.,:]\d)/gu
const otherNumber =
  /(?:commandes?|orders?|suivi|tracking|colis|parcel|facture|invoice|r[ée]f(?:[ée]rence)?s?|dossier|serial|s[ée]rie|contrat|siret|siren|ticket|sku|ean)\b[^.!?\n]{0,14}$/iu
/** Numbers that firms publish: free, shared cost, premium. */
const publicTypes = new Set(['TOLL_FREE', 'SHARED_COST', 'PREMIUM_RATE', 'UAN'])
const phonesMax = 20

/** Phones in a text that are not known to be ours or the contact's, as digits with country code. */
export function findForeignPhones(text: string, context: ReviewContext): FoundPhone[] {
  const country = countryOf(context)
  const fine = new Set(
    [...context.own.phones, ...context.contact.phones].map((phone) => digitsOf(phone, country)),
  )
  return [...text.matchAll(phonePattern)].slice(0, phonesMax).flatMap((match) => {
    if (otherNumber.test(text.slice(Math.max(0, match.index - 40), match.index))) return []
    const parsed = parse(match[0], country)
    if (!parsed || fine.has(parsed.number.slice(1)) || publicTypes.has(parsed.getType() ?? '')) return []
    return [
      { digits: parsed.number.slice(1), start: match.index, end: match.index + match[0].trimEnd().length },
    ]
  })
}

function parse(written: string, country: CountryCode) {
  const parsed = parsePhoneNumberFromString(written.replace(/^00/, '+').replace('(0)', ''), country)
  const isInternational = /^(?:\+|00)/.test(written)
  if (parsed?.isValid() || (isInternational && parsed?.isPossible())) return parsed
  // A shop in France writes to London too: what begins with 0 may be British.
  const abroad = country === 'GB' ? undefined : parsePhoneNumberFromString(written, 'GB')
  if (abroad?.isValid()) return abroad
  // Eleven digits are no French number; numbers set aside for films and tests are not valid, yet somebody's all the same.
  if (abroad?.isPossible() && /^\(?0[127]/.test(written) && written.replace(/\D/g, '').length === 11)
    return abroad
  const american = /^\(?\d{3}\)?[\s-]\d{3}-\d{4}$/.test(written)
    ? parsePhoneNumberFromString(written, 'US')
    : undefined
  return american?.isPossible() ? american : undefined
}

function countryOf({ country = 'FR' }: ReviewContext): CountryCode {
  return isSupportedCountry(country) ? country : 'FR'
}

function digitsOf(phone: string, country: CountryCode): string {
  const bare = phone.trim()
  const international = /^\d{10,15}$/.test(bare) && !bare.startsWith('0') ? `+${bare}` : bare
  return parsePhoneNumberFromString(international, country)?.number.slice(1) ?? bare.replace(/\D/g, '')
}
