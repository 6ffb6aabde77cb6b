/**
 * Opens the desk's own PostgreSQL: creates it, starts it, or joins the one that runs already.
 *
 *   no data → created → started → owned by us
 *   running, its starter alive → joined; left running when we stop
 *   running, its starter dead → adopted; owned by us
 *   stopped or crashed → started (PostgreSQL recovers by itself) → owned by us
 */
import { existsSync, rmSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { type Account, canRun, chooseAccount, findOwner } from './account.ts'
import { createCluster, type Places, placesIn, roleName, writeSettings } from './create-cluster.ts'
import { isAlive, pidFile } from './postmaster.ts'
import { binary, copyProgram, findProgram, majorVersion, type Program } from './program.ts'
import { findServer, type Server, signal, startServer, stopServer } from './server.ts'
import type { Durability } from './settings.ts'
import { withStartLock } from './start-lock.ts'

const databaseName = 'doublecheck'
const temporaryPrefix = 'doublecheck-postgres-'
const discardMsMax = 2_000
/** Held by the process that stops the server; the kernel gives it back when that process dies. */
const ownerLock = 0x0d0b1ec

export type EmbeddedStep = 'creating' | 'starting' | 'joining' | 'ready'

export type EmbeddedPostgresOptions = {
  /** The desk's data folder; the server keeps to `postgres-18` inside it. */
  readonly dataDir: string
  /** A server for tests: nothing is durable, the data lies in the temporary folder and goes at stop. */
  readonly fast?: boolean
  readonly log?: { info(text: string): void; error(text: string): void }
  readonly onProgress?: (step: EmbeddedStep) => void
  /** The server died under us. Another start finds everything that was committed. */
  readonly onLost?: () => void
}

export type EmbeddedPostgres = {
  readonly connectionString: string
  /** True when the server was running before we came. */
  readonly adopted: boolean
  readonly majorVersion: number
  /** Leaves; stops the server when it is ours to stop. Safe to call twice. */
  stop(): Promise<void>
}

/**
 * @throws Error with one sentence on what to change: no bundled PostgreSQL here, a folder nobody can reach, a
 *   server that does not start (with the end of its log)
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const places = options.fast ? await makeTemporaryPlaces() : await makePlaces(options.dataDir)
  const durability: Durability = options.fast ? 'fast' : 'durable'
  const { server, adopted } = await withStartLock(places.lock, () => findOrStart(places, durability, options))
  const password = (await readFile(places.password, 'utf8')).trim()
  const addressOf = (database: string) =>
    `postgres://${roleName}:${password}@127.0.0.1:${server.port}/${database}`
  const keeper = await connectKeeper(addressOf('postgres'), places, server)
  await createDatabase(keeper)
  const owned = await tryToOwn(keeper)
  options.onProgress?.('ready')
  const stop = watchOver(keeper, server, owned, places, options)
  return { connectionString: addressOf(databaseName), adopted, majorVersion, stop }
}

async function findOrStart(
  places: Places,
  durability: Durability,
  { onProgress }: EmbeddedPostgresOptions,
): Promise<{ server: Server; adopted: boolean }> {
  const running = await findServer(places.cluster)
  if (running) {
    onProgress?.('joining')
    return { server: running, adopted: true }
  }
  const owner = await findOwner(places.cluster)
  const account = await chooseAccount(places.folder, owner)
  const program = await findRunnableProgram(account, places.folder)
  if (owner) {
    await writeSettings(places.cluster, durability)
  } else {
    onProgress?.('creating')
    await createCluster(places, account, program, durability)
  }
  onProgress?.('starting')
  return { server: await startServer(places, account, program), adopted: false }
}

async function findRunnableProgram(account: Account, folder: string): Promise<Program> {
  const program = await findProgram(folder)
  if (account.kind === 'self' || (await canRun(account, binary(program, 'postgres')))) return program
  const copy = await copyProgram(program, folder)
  if (await canRun(account, binary(copy, 'postgres'))) return copy
  throw new Error(`The bundled PostgreSQL does not run here. Try it: ${binary(copy, 'postgres')} --version`)
}

async function makePlaces(dataDir: string): Promise<Places> {
  const folder = join(resolve(dataDir), `postgres-${majorVersion}`)
  await mkdir(folder, { recursive: true })
  await closeToOthers(folder)
  // One name for the folder, however it was reached: the server is recognised by it.
  return placesIn(await realpath(folder))
}

async function makeTemporaryPlaces(): Promise<Places> {
  await sweepTemporary()
  const folder = await mkdtemp(join(tmpdir(), `${temporaryPrefix}${process.pid}-`))
  await closeToOthers(folder)
  // One name for the folder, however it was reached: the server is recognised by it.
  return placesIn(await realpath(folder))
}

// Root's server runs as somebody else, who must pass through to the data; names inside stay hidden.
const closeToOthers = (folder: string) => chmod(folder, process.geteuid?.() === 0 ? 0o711 : 0o700)

/** Removes what test servers left whose process was killed. */
async function sweepTemporary(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(temporaryPrefix)) continue
    const folder = join(tmpdir(), name)
    const pid = Number.parseInt(name.slice(temporaryPrefix.length), 10)
    const owner = await findOwner(folder)
    if (isAlive(pid) || owner?.uid !== process.geteuid?.()) continue
    const server = await findServer(placesIn(folder).cluster)
    if (server) await stopServer(server)
    await rm(folder, { recursive: true, force: true })
  }
}

