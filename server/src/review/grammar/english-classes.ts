/** Classes of English words, as the rules name them. */
import type { WordTree } from '../lexicon/word-tree.ts'
import { wordIs } from '../lexicon/word-tree.ts'
import type { WordClasses } from './pattern.ts'

const setOf = (words: string) => new Set(words.trim().split(/\s+/))
const isOneOf = (words: string) => {
  const set = setOf(words)
  return (plain: string) => set.has(plain)
}

const things = `order parcel package item product refund invoice receipt payment account appointment booking reservation message email
  request question address delivery size colour color card car vehicle tyre tire key phone number code voucher discount price quote
  shop store team office website garage clinic doctor teacher child son daughter pupil student class lesson bag coat dress ring cake
  cheque subscription contract file form document photo picture report test prescription result table room seat ticket gift basket cart
  details feedback patience help time name problem issue complaint review reply choice shoe jacket shirt battery charger screen
  deposit balance membership prescription dog cat baby warranty guarantee policy holiday meeting preference support understanding loyalty`

const countable = `order parcel package item product refund invoice receipt payment account appointment booking reservation message email request
  question address size colour color card car vehicle tyre tire key phone number code voucher discount price quote shop store team office
  garage clinic doctor teacher pupil student class lesson bag coat dress ring cake subscription contract file form document photo
  picture report test result table room seat ticket gift problem issue complaint review reply day week month year hour minute person
  option model customer colleague agent pair box piece step copy slot`

/** Verbs of every day with their past and participle where these are not made with -ed. */
export const irregularVerbs: Readonly<Record<string, readonly [past: string, participle: string]>> =
  Object.fromEntries(
    `be was been;go went gone;come came come;see saw seen;do did done;take took taken;write wrote written;break broke broken;forget forgot forgotten
   begin began begun;choose chose chosen;drive drove driven;give gave given;eat ate eaten;know knew known;speak spoke spoken;fall fell fallen;get got got
   send sent sent;make made made;find found found;tell told told;say said said;pay paid paid;keep kept kept;leave left left;lose lost lost
   buy bought bought;bring brought brought;think thought thought;sell sold sold;hold held held;meet met met;feel felt felt;hear heard heard
   understand understood understood;become became become;show showed shown;wear wore worn;steal stole stolen;wake woke woken;build built built
   spend spent spent;mean meant meant;catch caught caught;teach taught taught;win won won;ring rang rung;grow grew grown;draw drew drawn`
      .split(/[;\n]/)
      .map((line) => line.trim().split(' '))
      .map(([base = '', past = '', participle = '']) => [base, [past, participle]]),
  )

export const regularVerbs =
  setOf(`receive arrive deliver process confirm ship order cancel return refund check change dispatch schedule update call help
  contact ask answer reply want need wait work start stop open close finish book collect pick pack prepare repair fix replace test visit
  try apply use charge credit request reserve review sign register complete provide offer accept reject attach include issue resolve forward
  transfer deposit load print email text inform notify apologise apologize deliver manage plan report fail miss delay decide explain`)

const baseOfPast = new Map(Object.entries(irregularVerbs).map(([base, [past]]) => [past, base]))
const baseOfParticiple = new Map(
  Object.entries(irregularVerbs).map(([base, [, participle]]) => [participle, base]),
)

export function pastOf(base: string): string {
  return irregularVerbs[base]?.[1] ?? regularPast(base)
}

