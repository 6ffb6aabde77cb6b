import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { holdRestored } from '../messages/index.ts'
import type { Config } from '../platform/config.ts'
import {
  BackupError,
  findKey,
  fingerprintOf,
  migrate,
  placeKey,
  type Restored,
  readBackup,
} from '../platform/index.ts'
import { parseArguments } from './arguments.ts'
import type { Command } from './commands.ts'
import { withDatabase } from './with-database.ts'

/** Tables that others read in the order of the transactions that wrote them. */
export const followed = ['events', 'whatsapp_deliveries']

const usage = 'restore FILE [--resume-sending]'

/** `restore`: a backup in an empty place, DATABASE_URL or DOUBLECHECK_DATA_DIR, to the state it was made of. */
export const restoreCommand: Command = async (args, config) => {
  const { values, positionals } = parseArguments(args, usage, { 'resume-sending': { type: 'boolean' } }, 1)
  const file = positionals[0]!
  const keyed = (await findKey(config.secretKey, config.dataDir)) !== undefined
  const { manifest, summary, unclear } = await withDatabase(config, async (connectionString) => {
    const restored = await readFile(file, {
      connectionString,
      mediaFolder: join(config.dataDir, 'media'),
      checkKey: (fingerprint, key) => checkKey(config, fingerprint, key),
      followed,
      ...(values['resume-sending'] ? {} : { holdBack: holdRestored }),
    }).catch(async (error) => {
      // A key without its desk would be in the way of the next try.
      if (!keyed) await rm(join(config.dataDir, 'secret-key'), { force: true })
      throw error
    })
    // A newer program brings what it restored up to itself.
    await migrate(connectionString)
    return restored
  })
  const rows = Object.values(summary.tables).reduce((sum, table) => sum + table.rows, 0)
  process.stdout.write(`restored as of ${manifest.made_at}: ${rows} rows and ${summary.media.files} files\n`)
  if (unclear > 0) {
    process.stdout.write(
      `${unclear} messages waited to leave and may have left since: they are unclear now, and wait for a person\n`,
    )
  }
  return 0
}

async function readFile(file: string, target: Parameters<typeof readBackup>[1]): Promise<Restored> {
  const open = () => {
    const entries = extract()
    pipeline(createReadStream(file), createGunzip(), entries).catch((error) => entries.destroy(error))
    return entries
  }
  try {
    return await readBackup(open, target, say)
  } catch (error) {
    throw explain(file, error as NodeJS.ErrnoException)
  }
}

function explain(file: string, error: NodeJS.ErrnoException): Error {
  if (error instanceof BackupError)
    return new BackupError(`${file}: ${error.message}`, { cause: error.cause })
  if (error.code === 'ENOENT' || error.code === 'EISDIR') return new BackupError(`there is no file ${file}`)
  if (error.code === 'Z_BUF_ERROR' || /Unexpected end/i.test(error.message))
    return new BackupError(`${file}: the backup is cut short`)
  if (error.code?.startsWith('Z_') || /tar header/i.test(error.message))
    return new BackupError(`${file}: this is no backup of Doublecheck, or it is damaged`)
  return error
}

/** Secrets of the restored desk must open here. The file's own key is put in place only where there is none. */
async function checkKey(config: Config, fingerprint: string, key: string | undefined): Promise<void> {
  const own = await findKey(config.secretKey, config.dataDir)
  if (own !== undefined && fingerprintOf(own) === fingerprint) return
  if (own === undefined && key !== undefined && fingerprintOf(key) === fingerprint)
    return placeKey(config.dataDir, key)
  const place = join(config.dataDir, 'secret-key')
  throw new BackupError(
    own === undefined
      ? `the key it was sealed with is missing: put it into ${place}, or set DOUBLECHECK_SECRET_KEY`
      : `the key here is another than the one it was sealed with: put that one into ${place}, or set DOUBLECHECK_SECRET_KEY`,
  )
}

const say = (text: string) => void process.stderr.write(`  ${text}\n`)
