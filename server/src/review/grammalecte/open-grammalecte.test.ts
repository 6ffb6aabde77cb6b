import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, assert, describe, test } from 'vitest'
import { openLog } from '../../platform/index.ts'
import { type SmallConsole, writeSmallConsole } from './console-for-tests.ts'
import { type Grammalecte, type GrammalecteOptions, openGrammalecte } from './open-grammalecte.ts'

const log = openLog('silent')
const patient = { answerWithinMs: 10_000, patienceMs: 1, limits: { readyMsMax: 20_000, answerMsMax: 10_000 } }
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function open(
  options: GrammalecteOptions = patient,
  firstWords?: string,
): Promise<{ grammalecte: Grammalecte; small: SmallConsole }> {
  const small = await writeSmallConsole(firstWords)
  closing.push(small.remove)
  const grammalecte = openGrammalecte(small.program, log, options)
  assert(grammalecte)
  closing.push(grammalecte.close)
  return { grammalecte, small }
}

const wordsIn = async ({ read }: Grammalecte, text: string) =>
  (await read([text]))[0]!.map(({ start, end, proposals }) => `${text.slice(start, end)} > ${proposals[0]}`)

/** Asks again until it is there: after an end it rests a little. */
async function soon({ read }: Grammalecte, text: string): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    if ((await read([`${text}, ${turn}`]))[0]!.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  assert.fail('it never came back')
}

async function isGone(pid: number): Promise<boolean> {
  for (let turn = 0; turn < 500; turn += 1) {
    try {
      process.kill(pid, 0)
    } catch {
      return true
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return false
}

describe('where it is not', () => {
  test('nothing is opened', () => {
    assert.equal(openGrammalecte('off', log), undefined)
    assert.equal(openGrammalecte('/nowhere/grammalecte-cli', log), undefined)
    assert.equal(openGrammalecte('/tmp', log), undefined)
  })

  test('a program that is no grammar program is waited for once', async () => {
    const { grammalecte } = await open({ ...patient, patienceMs: 60_000 }, 'exit 1')
    assert.deepEqual(await wordsIn(grammalecte, 'Je vient.'), [])
    const start = performance.now()
    assert.deepEqual(await wordsIn(grammalecte, 'Je vient demain.'), [])
    assert.isBelow(performance.now() - start, 5_000)
  })
})

describe('while it works', () => {
  test('each sentence has its own marks, in the order asked', async () => {
    const { grammalecte } = await open()
    const marks = await grammalecte.read([
      'Bonjour Lina,',
      'Oui, je vient.',
      '...',
      'Merci.',
      'Ah, je vient !',
    ])
    assert.deepEqual(
      marks.map((one) => one.map(({ start }) => start)),
      [[], [8], [], [], [7]],
    )
  })

  test('a sentence is asked once, and a draft that grows is asked for the rest', async () => {
    const { grammalecte } = await open()
    assert.deepEqual(await wordsIn(grammalecte, 'Je vient.'), ['vient > viens'])
    await grammalecte.close()
    assert.deepEqual(await wordsIn(grammalecte, 'Je vient.'), ['vient > viens'])
    assert.deepEqual(await wordsIn(grammalecte, 'Je vient ici.'), [])
  })

  test('what comes too late is in the next answer', async () => {
    const { grammalecte } = await open({ ...patient, answerWithinMs: 5 }, 'sleep 0.3')
    assert.deepEqual(await wordsIn(grammalecte, 'Je vient.'), [])
    assert.isTrue(grammalecte.isReading())
    while (grammalecte.isReading()) await new Promise((resolve) => setTimeout(resolve, 10))
    assert.deepEqual(await wordsIn(grammalecte, 'Je vient.'), ['vient > viens'])
  })
})

describe('when it fails', () => {
  test.for(['dies', 'raves', 'floods'])(
    'one that %s over a sentence reads the others again soon',
    async (end) => {
      const { grammalecte, small } = await open()
      const marks = await grammalecte.read(['Je vient.', `It ${end}.`, 'Je vient demain.'])
      assert.equal(marks[0]!.length, 1)
      assert.deepEqual(marks.slice(1), [[], []])
      await soon(grammalecte, 'Je vient')
      // What ended it is not asked again.
      assert.deepEqual(await wordsIn(grammalecte, `It ${end}.`), [])
      const lives = await small.lives()
      assert.equal(lives.length, 2)
      assert.isTrue(await isGone(lives[0]!))
    },
  )

  test('one that hangs is ended, and nobody waits for it twice', async () => {
    const limits = { readyMsMax: 20_000, answerMsMax: 1_000 }
    const { grammalecte, small } = await open({ answerWithinMs: 300, patienceMs: 1, limits })
    await soon(grammalecte, 'Je vient')
    const start = performance.now()
    for (let turn = 0; turn < 20; turn += 1) await grammalecte.read([`It sleeps ${turn}.`])
    assert.isBelow(performance.now() - start, 3_000)
    assert.isTrue(await isGone((await small.lives())[0]!))
    await soon(grammalecte, 'Je vient donc')
  })

  test('one that never gets ready is tried ever more seldom', async () => {
    const limits = { readyMsMax: 50, answerMsMax: 50 }
    const { grammalecte, small } = await open({ answerWithinMs: 1, patienceMs: 100, limits }, 'exec sleep 60')
    const until = performance.now() + 2_000
    for (let turn = 0; performance.now() < until; turn += 1) {
      await grammalecte.read([`Je vient ${turn}.`])
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const lives = await small.lives()
    assert.isAtLeast(lives.length, 2)
    assert.isAtMost(lives.length, 6)
    await grammalecte.close()
    for (const pid of lives) assert.isTrue(await isGone(pid))
  })
})

test('it ends with the desk, however the desk ends', async () => {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const small = await writeSmallConsole()
    closing.push(small.remove)
    const door = new URL('./open-grammalecte.ts', import.meta.url).href
    const program = `
      import { openGrammalecte } from ${JSON.stringify(door)}
      const log = { warn() {}, debug() {} }
      const options = { answerWithinMs: 10_000 }
      const grammalecte = openGrammalecte(${JSON.stringify(small.program)}, log, options)
      const [marks] = await grammalecte.read(['Je vient.'])
      console.log(marks.length)`
    const desk = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(desk.stdout, 'data')
    const [life] = await small.lives()
    assert.isDefined(life)
    desk.kill(signal)
    assert.isTrue(await isGone(life!), signal)
  }
})
