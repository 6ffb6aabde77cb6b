/** Small sums a message does itself: « 3 coffrets à 28 €, soit 84 € », « 28 € + 32 € = 60 € ». */

import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { longPattern } from '../words/long-pattern.ts'
import { type Amount, writeAmountLike } from './amounts.ts'

const result = longPattern(
  String.raw`
    (?:=|soit|total|ça fait|ca fait|cela fait|ce qui fait|en tout|comes to|that is|that's|
    makes)[^\d€£$.!?\n]{0,25}$
  `,
  'iu',
)
/** « 3 coffrets de 12 macarons à 28 € », "2 x £18": how many of what costs so much each. */
const each = longPattern(
  String.raw`
    (?<!\p{L}|[\d,.])(?<count>\d{1,2})(?:\s?[x×*]\s?|\s+(?!%|€|£|h\b|ans?\b|jours?\b|kg\b|cm\b|mois\b|
    fois\b|nights?\b)[\p{L}\d][\p{L}\d '’-]{1,40}?\s+(?:à|at|@|x)\s+)$
  `,
  'iu',
)

export function checkSums({ text }: Reading, amounts: readonly Amount[]): Remark[] {
  return amounts.flatMap((total, index) => {
    const before = amounts[index - 1]
    if (!before || before.currency !== total.currency) return []
    const between = text.slice(before.end, total.start)
    if (between.length > 40 || !result.test(between)) return []
    const right = product(text, before) ?? addition(text, amounts, index)
    const forAll = right === undefined ? forSeveral(text, before, total) : undefined
    if (forAll !== undefined) return [wrongSum(total, forAll)]
    if (right === undefined || Math.abs(right - total.value) < 0.005) return []
    return isSlip(right, total.value) || /=\s*$/.test(between) ? [wrongSum(total, right)] : []
  })
}

function product(text: string, unit: Amount): number | undefined {
  const count = each.exec(text.slice(Math.max(0, unit.start - 60), unit.start))?.groups?.count
  return count === undefined ? undefined : Number(count) * unit.value
}

const several: Readonly<Record<string, number>> = { deux: 2, trois: 3, quatre: 4, two: 2, three: 3, four: 4 }

/** « soit 398 € pour les deux » of what costs 189: less may be a favour, more is never right. */
function forSeveral(text: string, unit: Amount, total: Amount): number | undefined {
  const said =
    /^\s*(?:pour|for)\s+(?:les |vos |the )?(deux|trois|quatre|two|three|four|\d{1,2})(?!\p{L}|\d)/iu.exec(
      text.slice(total.end, total.end + 30),
    )?.[1]
  const count = said === undefined ? undefined : (several[said.toLowerCase()] ?? Number(said))
  const isMore = count !== undefined && total.value > unit.value * count + 0.005
  return isMore && total.value < unit.value * (count + 1) ? unit.value * count : undefined
}

/** The amounts joined by « + » right before the total. */
function addition(text: string, amounts: readonly Amount[], index: number): number | undefined {
  let sum = amounts[index - 1]!.value
  let at = index - 1
  while (at > 0 && /\+[^=\n]*$/.test(text.slice(amounts[at - 1]!.end, amounts[at]!.start))) {
    at -= 1
    sum += amounts[at]!.value
  }
  return at === index - 1 ? undefined : sum
}

// A discount may well lie between: without « = » only a factor of ten is certain.
const isSlip = (right: number, written: number) =>
  [10, 100, 0.1, 0.01].some((ratio) => Math.abs(written - right * ratio) < 0.006 * Math.max(1, ratio))

function wrongSum(total: Amount, right: number): Remark {
  const proposal = writeAmountLike(total, Math.round(right * 100) / 100, total.currency)
  const { start, end, text } = total
  const params = { written: text, price: proposal }
  return { kind: 'price', severity: 'warning', start, end, saying: 'price.sum', params, proposal }
}
