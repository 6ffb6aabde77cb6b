/** Every address meets nobody, somebody who may not, and somebody of another workspace. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { meetingsWith, ownAccount, publicAddresses } from './strangers.ts'
import { type House, openHouse } from './strangers-house.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
}, 90_000)

afterAll(() => house?.close())

const nowhere = '01900000-0000-7000-8000-000000000000'
const keyOf = (route: { method: string; url: string }) => `${route.method} ${route.url}`
const asked = () => house.routes.filter(({ permission }) => permission !== 'public')

test('every address is public on purpose, of one’s own account, or met by a stranger below', () => {
  const known = meetingsWith(house.owned)
  for (const route of house.routes) {
    const key = keyOf(route)
    if (route.permission === 'public')
      assert.isTrue(
        publicAddresses.some((pattern) => pattern.test(key)),
        `${key} is open to everybody`,
      )
    else assert.isTrue(key in known || ownAccount.test(key), `${key} meets no stranger`)
  }
  for (const key of Object.keys(known))
    assert.isTrue(
      house.routes.some((route) => keyOf(route) === key),
      `${key} is gone`,
    )
})

test('nobody gets nothing', async () => {
  for (const route of asked()) {
    const path = route.url.replace(/:\w+/g, nowhere).replace('*', 'accepted')
    const answer = await house.call(route.method, path, undefined, '')
    assert.equal(answer.status, 401, keyOf(route))
    assert.equal(answer.body.error.code, 'accounts.sign_in_needed')
  }
})

test('who lacks the one permission of an address is told which', async () => {
  for (const route of asked()) {
    if (route.permission === 'signed_in' || route.permission === 'public') continue
    const without = house.tokenWithout.get(route.permission)!
    const path = route.url.replace(/:\w+/g, nowhere).replace('*', 'accepted')
    const answer = await house.call(route.method, path, undefined, without)
    assert.equal(answer.status, 403, keyOf(route))
    assert.deepEqual(answer.body.error.details, { permission: route.permission })
  }
})

test('somebody of another workspace finds nothing of ours, and changes nothing', async () => {
  const before = await house.everythingOurs()
  for (const [key, { expect, path, body }] of Object.entries(meetingsWith(house.owned))) {
    const method = key.split(' ')[0]!
    const answer = await house.call(method, `/api/v1${path}`, body, house.stranger)
    const story = `${key} answered ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`
    if (expect === 'missing') assert.equal(answer.status, 404, story)
    else if (expect === 'own') assert.isTrue(answer.status < 300 || isAboutTokens(answer), story)
    else assert.isTrue(answer.status >= 400 && answer.status < 500, story)
    const told = JSON.stringify(answer.body)
    for (const secret of house.secrets) {
      // What the stranger wrote in the question may come back in the answer.
      if (!path.includes(secret) && !JSON.stringify(body ?? '').includes(secret))
        assert.notInclude(told, secret, key)
    }
  }
  await sleep(300)
  assert.deepEqual(await house.everythingOurs(), before)
})

/** Some addresses are for people alone; a program is refused there with a clear word. */
const isAboutTokens = (answer: { status: number; body: { error?: { code: string } } }) =>
  answer.status === 422 && answer.body.error?.code.startsWith('accounts.') === true
