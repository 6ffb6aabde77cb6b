/** English: verbs after other verbs and prepositions, conditions and times. */
import type { WordTree } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { anyOf, markedOf, onlyIf, unless, wordAfter, wordBefore } from './around.ts'
import { baseOf, pastOf } from './english-classes.ts'
import { ingOf, irregularVerbs, thirdToBase } from './english-words.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const ing = (match: Match) => ingOf(markedOf(match))
const toBase = (match: Match) => `to ${markedOf(match)}`
const bare = (match: Match) => markedOf(match, 1)
const everyday = `help|call|book|change|check|order|return|cancel|collect|visit|pay|ask|answer|reply|use|try|
    start|open|close|post|ship|text|email|show|see|get|make|take|do|go|have|be|give|find|keep|put|
    let|meet|talk|speak|come|work|wait|need|read|print|log|sign|pick|drop`
const causes = 'let|lets|make|makes|made|letting|making'

export function englishVerbChains(tree: WordTree): readonly RuleText[] {
  const base = (match: Match) => baseOf(tree, markedOf(match)) ?? null
  return [
    // After another verb
    [
      `able|unable|want|wants|wanted|allowed|supposed|trying|tried|willing|glad|pleased|ready|
        happy|hoping|hope|planning|decided|promised|agreed|managed|forgot|refused|wish|wishes|asked|
        expect|prefer|afford|eligible|keen|welcome|free|hesitate|ought [<verbOnly>]`,
      toVerb,
    ],
    [
      `able|unable|willing|glad|hesitate|want|wants|wanted|hoping|supposed|allowed [${everyday}]`,
      unless({ after: /^(with|for|and|or|please|now)$/ }, wantTo),
    ],
    [
      'going|go [<verbOnly>]',
      onlyIf(
        { before: anyOf(`am is are was were not i'm we're you're they're he's she's it's just`) },
        toBase,
      ),
    ],
    [
      `i'm|we're|you're|they're|he's|she's|are|is|am going [check|call|send|see|be|have|do|make|
        get|take|give|ask|put|book]`,
      toBase,
    ],
    [
      `would|'d|i'd|we'd|you'd|i'll|we'll|will like|love|prefer|need [<verbOnly>|check|know|book|
        order|return|change|cancel|thank]`,
      toBase,
    ],
    [
      `want|wants|like|expect|allow|need|asked|told|ask|tell|remind|invite|encourage|enable
        <object> [<verbOnly>]`,
      unless({ before: /^(to|can|just)$/ }, wantYou),
    ],
    ['want|wants|wanted|need <object> [<thirdOnly>]', (match) => `to ${thirdToBase(markedOf(match))}`],
    [`${causes} <object> [to] [<verbOnly>|${everyday}|know|think]`, bare],
    [`${causes} <object> [<ingOnly>|<thirdOnly>]`, () => undefined],
    [
      `want|wants|wanted|need|needs|able|unable|would|like|going|have|has|had|try|hope|ready|happy|
        decided|allowed|refuse|forgot|plan|asked to [<ingOnly>|receiving|sending|getting|making|
        having|being|doing|taking|giving|seeing|knowing|paying|calling|checking|coming]`,
      ingToBase(tree),
    ],
    [
      `want|wants|wanted|need|needs|able|unable|like|going|try|hope|ready|happy|decided|allowed|
        forgot|asked|have|has to [<thirdOnly>|has|does|goes|is]`,
      (match) => thirdToBase(markedOf(match)),
    ],
    [
      `to [went|took|gave|came|saw|wrote|spoke|chose|knew|began|forgot|ate|drove|sent|paid|told|
        bought|made|got|kept|brought|lost]`,
      unless({ before: /^(due|thanks|according|as|used|next|back|up|it|similar|close|prior)$/ }, base),
    ],
    [
      'to [<edForm>] the|your|our|my|it|you|us|a|an|him|her|them',
      unless({ before: /^(due|thanks|used|access|compared|related|back|next)$/ }, base),
    ],
    [
      `suggest|recommend|suggested|enjoy|avoid|avoided|finish|finished|mind|consider|appreciate|
        keep|keeps|imagine [to] [<verbOnly>|book|check|call|order|change|use|take|get|make|go|do|
        have|be]`,
      (match) => ingOf(markedOf(match, 1)),
    ],
    ['suggest|recommend|enjoy|avoid|mind to [<ingOnly>|booking|checking]', () => undefined],
    [
      `look|looking|looks forward [hearing|seeing|meeting|welcoming|receiving|working|speaking|
        having|getting|helping]`,
      toBase,
    ],
    [
      'look|looking|looks forward [hear|see|meet|welcome|receive|work|speak|have|get|help]',
      (match) => `to ${ingOf(markedOf(match))}`,
    ],
    [
      'look|looking|looks forward to [<verbOnly>|see|hear|meet|help|work|talk|visit|have|be]',
      unless({ after: /^(on|from the)$/ }, ing),
    ],
    [
      'before|after|without|for|by|of|about|instead|from|while|despite [<verbOnly>]',
      unless({ before: /^(sell|use|best|stop|day|drop|what|that|come|look)$/ }, afterPreposition),
    ],
    [
      '[without|after] [to] [<verbOnly>|have|be|pay|call|book|check]',
      (match) => `${markedOf(match)} ${ingOf(markedOf(match, 2))}`,
    ],
    [
      '[before] [to] [<verbOnly>|have|pay|call|book|check]',
      unless(
        { before: /^(day|night|week|month|evening|hour|hours|weekend)$/ },
        (match) => `before ${ingOf(markedOf(match, 2))}`,
      ),
    ],
    [
      '[for] [to] [<verbOnly>|be|have|see|get|make|check|help]',
      unless(
        { before: /^(what|asked|looking|waiting|looked|waited|paid)$/ },
        (match) => `to ${markedOf(match, 2)}`,
      ),
    ],
    [
      `thank|thanks you? for [<verbOnly>|contact|call|wait|visit|order|book|help|be|have|use|shop|
        get|take|come]`,
      thanksFor,
    ],
    [
      'thank|thanks you? [to|of] [<verbOnly>|contact|call|wait|be|choose|let]',
      (match) => `for ${ingOf(markedOf(match, 1))}`,
    ],
    ['instead of [<verbOnly>|call|go|pay|use|take|have|get|book]', unless({ after: /^(out|of|to)$/ }, ing)],
    ["don't|doesn't|didn't|won't|can't|couldn't hesitate [in|on|at]", 'to'],
    ['<def>|this|that <one> [must|should|will|can|may] [of] been', () => undefined],
    // Conditions and times
    [
      `if i|you|we|they|he|she|it [would] [have] <edForm>|told|known|seen|been|sent|paid|asked|
        said|had|come|gone|taken`,
      () => 'had',
    ],
    ["if [i'd|you'd|we'd|they'd] have <edForm>|told|known|seen|been|sent|paid|said", () => undefined, 'hint'],
    [
      'if i|we|they|he|she|it [would] know|have|be|get|need|come|go|see|send',
      unless(
        { earlier: /^(know|ask|see|check|wondering|wonder|sure|confirm|tell|grateful|appreciate)$/ },
        () => undefined,
      ),
      'hint',
    ],
    [
      'once|until|after|before|soon as? <subject> [will] <base>|<verbOnly>|be|have|get',
      unless({ before: /^(such|the|just)$/ }, () => undefined),
    ],
    [
      '^ [when] i|you|we|they|he|she|it [will] <verbOnly>|be|get|have|come|arrive|receive',
      () => undefined,
      'hint',
    ],
    [
      "i've|we've|they've|have|has <adverb>* <edForm>|sent|paid|told|spoken|seen|made|done [yesterday]",
      () => undefined,
      'hint',
    ],
    [
      '[since] <number>|a|several|few|many days|weeks|months|years|hours|minutes|week|month|year|day|while',
      'for',
    ],
    [
      'yesterday|earlier i|we|he|she|they [send|call|speak|go|see|tell|pay|receive|order|book|write|ask]',
      (match) => simplePast(markedOf(match)),
    ],
    [
      '^ i|we <adverb>? [<verbOnly>|call|order|book|ask] <object>|it|the|your|this|that yesterday',
      (match) => simplePast(markedOf(match)),
    ],
    [
      'last week|month|night|year|time i|we|he|she|they|you [<verbOnly>|call|order|book|ask|go|come|see]',
      (match) => simplePast(markedOf(match)),
    ],
  ]
}

