import { afterAll, assert, beforeAll, test } from 'vitest'
import { browserAfter, type Desk, openDesk, ownerEmail, ownerPassword } from './desk-for-tests.ts'
import { isSameOrigin } from './same-origin.ts'

let desk: Desk
let maya: Record<string, string>

beforeAll(async () => {
  desk = await openDesk()
  await desk.accounts.ensureOwner({
    email: ownerEmail,
    password: ownerPassword,
    apiToken: 'a token of the shop',
  })
  maya = await desk.signIn(ownerEmail, ownerPassword)
})
afterAll(() => desk.close())

const rename = (headers: Record<string, string>) =>
  desk.call('PATCH', '/api/v1/workspace', headers, { name: 'Lemon Bakery' })

test("another site's page cannot write with Maya's cookie", async () => {
  const { cookie } = maya as { cookie: string }
  const pages: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    // A neighbour under the same domain is another site too.
    { origin: 'http://wiki.desk.example', 'sec-fetch-site': 'same-site' },
    { origin: 'http://desk.example:8080' },
    { referer: 'http://desk.example/' },
    {},
  ]
  for (const page of pages) {
    const answer = await rename({ cookie, ...page })
    assert.equal(answer.statusCode, 403, JSON.stringify(page))
    assert.equal(answer.json().error.code, 'accounts.other_site')
  }
})

test("the desk's own page can, by whatever name the desk was opened", async () => {
  const { cookie } = maya as { cookie: string }
  assert.equal((await rename(maya)).statusCode, 200)
  assert.equal((await rename({ cookie, 'sec-fetch-site': 'same-origin' })).statusCode, 200)
  const local = { host: '192.168.1.20:3000', origin: 'http://192.168.1.20:3000' }
  assert.equal((await rename({ cookie, ...local })).statusCode, 200)
  // Behind a proxy that does not pass the name on, the official address is known.
  const proxied = { host: '127.0.0.1:3000', origin: 'http://desk.example' }
  assert.equal((await rename({ cookie, ...proxied })).statusCode, 200)
})

test('Maya signs in and out by whatever name she opened the desk', async () => {
  const body = { email: ownerEmail, password: ownerPassword }
  const local = { host: '192.168.1.20:3000', origin: 'http://192.168.1.20:3000' }
  const proxied = { host: '127.0.0.1:3000', origin: 'http://desk.example' }
  for (const page of [local, proxied]) {
    const inside = await desk.call('POST', '/api/auth/sign-in/email', page, body)
    assert.equal(inside.statusCode, 200, inside.body)
    const outside = await desk.call('POST', '/api/auth/sign-out', { ...browserAfter(inside), ...page })
    assert.equal(outside.statusCode, 200, outside.body)
  }
})

test("another site's page cannot sign its visitor in", async () => {
  const body = { email: ownerEmail, password: ownerPassword }
  const page = { origin: 'https://evil.example' }
  assert.equal((await desk.call('POST', '/api/auth/sign-in/email', page, body)).statusCode, 403)
})

test('a program with a token needs no page', async () => {
  assert.equal((await rename({ authorization: 'Bearer a token of the shop' })).statusCode, 200)
})

test('reading is not held up, and a program without cookies may knock', () => {
  assert.equal(isSameOrigin({ host: 'desk.example' }, 'http://desk.example'), true)
  assert.equal(isSameOrigin({ 'sec-fetch-site': 'none', cookie: 'a=b' }, 'http://desk.example'), true)
})

test('Maya reads through a link on another site', async () => {
  const { cookie } = maya as { cookie: string }
  const visit = { cookie, 'sec-fetch-site': 'cross-site' }
  assert.equal((await desk.call('GET', '/api/v1/workspace', visit)).statusCode, 200)
})
