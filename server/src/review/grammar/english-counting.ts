/** English: one and many, what can be counted and what cannot, « a » and « an » before them. */
import type { Word } from '../reading.ts'
import { anyOf, markedOf, unless, wordAfter, wordBefore } from './around.ts'
import { type EnglishWords, pluralEnglish, singularEnglish } from './english-words.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const irregularMany: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
}
const toOne = (match: Match) => irregularMany[markedOf(match)] ?? singularEnglish(markedOf(match))
// "Two bed, one bath": so speak those who let flats.
const toMany = (match: Match) =>
  /^(bed|bath|storey)$/.test(markedOf(match)) ? null : pluralEnglish(markedOf(match))

const isVerbOf = /^(are|were|have|will|can|should|look|come|don't|haven't|aren't|need)$/
/** Verbs that follow a subject more often than they describe a noun. */
const goesOn =
  anyOf(`come comes go goes run runs look looks fit fits feel feels cost costs need needs take takes
    work works get gets pay pays seem seems found came went took got said told gave saw made sent paid lost kept knew had called
    left available free total remaining ready open`)
const takesNoun =
  anyOf(`of for in with like about from at on see check send sent take want need have get order return
    use try love got bought`)
/** "Both Node and", "Exhibit A": a capital inside a sentence makes a name. */
const isName = (word: Word) => !word.opensSentence && /^\p{Lu}/u.test(word.text)

/** « two person tent », « each sales rep »: a noun before a noun says nothing of number. */
export function englishCounting(words: EnglishWords): readonly RuleText[] {
  const isAlone = (match: Match, sentence: readonly Word[]) => {
    const next = wordAfter(match, sentence)?.plain
    if (next === undefined) return true
    if (isName(match.words.at(-1)!)) return false
    return (
      /[^e]ed$/.test(next) ||
      words.isFunction(next) ||
      words.isTime(next) ||
      words.isIng(next) ||
      words.isPast(next) ||
      words.isThird(next) ||
      goesOn.test(next) ||
      words.isVerbOnly(next)
    )
  }
  const alone =
    (right: (match: Match, sentence: readonly Word[]) => string | null) =>
    (match: Match, sentence: readonly Word[]): string | null =>
      isAlone(match, sentence) ? right(match, sentence) : null
  // "This returns": a verb after « this », but a noun where a verb of its own follows, or after « of ».
  const theseOf = (match: Match, sentence: readonly Word[]): string | null => {
    const [before, next] = [wordBefore(match, sentence)?.plain, wordAfter(match, sentence)?.plain]
    if (!words.mayBeThird(match.words.at(-1)!.plain)) return isAlone(match, sentence) ? 'these' : null
    return isVerbOf.test(next ?? '') || takesNoun.test(before ?? '') ? 'these' : null
  }
  return [
    ['each|every|another <describing>? [<many>]', unless({ after: /^(of|two|three)$/ }, alone(toOne))],
    ['a|an <describing>? [<many>]', unless({ before: /^(many|such|quite|half|what)$/ }, alone(toOneKnown))],
    [
      '<few> <describing>? [<one>]',
      unless(
        { after: /^and$/, before: /^(a|an|per|one|page|size|number|room|step|to|at|past|no)$/ },
        alone(toMany),
      ),
    ],
    ['[these|those] [<one>]', alone(bothOf)],
    // "Free for guest who are staying": no article, and many by the verb.
    [
      'for|to|from|with|of|by|all|some|most|other [<person>] who are|were|have|want|need|stay|book|pay',
      toMany,
    ],
    ['these|those <describing> [<one>]', alone(toMany)],
    ['[this] <describing>? <many>', theseOf],
    ['^ [that] <many> are|were|have', 'those'],
    ['one of <def>|these|those <describing>? [<one>]', unless({ after: /^(s|and)$/ }, alone(toMany))],
    ['[much] <many>', alone(() => 'many')],
    ['[many] <mass>', alone(() => 'much')],
    ['[a|an|another] <describing>? <mass>', unless({ before: /^(such|many)$/ }, alone(someOf))],
    ['[these|those] <mass>', alone((match) => (markedOf(match) === 'these' ? 'this' : 'that'))],
    ['[less] <many>', () => 'fewer', 'hint'],
    [
      'a couple|lot|few|number|range|variety|bunch of? [<one>]',
      unless({ after: /./ }, (match) =>
        /^(time|house|staff)$/.test(markedOf(match)) ? null : toMany(match),
      ),
      'hint',
    ],
    ['a couple of [<one>]', alone(toMany)],
    [
      'lot|lots|plenty|dozens|hundreds|number|many|several|few|two|three|both of <def>? [<countable>]',
      unless({ before: /^(the)$/ }, alone(manyKnown)),
    ],
    ['a? lot|lots|plenty|dozens|hundreds of [<one>]', alone(manyKnown), 'hint'],
    ['most of <def> [<person>]', alone(toMany)],
    ['[much] <describing> <many>', alone(() => 'many')],
    ['[few] <mass>', alone(() => 'little')],
    ["[your's|her's|our's|their's|yours']", (match) => markedOf(match).replace(/'s$/, 's').replace(/'$/, '')],
    ['[<manyDescribing>]', (match) => markedOf(match).slice(0, -1)],
    [
      'sell|buy|print|take|send|have|any|no|some|free|cheap|more|new [<ownOfMany>] $|in|and|for|with|or',
      noApostrophe,
      'hint',
    ],
    ['a few|couple [<one>]', alone(toMany)],
    ['all|most|some of <def>|these|those [<one>] are|were|have', toMany],
    ['[childs]', 'children'],
    ['[persons]', 'people', 'hint'],
    ['[mans]', 'men'],
    ['[womans|womens]', (match) => (markedOf(match) === 'womens' ? "women's" : 'women')],
    ['[mens]', "men's"],
    ['[childrens]', "children's"],
    ['[peoples]', "people's", 'hint'],
    ['[foots|feets]', 'feet'],
    ['[tooths|teeths]', 'teeth'],
    [
      '[knifes|wifes|lifes|shelfs|leafs|halfs|loafs|scarfs]',
      (match) => markedOf(match).replace(/fe?s$/, 'ves'),
      'hint',
    ],
    [
      `[informations|advices|furnitures|equipments|luggages|baggages|feedbacks|homeworks|
        knowledges|softwares|researches|machineries|jewelleries|stationeries|cutleries|clothings|
        traffics|weathers|evidences|newses|moneys|sceneries|musics|staffs|cashes|merchandises|
        paperworks|accommodations]`,
      massOne,
    ],
    [
      `last|next|this [weeks|months|years|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|
        sundays] <noun>`,
      (match) => markedOf(match).replace(/s$/, "'s"),
    ],
    ['[todays|tomorrows|yesterdays|tonights]', (match) => markedOf(match).replace(/s$/, "'s")],
    ['in a|one [weeks|months|days|hours|years] time', (match) => markedOf(match).replace(/s$/, "'s")],
    ['<number> [weeks|months|days|years] notice|time', (match) => `${markedOf(match)}'`, 'hint'],
    [
      'these|those|many|several|few|both|all|two|three|four|five|six [<ownOfMany>]',
      unless({ after: /^(?!are|were|have|and|in|on|for|to|with|at|from|that|you|we)/ }, noApostrophe),
    ],
    ['^ <def>|these|those [<ownOfMany>] are|were|have|need|come|arrive|will|cost', noApostrophe],
    [
      `<def> [<persons>] name|car|address|phone|signature|surname|appointment|email|passport|room|
        bag|coat|number|insurer|mobile`,
      (match) => markedOf(match).replace(/s$/, "'s"),
    ],
  ]
}

function toOneKnown(match: Match): string | null {
  return /^(hundreds|thousands|times|lots|ones|people|sports|works|means)$/.test(markedOf(match))
    ? null
    : toOne(match)
}

// Coffee and cheese by the piece are counted in every café.
function someOf(match: Match): string | null {
  return anyOf(`information advice furniture equipment luggage baggage feedback homework software hardware
    jewellery jewelry clothing stationery cutlery machinery traffic money cash evidence progress
    postage paperwork footwear transportation accommodation news research permission weather`).test(
    match.words.at(-1)!.plain,
  )
    ? markedOf(match) === 'another'
      ? 'more'
      : 'some'
    : null
}

function massOne(match: Match): string {
  return markedOf(match)
    .replace(/ies$/, 'y')
    .replace(/(ch|s)es$/, '$1')
    .replace(/([^s])s$/, '$1')
}

function noApostrophe(match: Match): string {
  return pluralEnglish(markedOf(match).slice(0, -2))
}

function bothOf(match: Match, sentence: readonly Word[]): string {
  const [first, noun] = [markedOf(match), markedOf(match, 1)]
  if (/^(is|was|has|isn't|wasn't|doesn't)$/.test(wordAfter(match, sentence)?.plain ?? ''))
    return `${first === 'these' ? 'this' : 'that'} ${noun}`
  return `${first} ${pluralEnglish(noun)}`
}

// "A lot of cake", "plenty of room": not counted then.
function manyKnown(match: Match): string | null {
  return anyOf(`cake room size colour color delivery discount stock payment team office paper support quote
    test week month year day hour time noise smell light space charge change fun choice help love
    stress work hair damage care detail interest demand waste traffic fabric water value weight
    music style experience evidence sleep heat power pain pressure food wine fruit fish chicken
    chocolate salad area street cost home house wood glass plastic metal movement luck trouble`).test(
    markedOf(match),
  )
    ? null
    : toMany(match)
}
