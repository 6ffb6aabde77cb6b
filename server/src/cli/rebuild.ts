import { join } from 'node:path'
import { listWorkspaces } from '../accounts/index.ts'
import { digestAgain, openWhatsapp } from '../channels/whatsapp/index.ts'
import { rebuildInbox } from '../inbox/index.ts'
import { openMediaFolder, rebuildCourtesy, rebuildMessages } from '../messages/index.ts'
import {
  type Database,
  type House,
  inTransaction,
  migrate,
  openDatabase,
  openLog,
  openSecrets,
  pauseFollowers,
  systemClock,
  type Transaction,
} from '../platform/index.ts'
import { rebuildDelivery, rebuildReach } from '../receipts/index.ts'
import { parseArguments } from './arguments.ts'
import type { Command } from './commands.ts'
import { withDatabase } from './with-database.ts'

/** `rebuild`: everything derived is computed again, from the kept bytes and from the facts. Safe while the desk runs. */
export const rebuildCommand: Command = async (args, config) => {
  parseArguments(args, 'rebuild', {})
  return withDatabase(config, async (connectionString) => {
    await migrate(connectionString)
    const database = openDatabase(connectionString)
    try {
      const log = openLog(config.logLevel)
      const house: House = {
        config,
        db: database.db,
        clock: systemClock(),
        log,
        secrets: await openSecrets(config.secretKey, config.dataDir),
      }
      const whatsapp = await openWhatsapp(
        house,
        database.pool,
        openMediaFolder(join(config.dataDir, 'media')),
      )
      const deliveries = await digestAgain(house.db, log, house.clock.now)
      process.stdout.write(`${deliveries} stored deliveries digested again\n`)
      await rebuildFacts(house)
      await whatsapp.close()
      return 0
    } finally {
      await database.close()
    }
  })
}

/** Everything that is computed from facts, one workspace after the other, each whole or not at all. */
async function rebuildFacts({ db, clock }: House): Promise<void> {
  for (const workspace of await listWorkspaces(db)) {
    const receipts = await inTransactionAgain(db, async (trx) => {
      // They write what is computed here, each in an order of its own.
      await pauseFollowers(trx)
      await rebuildMessages(trx, workspace.id)
      const count = await rebuildDelivery(trx, workspace.id)
      await rebuildCourtesy(trx, workspace.id)
      await rebuildInbox(trx, workspace.id)
      await rebuildReach(trx, workspace.id, clock.now())
      return count
    })
    process.stdout.write(
      `${workspace.name}: ticks from ${receipts} receipts, windows, courtesy and inbox computed again\n`,
    )
  }
}

const triesMax = 5

/** Messages may leave meanwhile. When both sides wait for each other, PostgreSQL ends one of them; this one begins anew. */
async function inTransactionAgain<Result>(
  db: Database,
  work: (trx: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await inTransaction(db, work)
    } catch (error) {
      const deadlock = (error as { code?: unknown }).code === '40P01'
      if (!deadlock || tried === triesMax) throw error
    }
  }
}
