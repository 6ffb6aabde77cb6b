/** English: words that sound alike, verbs that do not agree, forms that do not go together. */

import type { WordTree } from '../lexicon/word-tree.ts'
import { anyOf, unless } from './around.ts'
import { baseOf, englishClasses, irregularVerbs, pastOf } from './english-classes.ts'
import { englishComparing } from './english-comparing.ts'
import { englishComplements } from './english-complements.ts'
import { englishCounting } from './english-counting.ts'
import { englishDerivations } from './english-derivations.ts'
import { englishHomophones } from './english-homophones.ts'
import { englishMisnomers } from './english-misnomers.ts'
import { englishMixups } from './english-mixups.ts'
import { englishPairs } from './english-pairs.ts'
import { englishParticles } from './english-particles.ts'
import { englishSlips } from './english-slips.ts'
import { englishSoundAlikes } from './english-sound-alikes.ts'
import { englishStructures } from './english-structures.ts'
import { englishSubjects } from './english-subjects.ts'
import { englishVerbChains } from './english-verb-chains.ts'
import { englishVerbForms } from './english-verb-forms.ts'
import { englishWords } from './english-words.ts'
import type { Match } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

const marked = (match: Match) => match.marked[0]!.plain

const base = (match: Match) =>
  ({ goes: 'go', does: 'do', has: 'have' })[marked(match)] ??
  marked(match)
    .replace(/ies$/, 'y')
    .replace(/(sh|ch|ss|x)es$/, '$1')
    .replace(/([^s])s$/, '$1')
const thereMany = (match: Match) => `there ${match.marked[1]!.plain === 'is' ? 'are' : 'were'}`
const participle = (match: Match) => pastOf(marked(match).replace(/^(went)$/, 'go'))
const agreement: RuleText[] = [
  ["he|she|it [don't]", "doesn't"],
  ['!<asks> he|she [have|do|go|need|want|are|were|say|come|ask|know|receive|call|work|look]', third],
  [
    `^ he|she|it [have|do|go|need|want|are|were|say|come|ask|know|receive|call|work|look|take|cost|
      include|arrive|seem]`,
    // "IT are looking at it": the department.
    (match) => (match.words[0]!.text === 'IT' ? null : third(match)),
  ],
  ['i|we|you|they [has]', 'have'],
  ["i|we|you|they [doesn't]", "don't"],
  ["i|we|they [hasn't]", "haven't"],
  ['we|you|they [is]', 'are'],
  ["we|you|they [isn't]", "aren't"],
  ['we|you|they [was]', unless({ before: /^of$/ }, () => 'were')],
  ["we|you|they [wasn't]", "weren't"],
  ['i [is|are]', 'am'],
  [
    'i [were]',
    (_, sentence) => (sentence.some((word) => /^(if|wish|though|as)$/.test(word.plain)) ? null : 'was'),
  ],
  ['^ i|we|you|they [<third>]', base],
  ['and|but|because|if|when|that|so i|we|they [<third>]', base],
  [
    '[is] you|they|we',
    unless({ after: /^(?!.*(?:ing|ed)$)(?:name|order|car|house|number|address|phone)$/ }, () => 'are'),
  ],
  ['^ [was] you|they|we', 'were'],
  ['where|what|when|how|why [was] you|they|we', 'were'],
  ['[does] you|they|we|i', 'do'],
  ["[doesn't] you|they|we|i", "don't"],
  [
    '[do] he|she|it <known>',
    (match) =>
      !match.marked[0]!.opensSentence ||
      (match.words[1]!.plain === 'it' &&
        !/^(?:work|need|come|have|fit|cost|look|include|take|matter|hurt|leak|open|close|start|stop|make|feel|smell|sound)$/.test(
          match.words[2]!.plain,
        ))
        ? null
        : 'does',
  ],
  ['[has] you|they|we', 'have'],
  ['[have] he|she', 'has'],
  ['^ your|the|our|this|my|that <countable> [are|were|have]', toOne],
  ['because|but|and|if|that|when your|our|this|my <countable> [are|were|have]', toOne],
  ["^ your|the|our|these|those|my|all <manyThings> [is|was|has|doesn't|hasn't|isn't|wasn't]", toMany],
  ["because|but|that|when|if your|our|these|those|the|my <manyThings> [is|was|has|doesn't|hasn't]", toMany],
  ['[there] [is|was] two|three|four|five|six|several|many|no <things>', thereMany],
  ["[there's] two|three|four|five|several|many", 'there are', 'hint'],
  [
    '[many] information|advice|feedback|furniture|equipment|luggage|money|time|stock',
    (match) => (match.words[1]!.plain === 'time' ? null : 'much'),
  ],
  ['everyone|everybody|someone|nobody|anyone [are|have|were]', toOne],
]

