/** English words that sound alike. */

import { anyOf, unless } from './around.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const marked = (match: Match) => match.marked[0]!.plain

const meToo = (match: Match, sentence: readonly { readonly start: number; readonly plain: string }[]) => {
  const before = sentence[sentence.findIndex((word) => word.start === marked0(match)) - 1]
  return before &&
    /^(me|you|us|that|them)$/.test(before.plain) &&
    sentence.length < 7 &&
    !/^(it|up)$/.test(before.plain) &&
    !sentence.some((word) =>
      anyOf(`send sent give write talk speak reply listen refer what who where which belong belongs
        happened`).test(word.plain),
    )
    ? 'too'
    : null
}
const marked0 = (match: Match) => match.marked[0]!.start
const usedTo = (match: Match, sentence: readonly { readonly start: number; readonly plain: string }[]) => {
  const before = sentence[sentence.findIndex((word) => word.start === marked0(match)) - 1]
  if (marked(match) === 'suppose')
    return before && /^(is|are|was|were|not|am)$/.test(before.plain) ? 'supposed' : null
  return before && /^(we|i|he|she|they|it)$/.test(before.plain) ? 'used' : null
}
const notSure = () => null
const capitalI = (match: Match) =>
  match.marked[0]!.text.startsWith('i') ? match.marked[0]!.plain.replace('i', 'I') : null

