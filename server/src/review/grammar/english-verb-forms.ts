/** English: verbs after helpers, after prepositions and after other verbs; helpers that are missing or one too many. */
import type { WordTree } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { markedOf, onlyIf, unless, wordAfter, wordBefore } from './around.ts'
import { baseOf, pastOf } from './english-classes.ts'
import { ingOf, irregularVerbs, thirdToBase } from './english-words.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const modal =
  "can|could|will|would|should|must|might|shall|can't|cannot|couldn't|won't|wouldn't|shouldn't|mustn't|i'll|we'll|you'll|they'll|it'll|he'll|she'll|i'd|we'd"
const ing = (match: Match) => ingOf(markedOf(match))
const toBase = (match: Match) => `to ${markedOf(match)}`
const bare = (match: Match) => markedOf(match, 1)
const everyday =
  'help|call|book|change|check|order|return|cancel|collect|visit|pay|ask|answer|reply|use|try|start|open|close|post|ship|text|email|show|see|get|make|take|do|go|have|be|give|find|keep|put|let|meet|talk|speak|come|work|wait|need|read|print|log|sign|pick|drop'
const causes = 'let|lets|make|makes|made|letting|making'

export function englishVerbForms(tree: WordTree): readonly RuleText[] {
  const base = (match: Match) => baseOf(tree, markedOf(match)) ?? null
  const participle = (match: Match) => pastOf(baseOf(tree, markedOf(match)) ?? markedOf(match))
  return [
    // Helpers and the base form
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
      'make|makes|made|making|let|lets|letting me|you|us|him|her|it|them [to] [feel|wait|look|understand|choose|<base>]',
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
      "i've|we've|they've|have|has <adverb>* <edForm>|sent|paid|told|spoken|seen|made|done it|you|them|him|her|the|your|this <noun>? [yesterday]",
      () => undefined,
      'hint',
    ],
    // Questions
    [
      "^ why [you|we|they|he|she|it] [didn't|don't|won't|can't|haven't|aren't|couldn't|doesn't|did|do]",
      (match) => `${markedOf(match, 1)} ${markedOf(match)}`,
    ],
    [
      '^ what time|day|date|size|colour|color|number [you|we|they] [want|need|prefer|like|arrive|come|leave]',
      (match) => `do ${markedOf(match)} ${markedOf(match, 1)}`,
      'hint',
    ],
    [
      '^ where|when|what|how|why [you] [want|need|prefer|live|work|come|think]',
      unless({ after: /^(is|was|are|will)$/ }, (match) => `do you ${markedOf(match, 1)}`),
      'hint',
    ],
    [
      'tell|know|ask|explain|remember|wonder|wondering|idea|sure me|us|you|him|her? where|what|when|how|why|who|which [do|does|did] you|we|they|he|she|it|i|the|your',
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
      '^ i|we|he|she|they|you <adverb>? [seen|done|gone|taken|written|broken|given|spoken|chosen|forgotten|eaten|driven|shown]',
      haveOf,
    ],
    [
      '<def> <one> [been]',
      unless(
        {
          earlier:
            /^(have|has|had|having|haven't|hasn't|hadn't|'ve|i've|we've|you've|they've|never|it's|that's|he's|she's)$/,
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
      "have|has|had|i've|we've|you've|they've [drank|flew|hid|rode|froze|threw|shook|wore|drove|ate|chose|stole|fell|rang|grew|drew|began|forgot|broke|wrote|gave|took|spoke|went|saw|did|knew|came|became|sang|swam|woke]",
      participle,
    ],
    // Be and the participle
    [
      'was|were|been|be|being|gets|get|got <adverb>? [took|wrote|chose|gave|ate|drove|began|forgot|stole|wore|knew|threw|hid|froze|flew|saw|shook|did|went|broke|fell|drew|tore]',
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
      '^ [i|we|they|you|he|she|it] [sorry|happy|glad|pleased|delighted|available|unable|able|ready|afraid|aware|eager|keen]',
      unless({ after: /^(to hear)$/ }, isMissing),
    ],
    [
      'and|but|so|because [i|we|they|he|she] [sorry|happy|glad|pleased|available|unable|able|ready|afraid|aware]',
      isMissing,
    ],
    [
      '^ [i|we|they|he|she] [<ingOnly>|looking|waiting|going|trying|working|getting|having|making|doing|writing|coming]',
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
      'you|we|i|they|it|he|she [will|would|should|must|can|may|might] [able|unable|ready|happy|available|glad|sorry|charged|refunded|contacted]',
      (match) => `${markedOf(match)} be ${markedOf(match, 1)}`,
    ],
    [
      '^ [is|was] [possible|necessary|important|better|best|easy|difficult|ok|okay]',
      (match) => `${markedOf(match)} it ${markedOf(match, 1)}`,
    ],
    [
      '^ [it] [possible|available|necessary|not|ready|been]',
      (match) => (markedOf(match, 1) === 'been' ? "it's been" : `it's ${markedOf(match, 1)}`),
    ],
    // After another verb
    [
      `able|unable|want|wants|wanted|allowed|supposed|trying|tried|willing|glad|pleased|ready|happy|hoping|hope|planning|decided|promised|agreed|managed|forgot|refused|wish|wishes|asked|expect|prefer|afford|eligible|keen|welcome|free|hesitate|ought [<verbOnly>]`,
      toVerb,
    ],
    [
      `able|unable|willing|glad|hesitate|want|wants|wanted|hoping|supposed|allowed [${everyday}]`,
      unless({ after: /^(with|for|and|or|please|now)$/ }, wantTo),
    ],
    [
      'going|go [<verbOnly>]',
      onlyIf({ before: /^(am|is|are|was|were|not|i'm|we're|you're|they're|he's|she's|it's|just)$/ }, toBase),
    ],
    [
      "i'm|we're|you're|they're|he's|she's|are|is|am going [check|call|send|see|be|have|do|make|get|take|give|ask|put|book]",
      toBase,
    ],
    [
      "would|'d|i'd|we'd|you'd|i'll|we'll|will like|love|prefer|need [<verbOnly>|check|know|book|order|return|change|cancel|thank]",
      toBase,
    ],
    [
      'want|wants|like|expect|allow|need|asked|told|ask|tell|remind|invite|encourage|enable <object> [<verbOnly>]',
      unless({ before: /^(to|can|just)$/ }, wantYou),
    ],
    ['want|wants|wanted|need <object> [<thirdOnly>]', (match) => `to ${thirdToBase(markedOf(match))}`],
    [`${causes} <object> [to] [<verbOnly>|${everyday}|know|think]`, bare],
    [`${causes} <object> [<ingOnly>|<thirdOnly>]`, () => undefined],
    [
      'want|wants|wanted|need|needs|able|unable|would|like|going|have|has|had|try|hope|ready|happy|decided|allowed|refuse|forgot|plan|asked to [<ingOnly>|receiving|sending|getting|making|having|being|doing|taking|giving|seeing|knowing|paying|calling|checking|coming]',
      ingToBase(tree),
    ],
    [
      'want|wants|wanted|need|needs|able|unable|like|going|try|hope|ready|happy|decided|allowed|forgot|asked|have|has to [<thirdOnly>|has|does|goes|is]',
      (match) => thirdToBase(markedOf(match)),
    ],
    [
      'to [went|took|gave|came|saw|wrote|spoke|chose|knew|began|forgot|ate|drove|sent|paid|told|bought|made|got|kept|brought|lost]',
      unless({ before: /^(due|thanks|according|as|used|next|back|up|it|similar|close|prior)$/ }, base),
    ],
    [
      'to [<edForm>] the|your|our|my|it|you|us|a|an|him|her|them',
      unless({ before: /^(due|thanks|used|access|compared|related|back|next)$/ }, base),
    ],
    [
      'suggest|recommend|suggested|enjoy|avoid|avoided|finish|finished|mind|consider|appreciate|keep|keeps|imagine [to] [<verbOnly>|book|check|call|order|change|use|take|get|make|go|do|have|be]',
      (match) => ingOf(markedOf(match, 1)),
    ],
    ['suggest|recommend|enjoy|avoid|mind to [<ingOnly>|booking|checking]', () => undefined],
    [
      'look|looking|looks forward [hearing|seeing|meeting|welcoming|receiving|working|speaking|having|getting|helping]',
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
      'thank|thanks you? for [<verbOnly>|contact|call|wait|visit|order|book|help|be|have|use|shop|get|take|come]',
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
      'if i|you|we|they|he|she|it [would] [have] <edForm>|told|known|seen|been|sent|paid|asked|said|had|come|gone|taken',
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
      unless({ before: /^(as|such|the|just)$/ }, () => undefined),
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
    // Comparing
    [
      '[more] [<moreForm>]',
      unless({ after: /^(than|and|or)$/, before: /^(no|any|the|once)$/ }, (match) => markedOf(match, 1)),
    ],
    [
      '[more] [<moreForm>] than|and|for|now|$',
      (match) =>
        /^(other|water|paper|order|offer|newer)$/.test(markedOf(match, 1)) ? null : markedOf(match, 1),
    ],
    [
      '[most] [<mostForm>]',
      (match) =>
        /^(interest|request|honest|modest|guest|earnest)$/.test(markedOf(match, 1))
          ? null
          : markedOf(match, 1),
    ],
    [
      '[most] [best|worst|cheapest|fastest|easiest|biggest|nearest|closest|latest]',
      (match) => markedOf(match, 1),
    ],
    [
      "is|are|was|were|be|it's|much|bit|lot [cheap|big|small|fast|quick|long|short|easy|large|high|low|old|new|near|close|soft|strong|warm|cold|hot|heavy|light|safe|slow|wide] than",
      moreOf,
    ],
    [
      '[most] [cheap|big|small|fast|short|old|near|close|easy|high|low|new|long|quick|nice|late|early|hot|cold|clean|safe]',
      (match) => mostForm(markedOf(match, 1)),
    ],
    ['[gooder|badder]', (match) => (markedOf(match) === 'gooder' ? 'better' : 'worse')],
    ['as <describing>|much|many|soon|far|expensive|long|good|big|fast [than]', 'as'],
    ['same <one> [than]', 'as'],
    ["is|are|was|were|be|been|it's very|so|too|really|quite? [<manner>] $|to|for", adjectiveOf],
    [
      'works|work|worked|working|drive|drives|driving|close|closes|run|runs|behave|behaves|perform|performs|speak|speaks|sing|respond|responds|communicate [perfect|good|careful|quick|slow|bad|proper|correct|regular|polite|quiet|smooth|normal|safe] $|now|again|and|on|in|with|for|at',
      mannerOf,
      'hint',
    ],
    [
      "doesn't|don't|didn't close|fit|work|open|run|turn|charge|sleep|feel|cook|shut [good|proper|correct|perfect|right|easy]",
      mannerOf,
      'hint',
    ],
    [
      '<verbOnly>|deliver|work|go|run|move|reply|do <object>|it? more [quick|slow|easy|careful|regular|frequent|cheap]',
      mannerOf,
      'hint',
    ],
    ['[real] good|nice|bad|happy|sorry|easy|quick|fast|glad', 'really', 'hint'],
    ['[more] [good|bad]', (match) => (markedOf(match, 1) === 'good' ? 'better' : 'worse')],
    [
      '[more] [cheap|big|small|fast|short|large|high|low|old|long|soft|hot|cold|easy|heavy|quick] than',
      (match) => moreForm(markedOf(match, 1)),
    ],
    ['[the] [more] [cheap|big|small|fast|short|old|easy]', () => undefined],
    [
      'too [much] expensive|small|big|late|long|early|high|far|cold|hot|short|heavy|tight|busy|hard|difficult|old|large|low|loud|slow|spicy',
      '',
    ],
    ['as <describing> [then|that|like] <def>|a|an|it|you|we', 'as'],
    ['same <one> [than|like] <def>|you|we|last|before|i', 'as'],
    // Twice no
    [
      "don't|doesn't|didn't|can't|won't|haven't|hasn't|couldn't|wouldn't|isn't|aren't <known> [no|nothing|nobody|never|none]",
      noTwice,
    ],
    ["don't|doesn't|didn't|can't|won't|haven't|hasn't [never|nothing|nobody]", noTwice],
  ]

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
      sentence.slice(0, sentence.indexOf(match.words[0]!)).some((word) => /^(all|what|do)$/.test(word.plain))
    )
      return null
    const subject = wordBefore(match, sentence)?.plain ?? match.words[0]!.plain
    return /^(i|we|you|they|he|she|i'm|we're|you're|they're|he's|she's)$/.test(subject)
      ? ingOf(verb)
      : pastOf(verb)
  }
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
    return /^(see|get|make|take|do|go|have|be|give|find|keep|put|meet|talk|speak|come|pay|ask|know|try|check|buy|send)$/.test(
      markedOf(match),
    )
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

function moreForm(adjective: string): string {
  if (/^(big|hot)$/.test(adjective)) return `${adjective}${adjective.at(-1)}er`
  return adjective.endsWith('y') ? adjective.replace(/y$/, 'ier') : `${adjective.replace(/e$/, '')}er`
}

function moreOf(match: Match): string {
  return moreForm(markedOf(match))
}

function noTwice(match: Match): string {
  const any: Readonly<Record<string, string>> = {
    no: 'any',
    nothing: 'anything',
    nobody: 'anybody',
    never: 'ever',
    none: 'any',
  }
  return any[markedOf(match)] ?? 'any'
}

function needTo(match: Match): string | null {
  // "I need help with it", "you need work in the kitchen": nouns after all.
  return /^(help|work|change|support|review|refund|order|repair|delivery|quote|test|check|reply|offer|update|call|visit|report|print|charge|credit|request)$/.test(
    markedOf(match),
  ) && /^(in|out|up|for|with)$/.test(match.words.at(-1)!.plain)
    ? null
    : `to ${markedOf(match)}`
}

function mostForm(adjective: string): string {
  return moreForm(adjective).replace(/r$/, 'st')
}

function adjectiveOf(match: Match): string | null {
  const adverb = markedOf(match)
  if (
    /^(early|daily|weekly|monthly|yearly|likely|friendly|lovely|only|really|fairly|nearly|hardly|family|badly|kindly|hourly|timely|costly|elderly|finally|actually|currently|usually|normally|certainly|definitely|probably|obviously|possibly|especially|generally|mainly|mostly|originally|previously|recently|temporarily|permanently|technically|locally|nationally|poorly)$/.test(
      adverb,
    )
  )
    return null
  return adverb.slice(0, -2).replace(/i$/, 'y')
}

function mannerOf(match: Match): string {
  const word = markedOf(match)
  if (word === 'good') return 'well'
  return word.endsWith('y') ? word.replace(/y$/, 'ily') : `${word}ly`
}
