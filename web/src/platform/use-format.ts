import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from './api-shapes.ts'
import { createFormatter, type Formatter } from './format.ts'
import { useSession } from './session.ts'

/** The reader's language as one of ours. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'fr' ? 'fr' : 'en'
}

/** Formats in the reader's language and the workspace's time zone. */
export function useFormat(): Formatter {
  const language = useLanguage()
  const timeZone = useSession().workspace.time_zone
  return useMemo(() => createFormatter(language, timeZone), [language, timeZone])
}