function toVerb(match: Match, sentence: readonly Word[]): string | null {
  const before = wordBefore(match, sentence)?.plain ?? ''
  const first = match.words[0]!.plain
  // "as agreed confirm", "glad you came": the word before must be what rules the verb.
  if (/^(as|when|if|whenever)$/.test(before) || (/^(hope|wish|asked)$/.test(first) && before === ''))
    return null
  return `to ${markedOf(match)}`
}

function wantTo(match: Match): string | null {
  const first = match.words[0]!.plain
  if (/^(want|wants|wanted|hoping|supposed|allowed)$/.test(first))
    return anyOf(`see get make take do go have be give find keep put meet talk speak come pay ask know try
      check buy send`).test(markedOf(match))
      ? `to ${markedOf(match)}`
      : null
  return `to ${markedOf(match)}`
}

function wantYou(match: Match): string | null {
  const first = match.words[0]!.plain
  if (/^(asked|told|ask|tell|remind)$/.test(first) && match.words[1]!.plain === 'you') return null
  return `to ${markedOf(match)}`
}

function afterPreposition(match: Match): string | null {
  const [first, verb] = [match.words[0]!.plain, markedOf(match)]
  if (/^(before|after|while)$/.test(first) && /^(come|go)$/.test(verb)) return null
  return ingOf(verb)
}

function thanksFor(match: Match, sentence: readonly Word[]): string | null {
  const verb = markedOf(match)
  const isNounToo = /^(call|wait|visit|order|help|use)$/.test(verb)
  const next = wordAfter(match, sentence)?.plain
  if (isNounToo && (next === undefined || !/^(us|you|me|the|our|your)$/.test(next))) return null
  return ingOf(verb)
}

function ingToBase(tree: WordTree) {
  return (match: Match): string | null => {
    const stem = markedOf(match).replace(/ing$/, '')
    if (/^(have|has|had)$/.test(match.words[0]!.plain) && match.words.length > 3) return null
    const base = [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')].find(
      (one) => one in irregularVerbs || tree.bitsOf(one) !== 0,
    )
    return base ?? null
  }
}

function simplePast(base: string): string {
  return irregularVerbs[base]?.[0] ?? pastOf(base)
}
