import pg from 'pg'
import type { Log } from '../log.ts'
import { eventsChannel } from './announce.ts'

const reconnectMs = 500
const probeAfterMs = 10_000

/**
 * Wakes a callback whenever something was announced anywhere in the house, and once after every reconnection, since
 * notifications sent meanwhile are lost (the events themselves are not).
 */
export async function listenToEvents(
  connectionString: string,
  log: Log,
  wake: () => void,
): Promise<{ close(): Promise<void> }> {
  let closed = false
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    // This connection only waits: without probes it would not notice that the other end is gone.
    const probes = { keepAlive: true, keepAliveInitialDelayMillis: probeAfterMs }
    const next = new pg.Client({ connectionString, application_name: 'doublecheck listen', ...probes })
    client = next
    next.on('notification', wake)
    next.on('error', (error) => log.debug({ err: error }, 'the listening connection broke'))
    next.on('end', () => {
      if (client === next) reconnectSoon()
    })
    try {
      await next.connect()
      await next.query(`listen ${eventsChannel}`)
    } catch (error) {
      // It may be half open. Its end is not awaited: what does not answer now may never say goodbye.
      next.end().catch(() => undefined)
      throw error
    }
    wake()
  }

  // A failed attempt reports itself more than once; each must lead to one new attempt and not to several.
  function reconnectSoon(): void {
    if (closed || retry) return
    retry = setTimeout(() => {
      retry = undefined
      connect().catch((error) => {
        log.debug({ err: error }, 'listening again did not work yet')
        reconnectSoon()
      })
    }, reconnectMs)
  }

  function giveUp(): void {
    closed = true
    clearTimeout(retry)
  }

  await connect().catch((error) => {
    giveUp()
    throw error
  })
  return {
    async close() {
      giveUp()
      await client?.end()
    },
  }
}
