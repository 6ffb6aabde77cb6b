/** Insults, also where letters are starred, spaced or replaced by figures. */
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { readWords } from '../words/read-words.ts'
import { phrasePattern } from './phrases.ts'

/** Never in a message to a customer. */
const always = [...readWords('insults')]
/** Coarse, though not always aimed at somebody. */
const coarse =
  'merde merdes merdique merdiques putain chier chiant chiante chiants foutre fuck fucking fucked fck wtf stfu bullshit shit shitty crap crappy bordel bloody damn dammit goddamn piss pissed'.split(
    ' ',
  )
/** An insult only when said of somebody. */
const aimed = [...readWords('aimed-insults'), ...readWords('french-aimed-insults')]

/** An insult when it is all that is said. */
const barePattern = new RegExp(
  String.raw`^\W*(?:you |what a )?(?:${[...readWords('bare-insults')].join('|')})s?\W*$`,
  'iu',
)

const alwaysPattern = phrasePattern(always)
const coarsePattern = phrasePattern(coarse)
const aimedPattern = phrasePattern(aimed)
/** `s*lope`, `c0nnard`, `m.e.r.d.e`, `f**k`, `sal0pe`. */
const disguised =
  /(?<![\p{L}\d*@#$])(?=[\p{L}\d*@$!.\-_#]*[*@$!\d.\-_#])(?:\p{L}(?:[.\-_]?[\p{L}\d*@$!#]){2,13}|\p{L}(?: \p{L}){3,})(?![\p{L}\d*@#$])/gu
const figures: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const targets = [
  ...always,
  ...coarse.filter((word) => !/^(?:bloody|damn|piss|pissed|crap|wtf|stfu|fck)$/.test(word)),
  'con',
  'conne',
  'cons',
  'fuck',
  'shit',
  'fucking',
  'ass',
]
  .map((word) => word.replace(/\\p\{L\}\+/g, ''))
  .flatMap((word) =>
    word.includes('?') ? [word.replace(/\p{L}\?/gu, ''), word.replaceAll('?', '')] : [word],
  )
  .filter((word) => word.length > 2)
const targetSet = new Set(targets)

export function checkInsults(reading: Reading): Remark[] {
  const { text } = reading
  const bare = barePattern.exec(text)
  const found = [
    ...(bare ? [remark(bare, 'stop', 'insult.word')] : []),
    ...[...text.matchAll(aimedPattern)].map((match) => remark(match, 'stop', 'insult.aimed')),
    ...[...text.matchAll(alwaysPattern)]
      .filter((match) => isMeant(text, match))
      .map((match) => remark(match, 'stop', 'insult.word')),
    ...[...text.matchAll(coarsePattern)].map((match) => remark(match, 'warning', 'insult.coarse')),
    ...[...text.matchAll(disguised)]
      .filter((match) => isDisguised(match[0]))
      .map((match) => remark(match, 'stop', 'insult.disguised')),
  ]
  return found.filter(
    (one, index) => !found.some((other, at) => at < index && one.start < other.end && other.start < one.end),
  )
}

// « Mongols », « Ordures ménagères », « idiot-proof »: a rubbish collection insults nobody.
function isMeant(text: string, match: RegExpExecArray): boolean {
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 14)
  if (/^ordures?$/i.test(match[0]) && /^ ménag/i.test(after)) return false
  return (
    (!/^-?\s?proof/i.test(after) && !/^(?:mongols?|guignols?)$/i.test(match[0]) === true) ||
    /vous|espèce|bande|quel/i.test(text.slice(Math.max(0, match.index - 20), match.index))
  )
}

function isDisguised(written: string): boolean {
  const compact = written.replace(/(?<=\p{L}|[\d*@$!#])[.\-_ ](?=[\p{L}\d*@$!#])/gu, '').toLowerCase()
  const spelt = compact.replace(/[013457@$!]/g, (letter) => figures[letter] ?? letter)
  // Written with dots between all letters, or with figures and stars inside; a plain word with a hyphen is a word.
  if (!/[*@$!#\d]/.test(written) && !/^\p{L}(?:[.\-_ ]\p{L}){2,}$/u.test(written)) return false
  if (/^\d+$/.test(compact) || (compact.match(/\d/g)?.length ?? 0) > compact.length / 2) return false
  if (targetSet.has(spelt)) return true
  if (!/[*#]/.test(spelt)) return false
  const letters = spelt.replace(/[*#]/g, '')
  if (letters.length < 2 || !/^\p{L}[\p{L}*#]+$/u.test(spelt)) return false
  const pattern = new RegExp(
    `^${spelt.replace(/[*#]+/g, (stars) => (stars.length > 1 ? '\\p{L}{1,6}' : '\\p{L}{1,2}'))}$`,
    'u',
  )
  return targets.some((word) => pattern.test(word))
}

function remark(match: RegExpExecArray, severity: 'warning' | 'stop', saying: string): Remark {
  return { kind: 'insult', severity, start: match.index, end: match.index + match[0].length, saying }
}