const forms: RuleText[] = [
  ["did|didn't <pronoun>? not? [<pastAfterDid>]", asBase],
  ['[<wrongPast>]', rightPast],
  [
    `i|we|you|they|he|she am|is|are <adverb>* [write|send|speak|receive|know|choose|ask|wait|
      contact|call|confirm|inform|look|hope|work]`,
    ing,
  ],
  [
    `[there] [are] a|an|one problem|issue|delay|mistake|error|fee|charge|parcel|package|refund|
      reason|chance|way|discount|question`,
    () => 'there is',
  ],
  ['depend|depends|depending [of|from]', 'on'],
  ['interested [on|by|about]', 'in'],
  ['responsible [of]', 'for'],
  ['different [of]', 'from'],
  ['discuss [about]', () => '', 'hint'],
  ['explain [you|us|me]', ({ marked: [word] }) => `to ${word!.plain}`],
  ['listen [you|me|us]', ({ marked: [word] }) => `to ${word!.plain}`],
  ['we|i [are|am] open since', 'have been', 'hint'],
  ['[informations]', 'information'],
  ['me|him|her and my|your|our <known> [was|is]', (match) => (marked(match) === 'was' ? 'were' : 'are')],
  ["did|didn't|does|doesn't|don't <pronoun>? not? [<past>]", asBase],
  ['did|does your|the|our|my <thing> [<past>|<third>]', asBase],
  [
    "did|didn't|does|doesn't <pronoun>? [<third>]",
    (match) => (match.words.length === 2 && match.words[0]!.plain === 'does' ? null : base(match)),
  ],
  ['<modal> <pronoun>? not? [<past>]', asBase],
  [
    '<modal> <adverb>? [<third>]',
    (match) =>
      anyOf(`needs wants orders returns calls checks books plans works tests texts emails replies
        offers answers reports issues deposits refunds changes charges credits visits updates
        reviews requests forms`).test(marked(match))
        ? null
        : base(match),
  ],
  ['to [<past>] !<thing>', notAdjective],
  ['<have> <adverb>* [<pastOnly>]', participle],
  ['<have> <pronoun> <adverb>* [<pastOnly>]', participle],
  ['<have> <adverb>* [<baseOnly>]', participle],
  ['have|has been [<passiveBase>|refund|ship|cancel|update|order|check]', participle],
  ['was|were|is|are|be <adverb>* [<passiveBase>]', passive],
  [
    `will|must|should|can|could|would|may be [<passiveBase>|refund|ship|order|update|check|charge|
      contact|book|cancel|return]`,
    participle,
  ],
  ['look|looking forward to [hear|see|meet|receive|welcome|help|work|serve|read|speak]', ing],
  [
    `thank|thanks you? for [choose|contact|wait|reach|call|come|write|visit|let|send|share|be|take|
      shop|get|buy|use]`,
    ing,
  ],
  ['for|of|by|without|before|after|about [choose|receive|arrive|send|write|confirm|deliver]', ing],
  [
    `would|'d like [inform|know|confirm|ask|order|book|change|check|return|have|thank|apologise|
      apologize|cancel]`,
    (match) => `to ${marked(match)}`,
  ],
  [
    'want|wants|need|needs [know|confirm|ask|cancel|send|receive|collect|pay|speak]',
    (match) =>
      match.words[0]!.plain.startsWith('need') && marked(match) === 'know' ? null : `to ${marked(match)}`,
  ],
  ['please [to] <base>', () => ''],
  ['let me|us [to] <base>', () => ''],
  ['[more] better|cheaper|faster|bigger|smaller|easier|sooner|quicker|later', () => ''],
  ['[most] best|cheapest|fastest|biggest|easiest', () => ''],
  [
    'suggest|recommend|advise [you] [to]',
    (match) => (match.words[0]!.plain === 'advise' ? null : 'that you'),
    'hint',
  ],
  [
    "don't|doesn't|didn't|can't|won't|haven't have|need|want|see|find [no|nothing]",
    (match) => (marked(match) === 'no' ? 'any' : 'anything'),
  ],
  [
    '^ we|i [been|gone|done|seen]',
    (match) => (match.marked[0]!.plain === 'been' ? 'have been' : `have ${marked(match)}`),
  ],
  ['is|are|was|were [suppose]', 'supposed'],
  ['^ [i] [am] agree', 'I'],
  ['i|we [am|are] agree', () => undefined],
  ['i|we <adverb>? [am|are] [agree]', 'agree'],
  ['[since] two|three|four|five|several|many|a days|weeks|months|years|hours|week|month|day', 'for', 'hint'],
]

