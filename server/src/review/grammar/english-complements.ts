/** English: what a verb and its preposition ask for, words left out, comparing, and one or many once more. */
import { anyOf, markedOf, unless } from './around.ts'
import { actions } from './english-structures.ts'
import { ingOf, pluralEnglish, thirdToBase } from './english-words.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const ing = (match: Match) => ingOf(markedOf(match))
const bare = (match: Match) => thirdToBase(markedOf(match))
const many = (match: Match) => pluralEnglish(markedOf(match))
const toIt = (match: Match) => `to ${markedOf(match)}`

export const englishComplements: readonly RuleText[] = [
  // After a preposition with its own word before
  [
    `interested|thinking|think|good|bad|great|idea|way|chance|sorry|tired|afraid|planning|responsible|thanks|you|instead|
        apologise|apologies|capable|habit|cost|reason|instructions|famous|excited|worried in|of|at|about|for|on [buy|change|fix|reply|send|sell|use|open|
        close|cook|rent|move|return|keep|make|take|get|help|pay|see|check|cancel|book|order|call|travel|stay|have|be|do|
        go|come|work|drive|speak|clean|learn|teach|wait|join|try|upgrade|switch|replace] $|it|the|your|our|my|this|that|
        them|you|us|a|an|to|back|with|here|there|up|in|phones|cars|late|so|me|until`,
    unless({ after: /^(?:is|was)$/ }, ingAfter),
    'hint',
  ],
  [
    `by [click|press|pay|send|use|scan|tap|fill|enter|book|call|sign|add|go|take|make|do|choose|follow|
      turn] the|on|your|us|a|this|in|it|to|here|an|out`,
    ing,
    'hint',
  ],
  ['thank|thanks you? for [reply|choose|contact|understand|share|come|wait|let|visit] $', ing, 'hint'],
  // To left out
  [
    `remember|tried|forgot|decided|managed|offered|promised|agreed|hope|refused|trying|forget [${actions}|invite]
        <det>|it|you|us|me|them|him|her|$|a|the|back|to|with|in|on|for`,
    unless({ before: /^(?:i|we)$/, after: /^$/ }, toVerbLeftOut),
    'hint',
  ],
  [
    `remember|tried|forgot|decided|managed|trying|forget [bring|call|send|pay|book|check|tell|ask|give|
      take|sign|see|buy|get|say]`,
    toIt,
    'hint',
  ],
  [
    `would like|i'd like|we'd like|you'd like [invite|offer|thank|welcome|remind|add|use|stay|visit|
      join|try|check|start|cancel|change|return]`,
    toIt,
  ],
  [
    `i'd|we'd|you'd|he'd|she'd|they'd|would like|love [invite|offer|remind|add|use|stay|visit|join|try|
      start|talk|ask|meet|work|help]`,
    toIt,
  ],
  [
    `asked|told|want|wants|wanted|need|ask|tell|remind|reminded|advised|invited|allow|allowed me|him|
      her|us|them|you [call|check|pay|send|wait|come|book|order|sign|contact|return|bring|go|leave|help|
      try|use|do|make|take|get|give|change|cancel|collect|start|be] $|you|it|the|me|us|back|in|on|at|
      for|to|a|them|your|my|our|again|here`,
    unless({ before: /^(?:to|as|i|we)$/ }, toAfterObject),
    'hint',
  ],
  // Is left out
  [
    `^ <def> <soloOne> [ready|available|late|delayed|closed|cancelled|unavailable] $|for|to|from|now|on|
      and|tomorrow|today|until|at|because|so|in`,
    (match) => `is ${markedOf(match)}`,
    'hint',
  ],
  [
    `^ <def> <many> [ready|available|late|delayed|closed|cancelled|unavailable] $|for|to|from|now|on|
      and|tomorrow|today|until|at|because|so|in`,
    (match) => `are ${markedOf(match)}`,
    'hint',
  ],
  // More and well
  [
    `[more] [cheap|big|small|fast|old|long|easy|heavy|quick|short|high|low|near|close|late|early|nice|
      safe|warm|cold|strong|happy|busy] $|than|online|now|for|and|in|if|but|to|there|here`,
    (match) => (markedOf(match, 1) === 'late' ? 'later' : undefined),
    'hint',
  ],
  [
    `fit|fits|fitted|sleep|slept|goes|went|drives|plays|sells|cooks|runs|works|worked|speaks|
      works really|very|so? [good] $|on|with|for|in|now|and|but|after`,
    'well',
    'hint',
  ],
  [
    '<any> very|really|so|too [quick|slow|careful|bad|good|regular|easy|smooth|nice] $|and|to|now',
    unless({ before: /^$/ }, mannerAfterVerb),
    'hint',
  ],
  // Have seen yesterday
  [
    `[i've|we've|they've|you've|have|has <adverb>* <edForm>|sent|paid|told|spoken|seen|made|done|had|bought|written|left|got|gone it|you|them|him|her|us|me|this|that
        yesterday|last]`,
    unless({ after: /^(?:time|minute|one|ones|of|word)$/ }, () => undefined),
    'hint',
  ],
  [
    `[i've|we've|they've|you've|have|has <adverb>* <edForm>|sent|paid|told|spoken|seen|made|done|had|bought|written|left|got|gone <def> <noun>
        yesterday|last]`,
    unless({ after: /^(?:time|minute|one|ones|of|word)$/ }, () => undefined),
    'hint',
  ],
  [
    `[i've|we've|they've|you've|have|has <adverb>* <edForm>|sent|paid|told|spoken|seen|made|done|had|
      bought|written|left|got|gone yesterday|last]`,
    unless({ after: /^(?:time|minute|one|ones|of|word)$/ }, () => undefined),
    'hint',
  ],
  // These, people, there
  [
    '^ these|those [is|was|has|<thirdish>]',
    unless(
      { after: /^(?:are|were|have|is)$/ },
      (match) => ({ is: 'are', was: 'were', has: 'have' })[markedOf(match)] ?? bare(match),
    ),
    'hint',
  ],
  [
    `people|those|customers|guests|parents|clients|patients|students|tenants|members|children|
      kids who [is|was|has|<thirdish>]`,
    (match) => ({ is: 'are', was: 'were', has: 'have' })[markedOf(match)] ?? bare(match),
  ],
  [
    '[there] [is|was] lots|loads|plenty|tons|hundreds|dozens|some|many|several of? <manyish>',
    (match) => (markedOf(match, 1) === 'is' ? 'there are' : 'there were'),
    'hint',
  ],
  [
    '[there] [are|were] someone|somebody|nobody|something|nothing|everything|anything|anyone',
    (match) => (markedOf(match, 1) === 'are' ? 'there is' : 'there was'),
  ],
  ['where|when|how|why|what|time|much|long|often|far [do] he|she|it', 'does'],
  [
    '<number> [<oneish>] please|and|$',
    unless(
      {
        before: anyOf(
          'a an the one page size number room step to at past no per table version level floor row gate platform bus line plan option year week day',
        ),
        after: /^(?:half|a)$/,
      },
      manyCounted,
    ),
    'hint',
  ],
  ['both [<oneish>] need|are|have|were|want|look|work|will', many, 'hint'],
  [
    '^ [<ownOfMany>] are|were|have|need|come|will',
    unless({ after: /^$/ }, (match) => pluralEnglish(markedOf(match).slice(0, -2))),
  ],
  [
    '^ [me|him|them] and <any> <any>',
    unless({ before: /./ }, (match) =>
      /^(?:you|all|both|your|so|then|let|tell|ask|send|if)$/.test(match.words[2]!.plain)
        ? null
        : ({ me: 'I', him: 'he', them: 'they' }[markedOf(match)] ?? null),
    ),
    'hint',
  ],
  ['says|said|say [me] it|that|he|she|they|i|you', () => undefined, 'hint'],
  ['[on] march|may $', 'in', 'hint'],
]

