import { expect, test } from 'vitest'
import type { ConversationRow } from '../platform/api-shapes.ts'
import { joinNewestRows } from './list-pages.ts'

const row = (id: string, unread_count = 0) => ({ id, unread_count }) as ConversationRow
const page = (ids: readonly string[], next: string | null) => ({
  data: ids.map((id) => row(id)),
  next_cursor: next,
})

test('a conversation that rises to the top of a long list leaves its old place', () => {
  const held = { pages: [page(['a', 'b', 'c'], '1'), page(['d', 'e'], null)], pageParams: [null, '1'] }
  const joined = joinNewestRows(held, page(['e', 'a', 'b'], 'x'), [])
  expect(joined.pages.map((one) => one.data.map(({ id }) => id))).toEqual([['e', 'a', 'b', 'c'], ['d']])
  expect(joined.pages[0]?.next_cursor).toBe('1')
})

test('one that changed further down is replaced where it stands', () => {
  const held = { pages: [page(['a'], '1'), page(['d', 'e'], null)], pageParams: [null, '1'] }
  const joined = joinNewestRows(held, page(['a'], 'x'), [row('d', 3)])
  expect(joined.pages[1]?.data[0]?.unread_count).toBe(3)
})