const articles: RuleText[] = [
  ['[a] <vowelSound>', beforeWord('an')],
  ['[an] <consonantSound>', beforeWord('a')],
]

function third(match: Match): string {
  const verb = marked(match)
  const known: Record<string, string> = { have: 'has', do: 'does', go: 'goes', are: 'is', were: 'was' }
  return known[verb] ?? `${verb}s`
}
function toOne(match: Match): string {
  return { are: 'is', were: 'was', have: 'has' }[marked(match)] ?? ''
}
function toMany(match: Match): string {
  const many: Record<string, string> = {
    is: 'are',
    was: 'were',
    has: 'have',
    "doesn't": "don't",
    "hasn't": "haven't",
    "isn't": "aren't",
    "wasn't": "weren't",
  }
  return many[marked(match)] ?? ''
}
// « a Audi », « an hour »: only words written in small letters or with one capital have a sound we know.
function beforeWord(right: string) {
  return (match: Match) => {
    const next = match.words[1]!.text
    if (match.marked[0]!.text === 'A' && !match.marked[0]!.opensSentence) return null
    if (!/[aeiouy]/i.test(next)) return null
    return next.length < 2 || /^\p{Lu}{2}/u.test(next) || !/^\p{L}[\p{Ll}'-]+$/u.test(next) ? null : right
  }
}

function passive(match: Match): string | null {
  return anyOf(`send receive deliver process choose forget write break steal confirm schedule replace repair
    resolve prepare collect reserve attach include cancel dispatch sell complete accept reject
    pack notify inform arrive`).test(marked(match))
    ? pastOf(marked(match))
    : null
}
function ing(match: Match): string {
  const verb = marked(match)
  if (/^(let|get|shop|stop|ship|plan)$/.test(verb)) return `${verb}${verb.at(-1)}ing`
  return `${verb.replace(/([^e])e$/, '$1')}ing`.replace(/^bing$/, 'being')
}

export function englishRules(tree: WordTree): Rule[] {
  const words = englishWords(tree)
  const classes = {
    ...englishClasses(tree),
    asks: (plain: string) =>
      anyOf(`do does did can could will would shall should may might must let recommend recommended
        suggest suggested ask asked insist insisted require request requested heard hear watch
        watched than make made makes help helped see saw that if have had or and when where
        didn't doesn't can't couldn't won't`).test(plain),
  }
  return [
    ...readRules('homophone', englishHomophones, classes),
    ...readRules('verb_agreement', englishDerivations, classes),
    ...readRules('verb_agreement', withTree(agreement, tree), classes),
    ...readRules('verb_form', withTree(forms, tree), classes),
    ...readRules('article', articles, classes),
    ...readRules('homophone', englishPairs(words), classes),
    ...readRules('homophone', englishSoundAlikes, classes),
    ...readRules('homophone', englishSlips, classes),
    ...readRules('verb_form', englishVerbForms(tree), classes),
    ...readRules('verb_form', englishVerbChains(tree), classes),
    ...readRules('verb_form', englishComparing, classes),
    ...readRules('verb_agreement', englishSubjects, classes),
    ...readRules('number', englishCounting(words), classes),
    ...readRules('phrase', englishParticles(words), classes),
    ...readRules('homophone', englishMixups, classes),
    ...readRules('homophone', englishMisnomers, classes),
    ...readRules('verb_form', englishStructures(tree), classes),
    ...readRules('verb_form', englishComplements, classes),
  ]
}

function withTree(texts: readonly RuleText[], tree: WordTree): RuleText[] {
  return texts.map(([pattern, correction, severity]) => {
    if (correction === asBase) return [pattern, (match) => baseOf(tree, marked(match)) ?? null, severity]
    if (correction === notAdjective) return [pattern, (match) => notAdjectiveIn(tree, match), severity]
    if (correction === participle) return [pattern, (match) => participleIn(tree, match), severity]
    return [pattern, correction, severity]
  })
}

function rightPast({ marked: [word] }: Match): string | null {
  const stem = word!.plain.slice(0, -2)
  const base = [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')].find((one) => one in irregularVerbs)
  return base === undefined ? null : (irregularVerbs[base]?.[0] ?? null)
}

function asBase(): null {
  return null
}
function notAdjective(): null {
  return null
}
// « to interested customers »: after « to », only a few pasts are sure to be verbs.
function notAdjectiveIn(tree: WordTree, match: Match): string | null {
  if (
    !anyOf(`received sent confirmed delivered arrived paid told came went gave took bought made got
      called contacted helped informed replied ordered`).test(marked(match))
  )
    return null
  return baseOf(tree, marked(match)) ?? null
}
function participleIn(tree: WordTree, match: Match): string | null {
  return pastOf(baseOf(tree, marked(match)) ?? marked(match))
}
