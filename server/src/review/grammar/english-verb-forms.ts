/** English: verbs after helpers, questions, and helpers that are missing or one too many. */
import type { WordTree } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { anyOf, markedOf, unless, wordAfter, wordBefore } from './around.ts'
import { baseOf, pastOf } from './english-classes.ts'
import { ingOf, thirdToBase } from './english-words.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const modal = `can|could|will|would|should|must|might|shall|can't|cannot|couldn't|won't|wouldn't|shouldn't|
    mustn't|i'll|we'll|you'll|they'll|it'll|he'll|she'll|i'd|we'd`
const ing = (match: Match) => ingOf(markedOf(match))
const bare = (match: Match) => markedOf(match, 1)
const everyday = `help|call|book|change|check|order|return|cancel|collect|visit|pay|ask|answer|reply|use|try|
    start|open|close|post|ship|text|email|show|see|get|make|take|do|go|have|be|give|find|keep|put|
    let|meet|talk|speak|come|work|wait|need|read|print|log|sign|pick|drop`

export function englishVerbForms(tree: WordTree): readonly RuleText[] {
  const base = (match: Match) => baseOf(tree, markedOf(match)) ?? null
  const participle = (match: Match) => pastOf(baseOf(tree, markedOf(match)) ?? markedOf(match))
  return [
    // Helpers and the base form
    [
      `${modal} <adverb>? [has|is|was|are|were]`,
      unless({ before: anyOf('that all what the a which') }, baseOfBe),
    ],
    [
      'has|have|had <def>|this|that|anyone|someone|everyone <describing>? <one>? <adverb>? [<pastOnly>]',
      participle,
    ],
    ['has|have|had anyone|someone|everyone|anybody|it|he|she <adverb>? [<pastOnly>]', participle],
    ['want|wants|like|need|ask|asked|expect|love|prefer <object> to [<past>]', base],
    [`${modal} <adverb>? [to] [<verbOnly>|${everyday}]`, unless({ before: /^(the|a|good)$/ }, bare)],
    [`${modal} <subject> [to] [<verbOnly>|${everyday}]`, bare],
    [`${modal} not? <adverb>? [<thirdOnly>]`, (match) => thirdToBase(markedOf(match))],
    [`${modal} <subject>|not [<thirdOnly>]`, (match) => thirdToBase(markedOf(match))],
    [`${modal} <adverb>? [<ingOnly>]`, unless({ after: /^(fee|fees|cost|costs)$/ }, () => undefined)],
    [`did|does|do|didn't|doesn't|don't <subject> [<thirdOnly>]`, (match) => thirdToBase(markedOf(match))],
    [
      "does|did|doesn't|didn't <def>|this|that|anyone|someone|everyone <one>? [<thirdOnly>|has]",
      (match) => thirdToBase(markedOf(match)),
    ],
    ['did|does|do <subject> <adverb>? [<ingOnly>]', () => undefined],
    ['[do|did|does] you|we|they [was|were|are]', (match) => (markedOf(match, 1) === 'are' ? 'are' : 'were')],
    [
      '[did|do|does] you|we|they|he|she|it|i [was|were|are|is]',
      unless({ before: /^(what|so|as)$/ }, () => undefined),
    ],
    ['[do|did|does] you|we|they|he|she|it|i been', (match) => (markedOf(match) === 'does' ? 'has' : 'have')],
    [
      'can|will|should|must|could|would [can|will|must|should|could]',
      unless({ before: /^(the|a)$/ }, () => undefined),
    ],
    ['<subject> can|could [able]', 'be able'],
    ["[can't|cannot|couldn't] able", "aren't"],
    ["did|didn't|does|doesn't <def>|this|that|anyone|someone|everyone <describing>? <one> [<past>]", base],
    ["did|didn't|does|doesn't anyone|someone|everyone|anybody|it|this|that [<past>]", base],
    ['for|by|of|without|about not [reply|send|call|answer|tell|<verbOnly>]', ing],
    [
      'want|wants|need|needs [<base>|fill|offer|add|hear] <det>|you|us|me|it|him|her|them|in|out|up',
      unless({ before: /^(no|the|your|our|my|in|and)$/ }, needTo),
    ],
    ["you'd|i'd|we'd|he'd|she'd|they'd|had better [to] [<base>|<verbOnly>]", bare],
    [
      `make|makes|made|making|let|lets|letting me|you|us|him|her|it|them [to] [feel|wait|look|
        understand|choose|<base>]`,
      bare,
    ],
    ['wish i|we|you|it|he|she|they [can|will]', (match) => (markedOf(match) === 'can' ? 'could' : 'would')],
    [
      'been|am|are|is|was|were [knowing|wanting|needing|believing|understanding|owning|preferring]',
      () => undefined,
      'hint',
    ],
    [
      'if you|we|they|i|he|she|it [will] [<verbOnly>|come|go|need|want|have|get|pay|send|call|order|book]',
      (match) => markedOf(match, 1),
      'hint',
    ],
    [
      'please? find|see [attach|enclose|enclosing|attaching]',
      (match) => (markedOf(match).startsWith('a') ? 'attached' : 'enclosed'),
    ],
    ['is|are [attach|enclose]', (match) => `${markedOf(match)}${markedOf(match) === 'attach' ? 'ed' : 'd'}`],
    ['^ [concern|regard] your|the|our|my', (match) => `${markedOf(match)}ing`],
    [
      `i've|we've|they've|have|has <adverb>* <edForm>|sent|paid|told|spoken|seen|made|done it|you|
        them|him|her|the|your|this <noun>? [yesterday]`,
      () => undefined,
      'hint',
    ],
    // Questions
    [
      "^ why [you|we|they|he|she|it] [didn't|don't|won't|can't|haven't|aren't|couldn't|doesn't|did|do]",
      (match) => `${markedOf(match, 1)} ${markedOf(match)}`,
    ],
    [
      `^ what time|day|date|size|colour|color|number [you|we|they] [want|need|prefer|like|arrive|
        come|leave]`,
      (match) => `do ${markedOf(match)} ${markedOf(match, 1)}`,
      'hint',
    ],
    [
      '^ where|when|what|how|why [you] [want|need|prefer|live|work|come|think]',
      unless({ after: /^(is|was|are|will)$/ }, (match) => `do you ${markedOf(match, 1)}`),
      'hint',
    ],
    [
      `tell|know|ask|explain|remember|wonder|wondering|idea|sure me|us|you|him|her? where|what|
        when|how|why|who|which [do|does|did] you|we|they|he|she|it|i|the|your`,
      () => '',
      'warning',
    ],
    ['tell|ask me|us|you|him|her where|what|when|how|who [is|are] your|the|our', () => undefined, 'hint'],
    ['how|what [is|are] [called]', () => undefined],
    // Have and the participle
    [
      "have|has|had|haven't|hasn't|hadn't|i've|we've|you've|they've <adverb>* [<verbOnly>]",
      unless(
        { before: /^(to|will|would|can|must|should|may|might|let)$/, after: /^(charges?|lists?|dates?)$/ },
        participleOrNull,
      ),
    ],
    [
      "have|has|had|haven't|hasn't|i've|we've|you've|they've <adverb>* [<thirdOnly>]",
      (match) => pastOf(thirdToBase(markedOf(match))),
    ],
    ["haven't|hasn't|i've|we've|you've|they've <adverb>* [<ingOnly>]", () => undefined],
    ["have|has|had|haven't|hasn't [being|bean|be]", 'been'],
    [
      `^ i|we|he|she|they|you <adverb>? [seen|done|gone|taken|written|broken|given|spoken|chosen|
        forgotten|eaten|driven|shown]`,
      haveOf,
    ],
    [
      '<def> <one> [been]',
      unless(
        {
          earlier: anyOf(`have has had having haven't hasn't hadn't 've i've we've you've they've never it's
              that's he's she's`),
        },
        () => 'has been',
      ),
    ],
    [
      '<def>|these <many> [been]',
      unless(
        { earlier: /^(have|has|had|having|haven't|hasn't|hadn't|i've|we've|you've|they've)$/ },
        () => 'have been',
      ),
    ],
    [
      '^ i|we|you|they|he|she|it [been]',
      (match) => (/^(he|she|it)$/.test(match.words[0]!.plain) ? 'has been' : 'have been'),
    ],
    [
      `have|has|had|i've|we've|you've|they've [drank|flew|hid|rode|froze|threw|shook|wore|drove|
        ate|chose|stole|fell|rang|grew|drew|began|forgot|broke|wrote|gave|took|spoke|went|saw|did|
        knew|came|became|sang|swam|woke]`,
      participle,
    ],
    // Be and the participle
    [
      `was|were|been|be|being|gets|get|got <adverb>? [took|wrote|chose|gave|ate|drove|began|forgot|
        stole|wore|knew|threw|hid|froze|flew|saw|shook|did|went|broke|fell|drew|tore]`,
      participle,
    ],
    [
      "am|is|are|was|were|i'm|we're|you're|they're|he's|she's|it's <adverb>* [<verbOnly>]",
      unless({ before: /^(that|what|all|this|which)$/ }, formAfterBe),
    ],
    ['will|can|must|should|could|would|to be <adverb>* [<verbOnly>]', participleOrNull],
    ["i'm|we're|you're|they're|he's|she's [agree|want|need|like|understand]", (match) => markedOf(match)],
    [
      "[i'm|we're|you're|they're] agree|want|need|understand|apologise|apologize",
      (match) => markedOf(match).split("'")[0]!.replace(/^i$/, 'I'),
    ],
    ['^ [are|is|am] you|they|we|i [agree|want|need|like|understand|know|have|prefer]', () => undefined],
    ['am|is|are|was|were [been] <edForm>', 'being'],
    ["isn't|aren't|wasn't|weren't|is|was|were|are not? [<verbOnly>]", formAfterBe],
    // Helpers left out
    [
      `^ [i|we|they|you|he|she|it] [sorry|happy|glad|pleased|delighted|available|unable|able|ready|
        afraid|aware|eager|keen]`,
      unless({ after: /^(to hear)$/ }, isMissing),
    ],
    [
      `and|but|so|because [i|we|they|he|she] [sorry|happy|glad|pleased|available|unable|able|ready|
        afraid|aware]`,
      isMissing,
    ],
    [
      `^ [i|we|they|he|she] [<ingOnly>|looking|waiting|going|trying|working|getting|having|making|
        doing|writing|coming]`,
      isMissing,
    ],
    [
      '<def> <one> [will|would|should|must|can] [<edForm>] $|by|within|in|on|today|tomorrow|to',
      (match) => `${markedOf(match)} be ${markedOf(match, 1)}`,
    ],
    [
      '<def> <one>|<many> [will|would|should|must] [<edForm>|sent|paid|shown|taken|given]',
      (match) => `${markedOf(match)} be ${markedOf(match, 1)}`,
    ],
    [
      'it|they|this [will|should|must] [<edForm>|sent|paid|taken|given|done]',
      (match) => `${markedOf(match)} be ${markedOf(match, 1)}`,
    ],
    [
      'you|we|i [will|would|should] [<describingOnly>] to|for',
      unless(
        { after: /^(?!able|happy|glad|unable)/ },
        (match) => `${markedOf(match)} be ${markedOf(match, 1)}`,
      ),
      'hint',
    ],
    [
      `you|we|i|they|it|he|she [will|would|should|must|can|may|might] [able|unable|ready|happy|
        available|glad|sorry|charged|refunded|contacted]`,
      (match) => `${markedOf(match)} be ${markedOf(match, 1)}`,
    ],
    // "They asked if can move it": nobody does it.
    [
      '[if|whether] [can|could|should] <known>',
      unless({ before: /^(as|even|only)$/, after: /^(is|are|was|were|has|can|then)$/ }, () => undefined),
    ],
    [
      '^ [is|was] [possible|necessary|important|better|best|easy|difficult|ok|okay]',
      (match) => `${markedOf(match)} it ${markedOf(match, 1)}`,
    ],
    [
      '^ [it] [possible|available|necessary|not|ready|been]',
      (match) => (markedOf(match, 1) === 'been' ? "it's been" : `it's ${markedOf(match, 1)}`),
    ],
  ]
}

