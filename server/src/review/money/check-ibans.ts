/** Bank accounts: somebody's is not sent around, and our own must be right to the last digit. */
import { countrySpecs, isValidIBAN } from 'ibantools'
import type { ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'

const ibanPattern = /(?<![\p{L}\d])([A-Z]{2})\d{2}(?:[ \u00a0.-]?[A-Z\d]){9,32}/giu
const differencesMax = 3
const shortestRead = 14

export function checkIbans(reading: Reading, context: ReviewContext): Remark[] {
  const own = context.own.ibans.map(compact)
  return [...reading.text.matchAll(ibanPattern)].flatMap((match) => {
    const written = cutToCountry(match[0])
    if (written === undefined) return []
    const iban = compact(written)
    if (own.includes(iban)) return []
    const start = match.index
    const end = start + written.length
    const near = own.find((one) => differences(one, iban) <= differencesMax)
    if (near !== undefined && !isValidIBAN(iban)) return [mistyped(start, end, written, inFours(near))]
    if (isValidIBAN(iban)) return [{ kind: 'iban', severity: 'stop', start, end, saying: 'iban.foreign' }]
    return isWrittenAsIban(reading.text, start, written) ? [mistyped(start, end, written, null)] : []
  })
}

const compact = (text: string) => text.replace(/[^a-z\d]/gi, '').toUpperCase()
const inFours = (iban: string) => iban.replace(/(.{4})(?=.)/g, '$1 ')

function mistyped(start: number, end: number, written: string, proposal: string | null): Remark {
  return {
    kind: 'iban',
    severity: 'warning',
    start,
    end,
    saying: 'iban.mistyped',
    params: { written },
    proposal,
  }
}

/** The letters after an account number are the next words; each country says how long its own is. */
function cutToCountry(written: string): string | undefined {
  const spec = countrySpecs[written.slice(0, 2).toUpperCase()]
  const chars = spec?.chars
  if (chars === undefined || chars === null) return undefined
  let counted = 0
  for (let index = 0; index < written.length; index += 1) {
    if (/[a-z\d]/i.test(written[index]!)) counted += 1
    if (counted === chars) return written.slice(0, index + 1)
  }
  // Cut short it is nobody's account, and as wrong.
  return counted >= shortestRead ? written.trimEnd() : undefined
}

const isWrittenAsIban = (text: string, start: number, written: string) =>
  /iban|rib|compte|account|virement|transfer|bank|pay|send|deposit|refund/iu.test(
    text.slice(Math.max(0, start - 40), start),
  ) && (written.match(/\d/g)?.length ?? 0) >= 10

function differences(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 1) return Number.POSITIVE_INFINITY
  return [...one].filter((letter, index) => letter !== other[index]).length
}
