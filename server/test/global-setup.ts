/**
 * One PostgreSQL per test run, and in it one migrated database that every test file clones.
 *
 * The server is the embedded one, in the temporary folder and without fsync, or the one TEST_DATABASE_URL names
 * (its role must be allowed to create databases).
 */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbeddedPostgres } from '../src/platform/database/embedded/index.ts'
import { migrate } from '../src/platform/database/index.ts'
import { databaseUrl } from './database-url.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testDatabases: TestDatabases
  }
}

export type TestDatabases = {
  /** Of the maintenance database, from which others are created. */
  readonly serverUrl: string
  /** Starts the name of every database of this run. */
  readonly prefix: string
  readonly template: string
}

const commonPrefix = 'doublecheck_test_'
/** A run whose databases are older than this is over, however it ended. */
const runMsMax = 2 * 60 * 60 * 1000

type Run = { readonly databases: TestDatabases; end(): Promise<void> }

/** Vitest loads this file once per project, in one process; the server is started for the first and ends with the last. */
const shared = globalThis as { doublecheckTestRun?: { readonly run: Promise<Run>; users: number } }

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  shared.doublecheckTestRun ??= { run: startRun(), users: 0 }
  const current = shared.doublecheckTestRun
  current.users += 1
  const run = await current.run
  project.provide('testDatabases', run.databases)
  return async () => {
    current.users -= 1
    if (current.users === 0) await run.end()
  }
}

async function startRun(): Promise<Run> {
  // Vitest ends at once on these; the server and its folder go with an orderly exit.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  const server = await openServer()
  const prefix = `${commonPrefix}${Date.now().toString(36)}_${randomBytes(2).toString('hex')}_`
  const template = `${prefix}template`
  try {
    await withServer(server.url, async (client) => {
      await dropDatabases(client, isLeftover)
      await client.query(`create database ${template}`)
    })
    await migrate(databaseUrl(server.url, template))
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    databases: { serverUrl: server.url, prefix, template },
    async end() {
      await withServer(server.url, (client) => dropDatabases(client, (name) => name.startsWith(prefix)))
      await server.stop()
    },
  }
}

async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const external = process.env.TEST_DATABASE_URL
  if (external) return { url: external, stop: () => Promise.resolve() }
  const embedded = await openEmbeddedPostgres({ dataDir: '', fast: true, log: console })
  return { url: embedded.connectionString, stop: embedded.stop }
}

async function withServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function dropDatabases(client: pg.Client, isMeant: (name: string) => boolean): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [commonPrefix],
  )
  for (const { datname } of rows) {
    if (isMeant(datname)) await client.query(`drop database if exists ${datname} with (force)`)
  }
}

function isLeftover(name: string): boolean {
  const startedAt = Number.parseInt(name.slice(commonPrefix.length), 36)
  return startedAt < Date.now() - runMsMax
}
