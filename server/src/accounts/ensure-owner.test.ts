import { afterAll, assert, beforeAll, test } from 'vitest'
import { type Desk, openDesk, ownerEmail } from './desk-for-tests.ts'
import { openAccounts } from './open-accounts.ts'

const firstToken = 'the first token of the environment'
const secondToken = 'the second token of the environment'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

test('two first starts at once make one owner, and one of them says the password', async () => {
  const other = await openAccounts(desk.house, { baseUrl: 'http://desk.example' })
  const starts = await Promise.all(
    [desk.accounts, other, desk.accounts, other].map((each) =>
      each.ensureOwner({ email: ownerEmail, apiToken: firstToken }),
    ),
  )
  const makers = starts.filter((start) => start.created)
  assert.equal(makers.length, 1)
  assert.deepEqual(
    starts.map((start) => start.email),
    Array(4).fill(ownerEmail),
  )
  assert.equal(starts.filter((start) => start.password !== undefined).length, 1)
  assert.equal((await count('workspaces')).rows, 1)
  assert.equal((await count('agents')).rows, 1)
  assert.equal((await count('memberships')).rows, 1)
  assert.equal((await count('api_tokens')).rows, 1)
  await desk.signIn(ownerEmail, makers[0]!.password!)
})

test('a later start with another address changes nobody, and says who the owner is', async () => {
  const start = await desk.accounts.ensureOwner({
    email: 'else@lemon-bakery.example',
    password: 'whatever it is',
  })
  assert.deepEqual(start, { created: false, email: ownerEmail })
  assert.equal((await count('agents')).rows, 1)
})

test("the environment's token opens everything, and a changed one ends the one before", async () => {
  const before = await desk.accounts.identify(bearer(firstToken))
  assert.equal(before?.role, 'owner')
  await desk.accounts.ensureOwner({ email: ownerEmail, apiToken: secondToken })
  const restarted = await openAccounts(desk.house, { baseUrl: 'http://desk.example' })
  assert.isNull(await restarted.identify(bearer(firstToken)))
  assert.equal((await restarted.identify(bearer(secondToken)))?.role, 'owner')
})

test('the environment may go back to a token it named before', async () => {
  for (const apiToken of [firstToken, secondToken])
    await desk.accounts.ensureOwner({ email: ownerEmail, apiToken })
  await desk.accounts.ensureOwner({ email: ownerEmail, apiToken: firstToken })
  const restarted = await openAccounts(desk.house, { baseUrl: 'http://desk.example' })
  assert.equal((await restarted.identify(bearer(firstToken)))?.role, 'owner')
  assert.isNull(await restarted.identify(bearer(secondToken)))
  await desk.accounts.ensureOwner({ email: ownerEmail, apiToken: secondToken })
})

test('a revoked token does not come back because the environment still names it', async () => {
  await desk.house.db
    .updateTable('api_tokens')
    .set({ revoked_at: desk.house.clock.now(), revoked_by: 'agent:maya' })
    .where('revoked_at', 'is', null)
    .execute()
  await desk.accounts.ensureOwner({ email: ownerEmail, apiToken: secondToken })
  const restarted = await openAccounts(desk.house, { baseUrl: 'http://desk.example' })
  assert.isNull(await restarted.identify(bearer(secondToken)))
})

test('who lost the owner password gives a new one with a token of the environment', async () => {
  const third = 'the third token of the environment'
  await desk.accounts.ensureOwner({ email: ownerEmail, apiToken: third })
  const owner = (await desk.call('GET', '/api/v1/agents', bearer(third))).json().data[0]
  const body = { password: 'remembered again' }
  const answer = await desk.call('POST', `/api/v1/agents/${owner.id}/access`, bearer(third), body)
  assert.equal(answer.statusCode, 200, answer.body)
  await desk.signIn(ownerEmail, 'remembered again')
})

function count(table: 'workspaces' | 'agents' | 'memberships' | 'api_tokens') {
  return desk.house.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
}

test('the first person is called as the environment says, else as their address does', async () => {
  const nameOfFirst = async (asked: { email: string; name?: string }) => {
    const fresh = await openDesk()
    await fresh.accounts.ensureOwner(asked)
    const { name } = await fresh.house.db.selectFrom('agents').select('name').executeTakeFirstOrThrow()
    await fresh.close()
    return name
  }
  assert.equal(await nameOfFirst({ email: 'maya.brown@lemon-bakery.example' }), 'Maya Brown')
  assert.equal(await nameOfFirst({ email: 'contact@lemon-bakery.example', name: 'Omar' }), 'Omar')
})
