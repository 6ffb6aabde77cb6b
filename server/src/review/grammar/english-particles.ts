/** English: prepositions missing, one too many or not this verb's; pronouns in the wrong case; words left out. */
import type { Word } from '../reading.ts'
import { anyOf, markedOf, onlyIf, unless, wordAfter } from './around.ts'
import type { EnglishWords } from './english-words.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const objects: Readonly<Record<string, string>> = { i: 'me', he: 'him', she: 'her', we: 'us', they: 'them' }
const subjects: Readonly<Record<string, string>> = { me: 'I', him: 'he', her: 'she', us: 'we', them: 'they' }
const asObject = (match: Match) => objects[markedOf(match)] ?? null
const days = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const months = 'january|february|april|june|july|august|september|october|november|december'
const withWord = (word: string) => (match: Match) => `${word} ${markedOf(match)}`
const dropped = () => ''

export function englishParticles(words: EnglishWords): readonly RuleText[] {
  // "The one you asked for he sent": a verb after the pronoun begins a sentence of its own.
  const noVerbAfter = (match: Match, sentence: readonly Word[]) => {
    const next = wordAfter(match, sentence)?.plain
    if (next === undefined && !match.marked[0]!.closesClause) return null
    if (
      next !== undefined &&
      !anyOf(`to and for or about with at in on the a an your our my please back again today tomorrow
        by if when directly again now asap your this`).test(next)
    )
      return null
    return asObject(match)
  }
  return [
    // Pronouns
    [
      'let|with|without|between|towards|to [i|he|she|we|they]',
      unless(
        {
          before: /^(have|has|had|need|want|due|up|belongs?)$/,
          after: /^('re|are|is|was|were|will|have|has|said|can)$/,
        },
        asObject,
      ),
    ],
    ['for|about|from|by|of|at [i|he|she|we|they]', noVerbAfter],
    [
      `ask|asked|tell|told|call|called|send|sent|give|gave|help|helped|contact|contacted|thank|
        remind|reminded|invite|show|showed|phone|email|emailed|text|texted|see|saw|met|meet [i|he|
        she|we|they]`,
      noVerbAfter,
    ],
    [
      '^ [me|him|her|them|us] is|are|am|was|were|will|have|has|can|did|want|need',
      unless({ before: /./ }, (match) =>
        markedOf(match) === 'her' && words.isNoun(match.words[1]!.plain)
          ? null
          : (subjects[markedOf(match)] ?? null),
      ),
    ],
    ['^ [me] and <det> <noun>', () => undefined, 'hint'],
    ['between you and [i]', 'me'],
    ['for|with|to|from|between you and [i|he|she|we|they]', asObject, 'hint'],
    ['for|with|to|from <def> <one> and [i|he|she|we|they]', asObject],
    [
      '[your|my|them|our] [self|selves]',
      (match) => (markedOf(match) === 'them' ? 'themselves' : `${markedOf(match)}${markedOf(match, 1)}`),
    ],
    ['[themself|theirself|theirselves|hisself|ourself|yourselfs]', selfOf],
    ['[every] [thing|body]', (match) => `every${markedOf(match, 1)}`],
    ['[some|any] [thing]', unless({}, (match) => `${markedOf(match)}thing`)],
    ['<def> <person> [which] is|was|has|will|delivered|came|called|helped', 'who', 'hint'],
    ['which|that [his|her] <one> is', () => undefined, 'hint'],
    ['^ [him|her|them] and i|me|my|we', (match) => subjects[markedOf(match)] ?? null],
    ['to|for|with|from <def> <one> or [i|he|she|they|we]', asObject],
    ['^ [them] <many>', 'those'],
    [
      'of|in|for|with|like [them] <many>',
      unless({ after: anyOf(`are were have will`) }, () => 'those'),
      'hint',
    ],
    ['<def>|a|that man|woman|person|lady|gentleman|guy|people [which]', 'who'],
    [
      `order|parcel|item|product|package|email|message|car|room|refund|payment|invoice|form|shoes|
        dress|cake|booking|price|car [who] you|we|i|is|was|has|they|arrived|came`,
      'which',
    ],
    ['[borrow] me|us|you', 'lend'],
    ['[lend] from', 'borrow'],
    ['[said] you|him|her|them the|a|about|how|what|our|my|your', 'told'],
    ['[on|in] noon|midnight|lunchtime', 'at'],
    ['in front [the|our|your|my]', withWord('of')],
    ['<number> days|weeks|hours|months|years|minutes [before] $', 'ago', 'hint'],
    // Days, months, places
    [`[in|at] ${days}`, 'on'],
    [`[on] ${months} $`, 'in'],
    [`[at] ${months}`, 'in'],
    ['[at|on] the morning|afternoon|evening $', 'in'],
    ['[in] the? weekend|weekends $', 'at', 'hint'],
    ['[in] the phone', 'on'],
    ['in your|my|our|his|her|their|the [behalf]', () => undefined],
    ['[in] my|your|our|his|her|their behalf', 'on'],
    ['[by|with|in] foot', 'on'],
    ['[during] <number>|a|few|several days|weeks|months|years|hours|minutes|week|month|year|day', 'for'],
    ['[arrive|arrives|arrived|arriving] [to]', (match) => `${markedOf(match)} at`],
    ['married [with]', 'to'],
    ['[in] [this] [moment]', 'at the moment'],
    // One too many
    [
      `inform|informed|remind|tell|told|notify|answer|answered|contact|contacted|call|called|thank|
        help|join|phone|advise|ask|asked|invite|visit|reach [to] you|us|me|him|her|them`,
      unless({ before: /^(your|our|my|the|an|a|his|her|their|this)$/ }, dropped),
    ],
    ['please|to|can|must|should|will contact [with|to] us|you|me|our|the|your|them|him|her', dropped],
    ['discuss|discussed|discussing|mention|mentioned [about]', dropped],
    ['await|awaiting|attend|attended|enter|request|requested [for|to|at] your|our|my|his|her', dropped],
    ['[return|returned] [back]', (match) => markedOf(match), 'hint'],
    ['[regarding|concerning] [to|about|of]', (match) => markedOf(match)],
    ['despite [of]', dropped],
    ['[in] [spite] the|your|our', () => 'in spite of'],
    ['please [you] <verbOnly>|check|call|contact|confirm', dropped],
    ['let|please let me|us [you] know', dropped],
    ['[in] [order] <verbOnly>', () => 'in order to'],
    // Left out
    [
      'confirm|explain|describe|suggest|mention|announce [me|us] <det>|that|if|when|how|what|why',
      withWord('to'),
    ],
    ['[everyday] in|on|with|for|to|but|after|before|because|so|by|when|if|since', 'every day'],
    ['get|got|getting back [you|him|her|them]', withWord('to')],
    [
      `reply|replied|respond|responded|apologise|apologised|apologize|apologized|explain|explained|
        listen|listened|belong|belongs|happened|talk|talked|speak|spoke [you|me|us|him|her|them]`,
      unless({ before: /^(the|a|your|our|my|no)$/ }, withWord('to')),
    ],
    [
      'wait|waiting|waits|waited [the|your|our|my|his|her|their|you|me|us|confirmation|delivery|payment]',
      unless({ after: /^(whole|full|entire|longest|extra|day|week|hour)$/ }, withWord('for')),
    ],
    [
      'look|looking [your|our|my|you|alternatives]',
      unless({ before: /^(you|they|we|it|how|that|what|and|makes?)$/ }, withWord('for')),
      'hint',
    ],
    ['search|searching|searched [your|our|a|an|another]', withWord('for'), 'hint'],
    [
      'according|due|thanks|next|prior|close|related|in|addition|linked|attached [the|your|our|my]',
      leftOutTo,
    ],
    [
      `instead|front|because|out|top|case|lack|care|charge|spite|part|account [the|your|our|stock|
        order|date]`,
      leftOutOf,
    ],
    [
      '[thank|thanks] [you] [your|the]',
      unless({ after: /^(team|staff|guys)$/ }, (match) => `thank you for ${markedOf(match, 2)}`),
    ],
    ['^ [thanks] [your]', () => 'thanks for your'],
    [
      'sorry|apologies|apologise|apologize [the|your|our|any|this]',
      unless(
        {
          after: anyOf(`shop store room team item items office line link app website system price page last
              table first other`),
        },
        withWord('for'),
      ),
    ],
    ['responsible|eligible|apply|qualify|pay|paid|asked|asking|except [the|your|our]', onlyFor],
    ['please|will|can|to|and|just [let] [know]', () => 'let me know'],
    ['^ [let] [know]', () => 'let me know'],
    ['let|tell|give [your] know', 'you'],
    [
      'let [my|our|your|me|us|him|her|them|you] [now|no|knows|known|knew]',
      (match) =>
        `${markedOf(match)
          .replace('my', 'me')
          .replace('our', 'us')
          .replace(/^your$/, 'you')} know`,
    ],
    ['as soon [possible]', withWord('as')],
    ['[as|has] soon [has|is|ass|a] possible', () => undefined],
    ['[soon] [as] possible', unless({ before: /^(as)$/ }, () => 'as soon as')],
    ["don't hesitate|free|hesitate [contact|ask|call|email|write|message|reach|let|reply]", withWord('to')],
    ['i|we [will] like|love to', 'would'],
    [
      `be|are|is|you're|we're|i'm able|going|ready|happy [getting|sending|making|helping|receiving|
        collecting|booking]`,
      (match) =>
        `to ${markedOf(match)
          .replace(/(.)\1ing$/, '$1')
          .replace(/(ceiv|mak)ing$/, '$1e')
          .replace(/ing$/, '')}`,
    ],
    [
      'plenty|lots|couple|kind|sort|instead|because|piece|copy|proof|rest|cup|bottle|bunch|none [off]',
      unless({ after: /^(work|season|peak)$/ }, () => 'of'),
    ],
    ['lots|plenty|couple|kind|sort|proof|copy [the|your|people|things|options]', withWord('of')],
    [
      'one|some|all|both|most|each [off] our|your|the|my|these|those|them|us',
      unless({ before: /^(get|take|knock|took|got|money|work|and)$/ }, () => 'of'),
      'hint',
    ],
    [
      '<number>|one|half <time> [of] $',
      unless({ before: anyOf(`the this that those kind sort`) }, () => 'off'),
    ],
    [
      `turn|turned|switch|switched|take|took|taken|drop|dropped|log|sign|get it|them|him|her|you|
        <def>? <one>? [of] $`,
      () => 'off',
    ],
    [
      'turned|switched|dropped|logged|signed|paid|took|set|sent [of] the|your|our|it|at|by|in|and',
      () => 'off',
    ],
    [
      'turn|switch [of] the|your|it|and',
      unless({ before: /^(the|a|first|last|each|every|this|good)$/ }, () => 'off'),
    ],
    // Verbs and their own prepositions
    ['depend|depends|depended|depending [of|from]', 'on'],
    [
      'interested|specialised|specialized|specialises|specializes [on|by|about|for|with]',
      (match) => (match.words[0]!.plain.startsWith('inter') || markedOf(match) !== 'for' ? 'in' : null),
    ],
    ['responsible|famous|known|sorry|ready|suitable|eligible|valid [of] the|your|our|this|any|all', 'for'],
    ['satisfied|happy|unhappy|pleased|disappointed [of|from] the|your|our|this|it|my', 'with'],
    ['capable [to] <verbOnly>|<base>', () => undefined],
    ['agree|agreed|agrees [on|to|about] you|me|us|him|her|them', 'with'],
    ['consist|consists [in|on|by|from]', 'of'],
    ['different [of]', 'from'],
    ['similar|identical|compared|belong|belongs [with|as|than] the|your|our|my|that|this', 'to', 'hint'],
    ['accused|aware|full|proud|afraid|tired|careful [about|with|for|from] the|your|this', 'of', 'hint'],
    ['good|bad|better [in] maths|english|french|cooking|reading|this', 'at', 'hint'],
    ['prevent|stop|stopped|prevented <object> [to] <base>|<verbOnly>', () => 'from'],
    ['[say|says|said] me|us', (match) => (markedOf(match) === 'said' ? 'told' : 'tell')],
    ['[said|say] him|them|you that', (match) => (markedOf(match) === 'said' ? 'told' : 'tell')],
    [
      '[tell|told] that we|i|you|the|your|it|he|she|they',
      onlyIf({ before: /^(i|we|he|she|they|you)$/ }, () => undefined),
    ],
    ['[do|did|done|doing] a|an|the|some mistake|mistakes|error|errors', makeOf],
    ['[make|made|making] a|an|the|some photo|photos|picture|pictures|party', takeOf, 'hint'],
    ['[make|made|making] a question|exam|exercise', () => undefined, 'hint'],
    ['[how] is it|he|she|this|that called', 'what'],
    ['[how] [does] <def>|it|this <one>? look like', () => undefined, 'hint'],
    // Doubled little words
    ['[the|a|an|your|our|my] [a|an|the|your|our|my]', oneDeterminer],
    [
      '[to|of|for|with|at] [of|to|for|from] the|your|our|a|my',
      unless(
        {
          before: anyOf(`due up looking made what asked think talk belong belongs according listen spoke
              waiting get got went opposed instead thought heard here there gone`),
        },
        twoPrepositions,
      ),
    ],
    ['[the|a|an|your|our|my] is|are|was|were|to|of|i|we|you|they|it|and|but|at|for', strayDeterminer],
    ['[of] [of]', 'of'],
  ]
}

function selfOf(match: Match): string {
  const right: Readonly<Record<string, string>> = {
    hisself: 'himself',
    ourself: 'ourselves',
    yourselfs: 'yourselves',
  }
  return right[markedOf(match)] ?? 'themselves'
}

function leftOutTo(match: Match): string | null {
  const first = match.words[0]!.plain
  return /^(according|due|prior|next)$/.test(first) &&
    !(first === 'next' && /^(your|our|my)$/.test(markedOf(match)))
    ? first === 'due' && markedOf(match) !== 'the'
      ? null
      : `to ${markedOf(match)}`
    : null
}

function leftOutOf(match: Match): string | null {
  const [first, next] = [match.words[0]!.plain, markedOf(match)]
  if (first === 'instead' && /^(the|your|our)$/.test(next)) return null
  if (first === 'out' && /^(stock|order|date)$/.test(next)) return `of ${next}`
  return null
}

function onlyFor(match: Match): string | null {
  const first = match.words[0]!.plain
  return /^(responsible|eligible|qualify)$/.test(first) ? `for ${markedOf(match)}` : null
}

function makeOf(match: Match): string {
  const made: Readonly<Record<string, string>> = { do: 'make', did: 'made', done: 'made', doing: 'making' }
  return made[markedOf(match)] ?? 'make'
}

function takeOf(match: Match): string {
  const taken: Readonly<Record<string, string>> = { make: 'take', made: 'took', making: 'taking' }
  return taken[markedOf(match)] ?? 'take'
}

function oneDeterminer(match: Match): string | null {
  const [first, second] = [markedOf(match), markedOf(match, 1)]
  if (first === second) return null
  return /^(your|our|my)$/.test(second) ? second : first
}

function strayDeterminer(match: Match): string | null | undefined {
  const [first, next] = [markedOf(match), match.words[1]!.plain]
  if (match.marked[0]!.text !== first && !match.marked[0]!.opensSentence) return null
  if (first === 'the' && /^(are|were)$/.test(next)) return 'they'
  if (/^(your)$/.test(first) && /^(are|were)$/.test(next)) return 'you'
  if (first === 'an' && /^(i|we|you|they|it|the)$/.test(next)) return 'and'
  if (first === 'a' && /^(i|at|for|is|to)$/.test(next)) return null
  if (first === 'the' && next === 'it') return null
  return undefined
}

function twoPrepositions(match: Match): string | null | undefined {
  const [first, second] = [markedOf(match), markedOf(match, 1)]
  if (first === second) return null
  return first === 'to' && second === 'the' ? null : undefined
}