export const englishHomophones: readonly RuleText[] = [
  [
    `[your] welcome|right|invited|going|interested|eligible|entitled|able|looking|happy|unhappy|
      sure|unable|ready|having|trying|waiting|satisfied|not|all|still|unsure|very|so|too|being|
      correct|most|always|busy|free|late|home|coming|getting|using|in|on|at|the|a|an`,
    unless(
      {
        before: /^(?:on|in|at|to|of|by|for|with|from)$/,
        after: /^(rates?|prices?|concern|visit|stay|trip|days?|weeks?|appointments?)$/,
      },
      yourIs,
    ),
  ],
  [
    `[you're] <thing>|own|new|first|last|next|previous|recent|full|current|old|latest|loyalty|
      patience|convenience|favourite|favorite`,
    youreNot,
  ],
  [
    `[its] a|an|been|not|ok|okay|fine|ready|available|great|very|too|going|coming|your|my|just|
      still|possible|important|here|there|better|no|so|free|currently|now|being|really|always|only|
      also|probably|quite|due|already|perfect|good|nice|working|out|the|our|all|on|in|sold|broken|
      closed|open|closing`,
    itsIs,
  ],
  [
    `[it's] own|price|colour|color|size|packaging|contents|original|warranty|box|weight|length|
      width|battery|case|charger|label|condition|destination|value|quality|tracking`,
    notAfterIs,
  ],
  ["[their] is|are|was|were|will|has|have|isn't|aren't|seems|must|should|might|may|can", 'there'],
  ["[they're] <thing>|own|new|website|first|names|orders|parcels|products", 'their'],
  [
    `[there] order|parcel|package|refund|account|invoice|name|own|email|child|car|team|website|
      orders|parcels|accounts|payment|phone|address`,
    notAfterIs,
  ],
  [
    `[their] not|going|coming|being|available|ready|closed|open|very|waiting|arriving|happy|sorry|
      still|always`,
    "they're",
  ],
  ['over|in|up|out|get|go|been|from|stay|arrive|here [their] $', 'there'],
  ['is|are|was|be [their] $', 'there'],
  ['<comparative> <any> [then] the|we|our|usual|expected|before|planned|you|yours|last|i|what|it', 'than'],
  ['back|since|until|and|by [than] $', 'then'],
  ['and|if [than]', 'then'],
  ['[than] we|i|you will|can|could', 'then'],
  [
    `[to] much|many|late|early|small|big|large|expensive|tight|soon|high|low|far|short|hot|cold|
      busy|long|heavy|slow`,
    tooMuch,
  ],
  [
    `[too] confirm|the|your|you|be|send|pay|our|a|an|my|his|her|this|collect|make|get|us|check|
      return|help|see|receive|contact|arrange|book|do|go|let|know|him|them|change|cancel|deliver|
      hear`,
    notAtEnd,
  ],
  ['[to] $', meToo],
  ["to|not|don't|can|might|would|could|won't|never|didn't [loose] !fit|fitting|trousers|change|ends", 'lose'],
  ['will|may [loose]', 'lose'],
  ['[loose] your|the|my|our|it|any|time|money|track|hope|patience|this|that', 'lose'],
  [
    "[could|would|should|must|might|may|wouldn't|couldn't|shouldn't] [of]",
    (match) => `${marked(match)} have`,
  ],
  ["[i'd|we'd|you'd|they'd] [of]", (match) => `${marked(match)} have`, 'hint'],
  ["[who's] <thing>", 'whose'],
  ['[whose] coming|going|calling|there|available|speaking', "who's"],
  [
    '[lets] go|know|see|meet|try|keep|start|make|check|say|do|not|hope|talk|arrange|have|get|find',
    notAfterNoun,
  ],
  ['please|to|kindly [advice]', 'advise'],
  ['will|would|can|could|we|i|you|please [advice]', 'advise'],
  ['an|your|my|some|the|our|for|any|of|more [advise]', 'advice'],
  ['will|not|might|may|could|can|would|to [effect] your|the|our|my|this|delivery', 'affect'],
  ['the|side|an|take|no|any|positive|negative [affect|affects]', (match) => marked(match).replace('a', 'e')],
  ["we|i|to|please|can|cannot|can't|also|only|not|you [except] $", 'accept'],
  [
    "we|i|to|please|can|cannot|can't|also|only|not|don't [except] <any>",
    (match) => (match.words.at(-1)!.plain === 'for' ? null : 'accept'),
  ],
  ['everything|everyone|all|day|days|anything [accept]', 'except'],
  ['[weather] you|we|it|or|they|he|she|to|your|this', 'whether'],
  ['know|ask|asking|check|sure|decide|confirm [weather]', 'whether'],
  ['the [whether] is|forecast|was|conditions', 'weather'],
  ['[where] you able|happy|looking|satisfied|told|sent|there|expecting', 'were'],
  ['we|they|you|there|items|orders|parcels|products|shoes [where] <any>', wereNotWhere],
  ['^ [were] is|are|can|do|did|should', 'where'],
  [
    `[were] sorry|happy|glad|pleased|going|open|closed|delighted|here|looking|working|unable|
      currently|out|waiting|checking`,
    weAre,
  ],
  ['^ [are] team|store|shop|office|driver|records|warehouse|staff|prices|opening|manager|courier', 'our'],
  [
    'contact|visit|at|from|with|in|to|on [are] team|store|shop|office|website|records|site|driver|new|own',
    'our',
  ],
  ['[our] you|they|we', 'are'],
  ['we|they|you|which|there [our]', (match) => (match.words[0]!.plain === 'which' ? null : 'are')],
  ['let me|us|them|him|her [no|now]', 'know'],
  ["please|you|i|don't|didn't|we [no] if|when|what|that|how|where", 'know'],
  ['do|did|does you|i|we|they [now|no]', 'know'],
  ['[here|ear] from you|us|him|her', hear],
  ['to|can|will|could|good [here] from|back|that|about|this', 'hear'],
  ['come|over|from|right|is|are [hear] $', 'here'],
  ['to|can|could|will|would [by] it|one|another|a|the|more|now|two|from', 'buy'],
  ['[to] [by]', () => 'to buy'],
  ['in the [passed]', 'past'],
  ['half|quarter|last|minutes [passed]', 'past'],
  ['[defiantly]', 'definitely'],
  ['for|any|the|this|sorry [inconvenient]', inconvenience],
  ['[an] [other]', 'another'],
  ['[of] [cause]', 'of course'],
  ['[thanks] you', 'thank'],
  ['[thank] for', 'thanks'],
  ['[use|suppose] to be|have|do|go|arrive|come|receive|get', usedTo],
  ['[everyday] $', 'every day', 'hint'],
  ['[everyday] at|from|until|between|except|including', 'every day', 'hint'],
  ['[may] [be] $', () => null],
  ['^ [maybe] be', 'may'],
  ['[a] [lots]', 'a lot'],
  ['[apart] of', 'a part'],
  ['a [peace] of', 'piece'],
  ['[piece] of mind', 'peace'],
  ['[brake|brakes] down|time', (match) => marked(match).replace('ake', 'eak')],
  ['[breaks] pads|disc|fluid', 'brake'],
  ['[break] pads|disc|discs|fluid|pedal', 'brake'],
  ['[break] and tyres', 'brakes'],
  ['[quite] please|place|room|area|table|moment', 'quiet'],
  ['[quiet] happy|good|sure|busy|a|late|nice', 'quite'],
  ['[sent|cent] you|us|it|them now|today|tomorrow', notSure],
  ["[can|will|to|please|i'll|we'll] [sent]", (match) => `${marked(match)} send`],
  ['[we] are|have [know]', notSure],
  ['[wont|want] be', (match) => (marked(match) === 'want' ? "won't" : null)],
  ['[buy] [the] [way]', 'by the way'],
  ['[know] longer', 'no'],
  ['[knew] stock|items|collection|order|address|products|arrivals', 'new'],
  ['[for] [get] to', 'forget'],
  ['[witch] is|are|one|size|colour|color|was|will|you|we|model', 'which'],
  ['[bare] with', 'bear'],
  ['[stationary] shop|order|set|items', 'stationery'],
  ['[principle] of the|teacher', notSure],
  ['[whole] sale', 'whole'],
  ['[threw] our|the website|app|link|post', 'through'],
  ['[though] our|the website|app|link', 'through'],
  ['[i]', capitalI, 'hint'],
  ["[i'm|i've|i'll|i'd]", capitalI, 'hint'],
]

