import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Pack } from 'tar-stream'
import { columnsOf, listMigrations, listSequences, listTables, quoted } from './list-tables.ts'
import { type BackupTable, backupFormat, type Manifest, type Summary } from './manifest.ts'

/** Rows travel in pieces of about this size, so that memory stays flat whatever the table. */
const pieceBytes = 4 * 1024 * 1024

export type BackupSource = {
  readonly connectionString: string
  readonly version: string
  readonly keyFingerprint: string
  /** Undefined: files stay where they are. */
  readonly mediaFolder: string | undefined
  /** Put in only when asked for. */
  readonly key: string | undefined
}

export type Say = (text: string) => void

/** Writes everything the desk is made of, as of one moment, while it may go on working. */
export async function writeBackup(pack: Pack, source: BackupSource, say: Say): Promise<Summary> {
  const client = new pg.Client({
    connectionString: source.connectionString,
    application_name: 'doublecheck backup',
  })
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    const tables = await listTables(client)
    const manifest: Manifest = {
      product: 'doublecheck',
      format: backupFormat,
      version: source.version,
      made_at: new Date().toISOString(),
      migrations: await listMigrations(client),
      key_fingerprint: source.keyFingerprint,
      tables,
      sequences: await listSequences(client),
      media: source.mediaFolder !== undefined,
    }
    await add(pack, 'manifest.json', Buffer.from(JSON.stringify(manifest)))
    if (source.key !== undefined) await add(pack, 'secret-key', Buffer.from(source.key))
    const summary: Summary = { tables: {}, jobs: 0, media: { files: 0, sha256: '' } }
    for (const table of tables) {
      summary.tables[table.name] = await writeTable(pack, client, table)
      say(`${table.name}: ${summary.tables[table.name]!.rows} rows`)
    }
    summary.jobs = await writeJobs(pack, client)
    await client.query('commit')
    summary.media = await writeMedia(pack, source.mediaFolder)
    if (source.mediaFolder !== undefined) say(`media: ${summary.media.files} files`)
    await add(pack, 'summary.json', Buffer.from(JSON.stringify(summary)))
    pack.finalize()
    return summary
  } finally {
    await client.end()
  }
}

async function writeTable(pack: Pack, client: pg.Client, table: BackupTable) {
  const hash = createHash('sha256')
  const text = `copy (select ${columnsOf(table)} from ${quoted(table.name)}) to stdout`
  const rows = client.query(copyTo(text))
  let piece: Buffer[] = []
  let size = 0
  let pieces = 0
  const flush = async () => {
    if (size === 0) return
    await add(pack, `tables/${table.name}/${String(pieces).padStart(8, '0')}`, Buffer.concat(piece))
    pieces += 1
    piece = []
    size = 0
  }
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    hash.update(chunk)
    piece.push(chunk)
    size += chunk.length
    if (size >= pieceBytes) await flush()
  }
  await flush()
  return { rows: rows.rowCount ?? 0, sha256: hash.digest('hex') }
}

/** Work that was promised and not done yet, by the library's own public names: its tables may change between versions. */
async function writeJobs(pack: Pack, client: pg.Client): Promise<number> {
  const { rows } = await client.query(`
    select job.task_identifier as task, private.payload, job.queue_name as queue, job.run_at, job.max_attempts,
      job.key, job.priority
    from graphile_worker.jobs job join graphile_worker._private_jobs private using (id)
    where job.attempts < job.max_attempts order by id`)
  await add(pack, 'jobs.json', Buffer.from(JSON.stringify(rows)))
  return rows.length
}

async function writeMedia(pack: Pack, folder: string | undefined): Promise<Summary['media']> {
  const hash = createHash('sha256')
  let files = 0
  for (const path of folder === undefined ? [] : await listFiles(folder)) {
    const file = await openIfThere(path)
    if (!file) continue
    const name = relative(folder!, path)
    hash.update(name)
    try {
      await addFile(pack, `media/${name}`, file, hash)
    } finally {
      await file.close()
    }
    files += 1
  }
  return { files, sha256: hash.digest('hex') }
}

/** A file of a message that was withdrawn a moment ago is gone, and rightly; one that cannot be read is not left out. */
async function openIfThere(path: string): Promise<FileHandle | undefined> {
  return open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  return found
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort()
}

function add(pack: Pack, name: string, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    pack.entry({ name, size: body.length }, body, (error) => (error ? reject(error) : resolve()))
  })
}

async function addFile(pack: Pack, name: string, file: FileHandle, hash: Hash): Promise<void> {
  const { size } = await file.stat()
  // One that is still being written may grow: what it was a moment ago is what is taken.
  const body = size === 0 ? Readable.from([]) : file.createReadStream({ end: size - 1, autoClose: false })
  await new Promise<void>((resolve, reject) => {
    const entry = pack.entry({ name, size }, (error) => (error ? reject(error) : resolve()))
    body
      .on('error', reject)
      .on('data', (chunk) => hash.update(chunk))
      .pipe(entry)
  })
}
