/** The same HTTP server, checking the same signatures, that stores nothing: what storing is compared with. */
import { deliveryRoute } from '../../server/src/channels/whatsapp/webhook-routes.ts'
import { openDatabase, openHttpServer, openLog } from '../../server/src/platform/index.ts'

const { secret } = JSON.parse(process.argv[2]!) as { secret: string }
const apps = [{ key: 'bench', secret }]
// Never connected to: webhooks ask the database nothing.
const database = openDatabase('postgres://nobody@127.0.0.1:1/nothing')
const { app } = await openHttpServer({
  db: database.db,
  log: openLog('silent'),
  identify: () => Promise.resolve(null),
  secure: false,
  direct: [
    deliveryRoute({
      apps: () => apps,
      deliveries: { store: () => Promise.resolve(), settle: () => Promise.resolve() },
      turnedAway: () => undefined,
    }),
  ],
})
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.({ port: Number(new URL(address).port) })
process.once('SIGTERM', () => process.exit(0))
process.once('disconnect', () => process.exit(0))
