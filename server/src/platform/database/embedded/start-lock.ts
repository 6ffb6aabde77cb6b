/**
 * One start at a time per data folder. A file held by a heartbeat, because the kernel's file locks cannot be had
 * from Node: created exclusively, touched while held, free again when its holder is gone or silent.
 */
import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './postmaster.ts'

const heartbeatMs = 2_000
const silenceMsMax = 15_000
const pollMs = 50

/** Runs the work while nobody else starts a server on this folder. */
export async function withStartLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const mark = `${process.pid} ${randomUUID()}`
  while (!(await claim(path, mark))) {
    await releaseIfAbandoned(path)
    await sleep(pollMs)
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    // A beat that fails is a beat missed; silence is what the others measure.
    utimes(path, now, now).catch(() => undefined)
  }, heartbeatMs)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    if ((await findText(path)) === mark) await rm(path, { force: true })
  }
}

async function claim(path: string, mark: string): Promise<boolean> {
  try {
    await writeFile(path, mark, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function releaseIfAbandoned(path: string): Promise<void> {
  const mark = await findText(path)
  const age = await findAgeMs(path)
  if (mark === undefined || age === undefined) return
  const pid = Number.parseInt(mark, 10)
  // Empty in the moment between creation and writing.
  const gone = Number.isInteger(pid) && !isAlive(pid)
  if (!gone && age < silenceMsMax) return
  // Moved aside rather than removed: two who judge the same mark must not free a third one's lock.
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if ((await findText(aside)) !== mark) await putBack(aside, path)
  await rm(aside, { force: true })
}

async function putBack(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

const undefinedWhenAbsent = (error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return undefined
  throw error
}

const findText = (path: string) => readFile(path, 'utf8').catch(undefinedWhenAbsent)

const findAgeMs = (path: string) =>
  stat(path).then(({ mtimeMs }) => Date.now() - mtimeMs, undefinedWhenAbsent)
