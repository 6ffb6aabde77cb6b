/**
 * Forms no verb has, written as they sound after their subject: « nous allont », « vous ayiez », « ils
 * prennes »; and an infinitive with an ending of its own, « pour recevoirs ».
 */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { oneOf } from '../words/long-pattern.ts'
import { type ClauseMistake, isClitic, mistakeAt } from './clause-mistake.ts'

type Sentence = readonly Word[]

/** What is heard at the end, and how it is written with this person. */
const endings: Readonly<Record<string, { bit: number; heard: RegExp; written: readonly string[] }>> = {
  je: { bit: wordIs.firstSingular, heard: /(?:é|er|ez|ait?|t|d|s|es|et)$/, written: ['ais', 's', 'e', 'ai'] },
  tu: { bit: wordIs.secondSingular, heard: /(?:a|ai|ait|t|d|e|ent|et)$/, written: ['as', 'ais', 's', 'es'] },
  il: {
    bit: wordIs.thirdSingular,
    heard: /(?:s|es|ent|ai|ais|ts|ds|as|at|é)$/,
    written: ['t', 'e', 'ait', 'a', ''],
  },
  nous: { bit: wordIs.firstPlural, heard: /(?:i?onts?|i?on|i?onds?)$/, written: ['ons', 'ions'] },
  vous: {
    bit: wordIs.secondPlural,
    heard: /(?:i?[eé]r?|i?ez|i?é[est]*|ai[ts]?|i?et|iier|yer|eé|ée[rz]?)$/,
    written: ['ez', 'iez'],
  },
  ils: {
    bit: wordIs.thirdPlural,
    heard: /(?:es?|s|ons?|onts|ens?|ents|et|ais|ait|aits|is)$/,
    written: ['ent', 'ont', 'aient'],
  },
}

const persons: Readonly<Record<string, string>> = {
  je: 'je',
  "j'": 'je',
  tu: 'tu',
  il: 'il',
  elle: 'il',
  on: 'il',
  nous: 'nous',
  vous: 'vous',
  ils: 'ils',
  elles: 'ils',
}

const beforeInfinitive = oneOf(`
    pour de d' à sans peut peux pouvez pouvons peuvent pourrez pourrai pourra pourriez vais va allons allez
    vont dois doit devons devez doivent devra devrez faut faudra veux veut voulez voulons voudrais aimerais
    souhaite souhaitez laisse laissez faire fait faites viens vient venons venez
  `)

/** Also « soyer », a word of no everyday. */
const isNoForm = (tree: WordTree, plain: string) => tree.bitsOf(plain) === 0 || plain === 'soyer'

export function checkMisformed(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (!word.follows || word.text !== word.plain || word.plain.length < 4 || word.plain.includes('-'))
      return []
    if (!isNoForm(tree, word.plain)) return []
    let at = index - 1
    while (at > 0 && sentence[at]!.follows && isClitic(sentence[at])) {
      if (/^(?:nous|vous)$/.test(sentence[at]!.plain) && persons[sentence[at - 1]!.plain] === undefined) break
      at -= 1
    }
    const before = sentence[at]!.plain
    if (beforeInfinitive.test(before)) {
      const right = infinitiveOf(tree, word.plain)
      return right === undefined ? [] : [mistakeAt('ending', word, right)]
    }
    const right = persons[before] === undefined ? undefined : formFor(tree, word.plain, persons[before])
    return right === undefined ? [] : [mistakeAt('verb_agreement', word, right)]
  })
}

function infinitiveOf(tree: WordTree, written: string): string | undefined {
  const candidates = [written.replace(/(?:nt|s|x)$/, ''), written.replace(/(?:ent|es)$/, '')]
  return candidates.find((one) => one !== written && (tree.bitsOf(one) & wordIs.infinitive) !== 0)
}

function formFor(tree: WordTree, written: string, person: string): string | undefined {
  const { bit, heard, written: all } = endings[person]!
  if (!heard.test(written)) return undefined
  const stems = new Set([
    written.replace(heard, ''),
    written.replace(/(?:ont|on|iez|ez|es|e|er|é|[tsd])$/, ''),
  ])
  for (const stem of stems) {
    // « soyiez », « ayiez »: the y has its i already.
    const bare = stem.replace(/yi$/, 'y')
    for (const ending of all) {
      const form = `${bare}${ending}`
      if (form !== written && (tree.bitsOf(form) & bit) !== 0) return form
    }
  }
  return undefined
}
