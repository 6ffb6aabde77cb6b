import i18next from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'
import type { Language } from './api-shapes.ts'

type Words = Readonly<Record<string, Readonly<Record<string, unknown>>>>

// One chunk per language: a reader loads one of them.
const load: Readonly<Record<Language, () => Promise<{ words: Words }>>> = {
  en: () => import('./locales/en/index.ts'),
  fr: () => import('./locales/fr/index.ts'),
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
    })
  await speak(language)
}

/** Switches the interface to a language and remembers it in this browser. */
export async function speak(language: Language): Promise<void> {
  const { words } = await load[language]()
  for (const [room, said] of Object.entries(words))
    i18next.addResourceBundle(language, room, said, true, true)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(storageKey, language)
  } catch (error) {
    console.warn('the language cannot be remembered in this browser', error)
  }
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
