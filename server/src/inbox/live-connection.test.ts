import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { LiveBatch, type LiveNews, liveIdsMax } from './live-batch.ts'
import { blockedMsMax, LiveConnection } from './live-connection.ts'

const server = createServer()
let port: number

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const at = (id: number) => ({ written_by: '7', id })

function news(id: number, count = 1): LiveNews {
  const ids = Array.from(
    { length: count },
    (_, index) => `${String(id).padStart(8, '0')}-${String(index).padStart(27, '0')}`,
  )
  return {
    position: at(id),
    name: 'messages.changed',
    conversation_ids: ids,
    message_ids: ids,
    contact_ids: ids,
  }
}

/** Both ends of one line; the client reads nothing. */
async function lineToASleeper(): Promise<{ response: ServerResponse; client: IncomingMessage }> {
  const answered = new Promise<ServerResponse>((resolve) => {
    server.once('request', (_request, response) => {
      response.flushHeaders()
      resolve(response)
    })
  })
  const client = new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, agent: false }, (answer) => resolve(answer.pause())).on('error', reject)
  })
  return { response: await answered, client: await client }
}

test('a client that takes nothing costs bounded memory, and is dropped', async () => {
  const { response, client } = await lineToASleeper()
  client.on('error', () => client.destroy())
  const connection = new LiveConnection(1, response, at(0), at(0))
  connection.replayed()
  const giveUpAt = Date.now() + 25_000
  let id = 0
  for (; !response.writableNeedDrain; id += 1) {
    if (Date.now() > giveUpAt) throw new Error('the line never filled')
    connection.add(news(id + 1, liveIdsMax))
    await new Promise((resolve) => setTimeout(resolve, 160))
  }
  const held = response.writableLength
  for (let more = 0; more < 200; more += 1) connection.add(news(id + 2 + more, liveIdsMax))
  await new Promise((resolve) => setTimeout(resolve, 400))
  assert.equal(response.writableLength, held)
  connection.beat(Date.now() + blockedMsMax - 5_000)
  assert.isFalse(response.destroyed)
  connection.beat(Date.now() + blockedMsMax + 1_000)
  assert.isTrue(response.destroyed)
})

test('gathered news stands at the last position, and each id is told once', () => {
  const batch = new LiveBatch()
  batch.add(news(2))
  batch.add(news(5))
  batch.add({ ...news(3), name: 'notes.changed' })
  batch.add(news(5))
  const taken = batch.take()
  assert.deepEqual(taken?.upTo, at(5))
  assert.lengthOf(taken?.messages ?? [], 2)
  assert.isTrue(batch.isEmpty)
})

test('more than can be told one by one becomes a single wish to load again', () => {
  const batch = new LiveBatch()
  batch.add(news(1, liveIdsMax))
  batch.add(news(2, 1))
  batch.add(news(3, 1))
  assert.deepEqual(batch.take(), { messages: [{ name: 'reload', data: {} }], upTo: at(3) })
})
