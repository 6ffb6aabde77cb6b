import { afterAll, assert, beforeAll, test } from 'vitest'
import { type Desk, openDesk, ownerEmail, ownerPassword } from './desk-for-tests.ts'

let desk: Desk
let maya: Record<string, string>
let stranger: Record<string, string>

beforeAll(async () => {
  desk = await openDesk()
  await desk.accounts.ensureOwner({ email: ownerEmail, password: ownerPassword })
  maya = await desk.signIn(ownerEmail, ownerPassword)
  stranger = (await desk.openNeighbour('harbour-garage')).browser
})
afterAll(() => desk.close())

test('whoever is not signed in gets nothing but the way in', async () => {
  for (const { method, url, permission } of desk.routes) {
    if (permission === 'public' || typeof method !== 'string') continue
    const address = url.replace(':id', '01900000-0000-7000-8000-000000000000')
    const answer = await desk.app.inject({ method: method as 'GET', url: address })
    assert.equal(answer.statusCode, 401, `${method} ${url}`)
  }
})

test('an owner next door cannot touch people and tokens here, nor learn of them', async () => {
  const omar = await desk.hire('omar', 'agent')
  const made = await desk.call('POST', '/api/v1/tokens', maya, { name: 'shop', scopes: ['team.read'] })
  const calls = [
    ['PATCH', `/api/v1/agents/${omar.id}`, { suspended: true }],
    ['POST', `/api/v1/agents/${omar.id}/access`, { password: 'taken over' }],
    ['DELETE', `/api/v1/tokens/${made.json().id}`, undefined],
  ] as const
  for (const [method, url, body] of calls) {
    const answer = await desk.call(method, url, stranger, body)
    assert.equal(answer.statusCode, 404, url)
    assert.equal(answer.json().error.code, 'accounts.not_found')
  }
  assert.equal((await desk.call('GET', '/api/v1/session', omar.browser)).statusCode, 200)
})

test('lists show the own workspace only', async () => {
  const names = async (url: string) =>
    (await desk.call('GET', url, stranger)).json().data.map((row: { name?: string }) => row.name)
  assert.deepEqual(await names('/api/v1/agents'), ['harbour-garage'])
  assert.deepEqual(await names('/api/v1/tokens'), [])
  const audit = (await desk.call('GET', '/api/v1/audit', stranger)).json().data
  assert.deepEqual(
    audit.map((entry: { actor: { name: string } }) => entry.actor.name),
    ['harbour-garage'],
  )
  assert.equal((await desk.call('GET', '/api/v1/workspace', stranger)).json().name, 'harbour-garage')
})

test('nobody goes on in a workspace that is not theirs', async () => {
  const bakery = (await desk.call('GET', '/api/v1/workspace', maya)).json().id
  const answer = await desk.call('POST', '/api/v1/session/workspace', stranger, { workspace_id: bakery })
  assert.equal(answer.statusCode, 404)
  assert.equal((await desk.call('GET', '/api/v1/workspace', stranger)).json().name, 'harbour-garage')
})

test('Nina works in both, goes from one to the other, and keeps her password', async () => {
  const nina = await desk.hire('nina', 'agent')
  const asked = { email: nina.email, name: 'Nina', role: 'reader', password: 'another password' }
  const hired = await desk.call('POST', '/api/v1/agents', stranger, asked)
  assert.equal(hired.statusCode, 201)
  assert.equal(hired.json().password_kept, true)
  await desk.signIn(nina.email, ownerPassword)

  const garage = (await desk.call('GET', '/api/v1/workspace', stranger)).json().id
  const there = await desk.call('POST', '/api/v1/session/workspace', nina.browser, { workspace_id: garage })
  assert.equal(there.json().workspace.name, 'harbour-garage')
  assert.equal(there.json().role, 'reader')
  assert.equal((await desk.call('GET', '/api/v1/session', nina.browser)).json().role, 'reader')

  const reset = await desk.call('POST', `/api/v1/agents/${nina.id}/access`, stranger, {
    password: 'taken over',
  })
  assert.equal(reset.json().error.code, 'accounts.shared_account')
  // Suspended at home, she may be let in again there, and still signs in with this password.
  const suspendAtHome = (suspended_at: Date | null) =>
    desk.house.db
      .updateTable('memberships')
      .set({ suspended_at, suspended_by: suspended_at && 'test' })
      .where('agent_id', '=', nina.id)
      .where('workspace_id', '<>', garage)
      .execute()
  await suspendAtHome(desk.house.clock.now())
  const body = { password: 'taken over' }
  const suspended = await desk.call('POST', `/api/v1/agents/${nina.id}/access`, stranger, body)
  assert.equal(suspended.json().error.code, 'accounts.shared_account')
  await suspendAtHome(null)

  // Out of one is not out of the other, and the open session does not slip into the other unasked.
  await desk.call('PATCH', `/api/v1/agents/${nina.id}`, stranger, { suspended: true })
  assert.equal((await desk.call('GET', '/api/v1/session', nina.browser)).statusCode, 401)
  const again = await desk.signIn(nina.email, ownerPassword)
  assert.equal((await desk.call('GET', '/api/v1/session', again)).json().role, 'agent')
})
