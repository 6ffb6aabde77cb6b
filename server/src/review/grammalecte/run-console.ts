import { type ChildProcess, spawn } from 'node:child_process'
import { answers, prompt } from './console.ts'
import { spokenGroups, unspokenGroups } from './rule-groups.ts'

/**
 * One life of the program: starting → ready → ended. It is ready at its first prompt. It ends by itself when its input ends,
 * so it never outlives a desk that was killed.
 */
export type Console = {
  /**
   * What it says to this line. Undefined: it ended before its turn came. Empty: it ended over this very line, which
   * must not be asked again.
   */
  ask(line: string): Promise<string | undefined>
  readonly waiting: () => number
  /** Since when the longest waiting line waits, in milliseconds; 0 when none does. */
  readonly waitedMs: () => number
  stop(): Promise<void>
}

export type ConsoleEnd = {
  readonly reason: 'ended' | 'hung' | 'talked nonsense' | 'never ready'
  readonly answered: number
}

type Asked = {
  readonly line: string
  readonly at: number
  readonly settle: (chunk: string | undefined) => void
}

export type ConsoleLimits = {
  /** Its first second goes to reading its rules; a busy machine takes longer. */
  readonly readyMsMax: number
  readonly answerMsMax: number
}

export const consoleLimits: ConsoleLimits = { readyMsMax: 60_000, answerMsMax: 5_000 }

/** It needs 100 MB of address space; more is a fault. */
const memoryKbMax = 400_000
/** Seconds of processor time in one life: what hangs without a desk to end it ends so. */
const cpuSecondsMax = 3_600
/** An answer of a thousand characters is shorter by far. */
const answerCharsMax = 200_000

// The shell only lowers the limits and becomes the program: one process.
const limited = `ulimit -v ${memoryKbMax} 2>/dev/null; ulimit -t ${cpuSecondsMax} 2>/dev/null; exec "$0" "$@"`

export function runConsole(
  program: string,
  onEnd: (end: ConsoleEnd) => void,
  limits: ConsoleLimits = consoleLimits,
): Console {
  const child = startProgram(program)
  const asked: Asked[] = []
  let isReady = false
  let isOver = false
  let end: ConsoleEnd = { reason: 'ended', answered: 0 }

  const kill = (reason: ConsoleEnd['reason']) => {
    end = { ...end, reason }
    child.kill('SIGKILL')
  }
  let watch = setTimeout(kill, limits.readyMsMax, 'never ready')
  const watchFirst = () => {
    clearTimeout(watch)
    if (asked.length > 0) watch = setTimeout(kill, limits.answerMsMax, 'hung')
  }
  const hear = (chunk: string) => {
    if (!isReady) {
      isReady = true
      for (const { line } of asked) write(child, line)
    } else {
      const first = asked[0]
      if (!first || !answers(chunk, first.line)) return kill('talked nonsense')
      asked.shift()
      end = { ...end, answered: end.answered + 1 }
      first.settle(chunk)
    }
    watchFirst()
  }
  hearChunks(child, hear, () => kill('talked nonsense'))
  const ended = untilEnd(child).then(() => {
    isOver = true
    clearTimeout(watch)
    for (const [place, { settle }] of asked.splice(0).entries())
      settle(isReady && place === 0 ? '' : undefined)
    onEnd(end)
  })
  return {
    ask(line) {
      if (isOver) return Promise.resolve(undefined)
      return new Promise((settle) => {
        asked.push({ line, at: performance.now(), settle })
        if (!isReady) return
        write(child, line)
        if (asked.length === 1) watchFirst()
      })
    },
    waiting: () => asked.length,
    waitedMs: () => (asked[0] ? performance.now() - asked[0].at : 0),
    async stop() {
      child.stdin!.end()
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** What it writes, from prompt to prompt, until it is ended. */
function hearChunks(child: ChildProcess, onChunk: (chunk: string) => void, onFlood: () => void): void {
  let heard = ''
  child.stdout!.setEncoding('utf8')
  child.stdout!.on('data', (piece: string) => {
    heard += piece
    for (let end = heard.indexOf(prompt); end !== -1 && !child.killed; end = heard.indexOf(prompt)) {
      const chunk = heard.slice(0, end)
      heard = heard.slice(end + prompt.length)
      onChunk(chunk)
    }
    if (heard.length > answerCharsMax) onFlood()
  })
}

function untilEnd(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve())
    // A program that cannot even be started tells only this.
    child.once('error', () => child.pid === undefined && resolve())
  })
}

function startProgram(program: string): ChildProcess {
  const args = ['-w', '200', '-on', ...spokenGroups, '-off', ...unspokenGroups]
  const child = spawn('/bin/sh', ['-c', limited, program, ...args], {
    cwd: '/',
    // Its complaints may quote what people wrote.
    stdio: ['pipe', 'pipe', 'ignore'],
    // Nothing of the desk's own settings: some are secrets.
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1' },
  })
  // It may be gone while a line is on its way; that it is gone is told by its end.
  child.stdin!.on('error', () => undefined)
  return child
}

function write(child: ChildProcess, line: string): void {
  child.stdin!.write(`${line}\n`)
}