function ingAfter(match: Match): string | null {
  const [first, between, verb] = [match.words[0]!.plain, match.words[1]!.plain, markedOf(match)]
  // "You in stay", "think at": only what goes together.
  if (first === 'you' && between !== 'for') return null
  if (
    /^(?:you|thanks|sorry)$/.test(first) &&
    /^(?:help|order|call|change|use|return|book|work|stay|move|check)$/.test(verb) &&
    match.words.length < 4
  )
    return null
  return ingOf(verb)
}

function toVerbLeftOut(match: Match): string | null {
  const [first, verb] = [match.words[0]!.plain, markedOf(match)]
  if (/^(?:hope|remember)$/.test(first) && !/^(?:see|hear|be|get|bring|check|send|call|pay)$/.test(verb))
    return null
  return /^(?:help|work|order|change|return|play|book|text|email|print|sign|visit|start|stop|show)$/.test(
    verb,
  ) && match.words.length < 3
    ? null
    : `to ${verb}`
}

function toAfterObject(match: Match): string | null {
  const [first, object] = [match.words[0]!.plain, match.words[1]!.plain]
  // "I told you, call us" without its comma.
  return object === 'you' && /^(?:told|ask|tell|need|remind|asked)$/.test(first)
    ? null
    : `to ${markedOf(match)}`
}

function mannerAfterVerb(match: Match): string | null {
  if (
    !/^(?:deliver|delivers|delivered|reply|replied|work|works|worked|respond|responds|responded|drive|drives|drove|move|moves|go|goes|went|run|runs|ran|fit|fits|fitted|charge|charges|cook|did|done|heal|heals|sleep|slept)$/.test(
      match.words[0]!.plain,
    )
  )
    return null
  const word = markedOf(match)
  return word === 'good' ? 'well' : word.endsWith('y') ? word.replace(/y$/, 'ily') : `${word}ly`
}

function manyCounted(match: Match): string | null {
  return /^(?:people|children|men|women|bed|bath|storey|person|o'clock|noon|percent|quid|dozen|hundred|thousand|million|plus|max|star|a|grand|stone|per|more|each|left|late|early|here|free|ready|extra|online|off|pm|am|night|day|week|one|fish|sheep|and|post|first|second|third|half)$/.test(
    markedOf(match),
  )
    ? null
    : many(match)
}
