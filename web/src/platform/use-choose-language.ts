import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { patch } from './api.ts'
import type { Language, Session } from './api-shapes.ts'
import { speak } from './i18n.ts'
import { queryKeys } from './query-keys.ts'
import { showFailure } from './toast.ts'

/** Switches the interface at once, then remembers the choice with the account so that it follows the person. */
export function useChooseLanguage(): (language: Language) => void {
  const client = useQueryClient()
  const { t } = useTranslation()
  return (language) => {
    speak(language)
      .then(() => patch('/session', { language }))
      .then(() =>
        client.setQueryData<Session | null>(
          queryKeys.session,
          (session) => session && { ...session, agent: { ...session.agent, language } },
        ),
      )
      .catch((error: unknown) => showFailure(error, t))
  }
}
