import { queryOptions } from '@tanstack/react-query'
import { get, post } from '../platform/api.ts'
import type { Contact, Conversation, Page } from '../platform/api-shapes.ts'
import { simulatorKey } from './simulator-queries.ts'

const searchAgainMs = 2_000

/** The desk's conversation with the person at this number, or null while the desk has not heard of them. */
export const conversationOfQuery = (waId: string) =>
  queryOptions({
    queryKey: [...simulatorKey, 'conversation_of', waId],
    queryFn: async ({ signal }) => {
      const { data } = await get<Page<Contact>>('/contacts', { signal, query: { q: `+${waId}`, limit: 5 } })
      const contact = data.find((one) => one.phone?.replace(/\D/g, '') === waId)
      if (!contact) return null
      const { id } = await post<{ id: string }>('/conversations', { contact_id: contact.id })
      return get<Conversation>(`/conversations/${id}`, { signal })
    },
    // Somebody who writes for the first time appears a moment later.
    refetchInterval: ({ state }) => (state.data === null ? searchAgainMs : false),
  })
