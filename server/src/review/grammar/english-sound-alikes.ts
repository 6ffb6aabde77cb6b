/** English: a word heard in the place of another. Each line names the company in which only the other fits. */
import type { Word } from '../reading.ts'
import { anyOf, markedOf, onlyIf, unless, wordBefore } from './around.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const isPlace = (match: Match, sentence: readonly Word[]) => {
  const before = wordBefore(match, sentence)?.plain ?? ''
  return beforeFrom.test(before) || /[^e](?:ed|ing)$/.test(before) ? 'from' : null
}
const beforeFrom =
  anyOf(`it them you us him her me back away far sent bought came come got hear heard straight
  directly message email call text letter parcel delivery order coming`)

export const englishSoundAlikes: readonly RuleText[] = [
  ['[form] the|your|our|my|us|you|now|here|there|today|tomorrow|monday|a|an|this|that', isPlace],
  [
    `the|a|this|that|your|our|application|order|claim|consent|booking|contact|refund|return|
      registration [from] $`,
    unless({ earlier: /^(where|which|who|what|come|came|ordered|bought)$/ }, () => 'form'),
  ],
  [
    `the|a|this|attached|application|claim|consent|registration|refund [from] is|was|below|
      attached|and|online|by|has|needs|at|with|to|we|i`,
    'form',
  ],
  ['[fro] the|your|our|you|us|a|this|my|it', 'for'],
  [
    '[affect|affects] of|on|is|was',
    unless(
      {
        before: anyOf(`to can could will would may might not does did do it this that which they these also
            still only`),
      },
      effect,
    ),
  ],
  [
    `what|any|some|no|little|much|same|side|an|have|has|had|positive|negative|bad|adverse|
      immediate|its [affect|affects]`,
    unless({ before: /^(that|which)$/ }, effectAfter),
  ],
  [
    `will|can|could|would|may|might|not|doesn't|don't|won't|didn't|does|did|to|shouldn't|should|
      can't|also|only [effect] !of`,
    'affect',
  ],
  [
    `it|this|that|which|delay|change|strike [effects] your|the|our|my|all|every|only|everyone|
      any|delivery|orders`,
    'affects',
  ],
  ['be|been|is|are|was|were|not|being|orders|customers [effected] by|$', 'affected'],
  [
    `we'd|i'd|i'll|we'll|he'd|she'd|they'd|would|could|should|can|will|must|strongly|doctors|
      pharmacists|always|to|please|not|i|we|they [advice] !and|or|is|was|for`,
    'advise',
  ],
  [
    `any|some|my|your|our|the|best|good|medical|legal|expert|professional|an|of|more|further|
      this|free [advise]`,
    'advice',
  ],
  ['be|is|are|was|were|been [advice|advices]', 'advised'],
  ['some|the|our|your|many [advises]', 'advice'],
  [
    'very|so|really|too|extremely|lovely|keep|stay|nice|super|pretty|fairly|more|bit [quite]',
    unless({ after: /^(a|the|right|often|some|an|easily|well|as|good|nice)$/ }, () => 'quiet'),
  ],
  ["is|are|was|were|it's|that's|be [quite] $", 'quiet'],
  [
    `[quiet] a|an|the|right|often|some|sure|normal|common|possible|happy|well|easily|likely|
      different|similar|easy|simple|soon|long|far|expensive|big|small|late|early|busy|good|nice|
      interesting|popular|important|difficult|rare|usual|recently|close|heavy|clear|safe|
      understandable`,
    unless(
      {
        before: /^(a|the|very|so|is|too|and|keep|this)$/,
        after: /^(and|street|place|area|room|neighbourhood|corner)$/,
      },
      () => 'quite',
    ),
  ],
  [
    `is|are|it's|that's|be|was [quiet] normal|common|possible|likely|different|similar|easy|
      simple|expensive|interesting|popular|important|difficult|rare|usual|clear|understandable|a|
      right|sure`,
    'quite',
  ],
  [
    `have|has|had|i've|we've|you've|they've|he's|she's|already [past] the|your|my|this|it|on|to|
      all|along|away`,
    'passed',
  ],
  ['i|we|he|she|they [past] it|on|the|your|this|along|them', 'passed'],
  ['was|been|be|were|is [past] on|to|along|over|from|by', 'passed'],
  ['to|can|will|please [past] it|this|on|your|my|the|them|along', 'pass'],
  [
    `go|going|walk|walked|drive|drove|run|half|quarter|five|ten|twenty|way|well|far|right|
      straight|get|got [passed] !by|on|away|out|your|an|his|her`,
    'past',
  ],
  [
    `the|in|recent|our [principle] reason|aim|cause|concern|driver|office|teacher|purpose|
      contact|contractor|holder|amount|sum|difference`,
    'principal',
  ],
  ['school|vice|deputy|assistant|college|our|new [principle] !of|that|is|we|behind', 'principal'],
  ['the [principle] of the? school|college|academy', 'principal'],
  ['in [principal] $', 'principle'],
  [
    `all|some|any|our|your|office|school|wedding|new|order|ordered|of|more|personalised|printed|
      buy|sell|the [stationary]`,
    unless(
      { after: /^(car|cars|vehicle|vehicles|bike|bikes|traffic|position|object|phase)$/ },
      () => 'stationery',
    ),
  ],
  ['[stationary] shop|order|set|items|cupboard|supplies|brand|range|gifts', 'stationery'],
  ['is|are|was|were|be|remain|completely|a [stationery] $', 'stationary'],
  [
    `[complementary] breakfast|drink|drinks|coffee|tea|parking|wifi|wi-fi|shuttle|bottle|upgrade|
      gift|water|wine|access|ticket|tickets|dessert|starter|tasting|delivery|snacks|pass|night|
      meal|cocktail|glass|slippers|room|transfer|newspaper|toiletries`,
    'complimentary',
  ],
  [
    'our|my|the|your|many|nice|kind|lovely [complements|complement] to|on|of|about|and|from|$',
    (match) => markedOf(match).replace('complement', 'compliment'),
  ],
  ['[complement] you|him|her|them', 'compliment'],
  [
    `that|it|which|colour|color|scarf|belt|lamp|wine|sauce [compliments] your|the|any|our|it|
      each|every|this|perfectly`,
    'complements',
  ],
  [
    `[except] card|cards|cash|returns|payment|payments|paypal|cheques|amex|visa|vouchers|credit|
      bookings|our|my|dogs|pets|cheque|euros`,
    unless(
      {
        before: anyOf(`everything all nothing everyone nobody anything none always cards any but open free
            every day items orders`),
      },
      onlyIf(
        {
          before: anyOf(`to we i they don't doesn't not can cannot can't will won't please only do also you
              shop he she didn't could would should`),
        },
        () => 'accept',
      ),
    ),
  ],
  ['[excepts]', 'accepts'],
  ['[excepted] at|by|here|payment|cards|your|our|the|for|as', 'accepted'],
  [
    `everything|everyone|all|days|anything|nothing|week|nobody|always|open|day [accept] for|the|
      sunday|sundays|monday|mondays|on|christmas|bank|one|this|that|saturday`,
    'except',
  ],
  ['next|last|this [weak]', unless({ after: /^(signal|spot|point|connection|link|battery)$/ }, () => 'week')],
  [
    'per|two|three|four|six|mid|all|every|each|whole|a [weak|weaks] $',
    (match) => markedOf(match).replace('weak', 'week'),
  ],
  [
    'feel|feels|feeling|too|very|bit|so|signal|really [week]',
    unless({ after: /^(ago|before|later)$/ }, () => 'weak'),
  ],
  [
    `the|a [hole] day|week|order|thing|set|family|amount|lot|team|price|room|year|month|morning|
      house|point|process|time|experience|course|term|class|bill|cost|world`,
    'whole',
  ],
  [
    "[wether|weather] or|you|we|it's|it|to|your|they|this|that|he|she|i|there",
    unless({ before: anyOf(`the this bad good of hot cold nice rainy in lovely cold wet`) }, () => 'whether'),
  ],
  ['the|bad|good|nice|cold|wet [whether] !or', 'weather'],
  [
    '[threw|thorough|trough] the|our|your|it|with|customs|to|all',
    onlyIf(
      {
        before: anyOf(`go went going goes gone get got come came comes put been look looked looking walk run
            ran pass passed it you them read talk way right half straight pay paid order ordered
            book booked`),
      },
      () => 'through',
    ),
  ],
  [
    `i|we|he|she|they|you|have|had|i'd|just [though|tough] it|that|you|the|we|about|i|this|they|
      he|she|your|of`,
    unless({ before: /^(even|as|and)$/ }, () => 'thought'),
  ],
  ['[tough] it|we|you|he|she|they|i is|was|are|were|will|have|has', 'though'],
  [
    "even|as [tough|thought] <subject>|the|your|it's|we're",
    unless({ before: /^(not|never)$/ }, () => 'though'),
  ],
  [
    '[than] you|u for|very|so|again|$',
    onlyIf({ before: /^(and|again|many|hello|hi|ok|okay|yes|great|perfect|lovely)$/ }, () => 'thank'),
  ],
  [
    '^ [than|thang|tank|thanks] you|u',
    unless({ after: /^(can|will|have|are|need|should|must)$/ }, () => 'thank'),
  ],
  [
    '[thank] for|a|again',
    unless({ before: /^(to|and|can|i|we|would|who|please|must|could|cannot)$/ }, () => 'thanks'),
  ],
  ["i|we|don't|you|didn't|they|do [thing] it|that|we|you|the|so|this|about|i|your|they|he|she", 'think'],
  ['the|any|one|some|only|last|other|first|same|important|best|every [think] $', 'thing'],
  ['the|only|one|first|other|main|last [think] is|we|you|to|that|i', 'thing'],
  [
    `[knew] order|one|parcel|colour|stock|car|customer|customers|account|card|date|time|booking|
      collection|year`,
    onlyIf({ before: anyOf(`a the your our my is this any some happy have for brand with as`) }, () => 'new'),
  ],
  [
    'i|we|you|they|never [new] that|about|the|it|you|this|we',
    unless(
      {
        before: /^(give|get|got|show|send|sent|gave|with|for|see|that|the)$/,
        after: /^(one|ones|price|address|date|time|order|card)$/,
      },
      () => 'knew',
    ),
  ],
  [
    "i|we|you|they|don't|didn't|to|not [now|no] that|if|how|what|when|where|why|about|which|who|whether",
    unless({ before: /^(is|are|am|have|can|and|that|are|were)$/ }, () => 'know'),
  ],
  ["don't|didn't|to|doesn't [now|no] $", 'know'],
  ['please [not] that|the|our|we|your', (match) => (match.words.at(-1)!.plain === 'that' ? 'note' : null)],
  [
    '[know] problem|problems|worries|worry|charge|longer|need|idea|one|extra|doubt|rush|later',
    unless(
      {
        before: /^(i|we|you|they|to|don't|didn't|the|not|let|please|who|already|can|should|well|must|me|us)$/,
      },
      () => 'no',
    ),
  ],
  ["have|has|with|there's|is|of|at [know] problem|problems|extra|charge|stock|more|news|record|one", 'no'],
  ['right|know|until|just|available|are|is|can [know|no] $', unless({ before: /./ }, () => null)],
  ['[her|hear|hare] is|are the|your|our|a|my|some|what|how', unless({ before: /./ }, () => 'here')],
  ["come|came|over|right|around|from|is|are|be|stay|get|in|out|been|you're|we're|i'm [hear] $", 'here'],
  [
    `to|can|can't|couldn't|you|will|we|good|glad|happy|sorry|pleased|love|didn't|not [here] from|
      back|about|anything|you|that|it|your|the`,
    unless(
      { before: /^(is|are|get|come|be|was|we're|i'm|you're|it's|right|in|got|with|from|when|see|for)$/ },
      hearVerb,
    ),
  ],
  [
    '[by] it|them|one|another|more|two|tickets|online|now',
    onlyIf(
      { before: /^(to|can|could|will|would|you|please|wish|want|i|we|they|must|should|just|cannot)$/ },
      buy,
    ),
  ],
  ['[buy] the way|$', (match) => (match.words.length > 1 && match.words[1]!.plain === 'the' ? 'by' : null)],
  [
    `[buy] monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|noon|email|phone|
      post|card|then|courier`,
    unless({ before: /^(to|can|could|will|would|you|please|want|i|we|they)$/ }, () => 'by'),
  ],
  ['good [by|buy]', 'bye'],
  [
    `can't|please|to|will|long|not|you|the|to|your|their|my [weight] for|until|till|time|times|
      list|is over`,
    unless({ before: /^(the|your|their|my)$/ }, () => 'wait'),
  ],
  [
    "the|its|max|maximum|total|net|gross|parcel|baby's|luggage [wait] of|is|limit|in|allowance",
    unless({ after: /^(over|long|longer|because|due)$/ }, () => 'weight'),
  ],
  [
    '[write] away|now|side|size|hand|address|one|place|answer|time|colour|color',
    unless({ before: /^(to|please|can|we|i|you|and|will|or|not|don't|could)$/ }, () => 'right'),
  ],
  [
    'to|please|can|could [right] to|us|down|a|me|your|it',
    unless({ before: /^(the|turn|up|over|going|is)$/, after: /^(the|corner)$/ }, rightVerb),
  ],
  [
    'web|our|your|building|on|the|camping|new|official|booking [sight] !of|for|and|was|is',
    unless({ after: /^(seeing|test|tests)$/ }, () => 'site'),
    'hint',
  ],
  ['[desert] menu|menus|wine|spoon|fork|trolley|options|buffet|plate|table', 'dessert'],
  [
    `for|or|and|free|no|any|our|your|chocolate|main|course|second|of [desert|deserts] !island|
      trip|tour|safari|boots|in|of`,
    (match) => markedOf(match).replace('desert', 'dessert'),
    'hint',
  ],
  [
    'in|my|your|our|the|his|her [dairy] for|$|is|on|at',
    unless({ after: /^(free|products|milk)$/, before: /^(contains?|any|no|have|eat)$/ }, () => 'diary'),
    'hint',
  ],
  ['[diary] free|products|milk|intolerance|allergy|alternatives', 'dairy'],
  [
    `[personnel] details|data|information|reasons|items|account|belongings|trainer|shopper|
      message|number|email|loan|injury`,
    'personal',
  ],
  ['of [coarse|cause]', (match) => (match.words.length > 2 ? null : 'course')],
  ['the|my|our|your|a|every [forth] !and|bridge|road', 'fourth'],
  ['back and|so and [fourth]', 'forth'],
  [
    'have|has|had|was|been|were|which|this [lead] to|by|us|you',
    unless({ before: /^(will|can|could|may|might|to|would|must)$/ }, leadLed),
  ],
  [
    'taxi|bus|train|coach|cab|return|air|rail [fair|fairs]',
    (match) => markedOf(match).replace('fair', 'fare'),
  ],
  ['[fare] enough|price|play|share|point|deal|comment', 'fair'],
  ['[bare] with|in', 'bear'],
  ["is|are|not|be|was|were|been|you're|aren't|isn't [aloud] to|in|on|at|inside|here|$", 'allowed'],
  ['the|your|our|a|this|my|each|every|one|any|another [devise]', 'device'],
  ['dental|medical|best|football|the|our|good|common|private|a [practise] !of', 'practice', 'hint'],
  ['[latter] today|on|this|in|than|tonight|date|time|stage', unless({ before: /^(the|is)$/ }, () => 'later')],
  ['the [later] $', 'latter', 'hint'],
  ['sooner or [latter]', 'later'],
  [
    'your|for|of|much [patients] $',
    unless({ before: /^(one|some|many|any|all|none|most)$/ }, () => 'patience'),
  ],
  [
    'your|and [patients] and|while|with|in|during|on',
    onlyIf({ before: /^(for|of|appreciate|you|thank|thanks)$/ }, () => 'patience'),
  ],
  [
    `bridal|junior|family|executive|honeymoon|en|presidential|ensuite|bathroom|three-piece|
      deluxe [suit|suits|sweet]`,
    (match) =>
      markedOf(match)
        .replace(/suit$|sweet$/, 'suite')
        .replace(/suits$/, 'suites'),
  ],
]

function effect(match: Match): string {
  return markedOf(match).replace('a', 'e')
}

function effectAfter(match: Match): string | null {
  const first = match.words[0]!.plain
  // "What affects the price": here it is a verb.
  return /^(what|any|some|its)$/.test(first) && markedOf(match) === 'affects' ? null : effect(match)
}

function hearVerb(match: Match): string | null {
  const [first, next] = [match.words[0]!.plain, match.words.at(-1)!.plain]
  if (/^(you|we|not)$/.test(first) && next !== 'from' && next !== 'back') return null
  return first === 'not' && next === 'that' ? null : 'hear'
}

function buy(match: Match): string | null {
  return match.words.length > 1 && /^(now|online)$/.test(match.words[1]!.plain) ? null : 'buy'
}

function rightVerb(match: Match): string | null {
  return /^(us|me|down|to)$/.test(match.words.at(-1)!.plain) ? 'write' : null
}

function leadLed(match: Match): string | null {
  return /^(was|been|has|had|were)$/.test(match.words[0]!.plain) ? 'led' : null
}
