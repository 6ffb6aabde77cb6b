/** A database of its own for a test file. */
import pg from 'pg'
import { inject } from 'vitest'
import { databaseUrl } from './database-url.ts'

export type TestDatabase = {
  readonly connectionString: string
  /** Removes the database, and with it any connection still open. Safe to call twice. */
  drop(): Promise<void>
}

/** Clones the migrated database, which holds no rows but those the migrations put there. */
export const cloneDatabase = () => createDatabase(inject('testDatabases').template)

/** A database without any table, for tests of the migrations themselves. */
export const createEmptyDatabase = () => createDatabase('template1')

let created = 0

async function createDatabase(template: string): Promise<TestDatabase> {
  const { serverUrl, prefix } = inject('testDatabases')
  created += 1
  const name = `${prefix}${process.pid}_${process.env.VITEST_WORKER_ID ?? 0}_${created}`
  await execute(serverUrl, `create database ${name} template ${template}`)
  return {
    connectionString: databaseUrl(serverUrl, name),
    drop: () => execute(serverUrl, `drop database if exists ${name} with (force)`),
  }
}

async function execute(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