function participleOrNull(match: Match, sentence: readonly Word[]): string | null {
  if (wordAfter(match, sentence)?.plain === 'who') return null
  return pastOf(markedOf(match))
}

function formAfterBe(match: Match, sentence: readonly Word[]): string | null {
  const verb = markedOf(match)
  if (
    /^(is|was)$/.test(match.words[0]!.plain) &&
    /^(all|what|do|does|did)$/.test(wordBefore(match, sentence, 2)?.plain ?? '')
  )
    return null
  if (
    sentence.slice(0, sentence.indexOf(match.words[0]!)).some((word) => anyOf(`all what do`).test(word.plain))
  )
    return null
  const subject = wordBefore(match, sentence)?.plain ?? match.words[0]!.plain
  return /^(i|we|you|they|he|she|i'm|we're|you're|they're|he's|she's)$/.test(subject)
    ? ingOf(verb)
    : pastOf(verb)
}

function haveOf(match: Match): string {
  const helper = /^(he|she|it)$/.test(match.words[0]!.plain) ? 'has' : 'have'
  return `${helper} ${markedOf(match)}`
}

function isMissing(match: Match): string {
  const subject = markedOf(match).replace(/^i$/, 'I')
  const helper = subject === 'I' ? "'m" : /^(he|she|it)$/.test(subject) ? "'s" : "'re"
  return `${subject}${helper} ${markedOf(match, 1)}`
}

function needTo(match: Match): string | null {
  // "I need help with it", "you need work in the kitchen": nouns after all.
  return anyOf(`help work change support review refund order repair delivery quote test check reply offer
    update call visit report print charge credit request`).test(markedOf(match)) &&
    /^(in|out|up|for|with)$/.test(match.words.at(-1)!.plain)
    ? null
    : `to ${markedOf(match)}`
}

function baseOfBe(match: Match): string {
  return markedOf(match) === 'has' ? 'have' : 'be'
}
