import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../../test/database.ts'
import { openLog } from '../log.ts'
import { eventsChannel } from './announce.ts'
import { listenToEvents } from './listen.ts'

let database: TestDatabase
let door: Door

beforeAll(async () => {
  database = await cloneDatabase()
  door = await openDoor(database.connectionString)
})

afterAll(async () => {
  await door.close()
  await database.drop()
})

test('a database that is away is asked again at a steady pace, and one connection listens when it is back', async () => {
  let woken = 0
  const listening = await listenToEvents(door.connectionString, openLog('silent'), () => {
    woken += 1
  })
  assert.equal(door.open(), 1)
  door.shut(true)
  await sleep(3_200)
  assert.isAtMost(door.turnedAway(), 8)
  assert.isAtLeast(door.turnedAway(), 2)
  door.shut(false)
  const before = woken
  while (woken === before) await sleep(20)
  await sleep(1_200)
  assert.equal(door.open(), 1)
  const heard = woken
  await notify(database.connectionString)
  while (woken === heard) await sleep(20)
  await listening.close()
})

type Door = {
  readonly connectionString: string
  /** Connections that stand now. */
  open(): number
  turnedAway(): number
  /** Cuts every connection and lets nobody in, or opens again. */
  shut(closed: boolean): void
  close(): Promise<void>
}

/** A door before the database, to be shut without stopping the database that other tests share. */
async function openDoor(connectionString: string): Promise<Door> {
  const target = new URL(connectionString)
  const lines = new Set<{ destroy(): void }>()
  let shut = false
  let turnedAway = 0
  const server: Server = createServer((here) => {
    here.on('error', () => here.destroy())
    if (shut) {
      turnedAway += 1
      here.destroy()
      return
    }
    const there = connect(Number(target.port), target.hostname)
    const line = { destroy: () => [here, there].map((socket) => socket.destroy()) }
    lines.add(line)
    there.on('error', () => line.destroy())
    for (const socket of [here, there]) socket.on('close', () => lines.delete(line))
    here.pipe(there).pipe(here)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = new URL(connectionString)
  address.port = String((server.address() as { port: number }).port)
  return {
    connectionString: address.href,
    open: () => lines.size,
    turnedAway: () => turnedAway,
    shut(closed) {
      shut = closed
      if (closed) for (const line of lines) line.destroy()
    },
    async close() {
      for (const line of lines) line.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

async function notify(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(`notify ${eventsChannel}`)
  await client.end()
}
