import { open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { BackupError, findKey, fingerprintOf, writeBackup } from '../platform/index.ts'
import { parseArguments } from './arguments.ts'
import type { Command } from './commands.ts'
import { UsageError } from './usage-error.ts'
import { readVersion } from './version.ts'
import { withDatabase } from './with-database.ts'

const usage = 'backup --to FILE [--without-media] [--with-key] [--overwrite]'

/** `backup`: everything as of one moment in one file, while the desk may go on working. */
export const backupCommand: Command = async (args, config) => {
  const { values } = parseArguments(args, usage, {
    to: { type: 'string' },
    'without-media': { type: 'boolean' },
    'with-key': { type: 'boolean' },
    overwrite: { type: 'boolean' },
  })
  const { to } = values
  if (!to) throw new UsageError(`Name the file to write. Usage: doublecheck ${usage}`)
  if (!values.overwrite && (await isThere(to))) {
    throw new BackupError(`${to} is there already: choose another name, or add --overwrite`)
  }
  const key = await findKey(config.secretKey, config.dataDir)
  if (key === undefined) {
    throw new BackupError(`there is no desk in ${config.dataDir}: name its folder by DOUBLECHECK_DATA_DIR`)
  }
  const version = await readVersion()
  const summary = await withDatabase(config, (connectionString) =>
    writeFile(to, {
      connectionString,
      version,
      keyFingerprint: fingerprintOf(key),
      mediaFolder: values['without-media'] ? undefined : join(config.dataDir, 'media'),
      key: values['with-key'] ? key : undefined,
    }),
  )
  const rows = Object.values(summary.tables).reduce((sum, table) => sum + table.rows, 0)
  process.stdout.write(`${to}: ${rows} rows and ${summary.media.files} files\n`)
  process.stdout.write(
    values['with-key']
      ? 'The key is in it: whoever has this file can read every stored secret.\n'
      : `Its key is not in it. Keep ${join(config.dataDir, 'secret-key')}, or DOUBLECHECK_SECRET_KEY, apart: without it stored secrets stay shut.\n`,
  )
  return 0
}

/** Whole or not at all: under its name stands only a finished file. */
async function writeFile(path: string, source: Parameters<typeof writeBackup>[1]) {
  const draft = `${path}.partial-${process.pid}`
  const file = await open(draft, 'wx', 0o600)
  try {
    const entries = pack()
    const written = pipeline(entries, createGzip({ level: 3 }), file.createWriteStream({ flush: true }))
    written.catch((error) => entries.destroy(error))
    const summary = await writeBackup(entries, source, say)
    await written
    await rename(draft, path)
    return summary
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

const say = (text: string) => void process.stderr.write(`  ${text}\n`)

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
