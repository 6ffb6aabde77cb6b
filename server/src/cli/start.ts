import { type Role, type RunningHouse, start } from '../main.ts'
import { parseArguments } from './arguments.ts'
import type { Command } from './commands.ts'
import { untilStopped } from './until-stopped.ts'
import { UsageError } from './usage-error.ts'

const usage = 'start [--role web|worker]'

/** `start`: the whole desk, or one part of it, until it is told to stop. */
export const startCommand: Command = async (args, config) => {
  const { values } = parseArguments(args, usage, { role: { type: 'string' } })
  const role = readRole(values.role)
  return untilStopped(async () => {
    const house = await start(config, { role, onProgress: (step) => say(`${step} …`) })
    for (const line of greeting(house, role)) say(line)
    return house
  })
}

function readRole(given: string | undefined): Role {
  if (given === undefined) return 'all'
  if (given === 'web' || given === 'worker') return given
  throw new UsageError(`There is no role "${given}". Usage: doublecheck ${usage}`)
}

function greeting({ address, owner, demo }: RunningHouse, role: Role): string[] {
  if (role === 'worker') return ['The worker is ready. Ctrl-C stops it.']
  const lines = ['', `Doublecheck is ready: ${address}`]
  // A password that was made up is known to nobody else, and only now.
  if (owner.password)
    lines.push(`Sign in as ${owner.email} with the password ${owner.password} (shown this once)`)
  else lines.push(`Sign in as ${owner.email}`)
  if (demo) lines.push('The customers are simulated; they go when a real number is connected.')
  return [...lines, 'Ctrl-C stops everything.', '']
}

const say = (line: string) => process.stdout.write(`${line}\n`)
