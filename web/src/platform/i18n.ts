import i18next from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'
import type { Language } from './api-shapes.ts'

type Words = Readonly<Record<string, Readonly<Record<string, unknown>>>>

type Load = () => Promise<{ words: Words }>

// Two chunks per language: a reader loads those of one, and the second when a room asks for it.
const load: Readonly<Record<Language, { readonly first: Load; readonly later: Load }>> = {
  en: { first: () => import('./locales/en/first.ts'), later: () => import('./locales/en/later.ts') },
  fr: { first: () => import('./locales/fr/first.ts'), later: () => import('./locales/fr/later.ts') },
}

const storageKey = 'doublecheck.language'

/** The language chosen here before, else the browser's, else English. */
export function preferredLanguage(): Language {
  const chosen = readStored()
  if (chosen) return chosen
  return navigator.languages.some((one) => one.toLowerCase().startsWith('fr')) &&
    !navigator.languages[0]?.toLowerCase().startsWith('en')
    ? 'fr'
    : 'en'
}

export async function startWords(language: Language): Promise<void> {
  await i18next
    .use(new ICU({ parseErrorHandler: (error, key) => `${key}: ${String(error)}` }))
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      ns: [],
      defaultNS: 'platform',
      keySeparator: '.',
      nsSeparator: ':',
      interpolation: { escapeValue: false },
      returnNull: false,
      // Words that come later are shown when they are there.
      react: { bindI18nStore: 'added' },
    })
  await speak(language)
}

/** Switches the interface to a language and remembers it in this browser. */
export async function speak(language: Language): Promise<void> {
  addWords(language, await load[language].first())
  // Whoever changes the language may stand in any room.
  if (laterOf !== undefined) await loadLater(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(storageKey, language)
  } catch (error) {
    console.warn('the language cannot be remembered in this browser', error)
  }
}

let laterOf: { readonly language: Language; readonly loaded: Promise<void> } | undefined

function loadLater(language: Language): Promise<void> {
  if (laterOf?.language !== language) {
    const loaded = load[language].later().then((said) => addWords(language, said))
    laterOf = { language, loaded }
    // Asked for again, it is fetched again.
    loaded.catch(() => {
      laterOf = undefined
    })
  }
  return laterOf.loaded
}

function addWords(language: Language, { words }: { words: Words }): void {
  for (const [room, said] of Object.entries(words))
    i18next.addResourceBundle(language, room, said, true, true)
}

/** The code of a room together with its words. */
export async function withWords<Room>(load: () => Promise<Room>): Promise<Room> {
  const [room] = await Promise.all([load(), loadLater(i18next.language === 'fr' ? 'fr' : 'en')])
  return room
}

function readStored(): Language | undefined {
  try {
    const value = localStorage.getItem(storageKey)
    return value === 'fr' || value === 'en' ? value : undefined
  } catch {
    // Storage is closed to us in some private windows; the browser's language decides.
    return undefined
  }
}
