import { z } from 'zod'

/** Lists answer `{data, next_cursor}`; the cursor is opaque to callers and null on the last page. */
export type Page<Row> = { readonly data: readonly Row[]; readonly next_cursor: string | null }

export const pageSizeMax = 200
export const pageSizeDefault = 50

/** Query fields every list takes. */
export const keyset = {
  limit: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
  cursor: z.string().max(500).optional(),
}

/** Turns the last row's sort values into a cursor. */
export function writeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The sort values of a cursor, or undefined when it was not written by us. */
export function readCursor(cursor: string | undefined): readonly unknown[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    // PostgreSQL takes no text with U+0000, and we write none.
    return Array.isArray(values) && !JSON.stringify(values).includes('\\u0000') ? values : undefined
  } catch {
    return undefined
  }
}

/** Cuts a result of `limit + 1` rows into a page. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  sortValues: (row: Row) => readonly unknown[],
): Page<Row> {
  if (rows.length <= limit) return { data: rows, next_cursor: null }
  const data = rows.slice(0, limit)
  return { data, next_cursor: writeCursor(sortValues(data.at(-1)!)) }
}
