/** English: how a verb goes on, how a question is built, one and many: the shapes of a clause, told by classes of words. */
import type { WordTree } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { anyOf, markedOf, unless } from './around.ts'
import { baseOf, pastOf } from './english-classes.ts'
import { ingOf, pluralEnglish, thirdToBase } from './english-words.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const ing = (match: Match) => ingOf(markedOf(match))
const bare = (match: Match) => thirdToBase(markedOf(match))
const many = (match: Match) => pluralEnglish(markedOf(match))
const participle = (match: Match) => pastOf(markedOf(match))
const dropped = () => ''
const subject = 'i|you|we|they|he|she|it'
const modal = `can|could|will|would|should|must|might|may|can't|cannot|won't|couldn't|wouldn't|shouldn't`
export const actions = `help|call|book|change|check|order|return|cancel|collect|visit|pay|ask|answer|reply|use|try|start|open|
  close|post|ship|text|email|show|see|get|make|take|do|go|have|be|give|find|keep|put|let|meet|talk|speak|come|work|
  wait|read|print|log|sign|pick|drop|park|move|bring|buy|send|tell|leave|stay|fill|confirm|arrange|clean|cook|stop|
  add|sort|replace|repair|fix|upload|download|register|enter|claim|choose|sit|eat|drink|listen|watch|play|learn`
const unitOfTime = 'day|week|month|year|hour|minute|night'

