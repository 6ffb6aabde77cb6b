import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { assert, test } from 'vitest'

const door = new URL('./until-stopped.ts', import.meta.url).href

test('a desk that is asked to stop stops in order and succeeds', async () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const desk = open('await new Promise((resolve) => setTimeout(resolve, 20))')
    await desk.says('open')
    desk.process.kill(signal)
    assert.deepEqual(await desk.end(), { code: 0, said: ['open', 'closed'] })
  }
})

test('asked while it starts, it stops as soon as it has started', async () => {
  const desk = open(`console.log('opening'); await new Promise((resolve) => setTimeout(resolve, 300))`)
  await desk.says('opening')
  desk.process.kill('SIGTERM')
  assert.deepEqual(await desk.end(), { code: 0, said: ['opening', 'open', 'closed'] })
})

test('it stops when the script that started it is gone', async () => {
  const desk = open('')
  await desk.says('open')
  desk.process.disconnect()
  assert.deepEqual(await desk.end(), { code: 0, said: ['open', 'closed'] })
})

test('a start that fails is not waited for', async () => {
  const desk = open(`throw new Error('no flour')`)
  assert.equal((await desk.end()).code, 1)
})

/** Another process, in which `starting` happens before the desk is open. */
function open(starting: string) {
  const program = `
    import { untilStopped } from ${JSON.stringify(door)}
    process.exitCode = await untilStopped(async () => {
      ${starting}
      const listening = setInterval(() => undefined, 1000)
      console.log('open')
      return { stop: async () => { clearInterval(listening); console.log('closed') } }
    })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  })
  let said = ''
  child.stdout!.on('data', (part: Buffer) => {
    said += part.toString()
  })
  // Not 'close', which does not come once we have let go of the channel ourselves.
  const ended = once(child, 'exit') as Promise<[number | null]>
  const silent = once(child.stdout!, 'end')
  return {
    process: child,
    async says(word: string): Promise<void> {
      while (!said.split('\n').includes(word)) await once(child.stdout!, 'data')
    },
    async end(): Promise<{ code: number | null; said: string[] }> {
      const [[code]] = await Promise.all([ended, silent])
      return { code, said: said.split('\n').filter(Boolean) }
    },
  }
}
