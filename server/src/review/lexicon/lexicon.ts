/** The words of French and English. Read when first needed, kept for good: about 25 MB in all. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readAffixFile } from './affix-file.ts'
import { classOfEnglishAffix, classOfEnglishEntry, kindsOfEnglish } from './english-class.ts'
import { type Classing, expandDictionary } from './expand-dictionary.ts'
import { classOfAffix, classOfEntry } from './word-class.ts'
import { WordTree } from './word-tree.ts'

export type Lexicon = { readonly fr: WordTree; readonly en: WordTree }

const french: Classing = {
  prefixesKeep: false,
  ofEntry: classOfEntry,
  kindsOf: () => '',
  ofAffix: classOfAffix,
}
const english: Classing = {
  prefixesKeep: true,
  ofEntry: classOfEnglishEntry,
  kindsOf: kindsOfEnglish,
  ofAffix: (_base, _form, group, _flags, kinds) => classOfEnglishAffix(group, kinds),
}

const require = createRequire(import.meta.url)
let opened: Promise<Lexicon> | undefined

/** Throws when a dictionary cannot be read; the next call tries again. */
export function openLexicon(): Promise<Lexicon> {
  opened ??= readLexicon().catch((cause: unknown) => {
    opened = undefined
    throw new Error('could not read the dictionaries', { cause })
  })
  return opened
}

async function readLexicon(): Promise<Lexicon> {
  const lexicon = { fr: new WordTree(), en: new WordTree() }
  await readDictionary(lexicon.fr, 'dictionary-fr', french)
  // Both spellings are right: an agent in London and one in Boston share a desk.
  await readDictionary(lexicon.en, 'dictionary-en', english)
  await readDictionary(lexicon.en, 'dictionary-en-gb', english)
  return lexicon
}

async function readDictionary(tree: WordTree, name: string, classing: Classing): Promise<void> {
  const folder = dirname(require.resolve(name))
  const [affixes, words] = await Promise.all([
    readFile(join(folder, 'index.aff'), 'utf8'),
    readFile(join(folder, 'index.dic'), 'utf8'),
  ])
  await expandDictionary(tree, readAffixFile(affixes), words, classing)
}
