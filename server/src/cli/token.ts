import { listWorkspaces, openAccounts } from '../accounts/index.ts'
import {
  type House,
  migrate,
  openDatabase,
  openLog,
  openSecrets,
  type Permission,
  permissions,
  systemClock,
} from '../platform/index.ts'
import { parseArguments } from './arguments.ts'
import type { Command } from './commands.ts'
import { UsageError } from './usage-error.ts'
import { withDatabase } from './with-database.ts'

const usage = 'token create --name NAME [--workspace ID] [--scopes a,b] [--days N]'
const daysMax = 3_650

/** `token create`: makes an API token and prints it, the only time it can be seen. */
export const tokenCreateCommand: Command = async (args, config) => {
  const text = { type: 'string' } as const
  const { values } = parseArguments(args, usage, { name: text, workspace: text, scopes: text, days: text })
  const name = values.name?.trim()
  if (!name || name.length > 80)
    throw new UsageError(
      `--name: give the token a name of at most 80 characters. Usage: doublecheck ${usage}`,
    )
  const scopes = readScopes(values.scopes)
  const days = readDays(values.days)
  return withDatabase(config, async (connectionString) => {
    await migrate(connectionString)
    const database = openDatabase(connectionString)
    try {
      const secrets = await openSecrets(config.secretKey, config.dataDir)
      const house: House = {
        config,
        db: database.db,
        clock: systemClock(),
        log: openLog(config.logLevel),
        secrets,
      }
      const workspaces = await listWorkspaces(house.db)
      const workspace = values.workspace
        ? workspaces.find((one) => String(one.id) === values.workspace)
        : workspaces[0]
      if (!workspace)
        throw new UsageError(
          '--workspace: there is no such workspace. Start the desk once, so that the first is made.',
        )
      const accounts = await openAccounts(house, { baseUrl: config.publicUrl })
      const expires = days === undefined ? {} : { expires_at: new Date(Date.now() + days * 86_400_000) }
      const { token } = await accounts.createToken({
        workspace_id: workspace.id,
        name,
        scopes,
        created_by: 'command',
        ...expires,
      })
      process.stdout.write(`${token}\n`)
      return 0
    } finally {
      await database.close()
    }
  })
}

function readScopes(written: string | undefined): Permission[] {
  if (written === undefined) return [...permissions]
  const words = written.split(',').map((word) => word.trim())
  const unknown = words.filter((word) => !(permissions as readonly string[]).includes(word))
  if (unknown.length > 0)
    throw new UsageError(`--scopes: ${unknown.join(', ')} unknown. Known are ${permissions.join(', ')}.`)
  return words as Permission[]
}

function readDays(written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  const days = Number(written)
  if (!Number.isInteger(days) || days < 1 || days > daysMax)
    throw new UsageError(`--days: give a whole number from 1 to ${daysMax}.`)
  return days
}
