import { afterAll, assert, beforeAll, test } from 'vitest'
import { isRefusal } from '../platform/index.ts'
import { changeMember } from './change-member.ts'
import { browserAfter, type Desk, fromPage, openDesk, ownerEmail, ownerPassword } from './desk-for-tests.ts'

let desk: Desk
let maya: Record<string, string>

beforeAll(async () => {
  desk = await openDesk()
  await desk.accounts.ensureOwner({ email: ownerEmail, password: ownerPassword })
  maya = await desk.signIn(ownerEmail, ownerPassword)
})
afterAll(() => desk.close())

test('Omar is hired as an agent, sees his permissions, and may not hire', async () => {
  const omar = await desk.hire('omar', 'agent')
  const session = (await desk.call('GET', '/api/v1/session', omar.browser)).json()
  assert.equal(session.agent.name, 'omar')
  assert.equal(session.role, 'agent')
  assert.include(session.permissions, 'messages.send')
  assert.notInclude(session.permissions, 'team.write')
  assert.deepEqual(
    session.workspaces.map((workspace: { role: string }) => workspace.role),
    ['agent'],
  )
  const hiring = { email: 'eve@lemon-bakery.example', name: 'Eve', role: 'reader', password: 'long enough' }
  const answer = await desk.call('POST', '/api/v1/agents', omar.browser, hiring)
  assert.equal(answer.statusCode, 403)
  assert.equal(answer.json().error.code, 'accounts.not_allowed')
})

test('the same person is not hired twice', async () => {
  const again = { email: 'OMAR@lemon-bakery.example', name: 'Omar', role: 'lead', password: 'long enough' }
  const answer = await desk.call('POST', '/api/v1/agents', maya, again)
  assert.equal(answer.statusCode, 409)
  assert.equal(answer.json().error.code, 'accounts.exists')
})

test('the team is listed by name, page by page', async () => {
  for (const name of ['zoe', 'ada']) await desk.hire(name, 'reader')
  const names: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const answer = await desk.call('GET', `/api/v1/agents?limit=2${cursor && `&cursor=${cursor}`}`, maya)
    names.push(...answer.json().data.map((agent: { name: string }) => agent.name))
    cursor = answer.json().next_cursor
  }
  assert.deepEqual(names, ['ada', 'Maya', 'omar', 'zoe'])
})

test('a suspended agent is out at once, cannot sign in, and comes back when let in again', async () => {
  const noor = await desk.hire('noor', 'agent')
  await change(noor.id, { suspended: true })
  assert.equal((await desk.call('GET', '/api/v1/session', noor.browser)).statusCode, 401)
  const knock = { email: noor.email, password: ownerPassword }
  const turnedAway = await desk.call('POST', '/api/auth/sign-in/email', fromPage, knock)
  assert.equal(turnedAway.statusCode, 403)
  assert.equal(turnedAway.json().error.code, 'accounts.suspended')
  await change(noor.id, { suspended: false })
  assert.equal((await desk.call('GET', '/api/v1/session', noor.browser)).statusCode, 401)
  await desk.signIn(noor.email, ownerPassword)
})

test('a new role counts from the next request on', async () => {
  const ines = await desk.hire('ines', 'reader')
  await change(ines.id, { role: 'lead' })
  const session = (await desk.call('GET', '/api/v1/session', ines.browser)).json()
  assert.equal(session.role, 'lead')
  assert.include(session.permissions, 'conversations.write')
})

test('of two owners who remove each other at once, one stays', async () => {
  const paul = await desk.hire('paul', 'owner')
  const mayaHerself = (await desk.accounts.identify(maya))!
  const paulHimself = (await desk.accounts.identify(paul.browser))!
  const outcomes = await Promise.all([
    changeMember(desk.house, mayaHerself, paul.id, { suspended: true }),
    changeMember(desk.house, paulHimself, mayaHerself.id, { role: 'reader' }),
  ])
  assert.deepEqual(
    outcomes.filter(isRefusal).map((refusal) => refusal.code),
    ['accounts.last_owner'],
  )
  // Whoever stayed, the rest of this file is Maya's.
  const db = desk.house.db
  await db.updateTable('memberships').set({ role: 'owner' }).where('agent_id', '=', mayaHerself.id).execute()
})

