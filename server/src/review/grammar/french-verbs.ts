/**
 * Verbs that do not agree with their subject: « je vous remercies », « vous recevrer », « les articles est
 * ».
 */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import { finiteBits } from './french-classes.ts'
import type { Match, WordClasses } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

const persons: Readonly<Record<string, { readonly bit: number; readonly endings: readonly string[] }>> = {
  je: { bit: wordIs.firstSingular, endings: ['e', 's', 'x', 'ds', 'ts', 'ai', 'is', 'ais'] },
  tu: { bit: wordIs.secondSingular, endings: ['es', 's', 'x', 'as', 'ais'] },
  il: { bit: wordIs.thirdSingular, endings: ['', 'e', 't', 'd', 'a', 'it', 'ait'] },
  nous: { bit: wordIs.firstPlural, endings: ['ons', 'ions'] },
  vous: { bit: wordIs.secondPlural, endings: ['ez', 'iez'] },
  ils: { bit: wordIs.thirdPlural, endings: ['ent', 'nt', 'ont', 'aient', 'ront'] },
}

const subjects: Readonly<Record<string, string>> = {
  je: 'je',
  "j'": 'je',
  tu: 'tu',
  il: 'il',
  elle: 'il',
  on: 'il',
  ça: 'il',
  cela: 'il',
  nous: 'nous',
  vous: 'vous',
  ils: 'ils',
  elles: 'ils',
}

/** Written like a noun, meant as a verb. */
const nounsForVerbs = new Map(
  `envoi>envoie rappel>rappelle appel>appelle essai>essaie emploi>emploie travail>travaille
    conseil>conseille accueil>accueille renouvel>renouvelle signal>signale propos>propose paye>paye`
    .split(/\s+/)
    .map((pair) => pair.split('>') as [string, string]),
)
/** Of these the second person stands in the dictionary only under another name. */
const irregular: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  être: { je: 'suis', tu: 'es', il: 'est', nous: 'sommes', vous: 'êtes', ils: 'sont' },
  avoir: { je: 'ai', tu: 'as', il: 'a', nous: 'avons', vous: 'avez', ils: 'ont' },
  aller: { je: 'vais', tu: 'vas', il: 'va', nous: 'allons', vous: 'allez', ils: 'vont' },
  faire: { je: 'fais', tu: 'fais', il: 'fait', nous: 'faisons', vous: 'faites', ils: 'font' },
  pouvoir: { je: 'peux', tu: 'peux', il: 'peut', nous: 'pouvons', vous: 'pouvez', ils: 'peuvent' },
  vouloir: { je: 'veux', tu: 'veux', il: 'veut', nous: 'voulons', vous: 'voulez', ils: 'veulent' },
  devoir: { je: 'dois', tu: 'dois', il: 'doit', nous: 'devons', vous: 'devez', ils: 'doivent' },
  savoir: { je: 'sais', tu: 'sais', il: 'sait', nous: 'savons', vous: 'savez', ils: 'savent' },
  voir: { je: 'vois', tu: 'vois', il: 'voit', nous: 'voyons', vous: 'voyez', ils: 'voient' },
  venir: { je: 'viens', tu: 'viens', il: 'vient', nous: 'venons', vous: 'venez', ils: 'viennent' },
  prendre: { je: 'prends', tu: 'prends', il: 'prend', nous: 'prenons', vous: 'prenez', ils: 'prennent' },
  mettre: { je: 'mets', tu: 'mets', il: 'met', nous: 'mettons', vous: 'mettez', ils: 'mettent' },
  recevoir: { je: 'reçois', tu: 'reçois', il: 'reçoit', nous: 'recevons', vous: 'recevez', ils: 'reçoivent' },
  croire: { je: 'crois', tu: 'crois', il: 'croit', nous: 'croyons', vous: 'croyez', ils: 'croient' },
  tenir: { je: 'tiens', tu: 'tiens', il: 'tient', nous: 'tenons', vous: 'tenez', ils: 'tiennent' },
  dire: { je: 'dis', tu: 'dis', il: 'dit', nous: 'disons', vous: 'dites', ils: 'disent' },
}
const lemmaOf = new Map(
  Object.values(irregular).flatMap((forms) => Object.values(forms).map((form) => [form, forms] as const)),
)

