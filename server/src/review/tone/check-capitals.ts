/** Shouting: several words in capitals that are no abbreviations, sizes or codes. */
import type { ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Reading, Word } from '../reading.ts'
import { withoutAccents } from '../spelling/propose-word.ts'

const runWords = 3
const runLetters = 10
const festive =
  /^(?:joyeux|joyeuse|bon|bonne|happy|merry|black|cyber|merci|thank|félicitations|bravo|new|nouveau|nouveautés|click|last|flash|dernière|soldes|vente|sale|free|livraison|offre)$/
const abbreviations =
  /^(?:sms|mms|sav|cgv|rgpd|gdpr|iban|bic|rib|tva|vat|siret|usb|led|ups|dhl|gls|dpd|fedex|xs|xl|xxl|xxxl|pdf|faq|vip|gps|tv|pc|ok|eur|usd|gbp|ttc|ht|rdv|qr|url|html|nfc|wifi|cb|asap|fyi|eta|tba|tbc|am|pm|uk|us|eu|ue|cpam|caf|irm|ecg|bac|cm1|cm2|ce1|ce2|cp|sos|diy|png|jpg|ios|hdmi|suv|mot|ct|abs)$/

export function checkCapitals(reading: Reading, context: ReviewContext, lexicon: Lexicon): Remark[] {
  const named = new Set(
    [
      ...context.catalogue.map((one) => one.name),
      ...context.offers.map((one) => one.name),
      ...context.contact.names,
      ...context.own.names,
      ...context.dictionary,
    ]
      .flatMap((name) => name.toLowerCase().split(/[^\p{L}]+/u))
      .filter(Boolean),
  )
  const isShouted = (word: Word) => {
    const letters = word.text.replace(/[^\p{L}]/gu, '')
    return (
      letters.length > 1 &&
      letters === letters.toUpperCase() &&
      letters !== letters.toLowerCase() &&
      !abbreviations.test(word.plain) &&
      !named.has(word.plain)
    )
  }
  return runsOf(reading, isShouted).flatMap((run) => judge(run, lexicon))
}

/** Words in capitals one after the other; a small word of one letter between them does not end the run. */
function runsOf(reading: Reading, isShouted: (word: Word) => boolean): Word[][] {
  const runs: Word[][] = []
  let run: Word[] = []
  let lastEnd = 0
  for (const word of reading.words) {
    const between = reading.text.slice(lastEnd, word.start)
    const goesOn = run.length === 0 || (between.length < 6 && !/\p{Ll}/u.test(between))
    const isSmall = word.text.length <= 2 && word.text === word.text.toUpperCase()
    if (isShouted(word) || (isSmall && run.length > 0 && goesOn)) {
      if (!goesOn) runs.push(run.splice(0))
      run.push(word)
    } else if (run.length > 0) {
      runs.push(run)
      run = []
    }
    lastEnd = word.end
  }
  return run.length > 0 ? [...runs, run] : runs
}

function judge(run: readonly Word[], lexicon: Lexicon): Remark[] {
  const first = run[0]!
  const last = run.at(-1)!
  const real = run.filter((word) => word.plain.length > 2 && isWord(word.plain, lexicon))
  const letters = run.reduce((sum, word) => sum + word.text.length, 0)
  const isFestive = run.some((word) => festive.test(word.plain)) && run.length < 5
  const isLong = run.length >= runWords && letters >= runLetters && real.length >= 2
  const isPair = run.length === 2 && real.length === 2 && letters >= 8
  if (!isLong && !isPair) {
    const isStressed =
      run.length === 1 &&
      real.length === 1 &&
      /^(?:non|jamais|encore|toujours|rien|pas|no|not|never|always|now|maintenant|stop|urgent|arrêtez|vous|you|tout|all)$/.test(
        first.plain,
      )
    return isStressed ? [remark(first, last, 'hint')] : []
  }
  return [remark(first, last, isFestive ? 'hint' : 'warning')]
}

const isWord = (plain: string, lexicon: Lexicon) =>
  lexicon.fr.bitsOf(plain) !== 0 ||
  lexicon.en.bitsOf(plain) !== 0 ||
  lexicon.fr.near(plain, 1).some((one) => withoutAccents(one.word) === withoutAccents(plain))

function remark(first: Word, last: Word, severity: 'hint' | 'warning'): Remark {
  return { kind: 'capitals', severity, start: first.start, end: last.end, saying: 'capitals.shouting' }
}
