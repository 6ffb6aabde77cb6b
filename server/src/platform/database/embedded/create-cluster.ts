/** Makes a fresh data folder: whole or not at all. */
import { randomBytes } from 'node:crypto'
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Account, spawnAs } from './account.ts'
import { binary, type Program } from './program.ts'
import { type Durability, operatorSettingsText, settingsFile, settingsText } from './settings.ts'

export const roleName = 'doublecheck'

export type Places = {
  /** The one folder everything lies in. */
  readonly folder: string
  /** PostgreSQL's own data. */
  readonly cluster: string
  readonly password: string
  readonly log: string
  readonly lock: string
}

export const placesIn = (folder: string): Places => ({
  folder,
  cluster: join(folder, 'data'),
  password: join(folder, 'password'),
  log: join(folder, 'postgres.log'),
  lock: join(folder, 'start.lock'),
})

/**
 * Creates the cluster with a role and a password of its own.
 * Call under the start lock: leftovers of an earlier, interrupted creation are removed.
 */
export async function createCluster(
  places: Places,
  account: Account,
  program: Program,
  durability: Durability,
): Promise<void> {
  const unfinished = `${places.cluster}.new`
  const passwordForServer = `${places.password}.new`
  await rm(unfinished, { recursive: true, force: true })
  await rm(passwordForServer, { force: true })
  const password = randomBytes(32).toString('base64url')
  await writeFile(places.password, password, { mode: 0o600 })
  await writeFile(passwordForServer, password, { mode: 0o600 })
  await mkdir(unfinished, { mode: 0o700 })
  await giveTo(account, unfinished)
  await giveTo(account, passwordForServer)
  await initdb(account, program, [
    ...['--pgdata', unfinished, '--username', roleName, '--pwfile', passwordForServer],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--text-search-config', 'simple'],
    // PostgreSQL's own C.UTF-8: the same order on every machine, and no ICU to outlive.
    ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...['--no-sync', '--no-instructions'],
  ])
  await rm(passwordForServer)
  await writeFile(join(unfinished, 'postgresql.conf'), operatorSettingsText)
  await writeSettings(unfinished, durability)
  // One sync at the end: a tenth of the time of syncing along the way.
  if (durability === 'durable') await initdb(account, program, ['--sync-only', '--pgdata', unfinished])
  await rename(unfinished, places.cluster)
}

/** Rewrites our settings, which belong to this version of the program and not to the data. */
export async function writeSettings(cluster: string, durability: Durability): Promise<void> {
  await writeFile(join(cluster, settingsFile), settingsText(durability), { mode: 0o644 })
}

async function initdb(account: Account, program: Program, args: readonly string[]): Promise<void> {
  const child = spawnAs(account, binary(program, 'initdb'), args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const [complaint, code] = await Promise.all([text(child.stderr!), ended])
  if (code !== 0) throw new Error(`PostgreSQL could not create its data folder: ${complaint.trim()}`)
}

async function giveTo(account: Account, path: string): Promise<void> {
  if (account.kind === 'other' || account.kind === 'capability') await chown(path, account.uid, account.gid)
}
