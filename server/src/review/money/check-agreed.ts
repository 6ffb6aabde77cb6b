/** A price called back: « comme convenu, 360 € » to whom was told 340 €, "the quote is still £390". */
import type { ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { longPattern } from '../words/long-pattern.ts'
import { type Amount, writeAmountLike } from './amounts.ts'

const equal = (one: number, other: number) => Math.abs(one - other) < 0.005

/** Only where the words say that it is the price told before, or name what it costs by its code. */
export function checkAgreed(
  { text, sentences }: Reading,
  amount: Amount,
  context: ReviewContext,
): Remark | undefined {
  const { start, end } = amount
  const told = context.earlierPrices.filter((one) => one.currency === amount.currency)
  const sentence = sentences.find((one) => start >= one.start && start < one.end)
  if (!sentence || told.length === 0 || told.some((one) => equal(one.price, amount.value))) return undefined
  if (context.catalogue.some((one) => equal(one.price, amount.value))) return undefined
  const said = text.slice(sentence.start, sentence.end)
  const before = text.slice(Math.max(sentence.start, start - 40), start)
  if (partOfPrice.test(before)) return undefined
  const named = told.findLast((one) => skuPattern(one.sku).test(said))
  const near = named ?? (callsBack.test(said) ? told.at(-1) : undefined)
  const ratio = near ? amount.value / near.price : 0
  if (!near || (!named && (ratio < nearRatio || ratio > 1 / nearRatio)) || ratio < 0.3 || ratio > 3)
    return undefined
  const proposal = writeAmountLike(amount, near.price, near.currency)
  const params = { written: amount.text, told: proposal, product: near.sku.toLowerCase(), price: amount.text }
  return { kind: 'price', severity: 'warning', start, end, saying: 'price.told_other', params, proposal }
}

/** Without the name of what it costs, only a price of about that height is the same price. */
const nearRatio = 0.7
const callsBack = longPattern(
  String.raw`
    (?:convenu|annonc[ée]|entendu(?= (?:hier|ensemble|au téléphone|l))|comme (?:dit|prévu|discuté|promis|
    indiqué|vu|je vous)|pour rappel|rappelle|redis|redit|reconfirm|on (?:avait|s'était) (?:dit|mis|parlé)|
    (?:dont|que) (?:on|nous|je)(?: \p{L}+){0,2} (?:parlé|dit|donné|communiqué|annoncé)|toujours|
    reste le|n'a\spas\s(?:bougé|changé)|pas bougé|inchangé|le même|tient toujours|dernière fois|
    dernier message|as agreed|
    as discussed|as i said|as promised|as quoted|still|same price|same quote|unchanged|(?:i|we) (?:quoted|
    told|said|agreed)|agreed|quoted|mentioned|reminder)
  `,
  'iu',
)
const partOfPrice = longPattern(
  String.raw`
    (?:acompte|arrhes|caution|livraison|frais|remise|r[ée]duction|reste(?! (?:le|la|au) même|\sinchang|
    \sde\smise)|solde|moins|plus de|suppl[ée]ment|
    déplacement|pourboire|avoir|bon|rembours\p{L}*|deposit|delivery|shipping|discount|balance|refund|off|
    extra|fee)\P{L}{0,4}(?:\p{L}+\P{L}+){0,3}$
  `,
  'iu',
)
const skuPattern = (sku: string) =>
  new RegExp(String.raw`(?<!\p{L})${sku.replace(/[^\p{L}\d]+/gu, '[\\s-]?')}(?!\p{L})`, 'iu')
