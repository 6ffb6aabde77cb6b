import { type ChildProcess, spawn } from 'node:child_process'
import { answers, prompt } from './console.ts'
import { spokenGroups, unspokenGroups } from './rule-groups.ts'

/**
 * One life of the program: starting → warming → ready → ended. At its first prompt it gets a sentence of ours, since only then
 * it reads its rules; at the second it is ready. It ends by itself when its input ends, so it never outlives a desk that was
 * killed.
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
  /** Reading its rules takes a second; on a busy machine longer. */
  readonly readyMsMax: number
  readonly answerMsMax: number
}

const firstSentence = 'Les règles sont lues à la première phrase.'

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
  let state: 'starting' | 'warming' | 'ready' | 'ended' = 'starting'
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
    if (state === 'starting') {
      state = 'warming'
      return write(child, firstSentence)
    }
    const line = state === 'warming' ? firstSentence : asked[0]?.line
    if (line === undefined || !answers(chunk, line)) return kill('talked nonsense')
    if (state === 'warming') {
      state = 'ready'
      for (const one of asked) write(child, one.line)
    } else {
      end = { ...end, answered: end.answered + 1 }
      asked.shift()!.settle(chunk)
    }
    watchFirst()
  }
  hearChunks(child, hear, () => kill('talked nonsense'))
  const ended = untilEnd(child).then(() => {
    clearTimeout(watch)
    giveUp(asked, state === 'ready')
    state = 'ended'
    onEnd(end)
  })
  return {
    ask(line) {
      if (state === 'ended') return Promise.resolve(undefined)
      return new Promise((settle) => {
        asked.push({ line, at: performance.now(), settle })
        if (state !== 'ready') return
        write(child, line)
        if (asked.length === 1) watchFirst()
      })
    },
    waiting: () => asked.length,
    waitedMs: () => (asked[0] ? performance.now() - asked[0].at : 0),
    async stop() {
      // It keeps nothing, so it needs no time to end well.
      child.kill('SIGKILL')
      await ended
    },
  }
}

function giveUp(asked: readonly Asked[], isOverFirst: boolean): void {
  for (const [place, { settle }] of asked.entries()) settle(isOverFirst && place === 0 ? '' : undefined)
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
  for (const pipe of [child.stdin!, child.stdout!]) pipe.on('error', () => undefined)
  return child
}

function write(child: ChildProcess, line: string): void {
  child.stdin!.write(`${line}\n`)
}
