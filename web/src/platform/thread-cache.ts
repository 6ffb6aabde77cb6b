import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Message, Note, ThreadPage } from './api-shapes.ts'
import { queryKeys } from './query-keys.ts'

/** A loaded thread: pages newest first, each page newest message first. */
export type ThreadPages = InfiniteData<ThreadPage>

/** Ids of messages shown before the server has them start so; a refresh leaves them where they are. */
export const unsentPrefix = 'unsent:'

/** Puts a message where the thread is shown, or replaces the one with its id. Used to show a message before it is sent. */
export function keepMessage(pages: ThreadPages, message: Message): ThreadPages {
  const known = pages.pages.some((page) => page.data.some((one) => one.id === message.id))
  if (known) {
    return mapPages(pages, (page) => ({
      ...page,
      data: page.data.map((one) => (one.id === message.id ? message : one)),
    }))
  }
  return mapFirst(pages, (page) => ({ ...page, data: [message, ...page.data] }))
}

/** Takes a message away: an optimistic one that was refused, or one hidden by its agent. */
export function dropMessage(pages: ThreadPages, messageId: string): ThreadPages {
  return mapPages(pages, (page) => ({ ...page, data: page.data.filter((one) => one.id !== messageId) }))
}

export function keepNote(pages: ThreadPages, note: Note): ThreadPages {
  return mapFirst(dropNote(pages, note.id), (page) => ({ ...page, notes: [...page.notes, note] }))
}

export function dropNote(pages: ThreadPages, noteId: string): ThreadPages {
  return mapPages(pages, (page) => ({ ...page, notes: page.notes.filter((one) => one.id !== noteId) }))
}

/**
 * Brings the newest page in without asking again for the older ones. Undefined when the two do not meet, which means
 * more has arrived than one page holds and the thread must be read from its end again.
 */
export function joinNewest(pages: ThreadPages, newest: ThreadPage): ThreadPages | undefined {
  const first = pages.pages[0]
  if (!first) return undefined
  const fresh = new Set(newest.data.map((message) => message.id))
  const meets = newest.next_cursor === null || first.data.some((message) => fresh.has(message.id))
  if (!meets) return undefined
  // The oldest message of the newest page bounds it: what we hold above that bound and it does not name is gone.
  const oldest = newest.next_cursor === null ? '' : (newest.data.at(-1)?.created_at ?? '')
  const unsent = first.data.filter((message) => message.id.startsWith(unsentPrefix))
  const kept = first.data.filter((message) => !fresh.has(message.id) && message.created_at < oldest)
  const noteIds = new Set(newest.notes.map((note) => note.id))
  const keptNotes = first.notes.filter((note) => !noteIds.has(note.id) && note.at < oldest)
  return mapFirst(pages, (page) => ({
    ...page,
    data: [...unsent, ...newest.data, ...kept],
    notes: [...newest.notes, ...keptNotes],
  }))
}

/** Changes a thread in the browser's memory, when it is there. */
export function changeThread(
  client: QueryClient,
  conversationId: string,
  change: (pages: ThreadPages) => ThreadPages,
): void {
  client.setQueryData<ThreadPages>(queryKeys.thread(conversationId), (pages) => pages && change(pages))
}

function mapPages(pages: ThreadPages, change: (page: ThreadPage) => ThreadPage): ThreadPages {
  return { ...pages, pages: pages.pages.map(change) }
}

function mapFirst(pages: ThreadPages, change: (page: ThreadPage) => ThreadPage): ThreadPages {
  return { ...pages, pages: pages.pages.map((page, index) => (index === 0 ? change(page) : page)) }
}
