/** French or English, from a few words: chat messages are short, and both languages meet in one. */
import type { Language } from './context.ts'
import type { Lexicon } from './lexicon/lexicon.ts'

const setOf = (words: string) => new Set(words.split(' '))

const french = setOf(
  "le la les un une des du de et est sont vous nous je tu il elle on ils elles que qui dans pour avec sur pas ne votre vos notre nos mon ma mes ce cette ces bonjour merci bonsoir au aux en à a été être avoir avez avons êtes ai suis sera si mais ou où donc car plus très bien aussi dès chez par sans se sa son ses leur leurs y cordialement bonne journée demain lundi mardi mercredi jeudi vendredi samedi dimanche voici oui non ça c' j' l' d' n' s' m' t' qu' peut pouvez tout tous toute rien votre svp salut coucou comme quand quel quelle fait faire va allez madame monsieur",
)
const english = setOf(
  "the a an is are was were you your we our i he she it they that this these those in for with on not no of to and or but so if be been have has had will would can could should may must do does did don't i'm it's you're we're we'll i'll you'll hello hi hey thanks thank please sorry my me us them their his her at by from as when where what which who how just let know order yes today tomorrow monday tuesday wednesday thursday friday saturday sunday dear regards best up there here all any some more about get got",
)
// Written alike in both; they say nothing.
const silent = setOf('a on me plus or as ok sms email mail message')

export function languageOf(words: readonly string[], lexicon: Lexicon, fallback: Language): Language {
  let score = fallback === 'fr' ? 0.4 : -0.4
  for (const word of words.slice(0, 200)) score += weightOf(word, lexicon)
  return score >= 0 ? 'fr' : 'en'
}

function weightOf(word: string, lexicon: Lexicon): number {
  if (silent.has(word)) return 0
  const bare = word.replace(/^(?:qu|[cdjlmnst])'/, '')
  const elides = bare !== word && !english.has(word)
  const isFrench = french.has(bare) || french.has(word) || (elides && lexicon.fr.bitsOf(bare) !== 0)
  const isEnglish = english.has(word)
  if (isFrench !== isEnglish) return isFrench ? 1 : -1
  if (isFrench) return 0
  const known = Number(lexicon.fr.bitsOf(bare) !== 0) - Number(lexicon.en.bitsOf(word) !== 0)
  return known * 0.7 + (/[éèêàùçôîûœ]/.test(word) ? 0.7 : 0)
}
