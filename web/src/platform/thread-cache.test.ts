import { expect, test } from 'vitest'
import type { Message, Note, ThreadPage } from './api-shapes.ts'
import {
  dropMessage,
  joinNewest,
  keepMessage,
  keepNote,
  type ThreadPages,
  unsentPrefix,
} from './thread-cache.ts'

const message = (n: number | string, more: Partial<Message> = {}) =>
  ({ id: `m${n}`, created_at: `2026-11-19T10:${String(n).padStart(2, '0')}:00Z`, ...more }) as Message
const note = (n: number) => ({ id: `n${n}`, at: `2026-11-19T10:${n}:30Z`, text: 'Hello' }) as Note
const page = (ids: readonly number[], next: string | null, notes: readonly Note[] = []): ThreadPage => ({
  data: ids.map((n) => message(n)),
  notes,
  next_cursor: next,
})
const thread = (...pages: ThreadPage[]): ThreadPages => ({ pages, pageParams: pages.map(() => null) })
const ids = (pages: ThreadPages | undefined) => pages?.pages.flatMap((one) => one.data.map(({ id }) => id))

test('what has just arrived joins what is held, without a gap and without a double', () => {
  const held = thread(page([14, 13, 12, 11], 'older'), page([10], null))
  expect(ids(joinNewest(held, page([16, 15, 14, 13], 'elsewhere')))).toEqual([
    'm16',
    'm15',
    'm14',
    'm13',
    'm12',
    'm11',
    'm10',
  ])
})

test('the cursor of the held page still leads to the next one', () => {
  const held = thread(page([14, 13], 'older'))
  expect(joinNewest(held, page([15, 14], 'elsewhere'))?.pages[0]?.next_cursor).toBe('older')
})

test('more than a page of news does not meet what is held', () => {
  expect(joinNewest(thread(page([14, 13], 'older')), page([40, 39], 'elsewhere'))).toBeUndefined()
})

test('a message that is gone from the server leaves the screen', () => {
  const held = thread(page([14, 13, 12], 'older'))
  expect(ids(joinNewest(held, page([14, 12], 'elsewhere')))).toEqual(['m14', 'm12'])
})

test('a message on its way to the server stays', () => {
  const held = thread({ ...page([14, 13], 'older'), data: [message(14), message(13)] })
  const waiting = keepMessage(held, { ...message(15), id: `${unsentPrefix}1` })
  expect(ids(joinNewest(waiting, page([14, 13], 'elsewhere')))).toEqual([`${unsentPrefix}1`, 'm14', 'm13'])
})

test('a known message is replaced where it stands', () => {
  const held = thread(page([14, 13], null))
  const kept = keepMessage(held, message(13, { state: 'read' }))
  expect(ids(kept)).toEqual(['m14', 'm13'])
  expect(kept.pages[0]?.data[1]?.state).toBe('read')
})

test('a note is kept once, and a hidden message is dropped', () => {
  const held = keepNote(keepNote(thread(page([14, 13], null)), note(13)), note(13))
  expect(held.pages[0]?.notes).toHaveLength(1)
  expect(ids(dropMessage(held, 'm14'))).toEqual(['m13'])
})
