/** Postal addresses that are neither ours nor this person's. */
import type { ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { withoutAccents } from '../spelling/propose-word.ts'

const frenchStreet =
  'rue|avenue|av\\.?|boulevard|bd\\.?|blvd|place|chemin|ch\\.|impasse|allées?|quai|cours|route|square|passage|faubourg|sentier|rond-point|esplanade|promenade|ruelle|montée|traverse|lotissement|résidence|hameau'
const englishStreet =
  'street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|close|way|place|pl|square|sq|terrace|crescent|gardens|grove|boulevard|blvd|hill|row|mews|parade|quay'
/** « voiture 14 place 62 », « 12 quai B »: a seat and a track have a number or a letter, no name. */
const seatOrTrack = String.raw`(?:\d+[a-z]?(?!\s(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre))|\p{L})(?![\p{L}\d'’.])`
const frenchPattern = new RegExp(
  String.raw`(?<![\p{L}\d.,/])\d{1,4}\s?(?:bis|ter|quater|[a-d]\b)?,?\s+(?:${frenchStreet})\s+(?!${seatOrTrack})(?:[\p{L}\d'’.-]+)(?:\s(?:de|du|des|la|le|les|d['’]|l['’]|[\p{Lu}\d][\p{L}\d'’.-]*)(?=[\s,.!?;:)]|$)|\s[\p{L}'’-]{3,}(?=,?\s\d{5}))*(?:,?\s+\d{5}(?:\s[\p{L}'’-]+)?)?`,
  'giu',
)
const englishPattern = new RegExp(
  String.raw`(?<![\p{L}\d.,/£$€])(?:(?:flat|apt|apartment|unit)\s\d+[a-z]?,?\s)?\d{1,5}[A-Za-z]?,?\s+(?:[\p{Lu}][\p{L}'’.-]*\s){1,4}(?:${englishStreet})\b(?:,?\s(?:[\p{Lu}][\p{L}'’-]+,?\s){0,3}[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})?`,
  'giu',
)
/** No street word, yet a postcode: "88 Kingsway, Hove BN3 2FT". */
const postcodedPattern =
  /(?<![\p{L}\d.,/£$€])(?:(?:[Ff]lat|[Aa]pt|[Aa]partment|[Uu]nit)\s\d+[a-z]?,?\s)?\d{1,4}[A-Za-z]?,?\s(?:(?:The\s)?\p{Lu}[\p{L}'’-]+,?\s){1,6}[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?![\p{L}\d])/gu
/** Said of places where anybody may go. */
const publicPlace =
  /(?:boutique|magasin|atelier|cabinet|agence|point relais|relais|restaurant|salon|garage|clinique|école|mairie|bureau|showroom|entrepôt|dépôt|notre adresse|nous sommes (?:au|situés)|nous trouver|shop|store|workshop|office|clinic|school|pick-?up point|locker|warehouse|our address|find us|visit us|we are at|we're at)\b[^.!?\n]{0,40}$/iu

export function checkAddresses(reading: Reading, context: ReviewContext): Remark[] {
  const fine = [...context.own.addresses, ...(context.contact.addresses ?? [])].map(plainAddress)
  const streets = [...reading.text.matchAll(frenchPattern), ...capitalised(reading.text)]
  const matches = [
    ...streets,
    ...[...reading.text.matchAll(postcodedPattern)].filter((one) => !streets.some((two) => meets(one, two))),
  ]
  return matches.flatMap((match) => {
    const written = match[0].replace(/[\s,.]+$/, '')
    const plain = plainAddress(written)
    const postcode = fine.flatMap((one) => otherPostcode(one, plain))[0]
    if (postcode === undefined && fine.some((one) => holds(one, plain) || sharesStreet(one, plain))) return []
    const before = reading.text.slice(Math.max(0, match.index - 60), match.index)
    if (numbered.test(before)) return []
    const severity = publicPlace.test(before) ? 'hint' : 'warning'
    const params = { written }
    return [
      {
        kind: 'address',
        severity,
        start: match.index,
        end: match.index + written.length,
        saying: 'address.foreign',
        params,
      },
    ]
  })
}

/** The number belongs to the word before it. */
const numbered =
  /(?<!\p{L})(?:voiture|wagon|train|siège|coach|carriage|seat|platform|room|gate|table|chambre|porte)\s(?:n[°o]\s?)?$/iu
const meets = (one: RegExpExecArray, other: RegExpExecArray) =>
  one.index < other.index + other[0].length && other.index < one.index + one[0].length

// « 5 minutes way »: an English street has a capital; the flag i is only for « street ».
function capitalised(text: string): RegExpExecArray[] {
  return [...text.matchAll(englishPattern)].filter((match) =>
    /^(?:(?:flat|apt|apartment|unit)\s\d+[a-z]?,?\s)?\d+[a-z]?,?\s+(?-i:\p{Lu}\p{Ll})/iu.test(match[0]),
  )
}

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/\bav\b/g, 'avenue'],
  [/\b(bd|blvd|bld)\b/g, 'boulevard'],
  [/\bst\b/g, 'street'],
  [/\brd\b/g, 'road'],
  [/\bave\b/g, 'avenue'],
  [/\bln\b/g, 'lane'],
]

function plainAddress(address: string): string {
  const plain = withoutAccents(address.toLowerCase())
    .replace(/[^a-z\d]+/g, ' ')
    .trim()
  return abbreviations.reduce((text, [short, long]) => text.replace(short, long), plain)
}

const postcodePattern = /\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b|\b\d{5}\b/

/** The postcode of a known address that is written with another one. */
function otherPostcode(known: string, written: string): string[] {
  const [right, asked] = [postcodePattern.exec(known)?.[0], postcodePattern.exec(written)?.[0]]
  if (right === undefined || asked === undefined || !sharesStreet(known, written)) return []
  return right.replace(' ', '') === asked.replace(' ', '') ? [] : [right]
}

/** The same number and the same two words after it, articles apart: the town may be written or not. */
function sharesStreet(known: string, written: string): boolean {
  const all = written.split(' ')
  const last = all.findIndex((word, index) => index >= 2 && !/^(?:de|du|des|d|la|le|les|l)$/.test(word))
  const words = all.slice(0, Math.max(4, last + 1))
  return words.length >= 3 && holds(known, words.join(' '))
}

/** Whole words only: "5 Baker Street" is not in "25 Baker Street". */
const holds = (known: string, words: string) => ` ${known} `.includes(` ${words} `)
