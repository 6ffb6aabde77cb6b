import { sql } from 'kysely'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { type Desk, fromPage, openDesk, ownerEmail, ownerPassword } from './desk-for-tests.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
  await desk.accounts.ensureOwner({ email: ownerEmail, password: ownerPassword })
})
afterAll(() => desk.close())

let address = 0
/** Every try from another address, as a patient guesser would. */
async function attempt(email: string, password: string): Promise<{ status: number; code?: string }> {
  address += 1
  const answer = await desk.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { host: 'desk.example', ...fromPage },
    remoteAddress: `203.0.113.${address}`,
    payload: { email, password },
  })
  return { status: answer.statusCode, code: answer.json().error?.code }
}

test('guessing from many addresses is slowed down, also for an account nobody has', async () => {
  for (const email of [ownerEmail, 'nobody@lemon-bakery.example']) {
    for (let i = 0; i < 10; i++) {
      assert.equal((await attempt(email, 'a guess')).code, 'accounts.wrong_password')
    }
    // A slow machine may have taken longer over the guesses than the wait they earned.
    await sql`update sign_in_failures set last_at = now()`.execute(desk.house.db)
    assert.deepEqual(await attempt(email, ownerPassword), { status: 429, code: 'accounts.too_many' })
  }
})

test('many guesses at once are many', async () => {
  const email = 'theo@lemon-bakery.example'
  const codes = await Promise.all(Array.from({ length: 16 }, () => attempt(email, 'a guess')))
  assert.equal(codes.filter(({ code }) => code === 'accounts.wrong_password').length, 10)
  assert.equal(codes.filter(({ code }) => code === 'accounts.too_many').length, 6)
})

test('a try that is turned away for another reason does not clear the count', async () => {
  const count = () =>
    desk.house.db.selectFrom('sign_in_failures').select('count').orderBy('email_mark').execute()
  await attempt('zoe@lemon-bakery.example', 'a guess')
  const before = await count()
  const answer = await desk.call(
    'POST',
    '/api/auth/sign-in/email',
    { referer: 'https://evil.example/' },
    { email: 'zoe@lemon-bakery.example', password: 'a guess' },
  )
  assert.equal(answer.statusCode, 403, answer.body)
  assert.deepEqual(await count(), before)
})

test('after the wait the right password works and clears the count', async () => {
  await sql`update sign_in_failures set last_at = now() - interval '3 seconds'`.execute(desk.house.db)
  assert.equal((await attempt(ownerEmail.toUpperCase(), ownerPassword)).status, 200)
  assert.equal((await attempt(ownerEmail, 'a slip')).code, 'accounts.wrong_password')
})

test('the wait doubles with each failure, up to a quarter of an hour', async () => {
  await sql`update sign_in_failures set count = 40, last_at = now() - interval '14 minutes'`.execute(
    desk.house.db,
  )
  assert.equal((await attempt(ownerEmail, ownerPassword)).status, 429)
  await sql`update sign_in_failures set last_at = now() - interval '16 minutes'`.execute(desk.house.db)
  assert.equal((await attempt(ownerEmail, ownerPassword)).status, 200)
})

test('no e-mail address can be read from the count', async () => {
  await attempt('lina@example.com', 'a guess')
  const rows = await desk.house.db.selectFrom('sign_in_failures').selectAll().execute()
  assert.notMatch(JSON.stringify(rows), /lina|maya|example/)
})

test('one address that tries and tries is held up', async () => {
  const codes = new Set<string | undefined>()
  for (let i = 0; i < 35; i++) {
    const answer = await desk.call('POST', '/api/auth/sign-in/email', fromPage, {
      // No address at all: counted like the others, and no password is worked on.
      email: `guess ${i}`,
      password: 'a guess',
    })
    codes.add(answer.json().error.code)
    if (answer.statusCode === 429) assert.isNotEmpty(answer.headers['retry-after'])
  }
  assert.deepEqual([...codes].sort(), ['accounts.too_many', 'accounts.wrong_password'])
})
