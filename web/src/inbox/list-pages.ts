import type { ConversationRow, Page } from '../platform/api-shapes.ts'
import type { ConversationPages } from './inbox-queries.ts'

/**
 * Brings the head of a long list up to date: the newest page as it is now, then what was held and has not moved into
 * it, with `changed` rows replaced. The cursor of the held first page still leads to the second.
 */
export function joinNewestRows(
  held: ConversationPages,
  newest: Page<ConversationRow>,
  changed: readonly ConversationRow[],
): ConversationPages {
  const moved = new Set(newest.data.map((row) => row.id))
  const fresh = new Map(changed.map((row) => [row.id, row]))
  const pages = held.pages.map((page) => ({
    ...page,
    data: page.data.filter((row) => !moved.has(row.id)).map((row) => fresh.get(row.id) ?? row),
  }))
  const first = pages[0]
  if (!first) return held
  return { ...held, pages: [{ ...first, data: [...newest.data, ...first.data] }, ...pages.slice(1)] }
}
