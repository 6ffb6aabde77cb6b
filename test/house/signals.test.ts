/** How the scripts pass signals on, shown with a stand-in for the desk that tells what it hears. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, assert, beforeAll, beforeEach, test } from 'vitest'

const runScript = new URL('../../scripts/run.mjs', import.meta.url).href
const waitMsMax = 20_000
let folder: string
let diary: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doublecheck-signals-'))
  diary = join(folder, 'diary')
})

beforeEach(() => writeFile(diary, ''))

afterAll(() => rm(folder, { recursive: true, force: true }))

test('the exit code of the desk is the exit code of the command', async () => {
  const script = await start(`process.exit(3)`, { waitForReady: false })
  assert.equal(await codeOf(script), 3)
})

test('Ctrl-C, repeated by npm a moment later, reaches the desk once', async () => {
  const script = await start(
    `process.on('SIGINT', () => { write('SIGINT'); setTimeout(process.exit, 300, 0) })`,
  )
  script.kill('SIGINT')
  await sleep(50)
  script.kill('SIGINT')
  assert.equal(await codeOf(script), 0)
  assert.deepEqual(await heard(), ['ready', 'SIGINT'])
})

test('a second Ctrl-C that is meant ends a desk that does not stop', async () => {
  const script = await start(`process.on('SIGINT', () => write('SIGINT'))`)
  script.kill('SIGINT')
  await sleep(700)
  script.kill('SIGINT')
  assert.equal(await codeOf(script), 128 + 9)
})

test('SIGTERM, and the end of the terminal, stop the desk in order', async () => {
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    const script = await start(`process.on('SIGTERM', () => { write('SIGTERM'); process.exit(0) })`)
    script.kill(signal)
    assert.equal(await codeOf(script), 0)
  }
})

test('the desk learns when the script is killed outright', async () => {
  const script = await start(`process.on('disconnect', () => { write('disconnect'); process.exit(0) })`)
  script.kill('SIGKILL')
  await until(async () => (await heard()).includes('disconnect'))
})

/** Runs the stand-in through the scripts. `body` is what it does; `write` notes what it heard. */
async function start(body: string, { waitForReady = true } = {}): Promise<ChildProcess> {
  const standIn = join(folder, 'stand-in.mjs')
  await writeFile(
    standIn,
    `import { appendFileSync } from 'node:fs'
     const write = (word) => appendFileSync(${JSON.stringify(diary)}, word + '\\n')
     ${body}
     setInterval(() => undefined, 1000)
     write('ready')`,
  )
  await writeFile(diary, '')
  const script = `
    import { run } from ${JSON.stringify(runScript)}
    process.exitCode = await run(process.execPath, [${JSON.stringify(standIn)}], { endsWithUs: true })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' })
  if (waitForReady) await until(async () => (await heard()).includes('ready'))
  return child
}

async function codeOf(script: ChildProcess): Promise<number | null> {
  if (script.exitCode !== null) return script.exitCode
  const [code] = (await once(script, 'exit')) as [number | null]
  return code
}

const heard = async () => (await readFile(diary, 'utf8')).split('\n').filter(Boolean)

async function until(holds: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + waitMsMax
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error('it did not come to hold in time')
    await sleep(20)
  }
}
