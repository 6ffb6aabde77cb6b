import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import type { ConversationRow } from '../platform/api-shapes.ts'
import { showFailure } from '../platform/toast.ts'

/** Leads to the conversation with a contact, begun if there is none. */
export function useOpenConversation(onOpened?: () => void): (contactId: string) => void {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { mutate } = useMutation({
    mutationFn: (contactId: string) => post<ConversationRow>('/conversations', { contact_id: contactId }),
    onSuccess: async (conversation) => {
      onOpened?.()
      await navigate({ to: '/inbox/$conversationId', params: { conversationId: conversation.id } })
    },
    onError: (error) => showFailure(error, t),
  })
  return mutate
}
