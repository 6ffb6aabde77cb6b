/** Starts and stops the server process of one cluster. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, canEndWithUs, spawnAs } from './account.ts'
import type { Places } from './create-cluster.ts'
import { findPostmaster, isAlive, isServerOf, pidFile } from './postmaster.ts'
import { binary, type Program } from './program.ts'

const logBytesMax = 10 * 1024 * 1024
const startsMax = 20
const retryMs = 250
const pollMs = 10
/** Recovery after a crash replays up to max_wal_size, which takes minutes on a slow disk. */
const readyMsMax = 10 * 60_000
const fastStopMsMax = 60_000

export type Server = { readonly pid: number; readonly port: number }

/** The server that runs on this cluster already, once it takes connections; undefined when none does. */
export async function findServer(cluster: string): Promise<Server | undefined> {
  const giveUpAt = Date.now() + readyMsMax
  for (;;) {
    const postmaster = await findPostmaster(cluster)
    if (!postmaster || !(await isServerOf(postmaster.pid, cluster))) return undefined
    const { pid, port, status } = postmaster
    if (status === 'ready' && port !== undefined) return { pid, port }
    if (Date.now() > giveUpAt)
      throw new Error(`PostgreSQL (process ${pid}) is ${status} and does not get ready.`)
    await sleep(pollMs)
  }
}

/** Starts a server on a random free port. Call under the start lock, when findServer found none. */
export async function startServer(places: Places, account: Account, program: Program): Promise<Server> {
  await removeMisleadingNote(places.cluster)
  await rotateLog(places.log)
  const endsWithUs = await canEndWithUs(account)
  for (let start = 1; ; start += 1) {
    const logged = await sizeOf(places.log)
    const port = await findFreePort()
    const child = await spawnServer(places, account, program, port, endsWithUs)
    if (await becomesReady(child, places.cluster)) return { pid: child.pid!, port }
    const complaint = (await readFile(places.log)).subarray(logged).toString('utf8').trim()
    // The port was taken in between, or the last children of a killed server are still leaving.
    const passing = /Address already in use|pre-existing shared memory block/.test(complaint)
    if (!passing || start === startsMax) {
      throw new Error(`PostgreSQL did not start. Its log, ${places.log}, ends:\n${lastLines(complaint)}`)
    }
    await sleep(retryMs)
  }
}

/** Stops the server in order: clients are dismissed, everything is written, the process is gone. */
export async function stopServer({ pid }: Server): Promise<void> {
  signal(pid, 'SIGINT')
  if (await endsWithin(pid, fastStopMsMax)) return
  // Its log replays at the next start, so nothing durable is lost.
  signal(pid, 'SIGQUIT')
  if (!(await endsWithin(pid, fastStopMsMax))) throw new Error(`PostgreSQL (process ${pid}) does not stop.`)
}

/** Asks for the stop without waiting, for the last moment of a process. */
export function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

// A note whose number went to another process, which PostgreSQL refuses. Any other old note it judges better than
// we can: by its memory key it knows whether children of a killed server still write.
async function removeMisleadingNote(cluster: string): Promise<void> {
  const postmaster = await findPostmaster(cluster)
  if (postmaster && isAlive(postmaster.pid)) await rm(pidFile(cluster), { force: true })
}

async function spawnServer(
  places: Places,
  account: Account,
  program: Program,
  port: number,
  endsWithUs: boolean,
): Promise<ChildProcess> {
  const log = await open(places.log, 'a', 0o600)
  try {
    const args = ['-D', places.cluster, '-c', `port=${port}`]
    // A session of its own: Ctrl-C in the terminal is for us, who stop the server when the desk has finished.
    const child = spawnAs(account, binary(program, 'postgres'), args, {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      endsWithUs,
    })
    await once(child, 'spawn')
    child.unref()
    return child
  } finally {
    await log.close()
  }
}

async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const giveUpAt = Date.now() + readyMsMax
  while (child.exitCode === null && child.signalCode === null) {
    const postmaster = await findPostmaster(cluster)
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return true
    if (Date.now() > giveUpAt) return false
    await sleep(pollMs)
  }
  return false
}

async function endsWithin(pid: number, ms: number): Promise<boolean> {
  const giveUpAt = Date.now() + ms
  while (isAlive(pid)) {
    if (Date.now() > giveUpAt) return false
    await sleep(pollMs)
  }
  return true
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('the probe has no port')
  return address.port
}

async function rotateLog(path: string): Promise<void> {
  if ((await sizeOf(path)) > logBytesMax) await rename(path, `${path}.1`)
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 0
      throw error
    },
  )

const lastLines = (log: string) => log.split('\n').slice(-12).join('\n')