function yourIs(match: Match): string | null {
  const next = match.words[1]!.plain
  const noun = match.words[1]!
  // « your on-site visit », « your right arm »: only where no noun can follow.
  if (/^(in|on|at|so|very|most|free|late|right|happy|all|home|still|using|going|always|busy)$/.test(next)) {
    return noun.text === next && /^(going|still|always|so|using|in|on|at|right|happy)$/.test(next)
      ? "you're"
      : null
  }
  return "you're"
}
function youreNot(match: Match): string | null {
  return /^(first|next|last|new|full|current|time|home|team)$/.test(match.words[1]!.plain) ? null : 'your'
}
function itsIs(
  match: Match,
  sentence: readonly { readonly start: number; readonly follows: boolean }[],
): string | null {
  const next = match.words[1]!
  const after = sentence[sentence.findIndex((word) => word.start === next.start) + 1]
  const before = sentence[sentence.findIndex((word) => word.start === marked0(match)) - 1] as
    | { plain?: string }
    | undefined
  if (
    /^(by|of|in|at|with|for|on|from|to|all|and)$/.test(before?.plain ?? '') &&
    /^(very|own|only|all|original|new|best|good|great|nice|free)$/.test(next.plain)
  )
    return null
  const mayDescribe =
    /^(original|better|good|free|perfect|own|open|closed|currently|nice|great|very|new|only|all|due)$/
  return mayDescribe.test(next.plain) &&
    after?.follows &&
    !/^(very|only|all)$/.test(next.plain) &&
    !/^(for|to|in|on|at|and|but|until|from|if|that|by)$/.test((after as { plain?: string }).plain ?? '')
    ? null
    : "it's"
}
function notAfterIs(match: Match): string | null {
  return marked(match) === "it's" ? 'its' : 'their'
}
function tooMuch(
  match: Match,
  sentence: readonly { readonly start: number; readonly follows: boolean }[],
): string | null {
  const last = match.words.at(-1)!
  const after = sentence[sentence.findIndex((word) => word.start === last.start) + 1] as
    | { plain: string; follows: boolean }
    | undefined
  if (!after?.follows) return 'too'
  return /^(much|many)$/.test(last.plain) ||
    /^(for|to|in|on|at|and|but|so|now|already|or|i|we|you|this)$/.test(after.plain)
    ? 'too'
    : null
}
function notAtEnd(match: Match): string | null {
  return /^(the|you|a|this|my|us|him|them|know|go|do|see|get|let)$/.test(match.words[1]!.plain) &&
    match.words.length < 2
    ? null
    : 'to'
}
function notAfterNoun(
  match: Match,
  sentence: readonly { readonly start: number; readonly plain: string }[],
): string | null {
  const before = sentence[sentence.findIndex((word) => word.start === marked0(match)) - 1]
  return before && /^(it|he|she|that|this|which|who|app|link|system)$/.test(before.plain) ? null : "let's"
}
function wereNotWhere(match: Match): string | null {
  const last = match.words.at(-1)!.plain
  return anyOf(`able happy sent told delivered closed open not going sorry out very expecting waiting
    informed late given unable missing damaged sold all shipped right asked charged looking`).test(last)
    ? 'were'
    : null
}
function weAre(match: Match): string | null {
  return match.marked[0]!.opensSentence ? "we're" : null
}
function hear(
  match: Match,
  sentence: readonly { readonly start: number; readonly plain: string }[],
): string | null {
  const before = sentence[sentence.findIndex((word) => word.start === marked0(match)) - 1]
  return before && /^(to|can|we|will|not|and|i)$/.test(before.plain) ? 'hear' : null
}
function inconvenience(
  match: Match,
  sentence: readonly { readonly start: number; readonly plain: string; readonly follows: boolean }[],
): string | null {
  const next = sentence[sentence.findIndex((word) => word.start === marked0(match)) + 1]
  return next?.follows && /^(time|moment|day|date|hour|place|location)$/.test(next.plain)
    ? null
    : 'inconvenience'
}
