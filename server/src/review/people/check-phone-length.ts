/** French and British phone numbers with a digit too few or too many. */
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { longPattern } from '../words/long-pattern.ts'

/** Pairs of digits after a first 0 or +33: at least seven digits, so that no date and no time is one. */
const pairs = longPattern(
  String.raw`
    (?<![\p{L}\d€$£#+]|\d[ .,:/-])(?:(?:\+|00)33[ .]?(?:\(0\)|0)?|0)[1-9](?:[ .-]?\d{2}){3,5}
    (?:[ .-]?\d)?(?![\d\p{L}€$£%]|[ .,:/-]\d| ?€)
  `.trim(),
  'gu',
)
const isSpoken = longPattern(
  String.raw`
    (?:appel|t[ée]l|joign|joindre|num[ée]ro|portable|mobile|fixe|standard|contact|sms|whatsapp|
    accueil|ligne|urgence|☎|📞|📱|\bau |\bsur le )[^.!?\n]{0,30}$
  `.trim(),
  'iu',
)
const isNoPhone = longPattern(
  String.raw`
    (?:commande|suivi|colis|facture|r[ée]f|dossier|s[ée]rie|contrat|sire[nt]|ticket|s[ée]curit[ée]|
    client|devis)\p{L}*[^.!?\n]{0,14}$
  `.trim(),
  'iu',
)
const nationalDigits = 9

export function checkPhoneLength({ text }: Reading): Remark[] {
  return [...text.matchAll(pairs)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - 45), match.index)
    const digits = match[0]
      .replace(/^(?:\+|00)33[ .]?(?:\(0\))?/, '')
      .replace(/\D/g, '')
      .replace(/^0/, '')
    if (digits.length === nationalDigits || !isSpoken.test(before) || isNoPhone.test(before)) return []
    const end = match.index + match[0].length
    return [{ kind: 'phone', severity: 'warning', start: match.index, end, saying: 'phone.length' }]
  })
}

/** British numbers as they are grouped: "07700 900 12", "+44 20 7946 01", "020 7946 01111". */
const british =
  /(?<![\p{L}\d€$£#+]|\d[ .,:/-])(?:(?:\+|00)44[ .]?(?:\(0\))?[ .]?[1-37]\d(?:[ -]?\d){4,11}|0[127]\d{2,4}[ -]\d{1,7}(?:[ -]?\d{1,5}){0,3})(?![\d\p{L}€$£%]|[ .,:/-]\d| ?[€£])/gu
const isSpokenInEnglish = longPattern(
  String.raw`
    (?:\bcall|\bring|\brang|\btext|mobile|\bphone|\bnumber|contact|reach|\bdesk|\bshop|\bline\b|reception|whatsapp|\btel\b|
    emergenc|\bsave|\bno\.?\s|\bcell|landline|\bus on|\bme on|☎|📞|📱)[^.!?\n]{0,35}(?:no\. ?[^.!?\n]{0,12})?$
  `.trim(),
  'iu',
)
const isNoPhoneInEnglish =
  /(?:order|tracking|parcel|invoice|ref(?:erence)?|policy|claim|serial|ticket|account|customer|booking|sort code|meter|card)\b(?: no\.)?[^.!?\n]{0,18}$/iu
const britishDigits = 10

export function checkBritishPhoneLength({ text }: Reading): Remark[] {
  return [...text.matchAll(british)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - 50), match.index)
    const isAbroad = /^(?:\+|00)44/.test(match[0])
    const digits = match[0]
      .replace(/^(?:\+|00)44[ .]?(?:\(0\))?/, '')
      .replace(/\D/g, '')
      .replace(/^0/, '')
    // Some towns have a digit less; a mobile and London never.
    const isShortTown = digits.length === britishDigits - 1 && /^1/.test(digits)
    if (digits.length === britishDigits || isShortTown || digits.length < 6) return []
    if ((!isAbroad && !isSpokenInEnglish.test(before)) || isNoPhoneInEnglish.test(before)) return []
    const end = match.index + match[0].length
    return [{ kind: 'phone', severity: 'warning', start: match.index, end, saying: 'phone.length' }]
  })
}