export function englishStructures(tree: WordTree): readonly RuleText[] {
  const base = (match: Match) => baseOf(tree, markedOf(match)) ?? null
  return [
    // After have, did, does and the modals
    [
      `i've|we've|you've|they've|have|has|had|haven't|hasn't <adverb>* [change|order|cancel|check|ask|call|book|update|
        charge|ship|dispatch|process|post|return|refund|report|email|text|repair|replace|move|pack|print|clean|finish|
        start|close|open|receive|fix|add|try|order|answer|deliver|load|sign|test|issue] the|your|my|our|it|them|you|us|
        this|that|all|him|her`,
      unless(
        {
          before: anyOf(`to can could will would should must may might do does did don't didn't i'll we'll`),
        },
        participle,
      ),
      'hint',
    ],
    [
      `did|didn't|does|doesn't|don't <def>|this|that|anyone|someone <one>? [left|got|saw|felt|found|
        kept|lost|went|came]`,
      base,
    ],
    [`did|didn't|does|doesn't ${subject} <adverb>? [left|got|saw|felt|found|lost|read|kept]`, base],
    [
      `doesn't|didn't|won't|can't|cannot|couldn't|wouldn't|shouldn't|don't [<thirdish>]`,
      unless({ after: /^(?:are|is|have)$/ }, (match) =>
        /^(?:always|sometimes|perhaps|besides|as|this|its)$/.test(markedOf(match)) ? null : bare(match),
      ),
    ],
    [
      `${subject} ${modal} <adverb>? [<thirdish>]`,
      (match) => (/^(?:always|sometimes|perhaps)$/.test(markedOf(match)) ? null : bare(match)),
    ],
    [
      'does|did <def>|this|that <oneish> [<thirdish>] all|the|a|at|every|$|when|with|to|you|me|us|in|on',
      bare,
      'hint',
    ],
    [
      `${subject} ${modal} [to]`,
      unless({ before: anyOf('if as when what that'), after: /^(?:the|date|live)$/ }, dropped),
    ],
    [
      `make|makes|made|let|lets|help|helps <object>|it [works|looks|fits|feels|runs|goes|comes|pays|
        waits|knows|takes|gets]`,
      bare,
    ],
    [
      `i've|we've|they've|you've|have|has <adverb>? [went|came|saw|took|gave|wrote|spoke|broke|chose|
        drove|forgot|fell|ate|began|knew|wore|rang|grew|hid|flew|threw|drew|shook|stole|woke|swam|sang|
        tore]`,
      (match) => pastOf(baseOf(tree, markedOf(match)) ?? markedOf(match)),
    ],
    [
      `<oneish>|<many> ${modal} [<thirdish>] <object>|the|a|your|our|it|to|at|in|on|by|$|back|with`,
      (match, sentence) => (sentence.indexOf(match.words[0]!) > 0 ? bare(match) : null),
      'hint',
    ],
    [
      `have|has|had|i've|we've|you've|they've|haven't|hasn't <adverb>* [ran|came|became|overcame]`,
      (match) =>
        ({ ran: 'run', came: 'come', became: 'become', overcame: 'overcome' })[markedOf(match)] ?? null,
    ],
    [
      `love|hate|prefer|agree|agreed|refuse|refused|decide|decided|wish|afford|pleased|glad|hoping|offer|offered|intend|
        want|need|hope|plan|try|able|happy|ready|please|possible|easy|best|easier|better to [<ingOnly>|seeing|meeting|having|hearing|
        going|being|doing|making|taking|coming|booking|helping|talking|working|giving|calling|buying|paying]`,
      unless({ after: /^(?:is|was|room|rooms|point)$/ }, (match) => {
        const stem = markedOf(match).slice(0, -3)
        return [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')].find((one) => tree.bitsOf(one) !== 0) ?? null
      }),
    ],
    [
      `to|will|must|can|should|could|would|may|might|not be [sign|process|decline|approve|install|
        remove|damage|schedule|invite|confirm|replace|repair|clean|deliver|cancel|refund|charge|accept|
        reject|include|inform|attach|pack|print|book|collect|return|update] $|by|to|in|for|at|and|with|
        on|before|within|again|today|tomorrow|from`,
      participle,
      'hint',
    ],
    [
      `had|have|has|need|needs|want|wants|going to [<past>] the|your|our|my|it|you|us|a|an|this|that|
        them|him|her|all|some|$`,
      base,
    ],
    ['can|could|will|would|should|does|did <def> <person> [<thirdish>|has]', bare, 'hint'],
    // After a preposition or another verb
    ['for|of|by|without|about|from|in [be] <edForm>|late|early|patient|there|so|a|able|here', 'being'],
    ['instead of [go] to|out|back', 'going'],
    [
      `after|before|since|while [check|pay|book|order|send|receive|arrive|leave|use|clean|open|wash|try|sign|collect|
        confirm|choose|cancel|finish|start|move|drive|eat] <subject>|the|your|it|with`,
      unless({ before: /^(?:what|that|day|night)$/ }, ing),
      'hint',
    ],
    ["i'm|you're|we're|they're|am|get|getting|got used to [<base>|<verbOnly>]", ing],
    [
      `enjoy|enjoyed|avoid|mind|consider|practise|risk|miss|imagine|finished|finish|suggest|recommend|keep [to] [${actions}]`,
      (match) => ingOf(markedOf(match, 1)),
    ],
    [
      `you|we|i|they need|want|needs|wants [sign|fill|pay|call|book|check|go|come|speak|talk|wait|bring|choose|confirm|
        cancel|buy|send|see|know|register|apply|return|move|leave|collect|ask] here|at|before|by|again|first|now|today|
        online|it|the|your|a|an|for|to|about|if|when|us|me|you|them|this|that|in|on|$`,
      unless({ before: /^(?:no|not)$/ }, needTo),
      'hint',
    ],
    [
      `i|we|you|they have [check|speak|talk|ask|go|confirm|wait|pay|cancel|leave|order|send|get|make|do|
        take] with|to|the|my|our|your|for|first|back|it|a|until`,
      haveTo,
      'hint',
    ],
    [
      `i'm|we're|are|am|be happy|glad|ready|able|pleased|keen|willing [${actions}] $|you|with|out|the|your|it|a|this|that|them`,
      toIt,
    ],
    [
      `would|i'd|we'd|you'd|will love|like|prefer [see|hear|have|know|get|come|go|meet|help|book|order|
        buy|pay|try|speak|change|make|do|take] `,
      toIt,
    ],
    [
      `thank|thanks you? for [help|support|visit|call|order|book|shop|wait|ask|check|pay|share|
        reply] us|me|the|our|it|with|at|to`,
      ing,
    ],
    ['good|great|bad|better|best [in] <ingForm>', 'at', 'hint'],
    ['<object>|it to [<edForm>] it|the|them|you|your', base, 'hint'],
    // Questions
    [
      `know|ask|sure|wondering|wonder|confirm|check|explain|see|me|us what|how|which|whose time|much|long|many|day|size|far|often|
        date|colour|kind [do|does|did] <subject>|the|your|my`,
      () => '',
    ],
    [
      `know|sure|wondering|wonder|ask|explain where|when|who|how [is|are|was|were] it|they|he|she|the|
        your|my|our|this|that`,
      () => undefined,
      'hint',
    ],
    ['know|sure|wondering|tell|ask me? how [much] [is|are] it|the|they|that|this', () => undefined, 'hint'],
    [
      `^ what time|day|date|size|colour|color|kind|type|sort|number|one [you|we|they|i] [<base>|<verbOnly>|like|want|need|close|open|start|finish]`,
      (match, sentence) =>
        sentence.slice(2).some((word) => /^(?:is|are|was|depends)$/.test(word.plain))
          ? null
          : `do ${markedOf(match)} ${markedOf(match, 1)}`,
      'hint',
    ],
    ['^ when|where|why|how|what [you|we|they|i] [can|could|will|should|would]', invertedAlone, 'hint'],
    [
      `^ how long|much|many|often|far [you|we|they|i|it|he|she] [can|will|should|need|want|take|takes|
        have|stay|wait]`,
      invertedAlone,
      'hint',
    ],
    ['[how] it|he|she|this|that|they look|looks|is like', 'what'],
    ['[how] do|does|did you|it|they call|named|called', 'what', 'hint'],
    // One and many
    [
      `two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|many [${unitOfTime}] $|ago|later|before|and|or|to|
        for|in|at|we|until|left|from|with|on|if|max|maximum|now|time|earlier|early|late`,
      many,
    ],
    ['a couple of|couple of [day|week|month|year|hour|minute|night]', many],
    [
      `couple of [day|week|month|year|hour|minute|night] $|ago|later|before|and|or|to|for|in|at|we|
        until|left|from|with`,
      many,
    ],
    ['^ many [thank] $|for|again', 'thanks'],
    ['[these|those] one', (match) => (markedOf(match) === 'these' ? 'this' : 'that')],
    [
      '^ [that|this] [are] the|my|your|our|all|some|not|both|very|his',
      (match) => (markedOf(match) === 'that' ? 'those are' : 'these are'),
    ],
    [
      '[this|that] <many> are|were|have|look|cost|come|need',
      (match) => (markedOf(match) === 'this' ? 'these' : 'those'),
      'hint',
    ],
    [
      `some|most|many|all|few|both|several of <def>|these|those <describing>? [<oneish>] prefer|are|
        have|like|need|want|were|say|ask|come|love`,
      many,
      'hint',
    ],
    [
      `all|both|some|many|several|few|most <def>? <describing>? [<soloOne>] are|were|have|need|come|
        look|cost|will`,
      manyKnown,
    ],
    [
      `one of <def> <mostForm>|best|worst|nicest|biggest|main|first|few|new|top|
        most <describing>? [<oneish>] $|in|on|at|for|that|who|we|i|is|has|was|to|around|ever`,
      manyOfBest,
      'hint',
    ],
    [
      `isn't|wasn't|have|not|is|haven't|don't|too|so|how|got|without [many] time|space|room|money|luck|
        noise|difference|traffic|light|water|help|sense`,
      'much',
      'hint',
    ],
    ['too|so|how|not [much] <manyish>', unless({ after: /^(?:the|it|you|this)$/ }, () => 'many'), 'hint'],
    ['there [has] been <describing>? <manyish>', 'have'],
    ['there [have] been a|an|another|one|no <oneish>', 'has'],
    [
      '[there] [is|was] <describing>? <many> $|in|on|at|for|to|from|with',
      (match) => `there ${markedOf(match, 1) === 'is' ? 'are' : 'were'}`,
      'hint',
    ],
    [
      '^ me|him|her|them and <def> <noun> [was|is|has|<everyThird>]',
      (match) => ({ was: 'were', is: 'are', has: 'have' })[markedOf(match)] ?? bare(match),
      'hint',
    ],
    ['^ me and <def> <noun> [are|were|have]', () => undefined, 'hint'],
    // Little words
    ['[in] saturdays|sundays|mondays|tuesdays|wednesdays|thursdays|fridays|weekdays', 'on'],
    [
      '[in] the moment $|we|i|but|because|so|they|it|there|our|your|he|she',
      unless({ before: /^(?:caught|live|living|up)$/ }, () => 'at'),
      'hint',
    ],
    ['in [regards] to', 'regard'],
    ['[with] [regards] to', () => 'with regard to', 'hint'],
    ['^ <def> <person> [he|she|they] <known>', dropped, 'hint'],
    // Does he, would you, can she
    ['does|do|did he|she|it|you|they|we|i|anyone|everyone [has|<thirdish>]', bare],
    [
      'would|could|can|will|should|must|may you|we|i|they|he|she|it [<thirdish>|has|is|was|are]',
      (match) => (/^(?:is|was|are)$/.test(markedOf(match)) ? 'be' : bare(match)),
    ],
    [
      `he's|she's|it's|who's|that's|there's [drove|broke|gave|took|wrote|went|saw|fell|ate|chose|forgot|
        spoke|stole]`,
      (match) => pastOf(baseOf(tree, markedOf(match)) ?? markedOf(match)),
    ],
    [
      `was|were|been|being [process|decline|charge|order|cancel|update|refund|ship|deliver|post|book|confirm|approve|
        reject|fix|repair|replace|clean|paint|change|move|pack|print|sign|check|test|return|dispatch|collect|install|
        remove|upload|activate|damage|crack|schedule|invite|arrange|contact|transfer|report|review|accept|offer|inform]
        $|by|to|on|in|for|yesterday|today|and|at|from|last|but|because|so|with|twice|again|already`,
      unless({ before: anyOf('there it that this what') }, participle),
    ],
    [
      `is|are <adverb>? [process|decline|charge|cancel|deliver|approve|reject|install|remove|damage|
        schedule|include|attach|confirm|accept] $|by|to|in|for|at|and|with`,
      unless({ before: anyOf('there it that this what step way') }, participle),
      'hint',
    ],
    [
      '^ we|i|they|it|he|she [use] to <base>|<verbOnly>|be|have|do|sell|go|work|live',
      unless({ after: /^$/ }, () => 'used'),
    ],
    [
      `i'm|we're|you're|they're|he's|she's <adverb>? [work|check|call|wait|look|try|talk|ask|book|order|send|pay|help|start|
        go|come|use|plan|drive|walk|stay|move|pack|do|make|take|get|have|clean|cook|speak|write] on|it|the|with|for|at|
        you|them|now|to|in|your|my|our|him|her|us|back|today|tomorrow|a`,
      ing,
      'hint',
    ],
    [
      'is|are|am|was|were [come|go|look|try|wait|work|stay] now|to|back|for|on|at|tomorrow|today|with',
      unless({ before: anyOf('there that what this which all it how where who'), after: /^(?:order)$/ }, ing),
      'hint',
    ],
  ]
}

function needTo(match: Match): string | null {
  const verb = markedOf(match)
  const next = match.words[3]?.plain
  // "I want change", "you need help": nouns as well.
  if (
    next === undefined &&
    !/^(?:pay|call|speak|talk|wait|bring|choose|confirm|go|come|register|apply)$/.test(verb)
  )
    return null
  return `to ${verb}`
}

function haveTo(match: Match): string | null {
  const [verb, next] = [markedOf(match), match.words[3]?.plain ?? '']
  if (/^(?:check|leave|order)$/.test(verb) && /^(?:a|for|to)$/.test(next)) return null
  return `to ${verb}`
}

function toIt(match: Match): string | null {
  return `to ${markedOf(match)}`
}

/** "When you can come?", not "when you can, call us": nothing else is said in the sentence. */
function invertedAlone(match: Match, sentence: readonly Word[]): string | null | undefined {
  const rest = sentence.slice(sentence.indexOf(match.words[0]!) + 1)
  const isAlone = rest.every((word) => word.follows) && rest.length < 9
  const [who, verb] = [markedOf(match), markedOf(match, 1)]
  if (
    !isAlone ||
    rest.some((word) => /^(?:please|is|are|let|we'll|i'll|just|depends|and|then)$/.test(word.plain))
  )
    return null
  return /^(?:can|could|will|should|would)$/.test(verb) ? `${verb} ${who}` : undefined
}

function manyKnown(match: Match): string | null {
  return /^(?:stuff|time|day|week|year|night|way|house|place|one)$/.test(markedOf(match)) ? null : many(match)
}

function manyOfBest(match: Match): string | null {
  return /^(?:time|all|lot|bunch|pair|set|range|rest|staff|team)$/.test(markedOf(match)) ||
    markedOf(match).endsWith('s')
    ? null
    : many(match)
}
