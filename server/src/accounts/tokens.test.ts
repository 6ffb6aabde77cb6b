import { afterAll, assert, beforeAll, test } from 'vitest'
import { type Desk, openDesk, ownerEmail, ownerPassword } from './desk-for-tests.ts'
import { openAccounts } from './open-accounts.ts'

let desk: Desk
let maya: Record<string, string>

beforeAll(async () => {
  desk = await openDesk()
  await desk.accounts.ensureOwner({ email: ownerEmail, password: ownerPassword })
  maya = await desk.signIn(ownerEmail, ownerPassword)
})
afterAll(() => desk.close())

test('a token opens what it was made for and nothing else', async () => {
  const { token } = await make({ name: 'shop', scopes: ['team.read'] })
  assert.equal((await desk.call('GET', '/api/v1/agents', bearer(token))).statusCode, 200)
  assert.equal((await desk.call('GET', '/api/v1/audit', bearer(token))).statusCode, 403)
  const session = (await desk.call('GET', '/api/v1/session', bearer(token))).json()
  assert.isNull(session.agent)
  assert.deepEqual(session.permissions, ['team.read'])
})

test('the token itself is stored nowhere, and shown once', async () => {
  const { id, token } = await make(
    { name: 'once', scopes: ['team.read'] },
    { 'idempotency-key': 'make once' },
  )
  const stored = await desk.house.db.selectFrom('api_tokens').selectAll().where('id', '=', id).execute()
  assert.notInclude(JSON.stringify(stored), token)
  const kept = await desk.house.db.selectFrom('idempotency_keys').selectAll().execute()
  assert.notInclude(JSON.stringify(kept), token)
  const listed = await desk.call('GET', '/api/v1/tokens', maya)
  assert.notInclude(listed.body, token)
  const row = listed.json().data.find((each: { id: string }) => each.id === id)
  assert.equal(row.prefix, token.slice(0, 8))
})

test('a revoked token is refused at once here, and elsewhere once it is forgotten', async () => {
  const elsewhere = await openAccounts(desk.house, { baseUrl: 'http://desk.example' })
  const { id, token } = await make({ name: 'lost', scopes: ['team.read'] })
  assert.isNotNull(await elsewhere.identify(bearer(token)))
  assert.equal((await desk.call('DELETE', `/api/v1/tokens/${id}`, maya)).statusCode, 204)
  assert.equal((await desk.call('GET', '/api/v1/agents', bearer(token))).statusCode, 401)
  const fresh = await openAccounts(desk.house, { baseUrl: 'http://desk.example' })
  assert.isNull(await fresh.identify(bearer(token)))
  assert.equal((await desk.call('DELETE', `/api/v1/tokens/${id}`, maya)).statusCode, 404)
})

test('a token ends at its hour', async () => {
  const expires = new Date(desk.house.clock.now().getTime() + 60_000).toISOString()
  const { token } = await make({ name: 'short', scopes: ['team.read'], expires_at: expires })
  assert.equal((await desk.call('GET', '/api/v1/agents', bearer(token))).statusCode, 200)
  desk.house.clock.setOffsetMs(61_000)
  const later = await openAccounts(desk.house, { baseUrl: 'http://desk.example' })
  assert.isNull(await later.identify(bearer(token)))
  desk.house.clock.setOffsetMs(0)
  const past = { name: 'past', scopes: ['team.read'], expires_at: '2020-01-01T00:00:00Z' }
  const answer = await desk.call('POST', '/api/v1/tokens', maya, past)
  assert.equal(answer.json().error.code, 'accounts.expiry_past')
})

test('a token hands on no more than it has', async () => {
  const { token } = await make({ name: 'maker', scopes: ['tokens.write', 'team.read'] })
  const asked = { name: 'more', scopes: ['team.read', 'messages.send'] }
  const answer = await desk.call('POST', '/api/v1/tokens', bearer(token), asked)
  assert.equal(answer.statusCode, 403)
  assert.deepEqual(answer.json().error.details, { beyond: ['messages.send'] })
})

test('use is noted to the minute', async () => {
  const { id, token } = await make({ name: 'used', scopes: ['team.read'] })
  await desk.call('GET', '/api/v1/agents', bearer(token))
  const first = await lastUsed(id)
  assert.isNotNull(first)
  const again = await openAccounts(desk.house, { baseUrl: 'http://desk.example' })
  await again.identify(bearer(token))
  assert.deepEqual(await lastUsed(id), first)
  desk.house.clock.setOffsetMs(61_000)
  const later = await openAccounts(desk.house, { baseUrl: 'http://desk.example' })
  await later.identify(bearer(token))
  desk.house.clock.setOffsetMs(0)
  assert.isAbove((await lastUsed(id))!.getTime(), first!.getTime())
})

test('a wrong token is not made good by a cookie, and another scheme is left to the proxy', async () => {
  assert.isNull(await desk.accounts.identify({ ...maya, authorization: 'Bearer nonsense' }))
  assert.isNull(await desk.accounts.identify({ ...maya, authorization: 'Bearer' }))
  const behindProxy = await desk.accounts.identify({ ...maya, authorization: 'Basic bWF5YTptYXlh' })
  assert.equal(behindProxy?.kind, 'agent')
})

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

async function make(body: object, more: Record<string, string> = {}) {
  const answer = await desk.call('POST', '/api/v1/tokens', { ...maya, ...more }, body)
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json() as { id: string; token: string }
}

async function lastUsed(id: string): Promise<Date | null> {
  const row = await desk.house.db
    .selectFrom('api_tokens')
    .select('last_used_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.last_used_at
}
