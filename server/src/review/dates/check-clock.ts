/** Hours that no clock shows: « à 25h30 », « 14h75 », "at 25:00". */

import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { longPattern } from '../words/long-pattern.ts'

const clock = longPattern(
  String.raw`
    (?<![\p{L}\d.,:/-])(?<hour>\d{1,2})\s?(?<mark>[hH:])\s?(?<minute>\d{2})(?![\d:/]|\s?(?:%|cm|mm|
    kg))(?!\p{L})
  `,
  'gu',
)
const wholeHour = /(?<=(?<!\p{L})(?:à|vers|at|around) )(?<hour>2[5-9]|3\d) ?[hH](?![\p{L}\d/])/gu

export function checkClock({ text }: Reading): Remark[] {
  const exact = [...text.matchAll(clock)].filter((match) => {
    const { hour = '', mark, minute = '' } = match.groups ?? {}
    // « 1:75 » may be a score or a scale; a French hour is one.
    const isHour =
      mark === ':'
        ? /(?:\bà|vers|at|from|until|de|before|after)\s+$/iu.test(text.slice(0, match.index))
        : true
    const isLong = /(?:sous|durée|pendant|en|dure|de|compter|comptez)\s+$/iu.test(text.slice(0, match.index))
    return isHour && (Number(minute) > 59 || (Number(hour) > 24 && !isLong))
  })
  return [...exact, ...text.matchAll(wholeHour)].map((match) => {
    const end = match.index + match[0].length
    const params = { written: match[0] }
    return {
      kind: 'date',
      severity: 'warning',
      start: match.index,
      end,
      saying: 'date.hour',
      params,
    } satisfies Remark
  })
}
