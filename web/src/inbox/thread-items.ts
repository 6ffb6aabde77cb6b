import type { Message, Note } from '../platform/api-shapes.ts'
import type { ThreadPages } from '../platform/thread-cache.ts'

export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'unread'; readonly key: string; readonly count: number }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly follows: boolean }
  | { readonly kind: 'note'; readonly key: string; readonly note: Note }

// Messages of one speaker closer than this stand together.
const runGapMs = 5 * 60_000

/**
 * A thread as it is read, oldest first: a heading per calendar day, notes where they were written, and a line above the
 * message `unreadFrom`. `dayKey` names the day of an instant in the workspace's time zone.
 */
export function threadItems(
  pages: ThreadPages,
  dayKey: (at: Date) => string,
  unread?: { readonly from: string; readonly count: number },
): readonly ThreadItem[] {
  const messages = pages.pages.flatMap((page) => page.data).reverse()
  const notes = pages.pages.flatMap((page) => page.notes)
  const spoken = [
    ...messages.map((message) => ({ at: message.created_at, message })),
    ...notes.map((note) => ({ at: note.at, note })),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
  const items: ThreadItem[] = []
  let day = ''
  let before: Message | undefined
  for (const one of spoken) {
    const today = dayKey(new Date(one.at))
    if (today !== day) {
      items.push({ kind: 'day', key: `day-${today}`, at: one.at })
      before = undefined
    }
    day = today
    if ('note' in one) {
      items.push({ kind: 'note', key: one.note.id, note: one.note })
      before = undefined
      continue
    }
    const { message } = one
    if (unread && message.id === unread.from) {
      items.push({ kind: 'unread', key: 'unread', count: unread.count })
      before = undefined
    }
    items.push({ kind: 'message', key: message.id, message, follows: follows(before, message) })
    before = message
  }
  return items
}

/** The first of the newest `count` messages of theirs, or undefined when it is not loaded. */
export function firstUnread(pages: ThreadPages, count: number): string | undefined {
  if (count <= 0) return undefined
  const theirs = pages.pages.flatMap((page) => page.data).filter((message) => message.direction === 'in')
  return theirs[Math.min(count, theirs.length) - 1]?.id
}

function follows(before: Message | undefined, message: Message): boolean {
  if (!before || before.direction !== message.direction) return false
  return Date.parse(message.created_at) - Date.parse(before.created_at) < runGapMs
}
