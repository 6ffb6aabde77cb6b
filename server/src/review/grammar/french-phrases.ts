/** Set phrases and small words that are often written wrong. */
import { oneOf } from '../words/long-pattern.ts'
import type { WordClasses } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

const texts: RuleText[] = [
  ['[malgré] [que]', 'bien que', 'hint'],
  ['[comme] [même]', 'quand même'],
  ["[au] [jour] [d'] [aujourd'hui]", "aujourd'hui", 'hint'],
  ['[en] [faite] $', 'en fait'],
  ['^ [en] [faite]', 'en fait'],
  ['[quelque] [soit]', 'quel que soit'],
  ['[quelques] [soit|soient]', 'quel que soit'],
  [
    `[dés] que|réception|demain|maintenant|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lors|
      aujourd'hui`,
    'dès',
  ],
  ["[des] que|qu'|réception|demain|maintenant|aujourd'hui|lundi|mardi|mercredi|jeudi|vendredi|samedi", 'dès'],
  ['le [plutôt] possible', 'plus tôt'],
  ['au [plutôt]', 'plus tôt'],
  ['[plutôt] que prévu', 'plus tôt'],
  ['[plus] [tôt] que de', 'plutôt'],
  ['un|votre|le|ce|mon|notre|prochain|de|prendre|pris|autre [rendez] [vous]', 'rendez-vous'],
  ['[rendez] [vous] <day>|à|le|est|demain|du|médical', 'rendez-vous', 'hint'],
  ['[a] [t-il|t-elle|t-on]', ({ marked }) => `a-${marked[1]!.plain}`],
  ['[a] [t] [il|elle|on]', ({ marked }) => `a-t-${marked[2]!.plain}`],
  ["y [a] [t'] [il]", 'a-t-il'],
  ["[est] [ce] que|qu'", 'est-ce', 'hint'],
  ['^ [avez] [vous]', 'avez-vous', 'hint'],
  ['^ [pouvez] [vous]', 'pouvez-vous', 'hint'],
  ['^ [êtes] [vous]', 'êtes-vous', 'hint'],
  [
    '^ [souhaitez|voulez|pourriez|préférez|auriez] [vous]',
    ({ marked }) => `${marked[0]!.plain}-vous`,
    'hint',
  ],
  ['[ci] [joint|jointe|joints]', ({ marked }) => `ci-${marked[1]!.plain}`, 'hint'],
  ['[après] [midi]', 'après-midi', 'hint'],
  ['[vis] [à] [vis]', 'vis-à-vis', 'hint'],
  ['[au] [temps] que', 'autant'],
  ['[parce] [ce] [que]', 'parce que'],
  ['[par] [ce] [que]', 'parce que'],
  ['^ [se] [sont] les|des|nos|vos|mes|ces|eux', 'ce sont'],
  ['et|mais|car|que [se] [sont] les|des|nos|vos|mes|ces|eux', 'ce sont'],
  ['[tant] [que] même', 'quand'],
  ['[si] il|ils', "s'"],
  ['[de] [le] <masculineNoun>', 'du', 'hint'],
  ['!<verb> [à] [le] <masculineNoun>', 'au', 'hint'],
  ['[à] [les] <pluralNoun>', 'aux', 'hint'],
  ['merci [pour] [de] <infinitive>', 'de'],
  ["<thing> [que|qu'] <subject> m'|t'|nous|vous|lui <have> <adverb>* parlé !de|d'|du|des", 'dont'],
  ["<thing> [que|qu'] <subject> m'|t'|nous|vous|lui <have> <adverb>* parlé $", 'dont'],
  ["<thing> [que|qu'] <subject> <have> <adverb>* besoin|envie|peur !de|d'|du|des|que|qu'", 'dont'],
  ["<thing> [que|qu'] <subject> <have> <adverb>* besoin|envie|peur $", 'dont'],
  ["<thing> [que|qu'] je m' occupe|occupais|souviens|sers", 'dont'],
  ["<thing> [que|qu'] nous nous occupons|servons", 'dont'],
  ["<thing> [que|qu'] vous vous occupez|souvenez|servez", 'dont'],
  ["<thing> [que|qu'] il|elle|on s' occupe|agit|souvient", 'dont'],
  ['par [contres]', 'contre'],
  ['je|nous vous remercie|remercions [pour] <infinitive>', "d'avoir", 'hint'],
  ["[d'] [hors] et déjà", "d'ores"],
  ['[dores] et déjà', "d'ores"],
  ['je [permet]', 'permets'],
  ['je me [permet]', 'permets'],
  ['[vous] [même|mêmes]', ({ marked }) => `vous-${marked[1]!.plain}`, 'hint'],
  ['[ils] y a', 'il'],
  ['[il] [faux]', 'il faut'],
  ['[faux] que|faire|le|la|pas', 'faut'],
  ["<have> [besoins] de|d'", 'besoin'],
  ['[tout] [les] [deux]', 'tous les deux'],
  ['[chez|ché] [pas]', ({ marked }) => (marked[0]!.plain === 'ché' ? 'je ne sais pas' : null)],
  ['[sil] [vous] [plaît|plait]', "s'il vous plaît"],
  ['[si] [vous] [plait|plaît] $', "s'il vous plaît"],
  ['[entrain] de', 'en train'],
  ['[entrain] <infinitive>', 'en train de', 'hint'],
  ['[quant] même', 'quand'],
  ['[davantages]', 'davantage'],
  ['[ont|on] <have> <participle>', ({ marked }) => (marked[0]!.plain === 'ont' ? 'on' : null)],
  ['[soit] [disant]', 'soi-disant', 'hint'],
  ['de [part] votre|notre', 'par'],
  ['[malgrés]', 'malgré'],
  ['[pallier] à', undefinedFor, 'hint'],
  ['[je] [suis] [aller] au|à|chez', 'je suis allé', 'hint'],
]

function undefinedFor(): undefined {
  return undefined
}

export const frenchPhraseRules = (classes: WordClasses): Rule[] =>
  readRules('phrase', texts, {
    ...classes,
    thing: (plain, word) => classes.knownNoun!(plain, word) && !time.test(plain),
  })

/** « la dernière fois que nous avons parlé », « le fait que »: these are followed by « que » by right. */
const time = oneOf(`
    fois jours? moments? temps semaines? heures? minutes? mois année ans? fait faits point sorte idée
    bien cas sûre? preuve mail message chose impression car signe
  `)
