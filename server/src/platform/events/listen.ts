import pg from 'pg'
import type { Log } from '../log.ts'
import { eventsChannel } from './announce.ts'

const reconnectMs = 500

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
    const next = new pg.Client({ connectionString, application_name: 'doublecheck listen' })
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

  await connect()
  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end()
    },
  }
}
