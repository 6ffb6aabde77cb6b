import type pg from 'pg'
import { z } from 'zod'
import type { Channel, MediaFiles } from '../../messages/index.ts'
import type {
  App,
  CronItem,
  DirectRoute,
  House,
  Loop,
  NumberId,
  Refusal,
  Tasks,
  WorkspaceId,
} from '../../platform/index.ts'
import { runLoop } from '../../platform/index.ts'
import { openWhatsappChannel } from './channel.ts'
import { connectNumber, disconnect, type NumberToConnect } from './connect-number.ts'
import { openDeliveryStore } from './delivery-store.ts'
import { digestDeliveries, digestSetAside } from './digest-deliveries.ts'
import { openGraph } from './graph.ts'
import { fetchMedia } from './inbound-media.ts'
import { numberRoutes } from './number-routes.ts'
import { findWhatsappNumber, openNumberBook } from './number-store.ts'
import { openMediaDesk } from './outbound-media.ts'
import { queueReadings, readNumber } from './read-number.ts'
import { refuseSync, syncByJob, syncTemplates } from './sync-templates.ts'
import { deliveryRoute, verificationRoute } from './webhook-routes.ts'

export type { NumberToConnect } from './connect-number.ts'
export { digestAgain } from './digest-deliveries.ts'

export type Whatsapp = {
  readonly channel: Channel
  readonly tasks: Tasks
  readonly cron: readonly CronItem[]
  /** Takes what the platform delivers. */
  readonly deliveryRoute: DirectRoute
  routes(app: App): void
  /** Starts understanding what is stored. One digester works at a time over all processes; the others stand by. */
  startDigesting(): Loop
  /** Numbers may have changed elsewhere: reads the apps whose deliveries are accepted. */
  refresh(): Promise<void>
  connect(asked: NumberToConnect): Promise<{ id: string } | Refusal>
  disconnect(workspaceId: WorkspaceId, numberId: NumberId): Promise<Refusal | undefined>
  /** Reads the templates of every account of a workspace again; says what stood in the way of the first that failed. */
  syncTemplates(workspaceId: WorkspaceId): Promise<Refusal | undefined>
  /** The account a number belongs to. */
  findAccount(workspaceId: WorkspaceId, numberId: NumberId): Promise<string | undefined>
  signaturesTurnedAway(): number
  close(): Promise<void>
}

/** Deliveries stored by another process are noticed within this time; our own wake the digester at once. */
const digestIdleMs = 50

const messagePayload = z.object({ workspace_id: z.number(), message_id: z.string() })
const numberPayload = z.object({ workspace_id: z.number(), number_id: z.string() })
const accountPayload = z.object({ workspace_id: z.number(), account_id: z.string() })

export async function openWhatsapp(house: House, pool: pg.Pool, files: MediaFiles): Promise<Whatsapp> {
  const { db, clock, log, secrets } = house
  const graph = openGraph()
  const book = openNumberBook(db, secrets)
  await book.refresh()
  const media = openMediaDesk(db, clock, files, graph)
  let digesting: Loop | undefined
  let turnedAway = 0
  const deliveries = openDeliveryStore(pool, clock.now, () => digesting?.wake())
  return {
    channel: openWhatsappChannel(db, graph, book, media),
    tasks: {
      'messages:download_media': (payload) =>
        fetchMedia(db, files, graph, book, messagePayload.parse(payload), clock.now()),
      'whatsapp:sync_templates': (payload) =>
        syncByJob(db, graph, book, accountPayload.parse(payload), clock.now()),
      'whatsapp:read_number': (payload) =>
        readNumber(db, graph, book, numberPayload.parse(payload), clock.now()),
      'whatsapp:read_numbers': () => queueReadings(db),
      'whatsapp:digest_set_aside': async () => {
        await digestSetAside(db, log, clock.now)
      },
    },
    cron: [
      { pattern: '*/10 * * * *', task: 'whatsapp:digest_set_aside' },
      { pattern: '34 * * * *', task: 'whatsapp:read_numbers' },
    ],
    deliveryRoute: deliveryRoute({
      apps: book.apps,
      deliveries,
      turnedAway: () => {
        turnedAway += 1
      },
    }),
    routes(app) {
      numberRoutes(app, house, graph, book)
      verificationRoute(app, book.knowsVerifyToken)
    },
    startDigesting() {
      digesting = runLoop('digest', log, digestIdleMs, () => digestDeliveries(db, log, clock.now))
      return digesting
    },
    refresh: () => book.refresh(),
    connect: (asked) => connectNumber(db, graph, secrets, book, asked, clock.now()),
    disconnect: (workspaceId, numberId) => disconnect(db, book, workspaceId, numberId, clock.now()),
    async syncTemplates(workspaceId) {
      const accounts = await db
        .selectFrom('whatsapp_numbers')
        .select('waba_id')
        .distinct()
        .where('workspace_id', '=', workspaceId)
        .where('disconnected_at', 'is', null)
        .execute()
      const troubles = []
      for (const { waba_id } of accounts) {
        const account = { workspace_id: workspaceId, account_id: waba_id }
        troubles.push(await syncTemplates(db, graph, book, account, clock.now()))
      }
      const first = troubles.find((trouble) => trouble !== undefined)
      return first && refuseSync(first)
    },
    findAccount: async (workspaceId, numberId) =>
      (await findWhatsappNumber(db, workspaceId, numberId))?.waba_id,
    signaturesTurnedAway: () => turnedAway,
    async close() {
      await deliveries.settle()
      await graph.close()
    },
  }
}
