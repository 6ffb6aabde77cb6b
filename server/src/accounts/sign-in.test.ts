import { afterAll, assert, beforeAll, test } from 'vitest'
import { browserAfter, type Desk, fromPage, openDesk, ownerEmail, ownerPassword } from './desk-for-tests.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk((app) => {
    app.get('/api/v1/mirror', { config: { permission: 'signed_in' } }, (request) => ({
      ...request.actor,
      permissions: [...request.actor!.permissions],
    }))
  })
  await desk.accounts.ensureOwner({ email: ownerEmail, password: ownerPassword })
})
afterAll(() => desk.close())

test('Maya signs in with her password, and her cookie is not for scripts or other sites', async () => {
  const answer = await desk.call('POST', '/api/auth/sign-in/email', fromPage, {
    email: ' Maya@Lemon-Bakery.example'.trim(),
    password: ownerPassword,
  })
  assert.equal(answer.statusCode, 200)
  for (const cookie of answer.cookies) {
    assert.equal(cookie.httpOnly, true)
    assert.equal(cookie.sameSite, 'Lax')
    assert.isUndefined(cookie.secure)
  }
  const me = await desk.call('GET', '/api/v1/mirror', browserAfter(answer))
  assert.equal(me.json().role, 'owner')
  assert.equal(me.json().label, 'Maya')
})

test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = { email: ownerEmail, password: 'not the password' }
  const unknown = { email: 'nobody@lemon-bakery.example', password: 'not the password' }
  const first = await desk.call('POST', '/api/auth/sign-in/email', fromPage, wrong)
  const second = await desk.call('POST', '/api/auth/sign-in/email', fromPage, unknown)
  assert.equal(first.statusCode, 401)
  assert.equal(first.body, second.body)
  assert.equal(first.json().error.code, 'accounts.wrong_password')
})

test('nobody can make an account from outside', async () => {
  const body = { email: 'eve@example.com', password: 'long enough', name: 'Eve' }
  const answer = await desk.call('POST', '/api/auth/sign-up/email', fromPage, body)
  assert.equal(answer.statusCode, 404)
})

test('after signing out the cookie opens nothing', async () => {
  const maya = await desk.signIn(ownerEmail, ownerPassword)
  assert.equal((await desk.call('GET', '/api/v1/mirror', maya)).statusCode, 200)
  assert.equal((await desk.call('POST', '/api/auth/sign-out', maya)).statusCode, 200)
  assert.equal((await desk.call('GET', '/api/v1/mirror', maya)).statusCode, 401)
})
