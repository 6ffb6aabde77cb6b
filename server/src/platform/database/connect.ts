import { Kysely, type Transaction as KyselyTransaction, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './preparing-client.ts'
import type { DB } from './schema.generated.ts'

/** A pool of connections to the house's database. Inside a transaction, functions take the same type. */
export type Database = Kysely<DB>
/** Where a function must run inside somebody's transaction, it says so with this type. */
export type Transaction = KyselyTransaction<DB>

export type OpenDatabase = {
  readonly db: Database
  readonly pool: pg.Pool
  readonly connectionString: string
  close(): Promise<void>
}

// Counts and sequence ids stay far below 2^53; strings would spread conversions everywhere.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

export const poolSizeMax = 20
const connectTimeoutMs = 10_000

export function openDatabase(
  connectionString: string,
  options: { poolSize?: number; name?: string } = {},
): OpenDatabase {
  const pool = new pg.Pool({
    connectionString,
    Client: PreparingClient,
    max: options.poolSize ?? poolSizeMax,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: options.name ?? 'doublecheck',
  })
  // A connection that breaks while idle is replaced at next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  let closed: Promise<void> | undefined
  return {
    db,
    pool,
    connectionString,
    close() {
      closed ??= db.destroy()
      return closed
    },
  }
}

/** One transaction. Nested calls join the one they are in. */
export function inTransaction<Result>(
  db: Database,
  work: (trx: Transaction) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return work(db as Transaction)
  return db.transaction().execute(work)
}
