import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import type { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import type { Extract, Header } from 'tar-stream'
import type { z } from 'zod'
import { migrateUpTo, runJobMigrations } from '../database/migrate.ts'
import { columnsOf, listTables, quoted } from './list-tables.ts'
import {
  BackupError,
  type BackupTable,
  backupFormat,
  type Manifest,
  manifestShape,
  notABackup,
  type Summary,
  summaryShape,
} from './manifest.ts'
import { settlePositions } from './settle-restored.ts'
import type { Say } from './write-backup.ts'

type Entry = Readable & { readonly header: Header }

export type RestoreTarget = {
  readonly connectionString: string
  /** Undefined: files are left out. */
  readonly mediaFolder: string | undefined
  /** Throws a BackupError when secrets sealed with that key could not be opened here. */
  readonly checkKey: (fingerprint: string, key: string | undefined) => Promise<void>
  /** Tables that are followed in the order of the transactions that wrote them. */
  readonly followed: readonly string[]
  /** Holds back what waited to leave; answers how much. Left out only when the desk that was backed up will never run again. */
  readonly holdBack?: (client: pg.Client) => Promise<number>
}

export type Restored = { readonly manifest: Manifest; readonly summary: Summary; readonly unclear: number }

/**
 * Puts a backup into an empty place, whole or not at all. Nothing is committed before everything was checked.
 *
 * @param open begins the reading; called when the place is ready, since an entry that nobody waits for is lost
 */
export async function readBackup(open: () => Extract, target: RestoreTarget, say: Say): Promise<Restored> {
  const { connectionString } = target
  await refuseOccupied(connectionString)
  await runJobMigrations(connectionString)
  const client = new pg.Client({ connectionString, application_name: 'doublecheck restore' })
  await client.connect()
  const reader = new Reader(client, target, say)
  try {
    await client.query('begin')
    for await (const entry of open() as AsyncIterable<Entry>) {
      // Whoever reads it meets the error; between two entries nobody does, and the loop ends with it.
      entry.on('error', () => undefined)
      await reader.take(entry)
      entry.resume()
    }
    const restored = await reader.finish()
    await client.query('commit')
    return restored
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    await reader.cleanUp()
    throw error
  } finally {
    await client.end()
  }
}

async function refuseOccupied(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'doublecheck restore' })
  await client.connect()
  try {
    const { rows } = await client.query("select to_regclass('public.migrations') is not null as there")
    if (!rows[0].there) return
    throw new BackupError(
      'there is a desk here already: restore into an empty database, or name another folder by DOUBLECHECK_DATA_DIR',
    )
  } finally {
    await client.end()
  }
}

type Counted = { rows: number; sha256: string }

class Reader {
  private manifest: Manifest | undefined
  private summary: Summary | undefined
  private key: string | undefined
  private jobs: unknown[] = []
  private readonly counted = new Map<string, Counted>()
  private readonly media = { files: 0, hash: createHash('sha256') }
  private open:
    | {
        readonly table: BackupTable
        readonly stream: CopyStreamQuery
        readonly hash: Hash
      }
    | undefined

  private readonly client: pg.Client
  private readonly target: RestoreTarget
  private readonly say: Say

  constructor(client: pg.Client, target: RestoreTarget, say: Say) {
    this.client = client
    this.target = target
    this.say = say
  }

  async take(entry: Entry): Promise<void> {
    const { name } = entry.header
    if (!this.manifest && name !== 'manifest.json') throw notABackup()
    if (this.summary) throw notABackup()
    if (name.startsWith('tables/')) return this.takeRows(entry, name.split('/')[1]!)
    await this.closeTable()
    if (name === 'manifest.json') return this.takeManifest(entry)
    if (name === 'secret-key') {
      this.key = (await readAll(entry)).toString('utf8')
      return
    }
    if (name === 'jobs.json') {
      this.jobs = JSON.parse((await readAll(entry)).toString('utf8'))
      return
    }
    if (name.startsWith('media/')) return this.takeMedia(entry, name.slice('media/'.length))
    if (name !== 'summary.json') throw notABackup()
    this.summary = parse(summaryShape, await readAll(entry))
  }

  private async takeManifest(entry: Entry): Promise<void> {
    const manifest = parse(manifestShape, await readAll(entry))
    if (manifest.format > backupFormat) {
      throw new BackupError(
        `the backup was made by version ${manifest.version}, which this program does not understand: use that version or a newer one`,
      )
    }
    this.manifest = manifest
    await migrateUpTo(this.client, manifest.migrations)
    const here = new Map((await listTables(this.client)).map((table) => [table.name, table]))
    for (const table of manifest.tables) {
      const own = here.get(table.name)
      if (!own || own.columns.toSorted().join() !== table.columns.toSorted().join()) throw notABackup()
      await this.makePartitions(table, own)
    }
    for (const name of here.keys()) await this.emptyTable(name)
  }

  /** Migrations may have put in a few rows of their own. Tables that nobody may empty have none. */
  private async emptyTable(name: string): Promise<void> {
    const { rows } = await this.client.query(`select exists (select from ${quoted(name)}) as filled`)
    if (rows[0].filled) await this.client.query(`truncate ${quoted(name)} cascade`)
  }

