import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get, post } from '../platform/api.ts'
import type { Contact, Conversation, Page, ThreadPage } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { simulatorKey } from './simulator-queries.ts'

const pageSize = 50
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

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.conversation(id),
    queryFn: ({ signal }) => get<Conversation>(`/conversations/${id}`, { signal }),
  })

/** Under the inbox's own key, so that what it follows live is followed here as well. */
export const deskThreadQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.thread(id),
    queryFn: ({ pageParam, signal }) =>
      get<ThreadPage>(`/conversations/${id}/messages`, {
        signal,
        query: { cursor: pageParam, limit: pageSize },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })
