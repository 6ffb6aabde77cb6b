import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { receiveMessages } from '../../messages/index.ts'
import { inTransaction, isRefusal } from '../../platform/index.ts'
import { mayFetchFrom } from './media-address.ts'

let house: TestHouse
let platform: Server
let numberId: string
/** What the platform says next when it is asked where a file is. */
let next: { status: number; body: object }
const url = () => `http://127.0.0.1:${(platform.address() as AddressInfo).port}`
const found = () => ({ status: 200, body: { url: `${url()}/file`, mime_type: 'image/png' } })
const refusal = (status: number, code: number) => ({ status, body: { error: { code, message: 'no' } } })

beforeAll(async () => {
  house = await openTestHouse()
  platform = createServer((request, response) => {
    if (request.url === '/file') return response.end('a lemon tart')
    const { status, body } = request.url?.includes('/media-') ? next : { status: 200, body: {} }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  platform.listen(0, '127.0.0.1')
  await once(platform, 'listening')
  const connected = await house.whatsapp.connect({
    workspace_id: house.workspaceId,
    phone_number_id: '104551000000007',
    waba_id: '204551000000007',
    display_phone_number: '+33 1 00 00 00 07',
    access_token: 'token',
    app_secret: 'secret',
    verify_token: 'verify',
    graph_url: url(),
    label: null,
    simulated: false,
  })
  if (isRefusal(connected)) throw new Error(connected.message)
  numberId = connected.id
})
afterAll(async () => {
  await house.close()
  platform.close()
})

let sent = 0

/** Lina sends a picture, and the desk tries once to bring it home. Returns the row of the file. */
async function receivePicture(answer: { status: number; body: object }) {
  sent += 1
  const at = new Date(Date.now() - sent)
  const message = {
    workspace_id: house.workspaceId,
    number_id: numberId,
    contact_id: null,
    group_id: 'bakers',
    direction: 'in' as const,
    origin: 'live' as const,
    channel: 'whatsapp',
    channel_message_id: `wamid.picture.${sent}`,
    type: 'image',
    body: { id: `media-${sent}` },
    details: {},
    quotes: null,
    reacts_to: null,
    at,
    media: { channel_media_id: `media-${sent}`, mime_type: 'image/png', voice: false, animated: false },
    reached: null,
    delivery_id: null,
  }
  await inTransaction(house.db, (trx) => receiveMessages(trx, [message]))
  const read = () =>
    house.db
      .selectFrom('media')
      .selectAll()
      .where('channel_media_id', '=', `media-${sent}`)
      .executeTakeFirstOrThrow()
  const { message_id } = await read()
  const fetch = async (told: typeof answer) => {
    next = told
    await house.whatsapp.tasks['messages:download_media']!({ workspace_id: house.workspaceId, message_id })
    return read()
  }
  return { fetch, read, first: () => fetch(answer) }
}

test('a picture comes home', async () => {
  const picture = await receivePicture(found())
  const row = await picture.first()
  expect(row).toMatchObject({ failed_at: null, size_bytes: 12 })
  expect((await house.files.read(house.workspaceId, row.id)).toString()).toBe('a lemon tart')
})

test.each([
  ['a rate that was reached', 400, 80007],
  ['a refused token', 401, 190],
  ['trouble of its own', 500, 131000],
])('after %s the picture is shown as failed, and comes home at the next try', async (_why, status, code) => {
  const picture = await receivePicture(refusal(status, code))
  await expect(picture.first()).rejects.toThrow(String(code))
  expect(await picture.read()).toMatchObject({ stored_at: null, failure: expect.stringContaining(`${code}`) })
  expect(await picture.fetch(found())).toMatchObject({ failed_at: null, failure: null, size_bytes: 12 })
})

test('a file the platform does not know is not asked for again', async () => {
  const picture = await receivePicture(refusal(400, 100))
  expect(await picture.first()).toMatchObject({ stored_at: null, failure: '100: no' })
})

test('a file is not fetched from wherever an answer says', async () => {
  const picture = await receivePicture({ status: 200, body: { url: 'http://169.254.169.254/latest' } })
  expect(await picture.first()).toMatchObject({ stored_at: null, failed_at: expect.any(Date) })
})

describe('where a file may be fetched from', () => {
  const meta = 'https://graph.facebook.com/v25.0/1'
  test.each([
    ['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', meta, true],
    ['http://lookaside.fbsbx.com/attachments', meta, false],
    ['https://169.254.169.254/latest', meta, false],
    ['https://0x7f.1/', meta, false],
    ['https://[::1]/', meta, false],
    ['https://localhost/', meta, false],
    ['https://database.internal/', meta, false],
    ['https://database/', meta, false],
    ['file:///etc/passwd', meta, false],
    ['no address', meta, false],
    ['http://127.0.0.1:4011/file', 'http://localhost:4010/v25.0/1', true],
    ['http://simulator:4010/file', 'http://simulator:4010/v25.0/1', true],
    ['http://database:5432/', 'http://simulator:4010/v25.0/1', false],
  ])('%s, named by %s: %s', (address, asked, may) => {
    expect(mayFetchFrom(address, asked)).toBe(may)
  })
})