test('the last owner cannot step down, nor be suspended', async () => {
  const mayaId = (await desk.call('GET', '/api/v1/session', maya)).json().agent.id
  const owners = (await desk.call('GET', '/api/v1/agents', maya)).json().data
  for (const owner of owners) {
    if (owner.role === 'owner' && owner.id !== mayaId) await change(owner.id, { role: 'reader' })
  }
  for (const leaving of [{ role: 'lead' }, { suspended: true }]) {
    const answer = await desk.call('PATCH', `/api/v1/agents/${mayaId}`, maya, leaving)
    assert.equal(answer.statusCode, 422)
    assert.equal(answer.json().error.code, 'accounts.last_owner')
  }
})

test('a token that may manage the team makes nobody mightier than itself', async () => {
  const made = await desk.call('POST', '/api/v1/tokens', maya, {
    name: 'hiring',
    scopes: ['team.write', 'team.read'],
  })
  const token = { authorization: `Bearer ${made.json().token}` }
  const hiring = { email: 'eve@lemon-bakery.example', name: 'Eve', role: 'owner', password: 'long enough' }
  const hired = await desk.call('POST', '/api/v1/agents', token, hiring)
  assert.equal(hired.statusCode, 403)
  const mayaId = (await desk.call('GET', '/api/v1/session', maya)).json().agent.id
  const demoted = await desk.call('PATCH', `/api/v1/agents/${mayaId}`, token, { suspended: true })
  assert.equal(demoted.statusCode, 403)
  const reset = await desk.call('POST', `/api/v1/agents/${mayaId}/access`, token, { password: 'long enough' })
  assert.equal(reset.statusCode, 403)
})

test('an owner gives a new password to somebody who lost theirs, but not to herself', async () => {
  const lost = await desk.hire('lucas', 'agent')
  const url = (id: string) => `/api/v1/agents/${id}/access`
  const answer = await desk.call('POST', url(lost.id), maya, { password: 'a new beginning' })
  assert.equal(answer.statusCode, 200)
  assert.equal((await desk.call('GET', '/api/v1/session', lost.browser)).statusCode, 401)
  await desk.signIn(lost.email, 'a new beginning')
  const mayaId = (await desk.call('GET', '/api/v1/session', maya)).json().agent.id
  const own = await desk.call('POST', url(mayaId), maya, { password: 'a new beginning' })
  assert.equal(own.json().error.code, 'accounts.own_access')
})

test('a name too long, an odd role and a short password are each named', async () => {
  const answer = await desk.call('POST', '/api/v1/agents', maya, {
    email: 'not an address',
    name: 'x'.repeat(10_000),
    role: 'king',
    password: 'short',
  })
  assert.equal(answer.statusCode, 400)
  const fields = answer.json().error.details.map((detail: { field: string }) => detail.field)
  assert.sameMembers(fields, ['email', 'name', 'role', 'password'])
})

test('Maya changes her own name and language, and stays signed in', async () => {
  const answer = await desk.call('PATCH', '/api/v1/session', maya, { name: 'Maya L.', language: 'fr' })
  assert.equal(answer.statusCode, 200)
  assert.deepInclude(answer.json().agent, { name: 'Maya L.', language: 'fr' })
  const opened = await desk.call('GET', '/api/v1/session', maya)
  assert.equal(opened.json().agent.name, 'Maya L.')
  assert.equal((await desk.call('GET', '/api/v1/session', browserAfter(opened, maya))).statusCode, 200)
})

async function change(id: string, body: object) {
  const answer = await desk.call('PATCH', `/api/v1/agents/${id}`, maya, body)
  assert.equal(answer.statusCode, 200, answer.body)
}
