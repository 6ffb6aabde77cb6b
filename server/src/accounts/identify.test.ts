import type { KyselyPlugin } from 'kysely'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { browserAfter, type Desk, fromPage, openDesk, ownerEmail, ownerPassword } from './desk-for-tests.ts'
import { forgetExpired } from './forget-expired.ts'
import { openAccounts } from './open-accounts.ts'
import { openSignIn } from './sign-in.ts'

let desk: Desk
let maya: Record<string, string>
const apiToken = 'a token of the environment'

beforeAll(async () => {
  desk = await openDesk()
  await desk.accounts.ensureOwner({ email: ownerEmail, password: ownerPassword, apiToken })
  maya = await desk.signIn(ownerEmail, ownerPassword)
})
afterAll(() => desk.close())

test('a known token costs no query, a session one', async () => {
  let queries = 0
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      queries += 1
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  const accounts = await openAccounts(
    { ...desk.house, db: desk.house.db.withPlugin(counting) },
    { baseUrl: 'http://desk.example' },
  )
  const bearer = { authorization: `Bearer ${apiToken}` }
  await accounts.identify(bearer)
  await accounts.identify(maya)

  queries = 0
  for (let i = 0; i < 10; i++) assert.isNotNull(await accounts.identify(bearer))
  assert.equal(queries, 0)
  for (let i = 0; i < 10; i++) assert.isNotNull(await accounts.identify(maya))
  assert.equal(queries, 10)
})

test("a forged, a foreign and a broken cookie are nobody's", async () => {
  const { cookie } = maya as { cookie: string }
  const broken = cookie.replace(/session_token=./, 'session_token=_')
  for (const odd of [broken, 'doublecheck.session_token=abc.def', 'theme=dark', ';;;=']) {
    assert.isNull(await desk.accounts.identify({ cookie: odd }), odd)
  }
})

test('the session cookie alone is enough, and the page renews the rest', async () => {
  const { cookie } = maya as { cookie: string }
  const alone = { ...fromPage, cookie: cookie.split('; ').find((pair) => pair.includes('session_token'))! }
  const opened = await desk.call('GET', '/api/v1/session', alone)
  assert.equal(opened.statusCode, 200)
  assert.include(browserAfter(opened, alone).cookie, 'session_data')
})

test('a session that is over opens nothing and is swept away', async () => {
  const browser = await desk.signIn(ownerEmail, ownerPassword)
  const { db } = desk.house
  const before = await db.selectFrom('agent_sessions').selectAll().execute()
  await db
    .updateTable('agent_sessions')
    .set({ expires_at: new Date(0) })
    .execute()
  assert.isNull(await desk.accounts.identify(browser))
  assert.equal((await desk.call('GET', '/api/auth/get-session', browser)).body, 'null')
  assert.isAtLeast(await forgetExpired(db), before.length)
  assert.equal((await db.selectFrom('agent_sessions').selectAll().execute()).length, 0)
})

test('over https the cookies are for https only', async () => {
  const signIn = openSignIn(desk.house, 'https://desk.example')
  const { authCookies } = await signIn.$context
  assert.equal(authCookies.sessionToken.attributes.secure, true)
  assert.match(authCookies.sessionToken.name, /^__Secure-/)
})

test('the tables are what the sign-in library expects', async () => {
  const { checkSchema } = await openSignIn(desk.house, 'http://desk.example').$context
  assert.isDefined(checkSchema)
  // Throws with the differences when there are any.
  await checkSchema!()
})

test('the description of the API holds the routes of this room', async () => {
  const { paths } = (await desk.call('GET', '/api/v1/openapi.json', {})).json()
  for (const path of ['/api/v1/session', '/api/v1/agents/{id}', '/api/v1/tokens', '/api/v1/audit']) {
    assert.property(paths, path)
  }
})