export function frenchVerbRules(tree: WordTree, classes: WordClasses): Rule[] {
  const agree = ({ marked, words }: Match) => {
    const person =
      subjects[words[0]!.plain === 'ne' ? 'je' : (words.find((word) => subjects[word.plain])?.plain ?? '')]
    return person === undefined ? null : verbFor(tree, marked[0]!.plain, person)
  }
  // « c'est nous qui vous remercions »
  const heldBy =
    (person: string) =>
    ({ marked }: Match) =>
      verbFor(tree, marked[0]!.plain, person)
  const noun = ({ marked }: Match) => nounsForVerbs.get(marked[0]!.plain) ?? null
  const isNounForVerb = (plain: string) => nounsForVerbs.has(plain)
  const youIndicative = (plain: string) =>
    /[^iy]ez$/.test(plain) &&
    (tree.bitsOf(plain.replace(/ez$/, 'iez')) & wordIs.secondPlural) !== 0 &&
    !/(rez)$/.test(plain)
  const own = { ...classes, nounForVerb: isNounForVerb, youIndicative }
  const texts: RuleText[] = [
    ["je|j' <clitic>* [<known>]", agree],
    ['tu <clitic>* [<known>]', agree],
    ['il|on|ils <clitic>* [<known>]', agree],
    ['^ elle|elles|ça|cela <clitic>* [<known>]', agree],
    ["qu'|que|si|quand|lorsqu'|lorsque|et|car|mais elle|elles|ça|cela <clitic>* [<known>]", agree],
    ['^ nous|vous <clitic>* [<known>]', agree],
    ["qu'|que|si|quand|lorsque|car|mais|où|comme|puisque|dont nous|vous <clitic>* [<known>]", agree],
    [
      `faut|faudrait|afin|avant|pour|bien|souhaite|souhaiterais|souhaitons|voudrais|aimerais|
        attendant que vous <clitic>* [<youIndicative>]`,
      ({ marked }) => marked[0]!.plain.replace(/ez$/, 'iez'),
    ],
    ...(['moi', 'nous', 'vous'] as const).map(
      (who): RuleText => [`c' est ${who} qui <clitic>* [<known>]`, heldBy(who === 'moi' ? 'je' : who)],
    ),
    ["je|j' <clitic>* [<nounForVerb>]", noun],
    [
      'nous|vous|on|il|elle <clitic> [<nounForVerb>]',
      ({ words, marked }) => (words[0]!.plain === 'on' ? noun({ words, marked }) : null),
    ],
  ]
  return readRules('verb_agreement', texts, own)
}

/** The form of the same verb that goes with the subject; null when the form is right or no verb. */
export function verbFor(tree: WordTree, form: string, person: string): string | null {
  const { bit, endings } = persons[person]!
  const bits = tree.bitsOf(form)
  const isVerb = (bits & (finiteBits | wordIs.infinitive)) !== 0
  // « revient » is a noun too, of the price of things.
  const isElse =
    (bits & (wordIs.invariable | wordIs.presentParticiple)) !== 0 &&
    !lemmaOf.has(form) &&
    !/(?:ient|ez)$/.test(form)
  const isParticiple = (bits & wordIs.participle) !== 0
  if ((bits & bit) !== 0) return null
  if (person === 'ils' && /(ont|aient)$/.test(form)) return null
  if (isParticiple && /é(e|s|es)?$/.test(form)) return firstGroup(form, person)
  if (!isVerb || isElse) return null
  if (person === 'nous' && form === 'somme') return 'sommes'
  const known = lemmaOf.get(form)?.[person]
  if (known !== undefined) return known
  return ofPrefixed(tree, form, person) ?? inPast(tree, form, person) ?? conjugate(tree, form, bit, endings)
}

/** « comprend », « transmet », « revient »: made of a verb of the list above. */
function ofPrefixed(tree: WordTree, form: string, person: string): string | undefined {
  const [, prefix = '', base = ''] =
    /^(com|ap|re|sur|entre|per|pro|ad|sou|trans|de|par|con|inter|pré|main|ob|dé|dis|en)(.{3,})$/.exec(form) ??
    []
  const right = lemmaOf.get(base)?.[person]
  return right !== undefined && tree.bitsOf(prefix + right) !== 0 ? prefix + right : undefined
}

const pastEndings: Readonly<Record<string, string>> = {
  je: 'ais',
  tu: 'ais',
  il: 'ait',
  nous: 'ions',
  vous: 'iez',
  ils: 'aient',
}

/** « j'était », « tu aurait »: the tense stays; « j'attend », « je croit »: an s is heard by nobody. */
function inPast(tree: WordTree, form: string, person: string): string | undefined {
  const isRight = (one: string) => one !== form && (tree.bitsOf(one) & persons[person]!.bit) !== 0
  const past = /^(.+?)(?:ais|ait|ions|iez|aient)$/.exec(form)
  const same = past ? [`${past[1]}${pastEndings[person]}`] : []
  const withS =
    /^(?:je|tu)$/.test(person) && /[dt]$/.test(form) ? [`${form.replace(/t$/, '')}s`, `${form}s`] : []
  return [...same, ...withS].find(isRight)
}

// « vous commandé », « je vous confirmé »: heard alike, so the present is meant.
function firstGroup(form: string, person: string): string | null {
  if (person === 'vous') return form.replace(/é(e|s|es)?$/, 'ez')
  return person === 'je' ? form.replace(/é(e|s|es)?$/, 'e') : null
}

function conjugate(tree: WordTree, form: string, bit: number, endings: readonly string[]): string | null {
  // The future keeps its own endings: « recevra » is meant as « recevrez », not « recevez ».
  const future = /^(.+r)(ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient|er|é)$/.exec(form)
  const stems = future ? [future[1]!] : []
  for (let cut = 0; cut <= Math.min(5, form.length - 2); cut += 1)
    stems.push(form.slice(0, form.length - cut))
  for (const stem of stems) {
    for (const ending of endings) {
      if ((tree.bitsOf(stem + ending) & bit) !== 0 && stem + ending !== form) return stem + ending
    }
  }
  return null
}
