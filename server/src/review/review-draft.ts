/** The second look: every check over every text of a draft, the gravest first. Pure but for what it asks the context. */
import { setImmediate } from 'node:timers/promises'
import { checkBlanks } from './check-blanks.ts'
import { checkLinks } from './check-links.ts'
import type { ReviewContext, ReviewDraft } from './context.ts'
import { checkDates } from './dates/check-dates.ts'
import { type DraftText, listDraftTexts } from './draft-texts.ts'
import type { Finding, Remark } from './finding.ts'
import { hearMarks, whatIsNew } from './grammalecte/index.ts'
import { checkGrammar } from './grammar/check-grammar.ts'
import { type Lexicon, openLexicon } from './lexicon/lexicon.ts'
import { checkCards } from './money/check-cards.ts'
import { checkIbans } from './money/check-ibans.ts'
import { checkPrices } from './money/check-price.ts'
import { checkAddressee } from './people/check-addressee.ts'
import { checkAddresses } from './people/check-addresses.ts'
import { checkEmailSlips } from './people/check-emails.ts'
import { checkOthers } from './people/check-others.ts'
import { checkBritishPhoneLength, checkPhoneLength } from './people/check-phone-length.ts'
import { isWithin, type Reading, readCharsMax, readText } from './reading.ts'
import { checkSpelling } from './spelling/check-spelling.ts'
import { checkAccusations } from './tone/check-accusations.ts'
import { checkAnger } from './tone/check-anger.ts'
import { checkCapitals } from './tone/check-capitals.ts'
import { checkInsults } from './tone/check-insults.ts'

/** More findings help nobody to write better. */
const findingsMax = 100

/** Never refuses a draft, whatever it holds; throws only what `findOthers` or the reading of dictionaries throws. */
export async function reviewDraft(draft: ReviewDraft, context: ReviewContext): Promise<Finding[]> {
  const lexicon = await openLexicon()
  const sendAt = draft.sendAt ?? context.now
  const texts = listDraftTexts(draft.type, draft.body)
  const found: Finding[] = []
  for (const text of texts) found.push(...(await reviewText(text, draft, context, lexicon, sendAt)))
  return found.slice(0, findingsMax)
}

/** Reads the dictionaries ahead of the first draft: about a second, in slices. */
export async function warmReview(): Promise<void> {
  await openLexicon()
}

const firstSentences = [
  'Bonjour Madame, vous vous êtes tromper : la robe coûte 89 €, elle est arrivé le 3 mai, vous mentez.',
  'Hello Madam, you has made a mistake: the dress costs 89 €, it arrived on May 3, you are lying.',
]

/**
 * Looks at a sentence of each language: the checks make their tables at the first text they read, which takes as long again
 * as reading the dictionaries.
 */
export async function warmChecks(now: Date): Promise<void> {
  const nobody: ReviewContext = {
    contact: { names: [], phones: [], emails: [] },
    findOthers: () => ({ names: [], phones: [], emails: [], orders: [] }),
    own: { names: [], phones: [], emails: [], addresses: [], ibans: [], domains: [] },
    ...{ catalogue: [], earlierPrices: [], dictionary: [], offers: [], timeZone: 'UTC', now },
  }
  for (const body of firstSentences) {
    await reviewDraft({ type: 'text', body: { body } }, nobody)
    // Whoever came meanwhile goes first.
    await setImmediate()
  }
}

async function reviewText(
  { part, text }: DraftText,
  draft: ReviewDraft,
  context: ReviewContext,
  lexicon: Lexicon,
  sendAt: Date,
): Promise<Finding[]> {
  const fallback = draft.language ?? context.contact.language ?? 'fr'
  const reading = readText(text.slice(0, readCharsMax), lexicon, fallback)
  // It reads in a process of its own while the checks run here.
  const heard = context.readFrench && hearMarks(context.readFrench, reading, context)
  const own = [
    ...checkBlanks(reading, part),
    ...checkCards(reading),
    ...checkIbans(reading, context),
    ...checkPrices(reading, context),
    ...checkEmailSlips(reading, context),
    ...(await checkOthers(reading, context)),
    ...checkPhoneLength(reading),
    ...checkBritishPhoneLength(reading),
    ...checkAddresses(reading, context),
    ...checkDates(reading, context, sendAt),
    ...checkLinks(reading, context),
    ...checkInsults(reading),
    ...checkAccusations(reading),
    ...checkAnger(reading),
    ...checkCapitals(reading, context, lexicon),
    ...checkAddressee(reading, context, lexicon),
    ...checkLanguageOf(reading, context, lexicon),
  ]
  const added = heard ? quietenQuoted(whatIsNew(await heard, own, reading), reading) : []
  return orderRemarks(withoutEchoes([...own, ...added])).map((remark) => ({
    ...remark,
    part,
    params: remark.params ?? {},
    proposal: remark.proposal ?? null,
  }))
}

function checkLanguageOf(reading: Reading, context: ReviewContext, lexicon: Lexicon): Remark[] {
  return quietenQuoted(
    [...checkGrammar(reading, lexicon), ...checkSpelling(reading, context, lexicon)],
    reading,
  )
}

function quietenQuoted(remarks: readonly Remark[], reading: Reading): Remark[] {
  const quoted = [...reading.text.matchAll(quotedPattern)].map((match) => spanOf(match))
  return remarks.map((one) => (isWithin(one, quoted) ? { ...one, severity: 'hint' } : one))
}

// What a customer wrote is quoted as it was written.
const quotedPattern = /"[^"\n]{3,200}"|“[^”\n]{3,200}”|«[^»\n]{3,200}»/gu
const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length })

const overlaps = (one: Remark, other: Remark) => one.start < other.end && other.start < one.end
const isOfWords = (remark: Remark) => remark.kind === 'spelling' || remark.kind === 'grammar'
const isOfThings = (remark: Remark) =>
  !isOfWords(remark) && !['capitals', 'anger', 'accusation', 'addressee'].includes(remark.kind)

/** A misspelt insult is an insult, a phone inside an account number no phone: one place, one thing. */
function withoutEchoes(remarks: readonly Remark[]): Remark[] {
  const accounts = remarks.filter((one) => one.kind === 'card' || one.kind === 'iban' || one.kind === 'link')
  const things = remarks.filter(
    (one) => isOfThings(one) || (one.kind === 'addressee' && one.saying !== 'addressee.language'),
  )
  const grammar = remarks.filter((one) => one.kind === 'grammar')
  return remarks.filter((one) => {
    if (
      ['phone', 'other_contact', 'date', 'expired', 'price'].includes(one.kind) &&
      accounts.some((other) => overlaps(one, other))
    )
      return false
    if (isOfWords(one) && things.some((other) => overlaps(one, other))) return false
    return one.kind !== 'spelling' || !grammar.some((other) => overlaps(one, other))
  })
}

const gravity = { stop: 0, warning: 1, hint: 2 } as const

function orderRemarks(remarks: readonly Remark[]): Remark[] {
  const seen = new Set<string>()
  return remarks
    .filter((one) => {
      const key = `${one.kind} ${one.start} ${one.end}`
      return !seen.has(key) && seen.add(key)
    })
    .sort((one, other) => gravity[one.severity] - gravity[other.severity] || one.start - other.start)
}
