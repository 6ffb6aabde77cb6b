import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import type { ConversationRow } from '../platform/api-shapes.ts'
import { showFailure } from '../platform/toast.ts'

/** Leads to one message in the conversation with its person. */
export function useOpenMessage(): (message: { contact_id: string; message_id: string }) => void {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { mutate } = useMutation({
    mutationFn: async ({ contact_id, message_id }: { contact_id: string; message_id: string }) => {
      const { id } = await post<ConversationRow>('/conversations', { contact_id })
      await navigate({
        to: '/inbox/$conversationId',
        params: { conversationId: id },
        search: { message: message_id },
      })
    },
    onError: (error) => showFailure(error, t),
  })
  return mutate
}
