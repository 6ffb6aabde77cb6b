/** English: your and you're, its and it's, there and their, then and than, to and too, were and where. */
import type { Word } from '../reading.ts'
import { anyOf, markedOf, unless, wordAfter } from './around.ts'
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
      "need|needs|needed|get|gets|lose|loses|keep|keeps|hold|holds|finish|finished|pass|passed|miss|due|had|wants|want|likes [it's] <describing>? <nounOnly>|<noun>",
      unless({ before: anyOf('think know say says said hope that as') }, itsNoun),
    ],
    [
      '<moreForm>|more|less|better|worse [then] <ingForm>',
      unless({ before: anyOf('you it them us me until back speak talk see') }, () => 'than'),
    ],
    [
      `[your] <ingOnly>|looking|going|getting|having|making|trying|waiting|coming|using|being|
        doing|asking|moving`,
      unless(
        {
          after: /^(is|was|will|has|of|and|rates?|prices?|concern|visit|stay|trip|days?|weeks?)$/,
          before: /^(for|of|about|by|to|mind|appreciate|with|on|from|before|after|without)$/,
        },
        alone("you're"),
      ),
    ],
    [
      `[your] <describingOnly>|ready|able|sure|right|happy|welcome|free|late|early|lucky|correct|
        wrong|unable|unsure|busy|fine`,
      unless(
        {
          before: /^(on|in|at|to|for|with|of|do|make|from|by|if|all|not|is|into)$/,
          after: /^(is|was|will|has|are)$/,
        },
        alone("you're"),
      ),
    ],
    [
      `if|that|when|because|as|unless|hope|sure|think|know|glad|sorry|see [your] <describingOnly>|
        ready|able|sure|happy|free|unable|unsure|fine|busy|still|not|going|interested|the`,
      alone("you're"),
    ],
    [
      `when|whenever|if|while|once|as|because|unless|where|what|who [your] passing|visiting|staying|
        travelling|traveling|arriving|leaving|driving|flying|walking|popping|planning|thinking|
        paying|sending|buying|bringing|taking|wearing|ordering|collecting|wondering|hoping|
        struggling|replying|expecting|selling|renting|applying|running|sitting
        $|and|or|to|in|on|at|the|a|an|by|with|up|through|back|out|from|this|that|it|me|us|any|over`,
      () => "you're",
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
      `of|for|in|on|with|to|from|at|check|confirm|send|update|see|have|change|cancel|about|is|and|
        get [you're] <nounOnly>|<describing>`,
      youreNoun,
    ],
    [
      "[your] are|should|could|must|cannot|can't|don't|won't|would|have|has|didn't|haven't|might|shouldn't",
      unless({ before: /^(of|is|was)$/ }, () => 'you'),
    ],
    [
      `if|when|once|as|because|that|unless|so|hope|soon [your] <verbOnly>|need|want|can|will|would|
        like|have|get`,
      unless({ after: /^(is|was|will|has|to)$/ }, () => 'you'),
    ],
    [
      `do|did|does|can|could|would|will|have|should [your] <verbOnly>|like|need|want|have|get|know|
        mind|please|been|received`,
      () => 'you',
    ],
    ['thank|thanks|help|helped|assist|inform|contact|call|tell|remind|refund|thanking [your] $', 'you'],
    ['[thank|thanks] [your] for|so|very', () => 'thank you'],
    [
      '^ [you] <nounOnly> is|was|has|will|are|have|were|can|should|should|arrived|needs|came|went',
      () => 'your',
    ],
    [
      `of|about|with|on|in|from|at|into|check|confirm|confirming|update|updated|collect|received|
        cancel|cancelled|changed|track|return|process|processed|processing|reviewed|appreciate|
        regarding|per|choose|bring [you] <nounOnly>`,
      unless({ after: /^(can|will|have|should|need|ordered|sent)$/ }, youNoun),
    ],
    [
      `for [you] order|parcel|patience|booking|appointment|understanding|feedback|payment|interest|
        reply|message|email|custom|call|time|help|cooperation|loyalty|support`,
      unless({ after: /^(is|will|was|has)$/ }, () => 'your'),
    ],
    ['know [you] thoughts|choice|preference|decision|answer|availability|details|size|address', 'your'],
    [
      '[its] <ingOnly>|going|coming|raining|working|getting|looking|arriving',
      unless({ after: /^(is|was|has|and)$/, before: /^(on|of|in|at|to|for|by|with|from)$/ }, alone("it's")),
    ],
    [
      `[its] <describingOnly>|fine|late|early|easy|safe|free|ready|sure|cheaper|better|worse|
        easier|faster|quicker`,
      unless({ before: /^(on|of|in|at|to|for|by|with|from|and|than|at)$/ }, alone("it's")),
    ],
    [
      `^ [its] <edForm>|gone|sold|lost|broken|done|sent|paid|not|that|this|what|where|when|why|how|
        because|up|down|about|like|for|to|from|i|we|you|they|he|she|just|never|usually|normally|
        definitely|actually|completely|absolutely|totally|almost|nearly|half|best|worth|both|either|
        me|us|today|tomorrow|now`,
      unless({}, alone("it's")),
    ],
    [
      `because|but|that|if|think|hope|when|so|sure|as|sorry|know|since|and [its] <describingOnly>|
        fine|not|a|an|the|going|gone|just|still|only|too|so|very|<edForm>|sold|broken|in|on|at|up|
        been|really|quite|easy|free|late|ready|worth|better|cheaper|easier|faster`,
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
      `[their] <ingOnly>|coming|going|getting|having`,
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
          before: anyOf(`is are was were be been from get got out up over in go gone went not you still down
              here sit stand stay people someone anyone`),
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
      `left|lost|changed|at|of|with|for|from|to|on|in|about|update|check|confirm|have|has|had|use|
        send|sent|missed|forgot|into|through|and|get|contact|give|gave [there] <nounOnly>|own|new|
        first|last`,
      unless({ after: /^(is|was|will|are)$/ }, thereNoun),
    ],
    [
      `that|because|but|so|says|said|if|think|told [there] <soloOne> is|was|will|has|had|isn't|
        wasn't|hasn't|broke|came|went|left|got|took|needs|needed|stopped|looks`,
      thereNoun,
    ],
    ['^ [there] <nounOnly> is|was|will|are|were|has|have', thereNoun],
    ["over|right|out|up|down|been|be|here|get|go|went|is|are|was|were [their|they're] $", 'there'],
    ['hi|hello|hey [their]', 'there'],
    [
      `<moreForm>|more|less|other|rather|fewer|better|worse [then] <def>|a|an|expected|usual|
        planned|before|ever|last|that|this|what|any|most|one|two|three|in|on|to|just`,
      unless({ before: /^(you|it|them|us|me|until|back|speak|talk|see)$/ }, () => 'than'),
    ],
    [
      '<moreForm>|more|less [then] i|we|you|they|he|she|it',
      unless({ before: /^(you|it|them|us|me|until|back|speak|talk|see)$/ }, () => 'than'),
      'hint',
    ],
    ['other|rather [then]', 'than'],
    [
      `more|less <describing>|<noun> [then] <def>|a|an|we|i|you|it|they|expected|usual|planned|
        normal|before|last`,
      'than',
    ],
    ['no|any sooner|later|longer|earlier|more|less [then]', 'than'],
    ['different|bigger|smaller [then]', unless({ after: /^(you|i|we)$/ }, () => 'than'), 'hint'],
    [
      `and|but|if|until|since|by|just [than] <subject>|the|your|call|check|come|press|click|go|
        send|it's|we'll|i'll`,
      'then',
    ],
    ["^ [than] <subject>|the|your|press|click|call|go|please|i'll|we'll|you'll", 'then'],
    [
      `[to] expensive|difficult|complicated|loud|bright|dark|thin|thick|strong|weak|spicy|salty|
        tall|risky|noisy|painful|dangerous|strict|rich|crowded|bulky|fragile|old|young|heavy|hot|
        cold|busy|tight|late|early|far|long|short|small|big|large`,
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
          earlier: anyOf(`who what which where happened belong speak talk refer sent send give like want need
              used going have has able write reply listen talking speaking see forward attend look`),
        },
        () => 'too',
      ),
      'hint',
    ],
    [
      `able|want|wants|need|needs|going|like|used|ready|happy|have|has|try|trying|unable|hope|
        possible|allowed|glad|easy|here|order [too|two] <verbOnly>|<base>|be|have|do|see|get`,
      'to',
    ],
    [
      '[too] the|your|our|my|you|us|them|him|her|me|be|a',
      unless({ before: /^(me|you|us|that|this|it|them|is|are|him|her)$/ }, () => 'to'),
    ],
    [
      `back|reply|send|sent|come|came|listen|sorry|due|thanks|up|next|close [too] <def>|you|us|me|
        it|them|a`,
      'to',
    ],
    [
      `of|in|for|the|after|within|only|other|these|those|and|next [to|too|tow] days|weeks|hours|
        months|nights|rooms|items|options|sizes|minutes|years|boxes|parcels|people|seats|tickets|
        tables|adults|children|kids`,
      'two',
    ],
    ['^ [tow|too|to] days|weeks|nights|rooms|items|options|sizes|people|tickets', 'two'],
    [
      `we|they|items|orders|parcels|products|there|photos|boxes|shoes|keys|documents|prices|rooms|
        tickets|people|parts [where] <edForm>|<ingOnly>|<describingOnly>|sent|sold|lost|not|no|so|
        very|both|all|unable|able|open|closed|ready|told|left|going|here|there|two|three|some`,
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
      `know|see|check|ask|wondering|sure|remember|tell|exactly|from [were] you|we|it|the|your|to|
        they|he|she|i|exactly|this|that`,
      'where',
    ],
    ['^ [were|wear|ware] is|are|do|did|can|does|was|exactly|to|abouts', whereAsk],
    [
      `^ [were] <ingOnly>|delighted|sorry|happy|glad|pleased|going|open|closed|currently|here|
        unable|not|so|very|really|still|just|now|out|all|based|aware|here|always|only|happy|fully|
        getting|doing|having|waiting|looking`,
      unless({ after: /^(you|we|they|the|there|your|any|these|those)$/ }, () => "we're"),
    ],
    [
      `because|so|as|hope|if|but [were] sorry|happy|glad|delighted|going|open|closed|unable|
        waiting|looking|hoping|still|not`,
      unless({ before: /^(items|they|we|you|there|as|s)$/ }, () => "we're"),
    ],
    ["[we're] are|is|do|did|can|does|was|you", () => 'where'],
    ["they|you|there|items|orders|parcels|all|which|boxes [we're]", 'were'],
    ["[who's] <nounOnly>|first|last|new|old|own", 'whose'],
    [
      `[whose] <ingOnly>|coming|going|been|got|the|a|in|on|at|that|this|it|not|your|our|available|
        free|ready|next|responsible|picking|collecting|he|she|they|interested|happy`,
      unless({}, alone("who's")),
    ],
    ['know|ask|see|wondering [whose] coming|going|paying|calling|been|got', "who's"],
    [
      `^ [ill] <verbOnly>|be|call|send|check|ask|let|get|have|book|try|see|do|look|pop|need|make|
        keep|give|put|take|wait|just|also|then|forward`,
      "I'll",
    ],
    [
      `and|then|but|so|sorry|ok|okay [ill] <verbOnly>|be|call|send|check|ask|let|get|have|book|try|
        see|do|look|make|keep`,
      "I'll",
    ],
    [
      `^ [well] <verbOnly>|be|send|call|get|let|check|see|do|make|keep|refund|book|take|give|ship|
        post|need|also|also`,
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
      `^ [lets] <verbOnly>|go|see|try|make|keep|start|check|do|say|hope|meet|book|get|have|not|
        look|stick|move|wait|just|call|pop|arrange|find`,
      unless({ after: /^(you|us|him|her|them)$/ }, () => "let's"),
    ],
    [
      `so|ok|okay|then|and|yes|sure [lets] <verbOnly>|go|see|try|make|keep|start|check|do|say|meet|
        book|have|move`,
      "let's",
    ],
  ]

  function youreNoun(match: Match, sentence: readonly Word[]): string | null {
    const noun = match.words.at(-1)!.plain
    if (
      anyOf(`family friend friends people staff star stars welcome legend legends angel angels client
        clients customer customers member members here able due welcome free okay ok right sure
        fine late early ready good happy after`).test(noun) &&
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
