import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url))

/** Any number, as long as it stays the same: two processes that start together migrate one after the other. */
const lockKey = 7_264_100_221

const createHistory = `create table if not exists migrations (
  name text primary key, checksum text not null, applied_at timestamptz not null default now())`

type Migration = { readonly name: string; readonly text: string; readonly checksum: string }

/**
 * Brings the database to the newest schema. Refuses when the history in the database is not the beginning of the history
 * in the folder: a migration was edited or removed after it ran, or the database is newer than this program.
 */
export async function migrate(connectionString: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString, application_name: 'doublecheck migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(createHistory)
    const files = await readMigrations()
    const done = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migrations order by name',
    )
    checkHistory(done.rows, files)
    const applied: string[] = []
    for (const migration of files.slice(done.rows.length)) {
      await applyOne(client, migration)
      applied.push(migration.name)
    }
    // Under our lock, so two starting processes do not race for it.
    await runJobMigrations(connectionString)
    return { applied }
  } finally {
    await client.end()
  }
}

/** The job library keeps its own schema. */
export async function runJobMigrations(connectionString: string): Promise<void> {
  await runMigrations({ connectionString, logger: new Logger(() => () => undefined) })
}

/**
 * Makes the schema as another place had it, in the caller's transaction. Throws when that history is not the beginning of
 * this program's.
 */
export async function migrateUpTo(
  client: pg.Client,
  past: readonly { readonly name: string; readonly checksum: string }[],
): Promise<void> {
  const files = await readMigrations()
  checkHistory(past, files)
  await client.query(createHistory)
  for (const migration of files.slice(0, past.length)) await runOne(client, migration)
}

/** The names of migrations that are still to run. */
export async function listPendingMigrations(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString, application_name: 'doublecheck doctor' })
  await client.connect()
  try {
    const table = await client.query("select to_regclass('migrations') is not null as there")
    const done = table.rows[0].there ? ((await client.query('select name from migrations')).rowCount ?? 0) : 0
    return (await readMigrations()).slice(done).map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(folder + name, 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

function checkHistory(
  done: readonly { name: string; checksum: string }[],
  files: readonly Migration[],
): void {
  for (const [position, past] of done.entries()) {
    const file = files[position]
    if (!file || file.name !== past.name) {
      throw new Error(
        `the database has migration ${past.name}, this program does not: run the version that made it, or a newer one`,
      )
    }
    if (file.checksum !== past.checksum) {
      throw new Error(
        `migration ${past.name} was changed after it ran here: restore its text and add a new migration instead`,
      )
    }
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await runOne(client, migration)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name} did not run`, { cause })
  }
}

async function runOne(client: pg.Client, { name, text, checksum }: Migration): Promise<void> {
  await client.query(text)
  await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum])
}
