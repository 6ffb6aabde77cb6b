import type { QueryClient } from '@tanstack/react-query'
import type { Message } from '../platform/api-shapes.ts'
import { keepMessage, type ThreadPages } from '../platform/thread-cache.ts'

const threads = ['threads'] as const

/** Changes the thread that shows this message, wherever it is remembered. */
export function changeShown(
  client: QueryClient,
  messageId: string,
  change: (pages: ThreadPages) => ThreadPages,
): void {
  client.setQueriesData<ThreadPages>(
    { queryKey: threads, predicate: shows(messageId) },
    (pages) => pages && change(pages),
  )
}

export function refreshShown(client: QueryClient, messageId: string): void {
  void client.invalidateQueries({ queryKey: threads, predicate: shows(messageId) })
}

/** The server's newer word on a message that is shown. */
export function keepShown(client: QueryClient, message: Message): void {
  changeShown(client, message.id, (pages) => keepMessage(pages, message))
}

function shows(messageId: string) {
  return (query: { state: { data: unknown } }) => {
    const pages = query.state.data as ThreadPages | undefined
    return pages?.pages?.some((page) => page.data.some((message) => message.id === messageId)) ?? false
  }
}
