/**
 * English: small words taken for their neighbours wherever the words around them leave no other reading. Most are hints: what
 * stands around is told by its class, not word by word.
 */
import type { Word } from '../reading.ts'
import { anyOf, markedOf, unless, wordAfter } from './around.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

/** Nouns in -ing that belong to a person: "your booking", "your hearing". */
const ingNouns =
  anyOf(`booking meeting parking training heating hearing timing wedding clothing packaging feeling
  building lighting plumbing reading rating listing setting spelling tracking billing painting thing morning
  evening ring wing string housing washing shopping swimming banking filing saving understanding warning being
  beginning ending opening closing flooring bedding guttering dressing filling piercing screening scaling
  cleaning viewing posting pricing lining wiring coating covering finding fitting gathering greeting landing
  learning lodging mooring offering outing piping pudding roofing savings seating serving servicing sibling
  sitting sizing standing starting staging styling tiling towing tuning typing upbringing wording writing thinking
  backing blessing calling drawing earring engineering king living marketing neighbouring outstanding remaining
  existing following incoming outgoing upcoming ongoing missing winning rolling running paying ring`)
const youAre = unless({ after: /^(?:own|is|was|will|has|best|first|next)$/ }, () => "you're")
const says = `think|thought|said|says|say|hope|know|because|sure|believe|afraid|that|heard|means|see|but|so`
const before =
  'when|if|once|while|because|that|whenever|glad|hope|think|sure|know|unless|since|see|until|till|as'
const owned = `left|want|wants|wanted|take|took|taken|bring|bringing|brought|have|had|got|get|lost|lose|need|needs|
  use|used|change|changed|paid|pay|leave|check|checked|finished|finish|make|made|do|did|doing|with|of|for|from|
  about|by|after|before|during|both|show|give|gave|keep|kept|confirmed|cancelled|cancel|sent|missed|updated|love|
  loved|enjoy|enjoyed|wash|collect|collected|book|booked|sign|signed|under|without`

const places =
  anyOf(`parking people guys time times space room place instead today tomorrow monday tuesday wednesday
  thursday friday saturday sunday tonight yesterday next last first one ones soon soonest early nothing all both
  car-free night nights morning`)
const theirs = (match: Match) => (places.test(match.words.at(-1)!.plain) ? null : 'their')
const notIngNoun =
  (right: string) =>
  (match: Match, sentence: readonly Word[]): string | null => {
    const ing = match.words.at(-1)!.plain
    const next = wordAfter(match, sentence)?.plain ?? ''
    return ingNouns.test(ing) || /^(?:is|was|will|has|and|of|are)$/.test(next) ? null : right
  }

