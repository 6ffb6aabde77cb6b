import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
let platform: Server
let status = 200
let answer: object = {}

beforeAll(async () => {
  house = await openTestHouse()
  platform = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer))
  })
  platform.listen(0, '127.0.0.1')
  await once(platform, 'listening')
  await house.whatsapp.connect({
    workspace_id: house.workspaceId,
    phone_number_id: '104551000000008',
    waba_id: '204551000000008',
    display_phone_number: '+33 1 00 00 00 08',
    access_token: 'token',
    app_secret: 'secret',
    verify_token: 'verify',
    graph_url: `http://127.0.0.1:${(platform.address() as AddressInfo).port}`,
    label: null,
    simulated: false,
  })
})
afterAll(async () => {
  await house.close()
  platform.close()
})

const sync = () => house.whatsapp.syncTemplates(house.workspaceId)
const byJob = () =>
  house.whatsapp.tasks['whatsapp:sync_templates']!({
    workspace_id: house.workspaceId,
    account_id: '204551000000008',
  })

test('a list that is read to its end is no refusal', async () => {
  answer = { data: [] }
  expect(await sync()).toBeUndefined()
})

test('a platform that refuses the token, or the list, is told with what to do', async () => {
  status = 401
  answer = { error: { code: 190, message: 'Session has expired' } }
  expect(await sync()).toMatchObject({ code: 'numbers.token_refused' })
  status = 400
  answer = { error: { code: 100, message: 'Unsupported get request' } }
  expect(await sync()).toMatchObject({ code: 'templates.sync_refused' })
  await byJob()
})

test('a platform in trouble is asked again by the job', async () => {
  status = 503
  answer = { error: { code: 2, message: 'Service temporarily unavailable' } }
  expect(await sync()).toMatchObject({ code: 'templates.platform_away' })
  await expect(byJob()).rejects.toThrow('templates could not be read')
})
