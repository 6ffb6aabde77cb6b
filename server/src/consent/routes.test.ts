import { afterAll, assert, beforeAll, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../test/front-door.ts'
import { contactRoutes } from '../contacts/index.ts'
import { consentRoutes } from './routes.ts'

let door: FrontDoor
let id: string
const url = (contactId = id) => `/api/v1/contacts/${contactId}/consents`
const given = {
  purpose: 'marketing',
  channel: 'whatsapp',
  state: 'given',
  source: 'form',
  wording: 'Yes, send me offers.',
  proof: { page: 'https://lemon.example/news', ip_hash: 'ab12' },
}

beforeAll(async () => {
  door = await openFrontDoor((app, house) => {
    contactRoutes(app, house)
    consentRoutes(app, house)
  })
  id = (await door.maya.call('POST', '/api/v1/contacts', { name: 'Lina' })).body.id
})
afterAll(() => door.close())

test('a yes and then a no are two entries, newest first, and the no stands', async () => {
  const yes = await door.maya.call('POST', url(), given)
  assert.equal(yes.status, 201)
  assert.deepEqual(yes.body.proof, given.proof)
  assert.match(yes.body.recorded_by, /^agent:/)
  const no = await door.maya.call('POST', url(), {
    purpose: 'marketing',
    channel: 'whatsapp',
    state: 'withdrawn',
  })
  assert.equal(no.body.source, 'agent')
  const { body } = await door.maya.call('GET', url())
  assert.deepEqual(body.data, [no.body, yes.body])
  assert.deepEqual(body.current, [
    { purpose: 'marketing', channel: 'whatsapp', state: 'withdrawn', since: no.body.at, source: 'agent' },
  ])
  const page = (await door.maya.call('GET', `${url()}?limit=1`)).body
  assert.deepEqual(page.data, [no.body])
  const next = (await door.maya.call('GET', `${url()}?limit=1&cursor=${page.next_cursor}`)).body
  assert.deepEqual([next.data, next.next_cursor], [[yes.body], null])
})

test('what was said before is recorded as of then', async () => {
  const at = '2026-01-05T09:00:00+01:00'
  const answer = await door.maya.call('POST', url(), { ...given, at })
  assert.equal(answer.body.at, '2026-01-05T08:00:00.000Z')
  assert.equal((await door.maya.call('GET', url())).body.current[0].state, 'withdrawn')
})

test.each([
  ['the future', { ...given, at: '2999-01-01T00:00:00Z' }, 422],
  ['an unknown channel', { ...given, channel: 'pigeon' }, 400],
  ['an unknown state', { ...given, state: 'maybe' }, 400],
  ['a purpose in capitals', { ...given, purpose: 'Marketing' }, 400],
  ['a NUL in the wording', { ...given, wording: 'a\u0000b' }, 400],
  ['a NUL in the proof', { ...given, proof: { note: ['a\u0000b'] } }, 400],
  ['half a surrogate pair in the proof', { ...given, proof: { note: 'a\ud83d' } }, 400],
  ['a proof without end', { ...given, proof: 'x'.repeat(20_001) }, 400],
])('%s is refused', async (_what, body, status) => {
  const answer = await door.maya.call('POST', url(), body)
  assert.equal(answer.status, status)
  assert.isString(answer.body.error.message)
})

test('a proof may speak of control characters without holding one', async () => {
  const proof = { note: 'written as \\u0000, with a tab\tand a line\nbreak' }
  assert.deepEqual((await door.maya.call('POST', url(), { ...given, proof })).body.proof, proof)
})

test('a stranger finds nobody', async () => {
  assert.equal((await door.stranger.call('GET', url())).status, 404)
  assert.equal((await door.stranger.call('POST', url(), given)).status, 404)
})
