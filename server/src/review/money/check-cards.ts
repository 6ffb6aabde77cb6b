/** Numbers of payment cards, by their length, their first digits and the Luhn sum; and the three digits on the back. */
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'

const groupedPattern = /(?<![\p{L}\d+#-]|\d[ .-])\d(?:[ .\u00a0-]?\d){13,18}(?![\d]|[ .-]?\d)/gu
/** « 5425233430109903 04/27 »: the month it expires stands right after it. */
const datedPattern =
  /(?<![\p{L}\d+#-]|\d[ .-])(?:\d{15,16}|\d{4}(?:[ .-]\d{4}){3})(?=,?\s+(?:0[1-9]|1[0-2])\s?\/\s?\d{2})/gu
const otherNumber =
  /(?<!\p{L})(?:commandes?|orders?|suivi|tracking|colis|parcel|shipment|siret|siren|imei|ean|isbn|facture|invoice|r[ée]f(?:[ée]rence)?s?|dossier|s[ée]rie|serial|contrat|contract|client|customer|fid[ée]lit[ée]|loyalty|gift|cadeau|bon)(?!\p{L})[^.!?\n]{0,22}$/iu
const securityPattern =
  /\b(?:cvv2?|cvc2?|cryptogramme(?: visuel)?|crypto|code pin|security code|code de s[ée]curit[ée])\b\D{0,15}(\d{3,4})(?!\d)/giu

export function checkCards(reading: Reading): Remark[] {
  const written = [groupedPattern, datedPattern].flatMap((one) => [...reading.text.matchAll(one)])
  const numbers = written.filter((match) => isCard(reading.text, match))
  const codes = [...reading.text.matchAll(securityPattern)]
  return [
    ...numbers.map((match) => stop(match.index, match.index + match[0].length, 'card.number')),
    ...codes.map((match) => stop(match.index, match.index + match[0].length, 'card.security_code')),
  ]
}

const stop = (start: number, end: number, saying: string): Remark => ({
  kind: 'card',
  severity: 'stop',
  start,
  end,
  saying,
})

function isCard(text: string, match: RegExpExecArray): boolean {
  const digits = match[0].replace(/\D/g, '')
  const before = text.slice(Math.max(0, match.index - 45), match.index)
  // A number called a card's is meant as one, be it mistyped.
  const isNamed = /^[2-6]\d{14,15}$/.test(digits) && cardNamed.test(before)
  if (!isNamed && (!isOfScheme(digits) || !passesLuhn(digits))) return false
  // An order number may pass the sum by chance; one in ten does.
  const isNamedOther =
    otherNumber.test(before) &&
    !/carte (?:bancaire|bleue|visa)|visa|mastercard|amex|\bcb\b|credit card|debit card/iu.test(before)
  return !isNamedOther && new Set(digits).size > 1
}

const cardNamed =
  /(?<!\p{L})(?:cartes? (?:bancaires?|bleues?|de cr[ée]dit|visa)|n(?:um[ée]ro|°) de carte|carte(?=\s?:?\s*$)|cb|visa|mastercard|amex|(?:credit|debit|bank) card|card (?:number|no))(?!\p{L})[^.!?\n]{0,25}$/iu

function isOfScheme(digits: string): boolean {
  const { length } = digits
  if (/^3[47]/.test(digits)) return length === 15
  if (/^4/.test(digits)) return length === 16 || length === 19
  if (/^(5[1-5]|2[2-7]|6|50|5[6-9]|35)/.test(digits)) return length >= 16
  return /^(36|38|39|30[0-5])/.test(digits) && length === 14
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
