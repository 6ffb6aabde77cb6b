import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import { get } from '../platform/api.ts'
import type {
  Agent,
  Conversation,
  ConversationRow,
  ConversationState,
  Filter,
  Label,
  Message,
  Page,
  ThreadPage,
} from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'

export const listPageSize = 60
export const threadPageSize = 50

/** Which conversations are listed. */
export type ListPlace = {
  readonly filter: Filter
  readonly state: ConversationState
  readonly label?: string | undefined
}

export type ConversationPages = InfiniteData<Page<ConversationRow>, string | null>

export const listQuery = (place: ListPlace) =>
  infiniteQueryOptions({
    queryKey: queryKeys.conversationList(place),
    queryFn: ({ pageParam, signal }) => fetchListPage(place, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })

export function fetchListPage(
  place: ListPlace,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<Page<ConversationRow>> {
  return get<Page<ConversationRow>>('/conversations', {
    ...(signal ? { signal } : {}),
    query: { ...place, cursor, limit: listPageSize },
  })
}

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.conversation(id),
    queryFn: ({ signal }) => get<Conversation>(`/conversations/${id}`, { signal }),
  })

export const threadQuery = (conversationId: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.thread(conversationId),
    queryFn: ({ pageParam, signal }) => fetchThreadPage(conversationId, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })

export function fetchThreadPage(
  conversationId: string,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<ThreadPage> {
  return get<ThreadPage>(`/conversations/${conversationId}/messages`, {
    ...(signal ? { signal } : {}),
    query: { cursor, limit: threadPageSize },
  })
}

export const fetchMessage = (id: string) => get<Message>(`/messages/${id}`)

export const labelsQuery = queryOptions({
  queryKey: queryKeys.labels,
  queryFn: ({ signal }) => get<Page<Label>>('/labels', { signal }),
})

export const agentsQuery = queryOptions({
  queryKey: queryKeys.agents,
  queryFn: ({ signal }) => get<Page<Agent>>('/agents', { signal, query: { limit: 200 } }),
})

/** Changes a conversation everywhere it is remembered: in every list, and on its own. */
export function changeConversation(
  client: QueryClient,
  id: string,
  change: <Row extends ConversationRow | Conversation>(row: Row) => Row,
): void {
  client.setQueryData<Conversation>(queryKeys.conversation(id), (one) => one && change(one))
  client.setQueriesData<ConversationPages>({ queryKey: queryKeys.conversationLists }, (pages) => {
    const holds = pages?.pages.some((page) => page.data.some((row) => row.id === id))
    if (!pages || !holds) return pages
    return {
      ...pages,
      pages: pages.pages.map((page) => ({
        ...page,
        data: page.data.map((row) => (row.id === id ? change(row) : row)),
      })),
    }
  })
}

/** Asks again for what a change of ours may have moved between lists. */
export function refreshLists(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: queryKeys.conversationLists })
  void client.invalidateQueries({ queryKey: queryKeys.conversationCounts })
}
