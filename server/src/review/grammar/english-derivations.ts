/** English: a noun where a describing word belongs and the other way round, and helpers that do not go with their subject. */
import { anyOf, markedOf, unless } from './around.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const nounOf: Readonly<Record<string, string>> = {
  loyal: 'loyalty',
  honest: 'honesty',
  kind: 'kindness',
  generous: 'generosity',
  patient: 'patience',
  safe: 'safety',
  healthy: 'health',
  different: 'difference',
  choose: 'choice',
  pleased: 'pleasure',
  convenient: 'convenience',
}
const describing: Readonly<Record<string, string>> = {
  importance: 'important',
  difficulty: 'difficult',
  convenience: 'convenient',
  difference: 'different',
  possibility: 'possible',
  patience: 'patient',
  happiness: 'happy',
  confidence: 'confident',
  beauty: 'beautiful',
  safety: 'safe',
  success: 'successful',
  comfort: 'comfortable',
}
const verbs: Readonly<Record<string, string>> = {
  apology: 'apologise',
  apologies: 'apologise',
  appreciation: 'appreciate',
  recommendation: 'recommend',
  suggestion: 'suggest',
  confirmation: 'confirm',
  cancellation: 'cancel',
  payment: 'pay',
  delivery: 'deliver',
  reservation: 'reserve',
  replacement: 'replace',
}
const asNoun = (match: Match) => nounOf[markedOf(match)] ?? null
const asDescribing = (match: Match) => describing[markedOf(match)] ?? null
const asVerb = (match: Match) => verbs[markedOf(match)] ?? null

export const englishDerivations: readonly RuleText[] = [
  ['your|my|our|his|her|their|the|a|good|great|first|best [choose] !the|a|your', asNoun],
  ['your|my|our|his|her|their|a|good|great [choose] $', asNoun],
  [
    'your|for|of|their [patient|loyal|honest|kind|generous] $|and|while|during|in|with',
    unless({ before: anyOf('one a is are was be so very') }, asNoun),
    'hint',
  ],
  [
    'your|our|the|for [safe|healthy] is|and|comes|first|of|reasons|$',
    unless({ before: anyOf('is in open keep') }, asNoun),
    'hint',
  ],
  ['make|makes|made no|any|a|some|much|big|little|the [different]', asNoun],
  ['a|the|big|any|no|main|only|some [different] between|in|is|$', asNoun],
  ['a|my|our|the|real [pleased] $|to|as', asNoun],
  [
    `very|so|really|too|quite [importance|difficulty|convenience|difference|possibility|patience|
      happiness|confidence|beauty|safety|success|comfort]`,
    asDescribing,
  ],
  [
    `i|we|please|to|would|will|can|must|cannot|want [apology|apologies|appreciation|recommendation|
      suggestion|confirmation|cancellation|payment|delivery|reservation|replacement] for|if|that|your|
      the|you|it|a|by|my`,
    unless({ before: anyOf('back down comes came due up relating') }, asVerb),
    'hint',
  ],
  ['[gonna|wanna|gotta] [to]', (match) => markedOf(match)],
  [
    `they're|we're|it's|i'm|is|are|was|were|been [their] already|now|today|until|at|by|for|too|every|
      when|if|waiting|ready`,
    'there',
  ],
  // Helpers
  [
    "he|she|it [haven't|weren't|don't]",
    (match) => ({ "haven't": "hasn't", "weren't": "wasn't", "don't": "doesn't" })[markedOf(match)] ?? null,
  ],
  ["i|we|you|they [hasn't|doesn't]", (match) => (markedOf(match) === "hasn't" ? "haven't" : "don't")],
  ["we|you|they [isn't|wasn't]", (match) => (markedOf(match) === "isn't" ? "aren't" : "weren't")],
  [
    "there [wasn't|isn't|hasn't] any|enough|many|<few> <manyish>",
    (match) => ({ "wasn't": "weren't", "isn't": "aren't", "hasn't": "haven't" })[markedOf(match)] ?? null,
  ],
  ["isn't|aren't|wasn't|weren't [no] <any>", unless({ after: /^(?:one)$/ }, () => 'any')],
  [
    `do|does <subject> [knew|went|came|saw|took|gave|wrote|spoke|chose|forgot|ate|drove|began|bought|
      sent|paid|told|made|kept|lost|brought|thought|found|heard|had]`,
    () => undefined,
  ],
  ['one|which|who|what|size|colour|day|room|time [do] he|she|it', 'does'],
  [
    '^ who [have|want|need|know|like|come|go|live|<verbOnly>] <any>',
    (match) => ({ have: 'has', go: 'goes' })[markedOf(match)] ?? `${markedOf(match)}s`,
    'hint',
  ],
  ['what|who [have] happened|gone|changed|been|taken|arrived', 'has'],
  [
    `if|when|that|because|as|what|whatever|how|once|where|unless|until|so|and you|we|they|
      i [<thirdish>] a|an|the|your|it|to|any|some|us|me|more|in|on|at|for|help|with`,
    unless({ before: /^(?:one|and|of)$/ }, () => undefined),
    'hint',
  ],
  [
    '^ [is|was] [this|that] your|my|his|her|our|the|their <many>',
    (match) =>
      `${markedOf(match) === 'is' ? 'are' : 'were'} ${markedOf(match, 1) === 'this' ? 'these' : 'those'}`,
  ],
  ['^ [these|those] [is|was] the|my|your|our|a|an|his|her|not|too|very|all', () => undefined],
  ['all|both|many|different|these|several [kind|sort|type] of', (match) => `${markedOf(match)}s`],
  [
    'both [<oneish>] <verbOnly>|face|need|have|look|work|fit|come|open|close',
    (match) => `${markedOf(match)}s`,
    'hint',
  ],
  [
    `like|love|want|need|able|prefer to [meeting|booking|parking|cleaning|training|viewing|fitting] you|
      the|it|a|your|us|with|him|her`,
    () => undefined,
    'hint',
  ],
]
