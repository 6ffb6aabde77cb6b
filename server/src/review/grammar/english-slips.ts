/** English: a real word typed or heard in the place of another. Each line names the company in which only the other fits. */
import type { Word } from '../reading.ts'
import { markedOf, onlyIf, unless, wordAfter, wordBefore } from './around.ts'
import type { EnglishWords } from './english-words.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const be = "is|are|was|were|isn't|aren't|wasn't|weren't"
const modal = "will|would|can|could|should|must|may|might|won't|can't|cannot|couldn't|shouldn't|wouldn't"

/** Your and you're, its and it's, there and their, than and then, to and too, were and where. */
export function englishPairs(words: EnglishWords): readonly RuleText[] {
  const nextIsNoun = (match: Match, sentence: readonly Word[]) => {
    const next = wordAfter(match, sentence)?.plain
    return next !== undefined && !words.isFunction(next) && !words.isTime(next)
  }
  const alone =
    (right: string) =>
    (match: Match, sentence: readonly Word[]): string | null =>
      nextIsNoun(match, sentence) ? null : right
  return [
    [
      '[your] <ingOnly>|looking|going|getting|having|making|trying|waiting|coming|using|being|doing|asking|moving',
      unless(
        {
          after: /^(is|was|will|has|of|and)$/,
          before: /^(for|of|about|by|to|mind|appreciate|with|on|from|before|after|without)$/,
        },
        alone("you're"),
      ),
    ],
    [
      '[your] <describingOnly>|ready|able|sure|right|happy|welcome|free|late|early|lucky|correct|wrong|unable|unsure|busy|fine',
      unless(
        {
          before: /^(on|in|at|to|for|with|of|do|make|from|by|if|all|not|is|into)$/,
          after: /^(is|was|will|has|are)$/,
        },
        alone("you're"),
      ),
    ],
    [
      'if|that|when|because|as|unless|hope|sure|think|know|glad|sorry|see [your] <describingOnly>|ready|able|sure|happy|free|unable|unsure|fine|busy|still|not|going|interested|the',
      alone("you're"),
    ],
    [
      '[your] <edForm> in|for|to|by|with|on|up|at|as',
      unless({ before: /^(for|of|about|from|with|in|on|to|all)$/ }, () => "you're"),
    ],
    [
      '[your] <edForm> $',
      unless({ before: /^(for|of|about|from|with|in|on|to|get|have|all)$/ }, () => "you're"),
      'hint',
    ],
    [
      '[your] all|not|always|never|still|both|the|a|an|in|on|at',
      unless({ after: /^(time|in|day|inclusive|important|star|weather|purpose|risk)$/ }, yourFiller),
    ],
    [
      "[you're] <nounOnly>",
      unless({ before: /^(if|that|as|when|because|think|know|say|says|said)$/ }, youreNoun),
    ],
    [
      "of|for|in|on|with|to|from|at|check|confirm|send|update|see|have|change|cancel|about|is|and|get [you're] <nounOnly>|<describing>",
      youreNoun,
    ],
    [
      "[your] are|should|could|must|cannot|can't|don't|won't|would|have|has|didn't|haven't|might|shouldn't",
      unless({ before: /^(of|is|was)$/ }, () => 'you'),
    ],
    [
      'if|when|once|as|because|that|unless|so|hope|soon [your] <verbOnly>|need|want|can|will|would|like|have|get',
      unless({ after: /^(is|was|will|has|to)$/ }, () => 'you'),
    ],
    [
      `do|did|does|can|could|would|will|have|should [your] <verbOnly>|like|need|want|have|get|know|mind|please|been|received`,
      () => 'you',
    ],
    ['thank|thanks|help|helped|assist|inform|contact|call|tell|remind|refund|thanking [your] $', 'you'],
    ['[thank|thanks] [your] for|so|very', () => 'thank you'],
    [
      '^ [you] <nounOnly> is|was|has|will|are|have|were|can|should|should|arrived|needs|came|went',
      () => 'your',
    ],
    [
      'of|about|with|on|in|from|at|into|check|confirm|confirming|update|updated|collect|received|cancel|cancelled|changed|track|return|process|processed|processing|reviewed|appreciate|regarding|per|choose|bring [you] <nounOnly>',
      unless({ after: /^(can|will|have|should|need|ordered|sent)$/ }, youNoun),
    ],
    [
      'for [you] order|parcel|patience|booking|appointment|understanding|feedback|payment|interest|reply|message|email|custom|call|time|help|cooperation|loyalty|support',
      unless({ after: /^(is|will|was|has)$/ }, () => 'your'),
    ],
    ['know [you] thoughts|choice|preference|decision|answer|availability|details|size|address', 'your'],
    [
      '[its] <ingOnly>|going|coming|raining|working|getting|looking|arriving',
      unless({ after: /^(is|was|has|and)$/, before: /^(on|of|in|at|to|for|by|with|from)$/ }, alone("it's")),
    ],
    [
      '[its] <describingOnly>|fine|late|early|easy|safe|free|ready|sure|cheaper|better|worse|easier|faster|quicker',
      unless({ before: /^(on|of|in|at|to|for|by|with|from|and|than|at)$/ }, alone("it's")),
    ],
    [
      '^ [its] <edForm>|gone|sold|lost|broken|done|sent|paid|not|that|this|what|where|when|why|how|because|up|down|about|like|for|to|from|i|we|you|they|he|she|just|never|usually|normally|definitely|actually|completely|absolutely|totally|almost|nearly|half|best|worth|both|either|me|us|today|tomorrow|now',
      unless({}, alone("it's")),
    ],
    [
      'because|but|that|if|think|hope|when|so|sure|as|sorry|know|since|and [its] <describingOnly>|fine|not|a|an|the|going|gone|just|still|only|too|so|very|<edForm>|sold|broken|in|on|at|up|been|really|quite|easy|free|late|ready|worth|better|cheaper|easier|faster',
      alone("it's"),
    ],
    [
      "of|in|on|with|for|lost|from|by|at|to|inside|and|under [it's] <nounOnly>",
      unless({ before: /^(think|know|say|says|said|hope|that)$/ }, itsNoun),
    ],
    ["[it's] own|<nounOnly> is|was|has|are|were|and", itsNoun],
    ["lost|changed|kept|found|reached|left|shows|has|have [it's] <noun>", itsNoun],
    [
      `[their|they're] ${be}|${modal}|seems|appears|has|have|isn't|wasn't`,
      unless({ before: /^(of|all|some|most|both)$/ }, () => 'there'),
    ],
    [
      `[their] <ingOnly>|coming|going|being|getting|having`,
      unless(
        { after: /^(is|was|will)$/, before: /^(of|for|in|on|by|to|with|about|from)$/ },
        alone("they're"),
      ),
    ],
    [
      '[their] <describingOnly>|ready|late|closed|open|fine|sold|gone|sorry|happy|sure|able|unable',
      unless({ before: /^(of|for|in|on|by|to|with|about|from|and)$/ }, alone("they're")),
    ],
    [
      '[there] <ingOnly>|going|coming|looking|getting|waiting',
      unless(
        {
          before:
            /^(is|are|was|were|be|been|from|get|got|out|up|over|in|go|gone|went|not|you|still|down|here|sit|stand|stay|people|someone|anyone)$/,
        },
        alone("they're"),
      ),
      'warning',
    ],
    [
      '[there] late|closed|sold|sorry|happy|unable|delighted|able|busy|aware',
      unless(
        { before: /^(is|are|was|were|be|been|get|got|out|up|over|in|go|went|not|get|arrive|arrived)$/ },
        () => "they're",
      ),
    ],
    [
      'left|lost|changed|at|of|with|for|from|to|on|in|about|update|check|confirm|have|has|had|use|send|sent|missed|forgot|into|through|and|get|contact|give|gave [there] <nounOnly>|own|new|first|last',
      unless({ after: /^(is|was|will|are)$/ }, thereNoun),
    ],
    ['^ [there] <nounOnly> is|was|will|are|were|has|have', thereNoun],
    ["over|right|out|up|down|been|be|here|get|go|went|is|are|was|were [their|they're] $", 'there'],
    ['hi|hello|hey [their]', 'there'],
    [
      '<moreForm>|more|less|other|rather|fewer|better|worse [then] <def>|a|an|expected|usual|planned|before|ever|last|that|this|what|any|most|one|two|three|in|on|to|just',
      unless({ before: /^(you|it|them|us|me|until|back|speak|talk|see)$/ }, () => 'than'),
    ],
    [
      '<moreForm>|more|less [then] i|we|you|they|he|she|it',
      unless({ before: /^(you|it|them|us|me|until|back|speak|talk|see)$/ }, () => 'than'),
      'hint',
    ],
    ['other|rather [then]', 'than'],
    [
      'more|less <describing>|<noun> [then] <def>|a|an|we|i|you|it|they|expected|usual|planned|normal|before|last',
      'than',
    ],
    ['no|any sooner|later|longer|earlier|more|less [then]', 'than'],
    ['different|bigger|smaller [then]', unless({ after: /^(you|i|we)$/ }, () => 'than'), 'hint'],
    [
      "and|but|if|until|since|by|just [than] <subject>|the|your|call|check|come|press|click|go|send|it's|we'll|i'll",
      'then',
    ],
    ["^ [than] <subject>|the|your|press|click|call|go|please|i'll|we'll|you'll", 'then'],
    [
      '[to] expensive|difficult|complicated|loud|bright|dark|thin|thick|strong|weak|spicy|salty|tall|risky|noisy|painful|dangerous|strict|rich|crowded|bulky|fragile|old|young|heavy|hot|cold|busy|tight|late|early|far|long|short|small|big|large',
      unless(
        { before: /^(due|from|up|close|next|thanks|back|according|compared|access|want|way|used)$/ },
        alone('too'),
      ),
    ],
    ['[to] much|many', unless({ before: /^(due|thanks|amounts?|comes?|add|up|not|led)$/ }, () => 'too')],
    [
      'me|us|them|him|her|that|this|one|it|you [to] $',
      unless(
        {
          earlier:
            /^(who|what|which|where|happened|belong|speak|talk|refer|sent|send|give|like|want|need|used|going|have|has|able|write|reply|listen|talking|speaking|see|forward|attend|look)$/,
        },
        () => 'too',
      ),
      'hint',
    ],
    [
      'able|want|wants|need|needs|going|like|used|ready|happy|have|has|try|trying|unable|hope|possible|allowed|glad|easy|here|order [too|two] <verbOnly>|<base>|be|have|do|see|get',
      'to',
    ],
    [
      '[too] the|your|our|my|you|us|them|him|her|me|be|a',
      unless({ before: /^(me|you|us|that|this|it|them|is|are|him|her)$/ }, () => 'to'),
    ],
    [
      'back|reply|send|sent|come|came|listen|sorry|due|thanks|up|next|close [too] <def>|you|us|me|it|them|a',
      'to',
    ],
    [
      'of|in|for|the|after|within|only|other|these|those|and|next [to|too|tow] days|weeks|hours|months|nights|rooms|items|options|sizes|minutes|years|boxes|parcels|people|seats|tickets|tables|adults|children|kids',
      'two',
    ],
    ['^ [tow|too|to] days|weeks|nights|rooms|items|options|sizes|people|tickets', 'two'],
    [
      'we|they|items|orders|parcels|products|there|photos|boxes|shoes|keys|documents|prices|rooms|tickets|people|parts [where] <edForm>|<ingOnly>|<describingOnly>|sent|sold|lost|not|no|so|very|both|all|unable|able|open|closed|ready|told|left|going|here|there|two|three|some',
      unless({ before: /^(tell|told|show|shows|ask|see|let|the|remind)$/ }, () => 'were'),
    ],
    [
      'if|when|as|but|because|that|and|sorry we|they|you [where] <known>',
      unless({}, (match) =>
        match.words[0]!.plain === 'and' && match.words[1]!.plain === 'you' ? null : 'were',
      ),
    ],
    ['^ we|they|you [where] <known>', 'were'],
    ['^ [where] you <edForm>|able|happy|told|looking|hoping|planning|going', 'were'],
    [
      'know|see|check|ask|wondering|sure|remember|tell|exactly|from [were] you|we|it|the|your|to|they|he|she|i|exactly|this|that',
      'where',
    ],
    ['^ [were|wear|ware] is|are|do|did|can|does|was|exactly|to|abouts', whereAsk],
    [
      '^ [were] <ingOnly>|delighted|sorry|happy|glad|pleased|going|open|closed|currently|here|unable|not|so|very|really|still|just|now|out|all|based|aware|here|always|only|happy|fully|getting|doing|having|waiting|looking',
      unless({ after: /^(you|we|they|the|there|your|any|these|those)$/ }, () => "we're"),
    ],
    [
      'because|so|as|hope|if|but [were] sorry|happy|glad|delighted|going|open|closed|unable|waiting|looking|hoping|still|not',
      unless({ before: /^(items|they|we|you|there|as|s)$/ }, () => "we're"),
    ],
    ["[we're] are|is|do|did|can|does|was|you", () => 'where'],
    ["they|you|there|items|orders|parcels|all|which|boxes [we're]", 'were'],
    ["[who's] <nounOnly>|first|last|new|old|own", 'whose'],
    [
      '[whose] <ingOnly>|coming|going|been|got|the|a|in|on|at|that|this|it|not|your|our|available|free|ready|next|responsible|picking|collecting|he|she|they|interested|happy',
      unless({}, alone("who's")),
    ],
    ['know|ask|see|wondering [whose] coming|going|paying|calling|been|got', "who's"],
    [
      '^ [ill] <verbOnly>|be|call|send|check|ask|let|get|have|book|try|see|do|look|pop|need|make|keep|give|put|take|wait|just|also|then|forward',
      "I'll",
    ],
    [
      'and|then|but|so|sorry|ok|okay [ill] <verbOnly>|be|call|send|check|ask|let|get|have|book|try|see|do|look|make|keep',
      "I'll",
    ],
    [
      '^ [well] <verbOnly>|be|send|call|get|let|check|see|do|make|keep|refund|book|take|give|ship|post|need|also|also',
      unless({ after: /^(done)$/ }, () => "we'll"),
      'warning',
    ],
    ['and|then|but|so [well] <verbOnly>|be|send|call|get|let|check|refund|ship|post', "we'll"],
    ['^ [id] like|love|say|need|recommend|suggest|be|rather|have|go|prefer|appreciate', "I'd"],
    ['[wed] like|love|be|recommend|suggest|need|appreciate|prefer|advise', "we'd"],
    [
      '^ [shell|hell] be|call|get|send|let|have|arrive|see',
      (match) => (markedOf(match) === 'hell' ? "he'll" : "she'll"),
    ],
    [
      '^ [lets] <verbOnly>|go|see|try|make|keep|start|check|do|say|hope|meet|book|get|have|not|look|stick|move|wait|just|call|pop|arrange|find',
      unless({ after: /^(you|us|him|her|them)$/ }, () => "let's"),
    ],
    [
      'so|ok|okay|then|and|yes|sure [lets] <verbOnly>|go|see|try|make|keep|start|check|do|say|meet|book|have|move',
      "let's",
    ],
  ]

  function youreNoun(match: Match, sentence: readonly Word[]): string | null {
    const noun = match.words.at(-1)!.plain
    if (
      /^(family|friends?|people|staff|stars?|welcome|legends?|angels?|clients?|customers?|members?|here|able|due|welcome|free|okay|ok|right|sure|fine|late|early|ready|good|happy|after)$/.test(
        noun,
      ) &&
      !nextIsNoun(match, sentence)
    )
      return null
    if (!words.isNounOnly(noun))
      return nextIsNoun(match, sentence) &&
        /^(last|first|new|next|recent|current|old|previous|full|original)$/.test(noun)
        ? 'your'
        : null
    return words.isTime(noun) ? null : 'your'
  }
  function yourFiller(match: Match, sentence: readonly Word[]): string | null {
    const next = match.words.at(-1)!.plain
    if (/^(the|a|an|not|always|never|still|both)$/.test(next)) return "you're"
    const after = wordAfter(match, sentence)?.plain
    if (next === 'all')
      return after === undefined || /^(set|booked|sorted|done|good|clear|ready|paid)$/.test(after)
        ? "you're"
        : null
    return after !== undefined && /^(the|a|an|our|luck|time|good|safe)$/.test(after) ? "you're" : null
  }
  function youNoun(match: Match): string | null {
    const noun = match.words.at(-1)!.plain
    return words.isTime(noun) ||
      /^(guys|folks|people|lot|sir|madam|lads|both|all|staff|ladies|gents|gentlemen)$/.test(noun)
      ? null
      : 'your'
  }
  function itsNoun(match: Match): string | null {
    const noun = match.words.find((word) => words.isNoun(word.plain))?.plain ?? match.words[1]!.plain
    return words.isTime(noun) || /^(people|part|time|fun|rubbish|policy|magic|fine)$/.test(noun)
      ? null
      : 'its'
  }
  function thereNoun(match: Match): string | null {
    const noun =
      match.words.find((word, index) => index > 0 && words.isNounOnly(word.plain))?.plain ??
      match.words.at(-1)!.plain
    return words.isTime(noun) || /^(people|guys|instead|parking|space|room|place|monday)$/.test(noun)
      ? null
      : 'their'
  }
  function whereAsk(match: Match, sentence: readonly Word[]): string | null {
    const next = wordAfter(match, sentence)?.plain
    return markedOf(match) === 'were' && match.words[1]!.plain === 'to' && next === 'be' ? null : 'where'
  }
}

