import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { threadQuery } from '../inbox/index.ts'
import type { Message } from '../platform/api-shapes.ts'
import { conversationOfQuery } from './desk-queries.ts'

/** The messages the desk shows with this person, newest first; empty while it has not heard of them. */
export function useShownMessages(waId: string): readonly Message[] {
  const { data: conversation } = useQuery(conversationOfQuery(waId))
  const { data: pages } = useInfiniteQuery({
    ...threadQuery(conversation?.id ?? ''),
    enabled: Boolean(conversation),
  })
  return pages?.pages.flatMap((page) => page.data) ?? []
}
