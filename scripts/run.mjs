/**
 * Child processes and signals.
 *
 * Each child leads a process group of its own. Ctrl-C reaches this process several times over, from the terminal and
 * again from npm, and reaches a child of the same group besides; a child should hear it once. So the terminal sees only
 * us, and we pass on the first signal. A second one, meant as such, kills.
 *
 * The scripts in package.json begin with `exec`: a shell between npm and us would keep npm's signals for itself.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { say } from './house.mjs'

/** npm repeats the terminal's signal within milliseconds; a person takes longer. */
const echoMsMax = 500
const parentPollMs = 1_000

/** Each child, with the signal it wants to hear instead of ours. */
const running = new Map()
let askedToStopAt
let parentWatch

/**
 * Runs a program to its end.
 * @param options `cwd`, `env` (added to ours), `quiet` (output dropped), `endsWithUs` (an IPC channel, whose closing
 *   tells the child that we are gone), `stopWith` (the signal to pass on instead of the one that came)
 * @returns its exit code, 128 + n when a signal ended it
 */
export async function run(file, args, { cwd, env, quiet = false, endsWithUs = false, stopWith } = {}) {
  if (askedToStopAt !== undefined) return 130
  const output = quiet ? 'ignore' : 'inherit'
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', output, output, ...(endsWithUs ? ['ipc'] : [])],
  })
  return follow(child, stopWith)
}

/** Whether somebody asked us to stop. npm ends with 1 then, as it does when it fails. */
export const isStopping = () => askedToStopAt !== undefined

/** Runs a program in the foreground, for a command that may ask at the terminal. */
export async function runAtTerminal(file, args, { cwd, env } = {}) {
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' })
  // The terminal's Ctrl-C has reached the child already; any other signal is for us to pass on.
  const pass = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  try {
    return await ended(child)
  } finally {
    for (const signal of signals) process.removeListener(signal, pass)
  }
}

/** Asks every child to stop, as Ctrl-C would. */
export function stopAll(signal = 'SIGTERM') {
  askedToStopAt ??= Date.now()
  for (const [child, own] of running) kill(child, own ?? signal)
}

async function follow(child, stopWith) {
  listen()
  running.set(child, stopWith)
  try {
    return await ended(child)
  } finally {
    running.delete(child)
  }
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

function listen() {
  if (parentWatch) return
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal)
  // npm that is killed outright tells nobody; our parent is then another one.
  const npm = process.env.npm_lifecycle_event ? process.ppid : undefined
  parentWatch = setInterval(() => {
    if (npm !== undefined && process.ppid !== npm) stopAll()
  }, parentPollMs)
  parentWatch.unref()
}

function onSignal(signal) {
  if (askedToStopAt === undefined) {
    stopAll(signal === 'SIGHUP' ? 'SIGTERM' : signal)
  } else if (Date.now() - askedToStopAt > echoMsMax) {
    say('Stopping at once.')
    for (const child of running.keys()) kill(child, 'SIGKILL')
  }
}

// The whole group: a child may have children.
function kill(child, signal) {
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
