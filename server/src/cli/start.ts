import type { Role } from '../main.ts'
import { demandFreeAddress } from './address.ts'
import { parseArguments } from './arguments.ts'
import type { Command } from './commands.ts'
import { untilStopped } from './until-stopped.ts'
import { UsageError } from './usage-error.ts'

/** `start [--role web|worker]`: runs the desk, or a part of it, until it is told to stop. */
export const startCommand: Command = async (args, config) => {
  const { values } = parseArguments(args, 'start [--role web|worker]', { role: { type: 'string' } })
  const { role } = values
  if (role !== undefined && role !== 'web' && role !== 'worker') {
    throw new UsageError(
      `--role must be web or worker, not "${role}"; leave it out to run everything in one place.`,
    )
  }
  if (role !== 'worker') await demandFreeAddress(config)
  const begun = performance.now()
  const { start } = await import('../main.ts')
  return untilStopped(async () => {
    const house = await start(config, {
      role: (role ?? 'all') as Role,
      onProgress: (step) => process.stdout.write(`  ${step} …\n`),
      onDatabaseLost: endWithoutDatabase,
    })
    process.stdout.write(welcome(house, (performance.now() - begun) / 1000))
    return house
  })
}

function welcome(house: Awaited<ReturnType<typeof import('../main.ts').start>>, seconds: number): string {
  if (house.address === '')
    return `\nDoublecheck worker runs (ready in ${seconds.toFixed(1)} s). Ctrl-C stops it.\n\n`
  const lines = [
    '',
    `  Doublecheck   ${house.address}   (ready in ${seconds.toFixed(1)} s)`,
    `  Sign in with  ${house.owner.email}`,
  ]
  if (house.owner.password) lines.push(`  Password      ${house.owner.password}   (shown only this once)`)
  if (house.demo) lines.push('  No real number is connected: simulated customers write to this desk.')
  lines.push('', '  Ctrl-C stops everything.', '', '')
  return lines.join('\n')
}

/** Nothing that was answered is lost; a fresh start finds all of it, and a desk without its database only pretends. */
function endWithoutDatabase(): never {
  process.stderr.write(
    'doublecheck: PostgreSQL ended unexpectedly. Start the desk again: everything that was answered is there.\n',
  )
  process.exit(1)
}
