/** Words tied by a hyphen: « rappeler-moi », « dite-nous », « a-t'il », « envoyé-le ». */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { type ClauseMistake, isSurelyFinite, mistakeAt } from './clause-mistake.ts'

const told = /^(\p{L}+?)(er|é|ée|et|ai)-(moi|nous|le|la|les|lui|leur|y|en)((?:-(?:moi|nous|lui|leur|en))?)$/u
const irregular: Readonly<Record<string, string>> = {
  dite: 'dites',
  dîtes: 'dites',
  faite: 'faites',
  fait: 'faites',
}

export function checkHyphens(sentence: readonly Word[], tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    const right = imperative(word.plain, tree) ?? question(word.plain) ?? tooFew(sentence, index, tree)
    return right === undefined || right === word.plain ? [] : [mistakeAt('ending', word, right)]
  })
}

function imperative(plain: string, tree: WordTree): string | undefined {
  const [, stem = '', , first = '', second = ''] = told.exec(plain) ?? []
  if (stem !== '' && (tree.bitsOf(`${stem}ez`) & wordIs.secondPlural) !== 0)
    return `${stem}ez-${first}${second}`
  const [, verb = '', rest = ''] = /^(dite|dîtes|faite)-(moi|nous|le|la|les|lui|en)$/.exec(plain) ?? []
  return verb === '' ? undefined : `${irregular[verb]}-${rest}`
}

/** « a-t'il », « peut-t-on »: a t between vowels only, and between hyphens. */
function question(plain: string): string | undefined {
  const [, verb = '', subject = ''] = /^(\p{L}+)-t['’-](il|elle|on|ils|elles)$/u.exec(plain) ?? []
  if (verb === '') return undefined
  return /[aeé]$/.test(verb) ? `${verb}-t-${subject}` : `${verb}-${subject}`
}

/** « envoyer moi votre rib », « laisser nous un message »: told at the head of a clause. */
function tooFew(sentence: readonly Word[], index: number, tree: WordTree): string | undefined {
  const word = sentence[index]!
  const next = sentence[index + 1]
  if (!word.opensClause || !next?.follows || !/^(?:moi|nous)$/.test(next.plain)) return undefined
  const after = sentence[index + 2]
  // « écouter nous permet de progresser »
  if (
    after?.follows &&
    (isSurelyFinite(tree, after.plain) || /^(?:semble|permet|paraît|reste|aide|fait)$/.test(after.plain))
  )
    return undefined
  if (!/er$/.test(word.plain) || (tree.bitsOf(word.plain) & wordIs.infinitive) === 0) return undefined
  return word.plain.replace(/er$/, 'ez')
}
