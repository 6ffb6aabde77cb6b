import { createHmac } from 'node:crypto'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { browserAfter, type Desk, fromPage, openDesk, ownerEmail, ownerPassword } from './desk-for-tests.ts'

let desk: Desk
let maya: Record<string, string>
let secret: string
let backupCodes: string[]

beforeAll(async () => {
  desk = await openDesk()
  await desk.accounts.ensureOwner({ email: ownerEmail, password: ownerPassword })
  maya = await desk.signIn(ownerEmail, ownerPassword)
})
afterAll(() => desk.close())

test('Maya sets up the second factor with her password, and proves it with a code of her app', async () => {
  const wrong = await desk.call('POST', '/api/auth/two-factor/enable', maya, { password: 'not hers' })
  assert.equal(wrong.json().error.code, 'accounts.wrong_password')

  const as = { ...maya, 'idempotency-key': 'set up once' }
  const begun = await desk.call('POST', '/api/auth/two-factor/enable', as, { password: ownerPassword })
  assert.equal(begun.statusCode, 200, begun.body)
  secret = new URL(begun.json().totpURI).searchParams.get('secret')!
  backupCodes = begun.json().backupCodes
  assert.isAtLeast(backupCodes.length, 8)
  const kept = await desk.house.db.selectFrom('idempotency_keys').selectAll().execute()
  assert.notInclude(JSON.stringify(kept), secret)
  const stored = await desk.house.db.selectFrom('second_factors').selectAll().executeTakeFirstOrThrow()
  for (const words of [secret, ...backupCodes]) assert.notInclude(JSON.stringify(stored), words)

  const proven = await desk.call('POST', '/api/auth/two-factor/verify-totp', maya, { code: codeNow(secret) })
  assert.equal(proven.statusCode, 200, proven.body)
  maya = browserAfter(proven, maya)
  assert.equal((await desk.call('GET', '/api/v1/session', maya)).json().agent.two_factor_enabled, true)
})

test('the password alone opens nothing any more; with a code it does', async () => {
  const begun = await askWithPassword()
  assert.equal(begun.answer.json().twoFactorRedirect, true)
  assert.equal((await desk.call('GET', '/api/v1/session', begun.browser)).statusCode, 401)

  const odd = await desk.call('POST', '/api/auth/two-factor/verify-totp', begun.browser, { code: '000000' })
  assert.equal(odd.statusCode, 401)
  assert.equal(odd.json().error.code, 'accounts.wrong_code')
  const right = await desk.call('POST', '/api/auth/two-factor/verify-totp', begun.browser, {
    code: codeNow(secret),
  })
  assert.equal(right.statusCode, 200, right.body)
  const inside = browserAfter(right, begun.browser)
  assert.equal((await desk.call('GET', '/api/v1/session', inside)).statusCode, 200)
})

test('after five wrong codes the sign-in begins again', async () => {
  const begun = await askWithPassword()
  for (let i = 0; i < 5; i++) {
    await desk.call('POST', '/api/auth/two-factor/verify-totp', begun.browser, { code: '000000' })
  }
  const late = await desk.call('POST', '/api/auth/two-factor/verify-totp', begun.browser, {
    code: codeNow(secret),
  })
  assert.equal(late.json().error.code, 'accounts.challenge_over')
})

test('a backup code lets in once', async () => {
  const code = backupCodes[0]!
  const url = '/api/auth/two-factor/verify-backup-code'
  const first = await desk.call('POST', url, (await askWithPassword()).browser, { code })
  assert.equal(first.statusCode, 200, first.body)
  const second = await desk.call('POST', url, (await askWithPassword()).browser, { code })
  assert.equal(second.json().error.code, 'accounts.wrong_code')
})

test('the log says who came in with a code', async () => {
  const entries = (await desk.call('GET', '/api/v1/audit', maya)).json().data
  const routes = entries.map((entry: { route: string }) => entry.route)
  assert.include(routes, 'POST /api/auth/two-factor/enable')
  assert.include(routes, 'POST /api/auth/two-factor/verify-totp')
  assert.include(routes, 'POST /api/auth/two-factor/verify-backup-code')
})

test('without the second factor again, the password is enough', async () => {
  const answer = await desk.call('POST', '/api/auth/two-factor/disable', maya, { password: ownerPassword })
  assert.equal(answer.statusCode, 200, answer.body)
  await desk.signIn(ownerEmail, ownerPassword)
  assert.equal((await desk.house.db.selectFrom('second_factors').selectAll().execute()).length, 0)
})

async function askWithPassword() {
  const asked = { email: ownerEmail, password: ownerPassword }
  const answer = await desk.call('POST', '/api/auth/sign-in/email', fromPage, asked)
  assert.equal(answer.statusCode, 200, answer.body)
  return { answer, browser: browserAfter(answer) }
}

/** What an authenticator app shows: RFC 6238 with six digits and 30 seconds. */
function codeNow(base32: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = digest[19]! & 0xf
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
