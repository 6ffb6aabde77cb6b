import { migrate } from '../platform/database/index.ts'
import { parseArguments } from './arguments.ts'
import type { Command } from './commands.ts'
import { withDatabase } from './with-database.ts'

/** `migrate`: brings the database to the newest schema, and names what it ran. */
export const migrateCommand: Command = async (args, config) => {
  parseArguments(args, 'migrate', {})
  const { applied } = await withDatabase(config, migrate)
  for (const name of applied) process.stdout.write(`applied ${name}\n`)
  if (applied.length === 0) process.stdout.write('The database is up to date.\n')
  return 0
}
