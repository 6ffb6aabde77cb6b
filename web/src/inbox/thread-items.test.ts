import { expect, test } from 'vitest'
import type { Message, Note } from '../platform/api-shapes.ts'
import { createFormatter } from '../platform/format.ts'
import type { ThreadPages } from '../platform/thread-cache.ts'
import { firstUnread, threadItems } from './thread-items.ts'

const { dayKey } = createFormatter('en', 'Europe/Paris')
const message = (id: string, direction: 'in' | 'out', at: string) =>
  ({ id, direction, created_at: at }) as Message

// Newest first, as the server answers.
const pages: ThreadPages = {
  pages: [
    {
      data: [
        message('c', 'in', '2026-11-19T09:00:00Z'),
        message('b', 'in', '2026-11-18T23:10:00Z'),
        message('a', 'out', '2026-11-18T22:50:00Z'),
      ],
      notes: [{ id: 'note', at: '2026-11-18T23:05:00Z', text: 'Call her' } as Note],
      next_cursor: null,
    },
  ],
  pageParams: [null],
}

test('a thread is read oldest first, a heading above each day of the workspace, notes where they were written', () => {
  const read = threadItems(pages, dayKey).map((item) => `${item.kind} ${item.key}`)
  expect(read).toEqual([
    'day day-2026-11-18',
    'message a',
    'day day-2026-11-19',
    'note note',
    'message b',
    'message c',
  ])
})

test('the line of what is new stands above the first new message', () => {
  const from = firstUnread(pages, 2)
  expect(from).toBe('b')
  const read = threadItems(pages, dayKey, { from: from!, count: 2 }).map((item) => item.kind)
  expect(read).toEqual(['day', 'message', 'day', 'note', 'unread', 'message', 'message'])
})

test('more unread than loaded points at the oldest that is loaded, and none at nothing', () => {
  expect(firstUnread(pages, 40)).toBe('b')
  expect(firstUnread(pages, 0)).toBeUndefined()
})
