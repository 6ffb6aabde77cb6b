/** A house for tests: real database, real rooms, real HTTP where asked; time and background work are moved by the test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { digestDeliveries } from '../src/channels/whatsapp/digest-deliveries.ts'
import { openWhatsapp, type Whatsapp } from '../src/channels/whatsapp/index.ts'
import { followMessages } from '../src/inbox/index.ts'
import type { Channels } from '../src/messages/index.ts'
import { openMediaFolder } from '../src/messages/index.ts'
import {
  type House,
  type OpenDatabase,
  openDatabase,
  openLog,
  readConfig,
  secretsFrom,
  systemClock,
} from '../src/platform/index.ts'
import { followForReach, followMessages as followForReceipts } from '../src/receipts/index.ts'
import { cloneDatabase } from './database.ts'

export type TestHouse = House & {
  readonly database: OpenDatabase
  readonly whatsapp: Whatsapp
  readonly channels: Channels
  readonly workspaceId: number
  readonly files: ReturnType<typeof openMediaFolder>
  /** Digests and follows until nothing is left to do. */
  drain(): Promise<void>
  close(): Promise<void>
}

export async function openTestHouse(): Promise<TestHouse> {
  const own = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'doublecheck-test-'))
  const config = readConfig({
    DOUBLECHECK_DATA_DIR: folder,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
  })
  const database = openDatabase(own.connectionString, { poolSize: 8 })
  const house: House = {
    config,
    db: database.db,
    clock: systemClock(),
    log: openLog(config.logLevel),
    secrets: secretsFrom('a key for tests, and only for tests'),
  }
  const files = openMediaFolder(join(folder, 'media'))
  const whatsapp = await openWhatsapp(house, database.pool, files)
  const workspace = await house.db
    .insertInto('workspaces')
    .values({ name: 'Lemon Bakery' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const follow = () => followMessages(house.db, house.log, house.clock)
  return {
    ...house,
    database,
    whatsapp,
    channels: () => whatsapp.channel,
    workspaceId: workspace.id,
    files,
    async drain() {
      for (;;) {
        const did =
          (await digestDeliveries(house.db, house.log, house.clock.now)) +
          (await followForReceipts(house.db)) +
          (await followForReach(house.db, house.clock)) +
          (await follow())
        if (did > 0) continue
        if (!(await somethingIsBeyondTheHorizon(house.db))) return
        // A transaction of another test, in another database of the same server, holds the horizon back.
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    async close() {
      await whatsapp.close()
      await database.close()
      await own.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function somethingIsBeyondTheHorizon(db: House['db']): Promise<boolean> {
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (
      select from whatsapp_deliveries as row, followers
      where followers.name = 'whatsapp digest' and (row.written_by, row.id) > (followers.written_by, followers.id)
      union all
      select from events as row, followers
      where followers.name in ('receipts', 'inbox', 'reach') and (row.written_by, row.id) > (followers.written_by, followers.id)
    ) as waiting`.execute(db)
  return rows[0]!.waiting
}
