/**
 * Prices that differ from the catalogue, from what this person was told, or from the other half of «
 * instead of ».
 */

import type { Product, ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Reading, Span } from '../reading.ts'
import { longPattern } from '../words/long-pattern.ts'
import { type Amount, findAmounts, writeAmountLike } from './amounts.ts'
import { checkAgreed } from './check-agreed.ts'
import { checkSums } from './check-sums.ts'
import { findMentions, type Mention } from './product-mentions.ts'

const pairPattern =
  /au lieu d['’e]|instead of|plut[oô]t que|down from|was|contre|avant|reduced from|previously/iu
const otherCost = longPattern(
  String.raw`
    (?:livraison|frais(?: de port)?|port|acompte|d[ée]p[oô]t|caution|remise|r[ée]duction|avoir|
    remboursement|rembours\p{L}*|cr[ée]dit|bon d['’]achat|code|offerte? d[eè]s|d[eè]s|[àa] partir de|
    total|solde|reste|diff[ée]rence|suppl[ée]ment|delivery|shipping|postage|deposit|discount|off|
    refund\p{L}*|voucher|credit|from|over|total|balance|difference|extra|save|minimum|gift card|
    carte cadeau|par mois|fois|mensualit[ée]s?)\s*(?:de|of|est|is|à|at|:|=|fee|fees|cost|costs|sont|are|
    coûte|d['’])?\s*(?:de|of|est|à)?\s*$
  `,
  'iu',
)
const otherCostAfter = longPattern(
  String.raw`
    ^\s*(?:de\s+(?:remise|r[ée]duction|frais|port|livraison|caution|d[ée]p[oô]t|plus|suppl[ée]ment)|
    d['’](?:acompte|achat)|off|discount|delivery|shipping|deposit|extra|more|less|voucher|credit|
    d['’]avoir|par mois|a month|per month|\/\s*mois|de moins)
  `,
  'iu',
)

export function checkPrices(reading: Reading, context: ReviewContext): Remark[] {
  const amounts = findAmounts(reading.text)
  const pairs = findPairs(reading.text, amounts)
  const remarks = [...pairs.flatMap(checkPair), ...checkSums(reading, amounts)]
  const counted = amounts.filter((amount) => !isOtherCost(reading.text, amount))
  const mentions = findMentions(reading.text, context.catalogue)
  for (const amount of counted) {
    const pair = pairs.find((one) => one.now === amount)
    // The reduced price is free; the old one must be the catalogue's.
    if (pair) continue
    const mention = nearestMention(reading, amount, mentions)
    const remark = mention
      ? checkAmount(reading.text, amount, mention, counted, mentions, context)
      : (checkTold(amount, context) ?? checkAgreed(reading, amount, context))
    if (remark && !remarks.some((one) => one.start === remark.start)) remarks.push(remark)
  }
  return [
    ...remarks,
    ...checkRest(reading, amounts, counted, mentions),
    ...checkBare(reading, amounts, mentions),
  ]
}

/** « il reste 1 890 € à régler » for what costs 189: a rest is free, a slip of the same digits is not. */
function checkRest(
  reading: Reading,
  amounts: readonly Amount[],
  counted: readonly Amount[],
  mentions: readonly Mention[],
): Remark[] {
  return amounts.flatMap((amount) => {
    const before = reading.text.slice(Math.max(0, amount.start - 30), amount.start)
    if (
      counted.includes(amount) ||
      !/(?:reste|solde|total|montant|balance)\P{L}*(?:\p{L}+\P{L}*)?$/iu.test(before)
    )
      return []
    const { product } = nearestMention(reading, amount, mentions) ?? {}
    if (!product || product.currency !== amount.currency) return []
    const isSlipped = [10, 100].some((ratio) => equal(amount.value, product.price * ratio))
    return isSlipped ? [slipOf(amount, product)] : []
  })
}

/** « la tarte au citron est à 245 »: without a sign only ten or a hundred times the price is certain. */
function checkBare(reading: Reading, amounts: readonly Amount[], mentions: readonly Mention[]): Remark[] {
  return [...reading.text.matchAll(barePrice)].flatMap((match) => {
    const text = match.groups!.price!
    const start = match.index + match[0].length - text.length
    const value = Number(text.replace(/\s/g, '').replace(',', '.'))
    if (amounts.some((one) => start < one.end && start + text.length > one.start)) return []
    const { product } = nearestMention(reading, { start, end: start + text.length }, mentions) ?? {}
    if (!product || ![10, 100].some((ratio) => equal(value, product.price * ratio))) return []
    const { currency } = product
    const digits = text.replace(/\D/g, '')
    return [slipOf({ start, end: start + text.length, text, value, currency, digits }, product)]
  })
}

const barePrice = longPattern(
  String.raw`
    (?<!\p{L})(?:est à|sont à|à|coûte|coûtent|coute|vaut|fait|prix\s?:?|costs?|is|
    price\s?:?)\s+(?<price>\d{2,5}(?:[.,]\d{2})?)(?![\d.,:/]*\d)(?!\s?(?:[€£$%h°]|\p{L}))
  `,
  'giu',
)

function slipOf(amount: Amount, product: Product): Remark {
  const { start, end, text: written } = amount
  const price = writeAmountLike(amount, product.price, product.currency)
  const params = { product: product.name, written, price }
  return { kind: 'price', severity: 'stop', start, end, saying: 'price.slip', params, proposal: price }
}

type Pair = { readonly now: Amount; readonly before: Amount }

function findPairs(text: string, amounts: readonly Amount[]): Pair[] {
  return amounts.flatMap((amount, index) => {
    const next = amounts[index + 1]
    if (!next) return []
    const between = text.slice(amount.end, next.start)
    if (between.length > 30 || /[.!?\n]/.test(between)) return []
    if (
      /\b(?:now|maintenant|désormais|passe à)\b/iu.test(between) &&
      /\b(?:was|était|avant|coûtait)\b/iu.test(text.slice(Math.max(0, amount.start - 20), next.start))
    ) {
      return [{ before: amount, now: next }]
    }
    return pairPattern.test(between) ? [{ now: amount, before: next }] : []
  })
}

function checkPair({ now, before }: Pair): Remark[] {
  if (now.currency !== before.currency || now.value < before.value) return []
  const params = { now: now.text, before: before.text }
  return [
    { kind: 'price', severity: 'warning', start: now.start, end: now.end, saying: 'price.no_saving', params },
  ]
}

function isOtherCost(text: string, amount: Span): boolean {
  const before = text.slice(Math.max(0, amount.start - 40), amount.start)
  const after = text.slice(amount.end, amount.end + 25)
  return otherCost.test(before) || otherCostAfter.test(after)
}

/**
 * The product named before the amount in its sentence, else the next one after it, else the last one of the
 * sentence before.
 */
function nearestMention(reading: Reading, amount: Span, mentions: readonly Mention[]): Mention | undefined {
  const sentence = reading.sentences.findIndex((one) => amount.start >= one.start && amount.start < one.end)
  const { start = 0, end = reading.text.length } = reading.sentences[sentence] ?? {}
  const inside = mentions.filter((one) => one.start >= start && one.end <= end)
  const before = inside.filter((one) => one.end <= amount.start).at(-1)
  const bound = boundTo(reading.text, amount, inside)
  if (bound) return bound
  const after = inside.find((one) => one.start >= amount.end)
  const gap = before ? reading.text.slice(before.end, amount.start) : ''
  if (before && !(after && /[,;]/.test(gap) && after.start - amount.end < 8)) return before
  if (after) return after
  const previous = reading.sentences[sentence - 1]
  return previous && mentions.filter((one) => one.start >= previous.start && one.end <= previous.end).at(-1)
}

/** « 189 € pour la révision complète »: the product right after « pour » is what costs so much. */
function boundTo(text: string, amount: Span, mentions: readonly Mention[]): Mention | undefined {
  const after = mentions.find((one) => one.start >= amount.end)
  const isBound =
    after && /^\s*(?:pour|for)\s+(?:\p{L}+['’]?\s*){0,2}$/iu.test(text.slice(amount.end, after.start))
  return isBound ? after : undefined
}

function checkAmount(
  text: string,
  amount: Amount,
  mention: Mention,
  amounts: readonly Amount[],
  mentions: readonly Mention[],
  context: ReviewContext,
): Remark | undefined {
  const { product, isWhole } = mention
  const told = context.earlierPrices.findLast((one) => one.sku === product.sku)
  const isTold = told !== undefined && equal(told.price, amount.value) && told.currency === amount.currency
  if (isTold) return undefined
  const { start, end } = amount
  const params = {
    product: product.name,
    written: amount.text,
    price: writeAmountLike(amount, product.price, product.currency),
  }
  if (equal(amount.value, product.price) && amount.currency === product.currency) {
    if (told === undefined || equal(told.price, product.price)) return undefined
    const before = writeAmountLike(amount, told.price, told.currency)
    return {
      kind: 'price',
      severity: 'warning',
      start,
      end,
      saying: 'price.told_other',
      params: { ...params, told: before },
      proposal: before,
    }
  }
  if (equal(amount.value, product.price)) {
    return {
      kind: 'price',
      severity: 'warning',
      start,
      end,
      saying: 'price.currency',
      params,
      proposal: params.price,
    }
  }
  const slip = isSlip(amount, product.price)
  if (!slip && isExplained(text, amount, product, amounts, mentions)) return undefined
  if (!slip && !isWhole) return undefined
  const saying = slip ? 'price.slip' : 'price.differs'
  return {
    kind: 'price',
    severity: slip ? 'stop' : 'warning',
    start,
    end,
    saying,
    params,
    proposal: params.price,
  }
}

const equal = (one: number, other: number) => Math.abs(one - other) < 0.005

/** Ten or a hundred times too much or too little, or the right digits with the mark in the wrong place. */
function isSlip(amount: Amount, price: number): boolean {
  const ratios = [10, 100, 1000, 0.1, 0.01, 0.001]
  if (ratios.some((ratio) => Math.abs(amount.value - price * ratio) < 0.006 * Math.max(1, ratio))) return true
  const significant = (digits: string) => digits.replace(/^0+|0+$/g, '')
  return (
    significant(amount.digits) === significant(price.toFixed(2).replace('.', '')) &&
    !equal(amount.value, price)
  )
}

/** Several pieces, a percentage off, a sum of what was named: another figure may well be right. */
function isExplained(
  text: string,
  amount: Amount,
  product: Product,
  amounts: readonly Amount[],
  mentions: readonly Mention[],
): boolean {
  const near = text.slice(Math.max(0, amount.start - 90), amount.end + 60)
  const counts = [...near.matchAll(/(?<![\d,.])(\d{1,3})(?![\d,.]*\d|\s*[%€£$])/g)].map((match) =>
    Number(match[1]),
  )
  const words = [
    ...near
      .toLowerCase()
      .matchAll(/deux|trois|quatre|cinq|six|two|three|four|five|both|pair|dozen|demi|half|moitié/g),
  ].map((match) => wordCounts[match[0]] ?? 1)
  if ([...counts, ...words].some((count) => equal(amount.value, count * product.price))) return true
  const percents = [...text.matchAll(/(\d{1,2}(?:[.,]\d)?)\s?%/g)].map((match) =>
    Number(match[1]!.replace(',', '.')),
  )
  if (percents.some((percent) => Math.abs(amount.value - product.price * (1 - percent / 100)) < 0.51))
    return true
  const sum = [...new Set(mentions.map((one) => one.product))].reduce((total, one) => total + one.price, 0)
  if (equal(sum, amount.value)) return true
  // « 189 € pour le gâteau et 32 € pour la révision » explains nothing: each is bound to its own.
  return (
    boundTo(text, amount, mentions) === undefined &&
    amounts.some((other) => other !== amount && equal(other.value, product.price))
  )
}

const wordCounts: Readonly<Record<string, number>> = {
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  both: 2,
  dozen: 12,
  demi: 0.5,
  half: 0.5,
  moitié: 0.5,
}

/** No product is named: only a slip against what this person was told is certain enough. */
function checkTold(amount: Amount, context: ReviewContext): Remark | undefined {
  const told = context.earlierPrices.filter((one) => one.currency === amount.currency)
  if (told.some((one) => equal(one.price, amount.value))) return undefined
  const slipped = told.findLast((one) => isSlip(amount, one.price))
  if (!slipped) return undefined
  const proposal = writeAmountLike(amount, slipped.price, slipped.currency)
  const params = { written: amount.text, told: proposal }
  const { start, end } = amount
  return { kind: 'price', severity: 'stop', start, end, saying: 'price.told_slip', params, proposal }
}
