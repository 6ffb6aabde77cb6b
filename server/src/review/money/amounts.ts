/** Amounts of money in a text: 19,90 €, €19.90, 1 299 euros, 19€90, £12. */
import { longPattern } from '../words/long-pattern.ts'

export type Amount = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly value: number
  /** ISO 4217. */
  readonly currency: string
  /** What else the digits could say: « 1.290 € » is 1290, and 1.29 for who slips. */
  readonly digits: string
}

const number = String.raw`\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,3})?`
const sign = String.raw`cts?(?![\p{L}])|
  centimes?|pence|€|£|\$|CHF|EUR|GBP|USD|CAD|euros?|dollars?|pounds?|livres sterling|francs suisses`
const amountPattern = longPattern(
  String.raw`(?<![\d.,])(?:(?<cents>\d+€\d{2})(?!\d)|
    (?<before>€|£|\$|EUR|GBP|USD|CHF)[ \u00a0\u202f]?(?<first>${number})(?![\d])|
    (?<second>${number})[ \u00a0\u202f]?(?<after>${sign})(?![\p{L}\d]))`,
  'giu',
)

const currencies: Readonly<Record<string, string>> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  'livres sterling': 'GBP',
  $: 'USD',
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  ct: 'EUR',
  cts: 'EUR',
  centime: 'EUR',
  centimes: 'EUR',
  pence: 'GBP',
  chf: 'CHF',
  'francs suisses': 'CHF',
  cad: 'CAD',
}

export function findAmounts(text: string): Amount[] {
  return [...text.matchAll(amountPattern)].flatMap((match) => {
    const { cents, before, first, second, after } = match.groups ?? {}
    const written = cents?.replace('€', ',') ?? first ?? second ?? ''
    const value = readNumber(written)
    const currency = currencies[(cents ? '€' : (before ?? after ?? '')).toLowerCase()]
    if (value === undefined || currency === undefined) return []
    const isSmall = /^(?:cts?|centimes?|pence)$/i.test(after ?? '')
    const digits = written.replace(/\D/g, '')
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        text: match[0],
        value: isSmall ? value / 100 : value,
        currency,
        digits,
      },
    ]
  })
}

/**
 * French and English write decimals and thousands the other way round; three digits after a mark are
 * thousands.
 */
function readNumber(written: string): number | undefined {
  const compact = written.replace(/[ \u00a0\u202f'’]/g, '')
  const decimals = /[.,](\d{1,2})$/.exec(compact)?.[1]
  const whole = (decimals === undefined ? compact : compact.slice(0, -decimals.length - 1)).replace(
    /[.,]/g,
    '',
  )
  const value = Number(`${whole}.${decimals ?? '0'}`)
  return Number.isFinite(value) ? value : undefined
}

/** The same amount written as the writer writes amounts: sign, side and decimal mark stay. */
export function writeAmountLike(amount: Amount, value: number, currency: string): string {
  const hasPoint = /\d\.\d{1,2}(\D|$)/.test(amount.text) || /^[€£$]/.test(amount.text)
  const whole = Number.isInteger(value)
  const digits = whole ? String(value) : value.toFixed(2).replace('.', hasPoint ? '.' : ',')
  if (amount.currency !== currency) return currency === 'EUR' ? `${digits} €` : `${signOf(currency)}${digits}`
  return amount.text.replace(/€\d{2}$/, '€').replace(/\d[\d \u00a0\u202f.,'’]*\d|\d/u, digits)
}

export const signOf = (currency: string) => ({ EUR: '€', GBP: '£', USD: '$' })[currency] ?? currency
