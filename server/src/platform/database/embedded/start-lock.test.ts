import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { withStartLock } from './start-lock.ts'

let folder: string
let path: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doublecheck-lock-'))
  path = join(folder, 'start.lock')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('one works at a time, and nothing is left', async () => {
  let working = 0
  let most = 0
  const work = async () => {
    working += 1
    most = Math.max(most, working)
    await sleep(5)
    working -= 1
  }
  await Promise.all(Array.from({ length: 8 }, () => withStartLock(path, work)))
  assert.equal(most, 1)
  assert.equal(await exists(), false)
})

test('the lock is free again after work that fails', async () => {
  const failed = await withStartLock(path, () => Promise.reject(new Error('no flour'))).catch(
    (error: Error) => error.message,
  )
  assert.equal(failed, 'no flour')
  assert.equal(await exists(), false)
})

test('the lock of a process that is gone is taken over', async () => {
  // Above the largest process number of Linux and macOS.
  await writeFile(path, '4194305 gone')
  assert.equal(await withStartLock(path, () => Promise.resolve('baked')), 'baked')
})

test('the lock of a live process is taken over once it has been silent for long', async () => {
  await writeFile(path, `${process.pid} silent`)
  const longAgo = new Date(Date.now() - 60_000)
  await utimes(path, longAgo, longAgo)
  assert.equal(await withStartLock(path, () => Promise.resolve('baked')), 'baked')
})

const exists = () =>
  stat(path).then(
    () => true,
    () => false,
  )