/** Words one letter or one sound from the meant one, which any dictionary knows. */
export function englishSlips(words: EnglishWords): readonly RuleText[] {
  const isPlace = (match: Match, sentence: readonly Word[]) => {
    const before = wordBefore(match, sentence)
    if (before === undefined) return null
    const held =
      /^(it|them|you|us|him|her|me|back|away|far|sent|bought|came|come|got|hear|heard|straight|directly|message|email|call|text|letter|parcel|delivery|order|coming)$/
    return held.test(before.plain) || words.isPast(before.plain) || words.isIng(before.plain) ? 'from' : null
  }
  return [
    ['[form] the|your|our|my|us|you|now|here|there|today|tomorrow|monday|a|an|this|that', isPlace],
    [
      'the|a|this|that|your|our|application|order|claim|consent|booking|contact|refund|return|registration [from] $',
      unless({ earlier: /^(where|which|who|what|come|came|ordered|bought)$/ }, () => 'form'),
    ],
    [
      'the|a|this|attached|application|claim|consent|registration|refund [from] is|was|below|attached|and|online|by|has|needs|at|with|to|we|i',
      'form',
    ],
    ['[fro] the|your|our|you|us|a|this|my|it', 'for'],
    [
      '[affect|affects] of|on|is|was',
      unless(
        {
          before:
            /^(to|can|could|will|would|may|might|not|does|did|do|it|this|that|which|they|these|also|still|only)$/,
        },
        effect,
      ),
    ],
    [
      'what|any|some|no|little|much|same|side|an|have|has|had|positive|negative|bad|adverse|immediate|its [affect|affects]',
      unless({ before: /^(that|which)$/ }, effectAfter),
    ],
    [
      "will|can|could|would|may|might|not|doesn't|don't|won't|didn't|does|did|to|shouldn't|should|can't|also|only [effect] !of",
      'affect',
    ],
    [
      'it|this|that|which|delay|change|strike [effects] your|the|our|my|all|every|only|everyone|any|delivery|orders',
      'affects',
    ],
    ['be|been|is|are|was|were|not|being|orders|customers [effected] by|$', 'affected'],
    [
      "we'd|i'd|i'll|we'll|he'd|she'd|they'd|would|could|should|can|will|must|strongly|doctors|pharmacists|always|to|please|not|i|we|they [advice] !and|or|is|was|for",
      'advise',
    ],
    [
      'any|some|my|your|our|the|best|good|medical|legal|expert|professional|an|of|more|further|this|free [advise]',
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
      '[quiet] a|an|the|right|often|some|sure|normal|common|possible|happy|well|easily|likely|different|similar|easy|simple|soon|long|far|expensive|big|small|late|early|busy|good|nice|interesting|popular|important|difficult|rare|usual|recently|close|heavy|clear|safe|understandable',
      unless(
        {
          before: /^(a|the|very|so|is|too|and|keep|this)$/,
          after: /^(and|street|place|area|room|neighbourhood|corner)$/,
        },
        () => 'quite',
      ),
    ],
    [
      "is|are|it's|that's|be|was [quiet] normal|common|possible|likely|different|similar|easy|simple|expensive|interesting|popular|important|difficult|rare|usual|clear|understandable|a|right|sure",
      'quite',
    ],
    [
      "have|has|had|i've|we've|you've|they've|he's|she's|already [past] the|your|my|this|it|on|to|all|along|away",
      'passed',
    ],
    ['i|we|he|she|they [past] it|on|the|your|this|along|them', 'passed'],
    ['was|been|be|were|is [past] on|to|along|over|from|by', 'passed'],
    ['to|can|will|please [past] it|this|on|your|my|the|them|along', 'pass'],
    [
      'go|going|walk|walked|drive|drove|run|half|quarter|five|ten|twenty|way|well|far|right|straight|get|got [passed] !by|on|away|out|your|an|his|her',
      'past',
    ],
    [
      'the|in|recent|our [principle] reason|aim|cause|concern|driver|office|teacher|purpose|contact|contractor|holder|amount|sum|difference',
      'principal',
    ],
    ['school|vice|deputy|assistant|college|our|new [principle] !of|that|is|we|behind', 'principal'],
    ['the [principle] of the? school|college|academy', 'principal'],
    ['in [principal] $', 'principle'],
    [
      'all|some|any|our|your|office|school|wedding|new|order|ordered|of|more|personalised|printed|buy|sell|the [stationary]',
      unless(
        { after: /^(car|cars|vehicle|vehicles|bike|bikes|traffic|position|object|phase)$/ },
        () => 'stationery',
      ),
    ],
    ['[stationary] shop|order|set|items|cupboard|supplies|brand|range|gifts', 'stationery'],
    ['is|are|was|were|be|remain|completely|a [stationery] $', 'stationary'],
    [
      '[complementary] breakfast|drink|drinks|coffee|tea|parking|wifi|wi-fi|shuttle|bottle|upgrade|gift|water|wine|access|ticket|tickets|dessert|starter|tasting|delivery|snacks|pass|night|meal|cocktail|glass|slippers|room|transfer|newspaper|toiletries',
      'complimentary',
    ],
    [
      'our|my|the|your|many|nice|kind|lovely [complements|complement] to|on|of|about|and|from|$',
      (match) => markedOf(match).replace('complement', 'compliment'),
    ],
    ['[complement] you|him|her|them', 'compliment'],
    [
      'that|it|which|colour|color|scarf|belt|lamp|wine|sauce [compliments] your|the|any|our|it|each|every|this|perfectly',
      'complements',
    ],
    [
      '[except] card|cards|cash|returns|payment|payments|paypal|cheques|amex|visa|vouchers|credit|bookings|our|my|dogs|pets|cheque|euros',
      unless(
        {
          before:
            /^(everything|all|nothing|everyone|nobody|anything|none|always|cards|any|but|open|free|every|day|items|orders)$/,
        },
        onlyIf(
          {
            before:
              /^(to|we|i|they|don't|doesn't|not|can|cannot|can't|will|won't|please|only|do|also|you|shop|he|she|didn't|could|would|should)$/,
          },
          () => 'accept',
        ),
      ),
    ],
    ['[excepts]', 'accepts'],
    ['[excepted] at|by|here|payment|cards|your|our|the|for|as', 'accepted'],
    [
      'everything|everyone|all|days|anything|nothing|week|nobody|always|open|day [accept] for|the|sunday|sundays|monday|mondays|on|christmas|bank|one|this|that|saturday',
      'except',
    ],
    [
      'next|last|this [weak]',
      unless({ after: /^(signal|spot|point|connection|link|battery)$/ }, () => 'week'),
    ],
    [
      'per|two|three|four|six|mid|all|every|each|whole|a [weak|weaks] $',
      (match) => markedOf(match).replace('weak', 'week'),
    ],
    [
      'feel|feels|feeling|too|very|bit|so|signal|really [week]',
      unless({ after: /^(ago|before|later)$/ }, () => 'weak'),
    ],
    [
      'the|a [hole] day|week|order|thing|set|family|amount|lot|team|price|room|year|month|morning|house|point|process|time|experience|course|term|class|bill|cost|world',
      'whole',
    ],
    [
      "[wether|weather] or|you|we|it's|it|to|your|they|this|that|he|she|i|there",
      unless({ before: /^(the|this|bad|good|of|hot|cold|nice|rainy|in|lovely|cold|wet)$/ }, () => 'whether'),
    ],
    ['the|bad|good|nice|cold|wet [whether] !or', 'weather'],
    [
      '[threw|thorough|trough] the|our|your|it|with|customs|to|all',
      onlyIf(
        {
          before:
            /^(go|went|going|goes|gone|get|got|come|came|comes|put|been|look|looked|looking|walk|run|ran|pass|passed|it|you|them|read|talk|way|right|half|straight|pay|paid|order|ordered|book|booked)$/,
        },
        () => 'through',
      ),
    ],
    [
      "i|we|he|she|they|you|have|had|i'd|just [though|tough] it|that|you|the|we|about|i|this|they|he|she|your|of",
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
      '[knew] order|one|parcel|colour|stock|car|customer|customers|account|card|date|time|booking|collection|year',
      onlyIf({ before: /^(a|the|your|our|my|is|this|any|some|happy|have|for|brand|with|as)$/ }, () => 'new'),
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
          before:
            /^(i|we|you|they|to|don't|didn't|the|not|let|please|who|already|can|should|well|must|me|us)$/,
        },
        () => 'no',
      ),
    ],
    ["have|has|with|there's|is|of|at [know] problem|problems|extra|charge|stock|more|news|record|one", 'no'],
    ['right|know|until|just|available|are|is|can [know|no] $', unless({ before: /./ }, () => null)],
    ['[her|hear|hare] is|are the|your|our|a|my|some|what|how', unless({ before: /./ }, () => 'here')],
    ["come|came|over|right|around|from|is|are|be|stay|get|in|out|been|you're|we're|i'm [hear] $", 'here'],
    [
      "to|can|can't|couldn't|you|will|we|good|glad|happy|sorry|pleased|love|didn't|not [here] from|back|about|anything|you|that|it|your|the",
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
      '[buy] monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|noon|email|phone|post|card|then|courier',
      unless({ before: /^(to|can|could|will|would|you|please|want|i|we|they)$/ }, () => 'by'),
    ],
    ['good [by|buy]', 'bye'],
    [
      "can't|please|to|will|long|not|you|the|to|your|their|my [weight] for|until|till|time|times|list|is over",
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
      'for|or|and|free|no|any|our|your|chocolate|main|course|second|of [desert|deserts] !island|trip|tour|safari|boots|in|of',
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
      '[personnel] details|data|information|reasons|items|account|belongings|trainer|shopper|message|number|email|loan|injury',
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
    [
      '[latter] today|on|this|in|than|tonight|date|time|stage',
      unless({ before: /^(the|is)$/ }, () => 'later'),
    ],
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
      'bridal|junior|family|executive|honeymoon|en|presidential|ensuite|bathroom|three-piece|deluxe [suit|suits|sweet]',
      (match) =>
        markedOf(match)
          .replace(/suit$|sweet$/, 'suite')
          .replace(/suits$/, 'suites'),
    ],
    [
      'does|will|would|that|it|which|might|time|date|slot|could|not [suite|suites|sweet] you|him|her|them|me|us|your',
      (match) => (markedOf(match) === 'suites' ? 'suits' : 'suit'),
    ],
    [
      'let|tell|give|gave|send|sent|show|with|call|contact|ask|told|ship|bring|pass|help [then] know|the|a|your|to|back|that|at|an|when|if|about|directly|in',
      unless({ after: /^(we|i|you)$/ }, () => 'them'),
    ],
    [
      '[they|them] order|parcel|package|shop|store|warehouse|courier|driver|customer|team|price|payment|website|number|room|invoice|delivery|code|door|box|item|car|account|team|office|engineer|refund',
      onlyIf(
        {
          before:
            /^(is|of|in|on|at|to|from|with|for|when|that|if|and|the|see|check|have|as|because|by|but|about|into|once|after|before|until|send|sent|collect|track|cancel|received|confirm|ask|call)$/,
        },
        () => 'the',
      ),
    ],
    [
      '^ [they] order|parcel|package|shop|store|warehouse|courier|driver|customer|team|price|payment|website|number|room|invoice|delivery|code|door|box|item|car|account|office|engineer|refund is|was|has|will|are|were|have|called|said|arrived',
      'the',
    ],
    [
      '[then] order|parcel|package|courier|driver|price|payment|invoice|refund is|was|has|will',
      'the',
      'hint',
    ],
    [
      'it|he|she|order|parcel|which|package|item|refund|that|this|delivery|payment|driver|room [as] been|arrived|gone|left|already|now|not',
      unless({ before: /^(same|soon|well|such)$/ }, () => 'has'),
    ],
    [
      '[has] soon|well|long|quickly|discussed|agreed|promised|usual|requested|mentioned|per|far',
      unless(
        {
          before: /^(it|he|she|order|which|that|this|who|everything|all|been|parcel|team|and|everyone)$/,
          after: /^(as)?$/,
        },
        (match) => (/^(soon|well|long|quickly|far)$/.test(match.words[1]!.plain) ? 'as' : null),
      ),
    ],
    [
      'know|check|see|ask|tell|confirm|wonder|wondering|me|us|sure [is|of|id|uf|it] you|we|they|he|she have|are|need|want|like|would|can|could|still|were|do|received|prefer|will|had|any',
      'if',
    ],
    [
      '^ [is|it|of|id|uf] you have|need|want|like|would|prefer|still|could|can|are|wish|decide',
      (match, sentence) => (wordAfter(match, sentence) ? 'if' : null),
    ],
    ["am|is|are|was|were|i'm|we're|it's [been] <edForm>|sent|held|made|taken|done|built", 'being'],
    ["has|have|had|hasn't|haven't|i've|we've [bean|being|ben|bin]", 'been'],
    ['[loosing]', 'losing'],
    [
      "to|not|don't|will|won't|can|could|might|may|would|never|you'll|didn't|always|you|doesn't|we'll|i'll|and|or [loose] !fit|fitting|change|ends|end|tooth|teeth|clothes|clothing|wire|connection|parts|screws|at|around|on|in|trousers",
      unless({ before: /^(is|are|was|it|they|come|came|too|so|bit|let|be)$/ }, loseVerb),
    ],
    [
      '[loose] <def>|it|any|money|time|weight|out|access|signal|track|your|everything|anything|points|that|this',
      unless(
        {
          before: /^(a|the|is|are|too|so|come|came|some|any|with|those|these|be|was|were|bit|let|fit|on)$/,
          after: /^(fit)$/,
        },
        () => 'lose',
      ),
    ],
    ['[looses] <def>|its|his|her|it|power|connection|water|signal|pressure', 'loses'],
    [
      "too|is|are|was|bit|come|came|comes|very|really|feels|feel|it's|so|little|were|be [lose]",
      unless({ after: /^(it|your|the|my|our|any|money)$/ }, () => 'loose'),
    ],
    ["to|can|can't|please [breath]", unless({ after: /^(test|tests)$/ }, () => 'breathe')],
    [
      "kids|baby|winter|summer|work|my|your|our|his|her|new|children's|kids'|the|dirty|wash|warm|of|old [cloths]",
      unless({ before: /^(cleaning|table|dish|face|with|muslin)$/ }, () => 'clothes'),
    ],
    [
      '[costumer|costumers|custumer]',
      (match) => markedOf(match).replace(/cust?o?u?mer|costumer|custumer/, 'customer'),
    ],
    [
      'the|our|my|store|shop|general|duty|hotel|branch|restaurant|team|a|account|sales|office|your [manger]',
      'manager',
    ],
    [
      'send|sent|got|received|get|read|reply|voice|text|last|previous|automatic|error|whatsapp|quick|earlier|following|leave|left [massage|massages]',
      unless(
        {
          after:
            /^(appointment|booking|chair|oil|therapist|room|treatment|session|at|with|table|voucher|gun|for|on|package|course)$/,
          earlier: /^(spa|back|thai|swedish|stone|therapist|relaxing|shoulder|neck)$/,
        },
        messageOf,
      ),
    ],
    ['[massage] me|us|you back|if|when|on|at|later|again|with', 'message', 'hint'],
    ['[bellow]', 'below'],
    [
      "to|can|will|could|would|must|should|i'll|we'll|you'll|can't|won't|please|didn't|don't [sea|ware|male|wood|seam|waist|sew|byte|reed|hole|bread|raze|serf|meat|rap|seel|pore|steel|weigh]",
      unless(
        {
          after:
            /^(view|views|food|salt|shirts?|nurse|floor|floors|and|is|was|bass|balls|bread|them|up|it|trout)$/,
        },
        heardVerb,
      ),
    ],
    [
      "i'll|we'll|i|we|you|they|he|she [rote|maid|bort|herd|sore|scene|cent|red|one] the|it|your|you|our|that|on|to|this|up",
      unless({ before: /^(and|the|see|is|are|have|only|with|which|from|for)$/ }, heardVerb),
      'hint',
    ],
    ["i've|we've|have|has|been|was|were|is|are [maid|bort|herd|scene|cent]", heardVerb],
    ["i'm|you're|he's|she's|am|get|getting|so|are|were [board] of|with|at|waiting|already", 'bored'],
    ['the|some|fresh|white|brown|sliced|rye|garlic [bred]', 'bread'],
    [
      'over|right|down|up|back|come|came [hear] on|in|at|by|with|to|for|from',
      unless({ before: /^(to|can|could|will)$/ }, () => 'here'),
    ],
    ['and|with|or|plus a|the|one|free|your? [desert] $', 'dessert', 'hint'],
    [
      '[sing] up|in|off|out|for|the',
      unless(
        {
          before: /^(to|will|can|they|we|she|he|children|choir|kids)$/,
          after: /^(a|song|songs|karaoke|along)$/,
        },
        signVerb,
      ),
    ],
    ['[singed] up|in|off|for|by|the|and|it|contract', 'signed'],
    ['[exited] to|about|for', 'excited'],
    ['[bran] new', 'brand'],
    ['[crate] an|your|a account|profile|password|order|booking|user|list', 'create'],
    [
      '[contract|contracted] us|me|you|them|him|her|our|your|the|customer',
      onlyIf(
        {
          before:
            /^(to|please|can|will|you|we|i|they|should|must|could|just|have|be|not|don't|has|been|already|and|or|would|him|her|may)$/,
        },
        contact,
      ),
    ],
    [
      'full|half|total|asking|list|sale|final|reduced|best|same|the|retail|unit|regular|special|this|original|lower|lowest [prize|prizes]',
      unless(
        {
          after: /^(draw|winner|winners|money|giveaway|we|goes|was|in)$/,
          earlier: /^(win|won|winner|draw|competition|contest|raffle|lottery|quiz|tombola|first|second)$/,
        },
        (match) => markedOf(match).replace('prize', 'price'),
      ),
    ],
    [
      '[prize] list|tag|tags|includes|range|match|per|increase|is|drop|for',
      unless(
        {
          before: /^(first|second|third|a|win|won|grand|your|cash)$/,
          earlier: /^(win|won|winner|draw|competition|raffle)$/,
        },
        () => 'price',
      ),
    ],
    ['a|the|last [coupe] of', 'couple'],
    [
      '[weeding] ring|rings|dress|day|guests|cake|party|gift|list|venue|anniversary|photos|suit|invitations|breakfast|reception|band|flowers',
      'wedding',
    ],
    ['your|the|their|our|my|a|her|his [weeding] $', 'wedding', 'hint'],
    ['gift|bubble|to|cling [rap|rapped]', (match) => markedOf(match).replace('rap', 'wrap')],
    ['[rap|rapped] it|them|up|in', (match) => markedOf(match).replace('rap', 'wrap')],
    [
      'the|up|down|bottom|top|of [stares]',
      (match) => (/^(the|of)$/.test(match.words[0]!.plain) && match.words.length > 2 ? null : 'stairs'),
    ],
    [
      'plain|free|wheat|rye|self-raising|gluten|wholemeal|bread|almond|corn|rice [flower|flowers]',
      (match) => markedOf(match).replace('flower', 'flour'),
      'hint',
    ],
    ['[flour] arrangement|shop|bouquet|delivery|pot|bed|girl|display', 'flower'],
    [
      "to|can|will|we'll|i'll|let's|could|please|nice [meat] you|at|up|us|in|me|him|her|the|your|on|for",
      'meet',
    ],
    ['[meet] balls|free|eater|eaters|feast|pie|dish|platter', 'meat', 'hint'],
    ['[cereal] number|numbers', 'serial'],
    [
      'high|low|block|kitten|the|my|your|left|right|cm|inch|shoe [heal|heals]',
      unless({ before: /^(to|will|can|let|help|may)$/ }, (match) => markedOf(match).replace('heal', 'heel')),
      'hint',
    ],
    [
      'the|its|your|my|cut|gum|wound|stitches|will|to|should|scar|can|it [heel]',
      unless({ before: /^(of|on|at|in|shoe|replace)$/ }, (match) =>
        /^(to|will|should|can)$/.test(match.words[0]!.plain) ? 'heal' : null,
      ),
    ],
    ['[waste] size|measurement|band|line|inches|coat|high|is|of the trousers', 'waist', 'hint'],
    ['a|complete|total|big [waist] of', 'waste'],
    ['a|another|this|new|one|each|second [pear|pare] of', 'pair'],
    ['for|on|in|the|summer|winter|january [sell] $', 'sale'],
    ['for [sail]', 'sale'],
    ['in|join|jump|skip|the|long|phone|a [cue|que] $', 'queue'],
    ['[peak] at|inside|behind', onlyIf({ before: /^(a|quick|sneak|to|have|can)$/ }, () => 'peek')],
    ['sneak|a|quick [peak|pique] $', 'peek', 'hint'],
    ['[peek] season|time|times|hours|period|rate|rates', 'peak'],
    [
      'front|rear|back|new|hand|disc|the|your|both [break|breaks]',
      unless(
        {
          before: /^(to|will|take|lunch)$/,
          after: /^(down|downs?|time|fast|in|from|even|room|for|up|clause|of|between|at)$/,
        },
        brakeOf,
      ),
      'warning',
    ],
    [
      '[break|breaks] pad|pads|disc|discs|fluid|pedal|light|lights|cable|calliper|calipers',
      (match) => markedOf(match).replace('break', 'brake'),
    ],
    [
      '[brake|brakes] down|up|even|in',
      unless({ before: /^(the|your|front|rear|hand|both|new|of)$/ }, (match) =>
        markedOf(match).replace('brake', 'break'),
      ),
    ],
    [
      'lunch|coffee|tea|spring|a|short|career|city|weekend [brake|brakes] $',
      unless({ before: /^(with|fit|fitted)$/ }, (match) => markedOf(match).replace('brake', 'break')),
      'hint',
    ],
    ['[route] canal|cause', 'root'],
    ['[root] to|map|planner', 'route', 'hint'],
    [
      'tomato|hot|chocolate|cheese|soy|bbq|pepper|chilli|garlic|mint|tartare|white|curry|dipping|of [source]',
      (match) => (match.words[0]!.plain === 'of' ? null : 'sauce'),
    ],
    ['red|white|of|sparkling|rosé|house [whine]', 'wine'],
    ['[of] [corse]', 'of course'],
    ['a|the|our|your [peace] of', 'piece'],
    ['[piece] of mind|and quiet', 'peace'],
    [
      "please|to|will|can|could|i'll|we'll|would|should|must|don't|didn't|did|i'd|they'll [sent] us|me|you|it|the|your|a|them|him|her|this|that|an|over|back",
      unless({ before: /^(you|have|had|has|who|which|photo|we|was|were|i|photos)$/ }, () => 'send'),
    ],
    [
      "was|were|been|be|is|are|being|has|have|had|i've|we've|it's|already|just|haven't|hasn't [send] ",
      unless({ before: /^(to|can|will|could|who|do)$/, after: /^(out)?$/ }, () => 'sent'),
    ],
    ["was|were|been|is|i've|we've|have|has|haven't|hasn't|being [send]", 'sent'],
    ['[who] <nounOnly> is|was|are', 'whose', 'hint'],
    ['[lightening] bolt|cable|port|strike|deal|fast', 'lightning'],
    ['[aisle|isle] be|send|check|call|let', "I'll"],
    ['the|an|window|on [isle] seat|side', 'aisle'],
    ['[isle] seat', 'aisle'],
    ['[mail|male] nurse', (match) => (markedOf(match) === 'mail' ? 'male' : null)],
    ['e|the|by|in|my|your|junk|voice [male] $', 'mail', 'hint'],
    ['[allot] of|more', 'a lot'],
    ['[ours] ago|later|before', 'hours'],
    ['few|two|three|four|several|24|48|opening|office|working|business [ours]', 'hours'],
    ['an|half an|the|rush|lunch|happy [our] $', 'hour'],
    ['an [our]', 'hour'],
    ['[mined] if|the', 'mind'],
    ['[dose] it|this|that|the|he|she|not|your', 'does', 'warning'],
    ['[plane] clothes|flour|white|english|text', 'plain'],
    ['[role] up|over|on|neck', 'roll', 'hint'],
    ['[pour] quality|service|condition|signal|taste', 'poor'],
    [
      '[waive|wave] the|your|this|our fee|fees|charge|charges|excess|deposit',
      (match) => (markedOf(match) === 'wave' ? 'waive' : null),
    ],
    ['[sever] weather|pain|delays|allergy|damage', 'severe'],
    ['[quit] a|the|good|nice|happy|often|sure|busy|big|late|small', 'quite'],
    ['[desperate] items|rooms|parcels|orders|bills', 'separate', 'hint'],
    [
      '[are] team|store|shop|office|driver|records|warehouse|staff|prices|manager|courier|website|customers|records|engineer|technician|menu',
      unless(
        {
          before:
            /^(there|they|we|you|these|those|here|which|who|what|where|how|members|keys|cards|shoes|and|items|photos)$/,
        },
        () => 'our',
      ),
      'hint',
    ],
    ['[our] you|they|we|there|these|those', 'are'],
    [
      '[on|an] of the|our|my|your|them|these|those',
      onlyIf(
        { before: /^(is|was|it's|only|that's|with|in|for|by|from|just|has|have|this|at|and)$/ },
        () => 'one',
      ),
    ],
    ['^ [on] of the|our|my|your|them|these|those <many>', 'one'],
    ['[on] [the] [moment]', () => 'at the moment'],
    ['[ass|ad] soon|well|you|we|requested|promised|discussed|per|agreed', 'as'],
    ['[abd|anf|nad]', 'and'],
    [
      '[hat] you|we|the|it|is',
      onlyIf({ before: /^(know|sure|think|said|is|confirm|see|hope|so|sorry|ensure|told)$/ }, () => 'that'),
    ],
    [
      '[wont] be|have|go|work|take|need|arrive|let|get|charge|open|start|turn|fit|ship|send|do|affect|happen|cost|come|make',
      "won't",
    ],
    [
      '[cant] be|have|find|get|see|do|make|wait|open|send|give|help|take|come|change|cancel|guarantee|promise|refund|offer|go',
      "can't",
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
  function loseVerb(match: Match): string | null {
    return /^(and|or|you)$/.test(match.words[0]!.plain) && match.words.length < 3 ? null : 'lose'
  }
  function messageOf(match: Match): string {
    return markedOf(match).replace('massage', 'message')
  }
  function signVerb(match: Match): string | null {
    return /^(up|in|off|the)$/.test(match.words[1]!.plain) ? 'sign' : null
  }
  function contact(match: Match): string {
    return markedOf(match).replace('contract', 'contact')
  }
  function brakeOf(match: Match): string | null {
    const plural = markedOf(match) === 'breaks'
    return plural || /^(front|rear|disc|hand)$/.test(match.words[0]!.plain)
      ? plural
        ? 'brakes'
        : 'brake'
      : null
  }
}

const heard: Readonly<Record<string, string>> = {
  sea: 'see',
  ware: 'wear',
  male: 'mail',
  wood: 'would',
  seam: 'seem',
  waist: 'waste',
  reed: 'read',
  meat: 'meet',
  rap: 'wrap',
  pore: 'pour',
  steel: 'steal',
  raze: 'raise',
  rote: 'wrote',
  maid: 'made',
  bort: 'bought',
  herd: 'heard',
  sore: 'saw',
  scene: 'seen',
  cent: 'sent',
  red: 'read',
  one: 'won',
}
function heardVerb(match: Match): string | null {
  return heard[markedOf(match)] ?? null
}
