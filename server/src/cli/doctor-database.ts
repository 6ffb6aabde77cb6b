/** What doctor finds out about the database. */
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../platform/config.ts'
import { majorVersion } from '../platform/database/embedded/index.ts'
import { listPendingMigrations } from '../platform/database/index.ts'
import { exists, type Finding } from './doctor-checks.ts'
import { withDatabase } from './with-database.ts'

/** The oldest PostgreSQL that is tested. */
const majorVersionMin = 15
const connectMsMax = 5_000

/** Reachable, new enough, up to date. An embedded server that is not running is started for the look. */
export async function checkDatabase(config: Config): Promise<readonly Finding[]> {
  const cluster = join(config.dataDir, `postgres-${majorVersion}`, 'data')
  if (!config.databaseUrl && !(await exists(cluster))) {
    return [{ verdict: 'ok', fact: `embedded PostgreSQL ${majorVersion}, to be created at the first start` }]
  }
  try {
    return await withDatabase(config, (connectionString) => inspect(connectionString, config))
  } catch (error) {
    const remedy = config.databaseUrl ? 'check DATABASE_URL and that the server runs' : 'see its log'
    const reason = (error as Error).message || (error as { code?: string }).code
    return [{ verdict: 'fail', fact: `PostgreSQL cannot be reached: ${reason}`, remedy }]
  }
}

async function inspect(connectionString: string, config: Config): Promise<readonly Finding[]> {
  const kind = config.databaseUrl ? 'external' : 'embedded'
  const version = await askVersion(connectionString)
  const fact = `${kind} PostgreSQL ${version}`
  if (Number.parseInt(version, 10) < majorVersionMin) {
    return [{ verdict: 'fail', fact, remedy: `use PostgreSQL ${majorVersionMin} or newer` }]
  }
  const pending = await listPendingMigrations(connectionString)
  const schema: Finding =
    pending.length === 0
      ? { verdict: 'ok', fact: 'the schema is up to date' }
      : {
          verdict: 'warn',
          fact: `${pending.length} migrations pending`,
          remedy: 'doublecheck migrate, or start',
        }
  return [{ verdict: 'ok', fact }, schema]
}

async function askVersion(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: connectMsMax })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return rows[0]!.server_version
  } finally {
    await client.end()
  }
}
