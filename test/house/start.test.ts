/** `npm start` as a person runs it: it comes up, and when it goes nothing of it is left. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, assert, beforeAll, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const readyMsMax = 60_000
const goneMsMax = 20_000
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doublecheck-start-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const ways = [
  { name: 'Ctrl-C', signal: 'SIGINT', toGroup: true },
  { name: 'SIGTERM to npm alone', signal: 'SIGTERM', toGroup: false },
  { name: 'npm killed outright', signal: 'SIGKILL', toGroup: false },
] as const

for (const { name, signal, toGroup } of ways) {
  test(`${name} leaves nothing running`, async () => {
    const desk = await startDesk()
    const family = listFamily(desk.pid!)
    // npm, its script, the desk, PostgreSQL.
    assert.isAtLeast(family.length, 4)
    process.kill(toGroup ? -desk.pid! : desk.pid!, signal)
    const giveUpAt = Date.now() + goneMsMax
    while (family.some(isRunning) && Date.now() < giveUpAt) await sleep(50)
    assert.deepEqual(family.filter(isRunning), [])
  })
}

async function startDesk(): Promise<ChildProcess> {
  const port = await findFreePort()
  const child = spawn('npm', ['start'], {
    cwd: root,
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), DOUBLECHECK_DATA_DIR: join(folder, 'data') },
  })
  const giveUpAt = Date.now() + readyMsMax
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > giveUpAt) throw new Error('the desk does not get ready')
    await sleep(50)
  }
  return child
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}

/** The process and everything it started, however deep and in whatever group. */
function listFamily(pid: number): number[] {
  const pairs = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
  const childrenOf = (parent: number) => pairs.filter((pair) => pair[1] === parent).map((pair) => pair[0])
  const family = [pid]
  for (const member of family) family.push(...childrenOf(member))
  return family
}

/** A zombie has ended; that nobody has fetched its exit code yet is not ours to mend. */
function isRunning(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .startsWith('Z')
  } catch (error) {
    // ps exits 1 when there is no such process.
    if ((error as { status?: unknown }).status === 1) return false
    throw error
  }
}