function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`
  if (/[^aeiou]y$/.test(base)) return base.replace(/y$/, 'ied')
  return /^(ship|plan|stop|refer|transfer|cancel)$/.test(base) ? `${base}${base.at(-1)}ed` : `${base}ed`
}

/** The base of « received » or « sent »; undefined for words that are no past, such as « need ». */
export function baseOf(tree: WordTree, past: string): string | undefined {
  const known = baseOfPast.get(past) ?? baseOfParticiple.get(past)
  if (known) return known
  if (!past.endsWith('ed') || past.endsWith('eed')) return undefined
  const candidates = [
    past.slice(0, -1),
    past.slice(0, -2),
    past.slice(0, -2).replace(/(.)\1$/, '$1'),
    past.replace(/ied$/, 'y'),
  ]
  return (
    candidates.find((base) => regularVerbs.has(base)) ??
    candidates.find((base) => base.length > 2 && tree.bitsOf(base) !== 0)
  )
}

export function englishClasses(tree: WordTree): WordClasses {
  const isThing = isOneOf(things)
  const isCountable = isOneOf(countable)
  const isBase = (plain: string) => regularVerbs.has(plain) || (plain in irregularVerbs && plain !== 'be')
  return {
    thing: isThing,
    countable: isCountable,
    things: (plain) =>
      plain.endsWith('s') && singularEnglish(plain) !== plain && isCountable(singularEnglish(plain)),
    base: isBase,
    baseOnly: (plain) =>
      isBase(plain) &&
      !/^(come|become|run|put|order|return|refund|ship|process|change|call|help|work|start|stop|test|visit|use|charge|credit|report|delay|plan|request|review|book|open|close|text|email|answer|reply|offer|issue|deposit|transfer|load|print|schedule|update|ring|contact|check|need|want|wait|complete|forward|fix|sign|try|show|find|fall|break|drive|hold|register|reserve|pick|pack|replace|repair|build|draw|win|catch|wake)$/.test(
        plain,
      ),
    manyThings: (plain) =>
      plain.length > 3 &&
      /[^su]s$/.test(plain) &&
      !/^(this|news|series|lens|gas|means|always|thanks|perhaps|hours|yes|goods|whereas|besides|maths|physics|lets|christmas|paris|status|texas|bias|basis|analysis|diagnosis|tennis|chess|gps|sms|campus|it's|that's|what's|there's|here's)$/.test(
        plain,
      ) &&
      tree.bitsOf(singularEnglish(plain)) !== 0,
    pastAfterDid: (plain) =>
      baseOfPast.has(plain) && !/^(read|put|cost|was)$/.test(plain) && baseOfPast.get(plain) !== plain,
    wrongPast: (plain) =>
      /^(send|go|buy|take|make|write|break|choose|find|bring|think|forget|forgett|lose|los|keep|sell|tell|catch|teach|speak|know|giv|eat|driv|get|gett|tak|mak|writ|choos|feel|mean|hear|understand|begin|fall|com|driv|see|hold|meet|build|spend|drinked)ed$/.test(
        plain,
      ),
    third: (plain) =>
      /[^s]s$/.test(plain) &&
      isBase(
        plain
          .replace(/ies$/, 'y')
          .replace(/(sh|ch|ss|x|o)es$/, '$1')
          .replace(/([^s])s$/, '$1'),
      ),
    past: (plain) =>
      baseOf(tree, plain) !== undefined &&
      !(isBase(plain) && !baseOfPast.has(plain)) &&
      !/^(put|read|found|left|saw|felt|got)$/.test(plain),
    pastOnly: (plain) =>
      baseOfPast.has(plain) && !baseOfParticiple.has(plain) && plain !== 'was' && plain !== 'showed',
    passiveBase: (plain) =>
      isBase(plain) &&
      !/^(come|become|open|close|complete|free|wait|work|need|want|go|change|back|ring|contact|be|help|fix|show|use|book|order|test|ship|return|call|visit|report|issue|plan|text|email|offer|delay|cake|sign|check|charge|credit|request|review|update|refund|start|stop|print|load|forward)$/.test(
        plain,
      ),
    been: isOneOf('been being'),
    be: isOneOf("am is are was were be been being isn't aren't wasn't weren't"),
    have: isOneOf("have has had haven't hasn't hadn't i've we've you've they've"),
    modal: isOneOf(
      "can could will would should must may might can't couldn't won't wouldn't shouldn't cannot i'll we'll you'll they'll",
    ),
    did: isOneOf("did didn't does doesn't do don't"),
    adverb: isOneOf(
      'not already just also now still always never soon only even really recently been yet both all probably actually',
    ),
    adjective: isOneOf(
      'ok okay fine ready available great good great perfect possible important free open closed happy sorry sure right interested welcome able late early busy eligible satisfied unable entitled looking going having trying waiting still all not very so too being new now currently probably unsure looking covered aware correct next set invited logged on in',
    ),
    comparative: (plain) =>
      /^(more|less|better|worse|rather|other|sooner|later|earlier|cheaper|faster|bigger|smaller|larger|longer|shorter|higher|lower|easier|older|newer|quicker|fewer|nicer|lighter|heavier|further|stronger|wider|greater|closer|slower|safer|different)$/.test(
        plain,
      ),
    measure: isOneOf(
      'much many late early long small big large expensive tight soon high low far short hot cold busy good bad hard heavy fast slow wide narrow',
    ),
    pronoun: isOneOf('i you he she it we they'),
    mine: isOneOf('my your our his her their its the this that'),
    day: isOneOf('monday tuesday wednesday thursday friday saturday sunday today tomorrow'),
    vowelSound: (plain) => startsWithVowelSound(plain),
    consonantSound: (plain) => !startsWithVowelSound(plain),
    known: (plain) => (tree.bitsOf(plain) & wordIs.word) !== 0,
    any: () => true,
  }
}

export const singularEnglish = (plain: string) =>
  plain
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1')

export function pluralEnglish(word: string): string {
  if (word === 'person') return 'people'
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies')
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}

function startsWithVowelSound(plain: string): boolean {
  if (/^(hour|honest|honou?r|heir)/.test(plain)) return true
  if (
    /^(uni([^nm]|m?[aeo])|use|usua|user|utili|uten|ubi|ura|euro|eu|one|once|ufo|url|usb|uk|us$)/.test(plain)
  )
    return false
  return /^[aeiou]/.test(plain)
}
