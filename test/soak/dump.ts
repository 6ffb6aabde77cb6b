/** Everything a desk holds that a rebuild must bring back, in a form that two dumps can be compared by. */
import type { Desk } from './desk.ts'

/** When something was written down here is not part of what is true, so those columns are left out. */
const tables = [
  { table: 'messages', key: 'id', leftOut: ['recorded_at', 'delivery_id'] },
  { table: 'receipts', key: 'id', leftOut: ['recorded_at'] },
  { table: 'contacts', key: 'id', leftOut: [] },
  { table: 'contact_addresses', key: 'id', leftOut: [] },
  { table: 'consent_entries', key: 'id', leftOut: ['recorded_at'] },
  { table: 'exchanges', key: 'number_id::text || contact_id', leftOut: ['pair_clear_at'] },
  { table: 'conversations', key: 'id', leftOut: [] },
  { table: 'message_words', key: 'message_id', leftOut: [] },
  { table: 'outbox', key: 'message_id', leftOut: [] },
] as const

export type Dump = ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, unknown>>>>

export async function dumpOf(desk: Desk): Promise<Dump> {
  const dump = new Map()
  for (const { table, key, leftOut } of tables) {
    const rows = await desk.query<{ key: string; row: Record<string, unknown> }>(
      `select (${key})::text as key, to_jsonb(${table}) as row from ${table}`,
    )
    const kept = rows.map(({ key: name, row }) => {
      const entries = Object.entries(row).filter(
        ([column]) => !(leftOut as readonly string[]).includes(column),
      )
      return [name, Object.fromEntries(entries)] as const
    })
    dump.set(table, new Map(kept))
  }
  return dump
}

const differencesMax = 12

/** What differs, one line each, the first few of every table. Columns are left out by name, as `table.column`. */
export function differences(before: Dump, after: Dump, leftOut: readonly string[] = []): string[] {
  const lines: string[] = []
  for (const [table, rows] of before) {
    const others = after.get(table)!
    const found: string[] = []
    for (const [key, row] of rows) {
      const other = others.get(key)
      if (!other) found.push(`${table} ${key} is missing afterwards`)
      else found.push(...differingColumns(table, key, row, other, leftOut))
    }
    for (const key of others.keys()) if (!rows.has(key)) found.push(`${table} ${key} is new afterwards`)
    lines.push(...found.slice(0, differencesMax))
    if (found.length > differencesMax) lines.push(`${table}: ${found.length - differencesMax} more`)
  }
  return lines
}

function differingColumns(
  table: string,
  key: string,
  row: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  leftOut: readonly string[],
): string[] {
  return Object.keys(row)
    .filter((column) => !leftOut.includes(`${table}.${column}`))
    .filter((column) => JSON.stringify(row[column]) !== JSON.stringify(other[column]))
    .map((column) => {
      const [was, is] = [row[column], other[column]].map((value) => JSON.stringify(value)?.slice(0, 120))
      return `${table} ${key}.${column}: ${was} became ${is}`
    })
}
