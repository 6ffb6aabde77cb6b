import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { extract, pack } from 'tar-stream'
import {
  BackupError,
  clearMoved,
  findKey,
  fingerprintOf,
  markMoved,
  migrate,
  readBackup,
  writeBackup,
} from '../platform/index.ts'
import { parseArguments } from './arguments.ts'
import type { Command } from './commands.ts'
import { followed } from './restore.ts'
import { UsageError } from './usage-error.ts'
import { readVersion } from './version.ts'
import { withDatabase } from './with-database.ts'

const usage = 'move --to DATABASE_URL | --undo'

/**
 * `move`: the stopped desk into another PostgreSQL, counts compared on both sides. The old one is left as it was, but for a
 * mark that keeps it from starting. Files and key stay in the data folder.
 */
export const moveCommand: Command = async (args, config) => {
  const { values } = parseArguments(args, usage, { to: { type: 'string' }, undo: { type: 'boolean' } })
  if (values.undo) return withDatabase(config, undo)
  const { to } = values
  if (!to || !URL.canParse(to) || !/^postgres(ql)?:$/.test(new URL(to).protocol)) {
    throw new UsageError(
      `Name the new database as postgres://USER:PASSWORD@HOST/NAME. Usage: doublecheck ${usage}`,
    )
  }
  const key = await findKey(config.secretKey, config.dataDir)
  if (key === undefined) {
    throw new BackupError(`there is no desk in ${config.dataDir}: name its folder by DOUBLECHECK_DATA_DIR`)
  }
  const version = await readVersion()
  const rows = await withDatabase(config, async (from) => {
    await refuseRunning(from)
    await markMoved(from, nameOf(to))
    return carry({ from, to, version, fingerprint: fingerprintOf(key) }).catch(async (error) => {
      await clearMoved(from)
      throw error
    })
  })
  // From here on the desk is there, and only there: whatever fails now, the old one stays shut.
  await migrate(to)
  await clearMoved(to)
  process.stdout.write(
    `moved ${rows} rows, the same on both sides. Start it with DATABASE_URL=${nameOf(to)}\n`,
  )
  return 0
}

async function undo(connectionString: string): Promise<number> {
  await clearMoved(connectionString)
  process.stdout.write('The desk may start here again. Do not start the other one: both would send.\n')
  return 0
}

async function carry(way: {
  from: string
  to: string
  version: string
  fingerprint: string
}): Promise<number> {
  const source = {
    connectionString: way.from,
    version: way.version,
    keyFingerprint: way.fingerprint,
    mediaFolder: undefined,
    key: undefined,
  }
  const target = {
    connectionString: way.to,
    mediaFolder: undefined,
    checkKey: async () => undefined,
    // The old desk does not run and will not: what waits leaves from the new one, so nothing is held back.
    followed,
  }
  const open = () => {
    const [entries, arriving] = [pack(), extract()]
    pipeline(entries, arriving).catch(() => undefined)
    writeBackup(entries, source, () => undefined).catch((error) => arriving.destroy(error))
    return arriving
  }
  const { summary } = await readBackup(open, target, say)
  return Object.values(summary.tables).reduce((sum, table) => sum + table.rows, 0)
}

/** What is written after the moment of the copy would be lost. */
async function refuseRunning(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'doublecheck move' })
  await client.connect()
  try {
    const { rows } = await client.query(`select count(*) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`)
    if (Number(rows[0].count) > 0)
      throw new BackupError(
        'something is connected to this desk’s database: stop the desk first, then move it',
      )
  } finally {
    await client.end()
  }
}

/** Without the password, which belongs on no screen. */
function nameOf(address: string): string {
  const url = new URL(address)
  url.password = ''
  return url.href
}

const say = (text: string) => void process.stderr.write(`  ${text}\n`)
