import type { Log } from '../../platform/index.ts'
import { lineFor, type Mark, readMarks } from './console.ts'
import { findProgram, programName } from './find-program.ts'
import { openMemory } from './remember.ts'
import {
  type Console,
  type ConsoleEnd,
  type ConsoleLimits,
  consoleLimits,
  runConsole,
} from './run-console.ts'

/**
 * The marks of a second reader in French sentences, aligned. Never rejects, and answers within its time with what it has by
 * then; what comes later is in the next answer.
 */
export type ReadFrench = (sentences: readonly string[]) => Promise<readonly (readonly Mark[])[]>

export type Grammalecte = {
  readonly read: ReadFrench
  /** Sentences wait for their marks: whoever asks again soon gets more. */
  readonly isReading: () => boolean
  /** Starts the program ahead of the first draft. */
  readonly warm: () => void
  readonly close: () => Promise<void>
}

export type GrammalecteOptions = {
  /** How long a draft waits for it. */
  readonly answerWithinMs?: number
  readonly limits?: ConsoleLimits
  /** The wait after the first failure; each further one doubles it. */
  readonly patienceMs?: number
}

/** A person who types does not feel this; a sentence takes it 5 ms. */
const answerWithinMsDefault = 120
const patienceMsDefault = 1_000
const patienceMsMax = 5 * 60_000
/** It does not read longer ones either. */
const sentenceCharsMax = 1_000
/** More than these wait for nothing: their drafts would be sent before they are read. */
const waitingMax = 100

/**
 * Grammalecte beside the desk, where it is installed: a process of its own, started when it is first needed, started again
 * when it ended, after a wait that grows. Undefined: it is not here, or not wanted.
 * @param setting `off`, a path to its program, or undefined: the one on `PATH`.
 */
export function openGrammalecte(
  setting: string | undefined,
  log: Log,
  options: GrammalecteOptions = {},
): Grammalecte | undefined {
  if (setting === 'off') return undefined
  const program = findProgram(setting)
  if (!program) {
    if (setting)
      log.warn({ program: setting }, 'Grammalecte is not where GRAMMALECTE says, French is read without it')
    else log.debug({ program: programName }, 'Grammalecte is not installed')
    return undefined
  }
  const { answerWithinMs = answerWithinMsDefault } = options
  const runner = keepRunning(program, log, options)
  const memory = openMemory<readonly Mark[]>()

  const readOne = (text: string): Promise<readonly Mark[]> => {
    const before = memory.find(text)
    if (before) return before
    const line = text.length <= sentenceCharsMax ? lineFor(text) : undefined
    if (line === undefined) return Promise.resolve([])
    const answer = runner.ask(line).then((chunk) => {
      if (chunk === undefined) memory.forget(text)
      return chunk === undefined ? [] : readMarks(chunk, text)
    })
    memory.keep(text, answer)
    return answer
  }
  return {
    async read(sentences) {
      const answers: (readonly Mark[])[] = sentences.map(() => [])
      const all = sentences.map(async (text, index) => {
        answers[index] = await readOne(text)
      })
      // Who is late already is not waited for again: a draft of many texts waits once.
      await within(Promise.all(all), runner.waitedMs() > answerWithinMs ? 0 : answerWithinMs)
      return [...answers]
    },
    isReading: () => runner.waiting() > 0,
    warm: runner.warm,
    close: runner.close,
  }
}

async function within(all: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    // Checks that held this thread longer than that must not hide what has arrived meanwhile: it is read first.
    timer = setTimeout(() => setImmediate(resolve), ms)
  })
  await Promise.race([all, late])
  clearTimeout(timer)
}

type Runner = Pick<Grammalecte, 'warm' | 'close'> & Pick<Console, 'ask' | 'waiting' | 'waitedMs'>

// absent → running → ended → (after a wait) running. Asked while it waits, it answers that it did not read.
function keepRunning(program: string, log: Log, options: GrammalecteOptions): Runner {
  const { patienceMs = patienceMsDefault, limits = consoleLimits } = options
  let running: Console | undefined
  let isClosed = false
  let failures = 0
  let restUntil = 0

  const onEnd = ({ reason, answered }: ConsoleEnd) => {
    running = undefined
    if (isClosed) return
    // One that worked long enough may be started soon; one that never works is tried ever more seldom.
    failures = answered > waitingMax ? 1 : failures + 1
    const wait = Math.min(patienceMs * 2 ** (failures - 1), patienceMsMax)
    restUntil = performance.now() + wait
    log.warn({ reason, answered, wait_ms: wait }, 'Grammalecte is gone, French is read without it meanwhile')
  }
  const start = (): Console | undefined => {
    if (isClosed || running || performance.now() < restUntil) return running
    running = runConsole(program, onEnd, limits)
    return running
  }
  return {
    warm: () => void start(),
    waiting: () => running?.waiting() ?? 0,
    waitedMs: () => running?.waitedMs() ?? 0,
    async ask(line) {
      const console = start()
      if (!console || console.waiting() >= waitingMax) return undefined
      return console.ask(line)
    },
    async close() {
      isClosed = true
      await running?.stop()
    },
  }
}