  private async makePartitions(table: BackupTable, own: BackupTable): Promise<void> {
    const there = new Set(own.partitions.map((one) => one.name))
    for (const { name, bound, settings } of table.partitions) {
      if (there.has(name)) continue
      if (!/^FOR VALUES FROM \('[^'()]*'\) TO \('[^'()]*'\)$/.test(bound)) throw notABackup()
      if (settings !== null && !/^[a-z_]+=[a-z0-9.]+(?:, [a-z_]+=[a-z0-9.]+)*$/.test(settings))
        throw notABackup()
      await this.client.query(
        `create table ${quoted(name)} partition of ${quoted(table.name)} ${bound} ${settings ? `with (${settings})` : ''}`,
      )
    }
  }

  private async takeRows(entry: Entry, name: string): Promise<void> {
    if (this.open?.table.name !== name) {
      await this.closeTable()
      const table = this.manifest!.tables.find((one) => one.name === name)
      if (!table || this.counted.has(name)) throw notABackup()
      await this.checkKeyOnce()
      const stream = this.client.query(copyFrom(`copy ${quoted(name)} (${columnsOf(table)}) from stdin`))
      this.open = { table, stream, hash: createHash('sha256') }
    }
    const { stream, hash } = this.open!
    await pipeline(entry, hashing(hash), stream, { end: false })
  }

  private keyChecked = false

  private async checkKeyOnce(): Promise<void> {
    if (this.keyChecked) return
    this.keyChecked = true
    await this.target.checkKey(this.manifest!.key_fingerprint, this.key)
  }

  private async closeTable(): Promise<void> {
    if (!this.open) return
    const { table, stream, hash } = this.open
    this.open = undefined
    stream.end()
    await finished(stream)
    this.counted.set(table.name, { rows: stream.rowCount ?? 0, sha256: hash.digest('hex') })
    this.say(`${table.name}: ${stream.rowCount ?? 0} rows`)
  }

  private async takeMedia(entry: Entry, name: string): Promise<void> {
    const folder = this.restoring()
    const path = normalize(join(folder ?? '', name))
    // A name must not lead out of the folder.
    if (folder !== undefined && !path.startsWith(`${folder}/`)) throw notABackup()
    this.media.hash.update(name)
    this.media.files += 1
    if (folder === undefined) {
      for await (const chunk of entry as AsyncIterable<Buffer>) this.media.hash.update(chunk)
      return
    }
    await mkdir(dirname(path), { recursive: true })
    await pipeline(entry, hashing(this.media.hash), createWriteStream(path, { mode: 0o600 }))
  }

  private restoring(): string | undefined {
    const { mediaFolder } = this.target
    return mediaFolder === undefined ? undefined : `${mediaFolder}.restoring`
  }

  /** Everything is here: compares what came with what was written, and readies the desk for its new place. */
  async finish(): Promise<Restored> {
    await this.closeTable()
    const { manifest, summary } = this
    if (!manifest) throw notABackup()
    if (!summary) throw new BackupError('the backup is cut short: its end is missing')
    await this.checkKeyOnce()
    for (const { name } of manifest.tables) {
      const told = summary.tables[name]
      const found = this.counted.get(name) ?? { rows: 0, sha256: createHash('sha256').digest('hex') }
      if (!told || told.rows !== found.rows || told.sha256 !== found.sha256) {
        throw new BackupError(`the backup is damaged: table ${name} is not what was written`)
      }
    }
    if (manifest.media && summary.media.sha256 !== this.media.hash.digest('hex'))
      throw new BackupError('the backup is damaged: its files are not what was written')
    for (const { name, value, called } of manifest.sequences)
      await this.client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), value, called])
    await settlePositions(this.client, this.target.followed)
    const unclear = (await this.target.holdBack?.(this.client)) ?? 0
    await this.queueJobs()
    await this.placeMedia()
    return { manifest, summary, unclear }
  }

  private async queueJobs(): Promise<void> {
    await this.client.query(
      `select graphile_worker.add_job(task, payload, queue, run_at, max_attempts, key, priority)
      from json_to_recordset($1::json) as job (task text, payload json, queue text, run_at timestamptz,
        max_attempts integer, key text, priority integer)`,
      [JSON.stringify(this.jobs)],
    )
  }

  private async placeMedia(): Promise<void> {
    const folder = this.restoring()
    if (folder === undefined || this.media.files === 0) return
    await rename(folder, this.target.mediaFolder!)
    this.placed = true
  }

  private placed = false

  async cleanUp(): Promise<void> {
    this.open?.stream.destroy()
    const folder = this.restoring()
    if (folder === undefined) return
    await rm(folder, { recursive: true, force: true })
    // Files without their desk would be in the way of the next try.
    if (this.placed) await rm(this.target.mediaFolder!, { recursive: true, force: true })
  }
}

function hashing(hash: Hash) {
  return async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
  }
}

async function readAll(entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function parse<Shape extends z.ZodType>(shape: Shape, body: Buffer): z.infer<Shape> {
  try {
    return shape.parse(JSON.parse(body.toString('utf8')))
  } catch (error) {
    throw notABackup(error)
  }
}