export const englishMixups: readonly RuleText[] = [
  // Your and you're, you and your
  [
    `${before} [your] outside|inside|back|home|away|here|there|upstairs|at|in|on|with|near|by|done|finished|not|from`,
    youAre,
  ],
  [
    `[your] just|already|probably|definitely|certainly|also|quite|really|gonna|supposed|allowed|meant|basically|now|
      the|a|an|my|our|that`,
    unless({ after: /^(?:own|is|was)$/, before: /^(?:of|for|to|and|s)$/ }, () => "you're"),
    'hint',
  ],
  ['[your] here|outside|away|back|home $', unless({ before: /./ }, () => "you're"), 'hint'],
  [
    `see|know|think|hope|understand|that|if|when|because|while|as|sure|glad [your] <ingForm>`,
    notIngNoun("you're"),
    'hint',
  ],
  [
    `is|was|this|that|what|have|got|take|with|for|in|on|to|from|at|of|about|see|bring|confirm|use|check [you're]
      best|old|new|current|main|full|usual|own|other|latest|original|preferred|favourite <noun>`,
    () => 'your',
  ],
  [
    `is|are|was|were|has|will|does|do|can|if|once|when|until|because [you] <soloOne> <edForm>|
      <describing>|is|was|has|ready|still|here|in|on|being`,
    youNoun,
  ],
  ['is|was [you] <nounOnly>', () => 'your'],
  [
    `take|get|got|check|see|have|update|use|need|leave|give|bring|show|know|read|find|share|got|park|confirm|attach|
      attached|enter|open|lost|found|love|loved|like|change|received [you] <soloOne> $|please|and|on|in|
      at|from|for|to|when|before|by|again|yet|handy|number`,
    () => 'your',
    'hint',
  ],
  [
    `take|got|get|have|need|check|confirm|is|for|with [you] <noun> number|details|address|name|date|
      time|code`,
    () => 'your',
    'hint',
  ],
  [
    'for|of|with|on|from|in|about|regarding|to [you] <describingOnly>|quick|kind|last|recent|new|next <noun>',
    () => 'your',
    'hint',
  ],
  ['[yours] <nounOnly>|<many>', unless({ before: /^(?:of|is|are|was)$/ }, () => 'your')],
  ['[your] will|can|may|might <base>|be|get|have|need|see|find|receive|not|also|just|want|hear', () => 'you'],
  [
    "[your] 're|need|wanted|needed|said|told|asked|ordered|paid|bought <det>|to|us|me|it|for",
    unless({ before: /^(?:of|in|with|for|is)$/ }, () => 'you'),
    'hint',
  ],
  // Its and it's
  [
    `needs|need|has|had|have|for|at|to|with|of|from|gets|got|due|passed|failed|into|lost|reached|changed|on|in|by|since|
      after|before|under|over [it's] <ordinal>|own|next|last|annual|new|original|first|old|best|way|<nounOnly>`,
    unless({ before: /^(?:come|log|hang|carry|go)$/ }, () => 'its'),
    'hint',
  ],
  ["<many>|<one> and [it's] <noun>", () => 'its', 'hint'],
  [
    '^ [its] worth|about|like|because|me|us|been|got|just|now|raining|snowing|time|going|coming',
    unless({ after: /^(?:is|was|has|of)$/ }, () => "it's"),
  ],
  [
    `is|was|means|says|said|sure|think|hope|reckon|afraid|know|unless|though|although [its] <edForm>|<describing>|<ingForm>|in|on|at|too|so|very|been|worth|all`,
    unless({ after: /^(?:is|was|has)$/ }, () => "it's"),
    'hint',
  ],
  // There, their and they're
  [
    `is|was|are|were|isn't|aren't|if|will [their|they're] any|anything|anyone|a|an|another|enough|no|some|someone|something|
      nothing|be|much|many|parking|is|are|was|were`,
    'there',
  ],
  [`${owned} [there] <oneish>|<manyish>`, theirs, 'hint'],
  [`${owned} [there] <describing>|own|first|last|new|old <oneish>|<manyish>`, theirs, 'hint'],
  [`in|on|to|at|and [there] <nounOnly> $|is|was|and|but|to|for|by|so|with|at|on`, theirs, 'hint'],
  [
    `${says}|and|when|if|once|until [there] <ingForm>|<describingOnly>|all|both|not|on|in|at|out|too|very|really|free|
      ready|open|closed|fine|good|made|sold|done|quite|due|going|late|here|busy|full|back|away`,
    unless({ after: /^(?:is|are|was|were|will|has|have|isn't|of|you|we|i)$/ }, notIngNoun("they're")),
    'hint',
  ],
  [
    "^ [they're] <noun> <edForm>|is|was|has|will|are|were|broke|came|went|got|left|said|told|called",
    () => 'their',
  ],
  [`${owned}|in|on|to|at|and|lost [they're] <oneish>|<manyish>`, () => 'their', 'hint'],
  ["<verbOnly> [they're] <nounOnly>|<many>", unless({ before: /./ }, () => 'their'), 'hint'],
  // To, too and two
  [
    `is|was|are|were|be|been|it's|that's|bit|far|way|got|get|looks|seems|feels|you're|we're|they're|i'm|still|not [to]
      <describingOnly>|good|hot|bad|nice|kind|sweet|noisy|cheap|quick|soft|hard|tired|ill|sick|strong|weak|rough|
      spicy|salty|bright|dark|loud|thick|thin|tight|tall|wide $|to|for|and|but|so|now|at|in|already|i|we`,
    'too',
  ],
  [
    `<noun>|me|you|us|it|them|him|her|that|this|one|today|tomorrow|here|there|come|ok|well|now|french|english|soon [to] $`,
    unless(
      {
        earlier:
          anyOf(`who what which where that address number person someone nothing anyone belong belongs sent send
          post whom somebody want need like used able talk spoke speak how`),
      },
      (match) =>
        /^(?:forward|like|love|used|up|due|want|need|close|next)$/.test(match.words[0]!.plain) ? null : 'too',
    ),
    'hint',
  ],
  [
    `remember|forget|forgot|decide|decided|start|started|trying|promise|promised|plan|planning|expect|
      love|agreed|due|offer|offered|manage|managed|refuse|refused|wait|waiting|chance|time|way|best|how|
      where|when|what|who|asked|told|pleased|sorry|easy|hard|welcome|free|keen [too] <verbOnly>|<base>|
      bring|be|have|do|see|know|hear|say`,
    'to',
  ],
  [
    `forward|according|due|thanks|listen|reply|want|wants|need|needs|able|belongs|belong|related|
      similar|used [too] !<describing>`,
    unless({ after: /^(?:much|many|late|early)$/ }, tooLate),
  ],
  [
    `in|are|have|has|had|got|only|the|last|next|for|of|with|than|after|within|every|these|those|ordered|bought|need|takes|
      take|least|about|another|just|booked|any|our|your|my [to|too] <manyish> $|in|on|at|for|and|or|to|of|left|please|
      available|from|with|are|were|have|that|today|tomorrow|ago|so|but`,
    twoOf,
    'hint',
  ],
  ['there are|were [to|too] <manyish>', 'two'],
  [
    `there's|are|were|have|has|got|only|those|these|the|left|need|want|with|for|see|other [to|
      too] of them|us|you|the|our|your|my|these|those`,
    'two',
  ],
  // Then and than
  ['rather <any> <any>? <any>? [then] <any>', unless({ after: /^(?:i|we|you)$/ }, () => 'than'), 'hint'],
  [
    `<moreForm>|more|less|better|worse <any> <any>? [then] the|a|an|your|our|my|usual|expected|before|
      last|any|this|that`,
    () => 'than',
    'hint',
  ],
  [
    `^ [than] <verbOnly>|leave|press|click|call|wait|turn|let|take|put|add|close|open|go|come|it|there|
      just|if|when|please`,
    'then',
  ],
  // Were, where, we're and wear
  [
    `that's|this|exactly|not|remember|forget|forgot|show|wonder|matter|idea|depends [were] you|we|i|he|
      she|they|it|to|the|your|my`,
    'where',
    'hint',
  ],
  ["that's [were]", 'where'],
  ['^ [were] would|will|can|could|should|shall|does|did|has|have', 'where'],
  [
    `sorry|afraid|hi|hello|yes|no|ok|okay|unfortunately|morning [were] <describing>|<edForm>|<ingForm>|closed|open|fully|out|
      not|now|just|still|all|so|very|only`,
    "we're",
  ],
  [
    `^ [where] fully|sorry|so|delighted|glad|happy|unable|currently|really|very|hoping|looking|closing|
      going|trying|closed|always|all`,
    () => "we're",
    'hint',
  ],
  ['if there [was] any|some|two|three|more|many|other|<manyish>', 'were', 'hint'],
  [
    `we|they|you|shoes|parts|there [wear|ware] <ingForm>|<edForm>|closed|open|told|sent|late|not|very|
      so|all|both|happy|sorry|two|no`,
    'were',
  ],
  [
    `should|can|must|could|shall|would|will|do|to i|we|you|he|she|they? [where|ware|were] to|for|a|an|
      my|your|it|them|glasses|shoes|contact|gloves`,
    wearOr,
    'hint',
  ],
  // Effect, except, advice, practice, past
  [
    '[effect] my|your|our|you|us|him|her|them|their|his',
    unless(
      {
        before: anyOf(
          'the an any no some in into side full take takes had have has same of positive knock-on to',
        ),
      },
      () => 'affect',
    ),
    'hint',
  ],
  ['will|does|did|would|could|may|might|can this|that|it|they|these|not|also [effect]', 'affect'],
  [
    `do|does|did|can|could|will|would|don't|doesn't|can't|cannot you|we|they|i|it|not|also|
      still [except] !for|when|if|on|that|maybe|as|in|at`,
    'accept',
    'hint',
  ],
  [
    `can|will|would|could|to|only|please|just|always|not|don't|i'd|we'd [advice] you|that|us|him|her|
      the|against|to|on|your|them`,
    'advise',
  ],
  [
    `more|some|of|good|best|common|the|a|our|my|your|dental|medical|piano|football|in|choir|band [practise] $|and|is|at|manager|
      on|was|nurse|tomorrow|today|has`,
    'practice',
    'hint',
  ],
  [
    `walk|walked|go|goes|going|went|drive|drove|run|ran|get|got|flew|came|come|straight|
      just [passed] the|your|our|my|it|us|you|that|him`,
    pastOr,
    'hint',
  ],
  ['has|have|had|already|just [past] $|already|now|and|but|so', 'passed'],
  [
    `<one>|he|she|it|you|i|they [past] its|his|her|their|your|my|all|the mot|exam|exams|test|tests|inspection|survey|interview|first|with`,
    () => 'passed',
  ],
  [
    '[bought] <any> <any>? back|along|over|round|together|forward',
    unless({ before: /^(?:who|is|was)$/ }, () => 'brought'),
    'hint',
  ],
  ['[brought] <any>* online|insurance|tickets|ticket', () => 'bought', 'hint'],
  ['[brought] the|a wrong|new <noun>? size|one', () => 'bought', 'hint'],
  ['[brought] from|online', 'bought', 'hint'],
  ['[bought] up|forward|to my|our|your|the attention', () => 'brought', 'hint'],
  // Articles before letters that are read out
  [
    '[a] mot|x-ray|x-rays|sms|mri|nhs|hdmi|suv|hgv|sos|faq|iban|id|rsvp|mp|ecg|eta|isa',
    unless({ before: /^(?:vitamin|class|plan|hepatitis)$/ }, () => 'an'),
  ],
  ['[an] uk|usb|pdf|gp|cv|dvd|qr|tv|us|eu|vip|pin|dj|diy|pc', () => 'a'],
]

function youNoun(match: Match): string | null {
  return /^(?:guys|folks|people|lot|both|all|today|tomorrow|sir|madam|home|time|one)$/.test(
    match.words[2]?.plain ?? '',
  )
    ? null
    : 'your'
}

function tooLate(match: Match): string | null {
  return /^(?:much|many|late|early|often|long|far|fast|soon|little|few|well|quickly)$/.test(
    match.words.at(-1)!.plain,
  )
    ? null
    : 'to'
}

function twoOf(match: Match): string | null {
  const first = match.words[0]!.plain
  // "We need to orders" is another mistake; "it has to parcels" too.
  return /^(?:the|have|has|had|got|need|takes|take|in|are|only)$/.test(first) &&
    /^(?:plans|works|helps|orders|looks|needs)$/.test(match.words[2]?.plain ?? '')
    ? null
    : 'two'
}

function wearOr(match: Match): string | null {
  return markedOf(match) === 'were' ? null : 'wear'
}

function pastOr(match: Match): string | null {
  return match.words[0]!.plain === 'just' ? null : 'past'
}