/** Our one lasting connection. The password proves us to the server, and the server to us. */
async function connectKeeper(connectionString: string, places: Places, server: Server): Promise<pg.Client> {
  const keeper = new pg.Client({ connectionString, application_name: 'doublecheck keeper' })
  await keeper.connect()
  const { rows } = await keeper.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  )
  if (rows[0]?.folder === places.cluster) return keeper
  await keeper.end()
  throw new Error(
    `The server on port ${server.port} keeps its data in ${rows[0]?.folder}, not ${places.cluster}.`,
  )
}

async function createDatabase(keeper: pg.Client): Promise<void> {
  const { rowCount } = await keeper.query('select from pg_database where datname = $1', [databaseName])
  if (rowCount) return
  try {
    await keeper.query(`create database ${databaseName}`)
  } catch (error) {
    // 42P04 and 23505: another process of ours was quicker.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  }
}

async function tryToOwn(keeper: pg.Client): Promise<boolean> {
  const { rows } = await keeper.query<{ owned: boolean }>('select pg_try_advisory_lock($1) as owned', [
    ownerLock,
  ])
  return rows[0]!.owned
}

function watchOver(
  keeper: pg.Client,
  server: Server,
  owned: boolean,
  places: Places,
  { log, fast, onLost }: EmbeddedPostgresOptions,
): () => Promise<void> {
  let stopping: Promise<void> | undefined
  keeper.on('error', () => {
    if (stopping) return
    log?.error(`PostgreSQL ended unexpectedly; its log is ${places.log}`)
    onLost?.()
  })
  const atExit = () => {
    if (fast) discardNow(server, places)
    else if (owned) signal(server.pid, 'SIGINT')
  }
  // For exits nobody planned, where no kernel signal does it for us.
  process.once('exit', atExit)
  const leave = async () => {
    process.removeListener('exit', atExit)
    await keeper.end()
    if (owned) await stopServer(server)
    if (fast) await rm(places.folder, { recursive: true, force: true })
  }
  return () => {
    stopping ??= leave()
    return stopping
  }
}

/** Stops a server of tests and removes its folder within the last moment of a process, when nothing can be awaited. */
function discardNow(server: Server, places: Places): void {
  signal(server.pid, 'SIGQUIT')
  const giveUpAt = Date.now() + discardMsMax
  const pause = new Int32Array(new SharedArrayBuffer(4))
  // By its note: as our child it is a zombie, alive to every question, until we can be told that it ended.
  while (existsSync(pidFile(places.cluster)) && Date.now() < giveUpAt) Atomics.wait(pause, 0, 0, 10)
  rmSync(places.folder, { recursive: true, force: true, maxRetries: 3 })
}
