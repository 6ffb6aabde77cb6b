import { sql } from 'kysely'
import { idFloor } from '../ids.ts'
import { type Database, inTransaction, type Transaction } from './connect.ts'

/**
 * Tables that grow with traffic are cut by time. Partitions are made ahead of need; rows from an unforeseen time (a
 * provider's odd clock) land in the default partition and are moved when their own is made.
 */
type PartitionedTable = {
  readonly table: string
  readonly key: 'time' | 'id'
  readonly column: string
  readonly every: 'day' | 'month'
  readonly keepDays?: number
  readonly settings?: string
}

const tables: readonly PartitionedTable[] = [
  { table: 'events', key: 'time', column: 'recorded_at', every: 'day', keepDays: 14 },
  { table: 'whatsapp_deliveries', key: 'time', column: 'received_at', every: 'day', keepDays: 7 },
  { table: 'messages', key: 'id', column: 'id', every: 'month', settings: 'with (fillfactor = 80)' },
  { table: 'receipts', key: 'id', column: 'id', every: 'month' },
  { table: 'audit_entries', key: 'time', column: 'at', every: 'month', keepDays: 400 },
]

const daysAhead = 3
const monthsAhead = 2
const monthsBehind = 6

/**
 * Makes the partitions for the coming days and months, and drops those past their stated day. Safe to repeat, and to call
 * by several processes that start together.
 */
export async function keepPartitions(
  db: Database,
  now: Date,
): Promise<{ made: string[]; dropped: string[] }> {
  const made: string[] = []
  const dropped: string[] = []
  for (const table of tables) {
    const there = await listPartitions(db, table.table)
    for (const [from, until] of table.every === 'day' ? days(now) : months(now)) {
      const name = partitionName(table, from)
      if (there.has(name)) continue
      if (await inTransaction(db, (trx) => makePartition(trx, table, name, from, until))) made.push(name)
    }
    if (table.keepDays === undefined) continue
    const oldest = partitionName(table, addDays(startOfDay(now), -table.keepDays))
    for (const name of there) {
      if (name.endsWith('_default') || name >= oldest) continue
      await sql`drop table if exists ${sql.table(name)}`.execute(db)
      dropped.push(name)
    }
    await sql`delete from ${sql.table(`${table.table}_default`)}
      where ${sql.ref(table.column)} < ${addDays(startOfDay(now), -table.keepDays)}`.execute(db)
  }
  return { made, dropped }
}

async function listPartitions(db: Database, table: string): Promise<Set<string>> {
  const rows = await sql<{ name: string }>`
    select child.relname as name from pg_inherits join pg_class child on child.oid = inhrelid
    where inhparent = ${table}::regclass`.execute(db)
  return new Set(rows.rows.map((row) => row.name))
}

/** False when another process was first. */
async function makePartition(
  trx: Transaction,
  table: PartitionedTable,
  name: string,
  from: Date,
  until: Date,
): Promise<boolean> {
  const [low, high] =
    table.key === 'id' ? [idFloor(from), idFloor(until)] : [from.toISOString(), until.toISOString()]
  const stray = sql.table(`${table.table}_default`)
  const column = sql.ref(table.column)
  const like = sql`create table ${sql.table(name)} (like ${sql.table(table.table)} including defaults including constraints including storage) ${sql.raw(table.settings ?? '')}`
  await sql`lock table ${sql.table(table.table)} in access exclusive mode`.execute(trx)
  // Looked at again under the lock: whoever waited for it may find the work done.
  if ((await listPartitions(trx, table.table)).has(name)) return false
  await like.execute(trx)
  await sql`with moved as (delete from ${stray} where ${column} >= ${sql.lit(low)} and ${column} < ${sql.lit(high)} returning *)
    insert into ${sql.table(name)} select * from moved`.execute(trx)
  await sql`alter table ${sql.table(table.table)} attach partition ${sql.table(name)}
    for values from (${sql.lit(low)}) to (${sql.lit(high)})`.execute(trx)
  return true
}

function partitionName(table: PartitionedTable, from: Date): string {
  const stamp = from
    .toISOString()
    .slice(0, table.every === 'day' ? 10 : 7)
    .replaceAll('-', '_')
  return `${table.table}_${stamp}`
}

function days(now: Date): [Date, Date][] {
  const first = startOfDay(now)
  return Array.from({ length: daysAhead + 2 }, (_, index) => [
    addDays(first, index - 1),
    addDays(first, index),
  ])
}

function months(now: Date): [Date, Date][] {
  const month = (shift: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + shift, 1))
  return Array.from({ length: monthsBehind + monthsAhead + 1 }, (_, index) => [
    month(index - monthsBehind),
    month(index - monthsBehind + 1),
  ])
}

function startOfDay(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()))
}

function addDays(at: Date, count: number): Date {
  return new Date(at.getTime() + count * 86_400_000)
}
