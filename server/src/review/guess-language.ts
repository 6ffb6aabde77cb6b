import type { Language } from './context.ts'
import { openLexicon } from './lexicon/lexicon.ts'
import { readText } from './reading.ts'

/** The language somebody writes in, from what they wrote; the fallback where that says nothing. */
export async function guessLanguage(text: string, fallback: Language): Promise<Language> {
  return text.trim() === '' ? fallback : readText(text, await openLexicon(), fallback).language
}
