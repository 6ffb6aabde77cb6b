/** French phone numbers with a digit too few or too many. */
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
