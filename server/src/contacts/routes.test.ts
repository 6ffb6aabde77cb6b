import { sql } from 'kysely'
import { afterAll, assert, beforeAll, describe, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../test/front-door.ts'
import { inTransaction } from '../platform/index.ts'
import { findOrCreatePeople } from './find-or-create-people.ts'
import { contactRoutes } from './routes.ts'

let door: FrontDoor
let last = 33611100000
const newPhone = () => `+${last++}`

beforeAll(async () => {
  door = await openFrontDoor(contactRoutes)
})
afterAll(() => door.close())

const add = (body: object) => door.maya.call('POST', '/api/v1/contacts', body)
const list = async (query: string) => (await door.maya.call('GET', `/api/v1/contacts?${query}`)).body

describe('adding people', () => {
  test('Lina is added, read and changed', async () => {
    const lina = {
      name: 'Lina',
      phone: '+33 6 12 34 56 78',
      email: 'Lina@Example.com',
      language: 'fr',
      attributes: { vip: true, gender: 'f' },
    }
    const added = await add(lina)
    assert.equal(added.status, 201)
    const { id, created_at, ...rest } = added.body
    assert.match(created_at, /Z$/)
    assert.deepEqual(rest, {
      name: 'Lina',
      profile_name: null,
      username: null,
      display_name: 'Lina',
      phone: '+33612345678',
      email: 'lina@example.com',
      bsuid: null,
      language: 'fr',
      attributes: { vip: true, gender: 'f' },
      merged_into: null,
    })
    assert.deepEqual((await door.maya.call('GET', `/api/v1/contacts/${id}`)).body, added.body)
    const change = {
      name: 'Lina Morel',
      attributes: { vip: null, city: 'Lyon' },
      email: null,
      phone: newPhone(),
    }
    const changed = await door.maya.call('PATCH', `/api/v1/contacts/${id}`, change)
    assert.equal(changed.status, 200)
    assert.deepEqual(changed.body.attributes, { gender: 'f', city: 'Lyon' })
    assert.deepEqual(
      [changed.body.name, changed.body.email, changed.body.phone],
      ['Lina Morel', null, change.phone],
    )
    assert.equal((await add({ phone: '+33612345678' })).status, 201)
  })

  test('the same number again is refused with the contact that has it', async () => {
    const phone = newPhone()
    const first = await add({ phone })
    const again = await add({ name: 'Other', phone })
    assert.equal(again.status, 409)
    assert.equal(again.body.error.code, 'contacts.exists')
    assert.equal(again.body.error.details.contact_id, first.body.id)
    assert.deepEqual((await list('q=Other')).data, [])
  })

  test('twenty requests for the same number make one contact', async () => {
    const phone = newPhone()
    const email = `${phone.slice(1)}@example.com`
    const answers = await Promise.all(Array.from({ length: 20 }, () => add({ phone, email })))
    const made = answers.filter((answer) => answer.status === 201)
    assert.equal(made.length, 1)
    for (const answer of answers) {
      if (answer !== made[0]) assert.equal(answer.body.error.details.contact_id, made[0]?.body.id)
    }
    assert.equal((await list(`q=${phone.slice(1)}`)).data.length, 1)
  })

  test('a number a person wrote from is theirs already', async () => {
    const phone = newPhone()
    const seen = { workspace_id: door.maya.workspaceId, phone: phone.slice(1), seen_at: new Date() }
    const { contact_ids } = await inTransaction(door.house.db, (trx) =>
      findOrCreatePeople(trx, [seen], new Date()),
    )
    assert.equal((await add({ phone })).body.error.details.contact_id, contact_ids[0])
  })

  test('a contact never has more attributes than one may have', async () => {
    const many = (from: number, to: number, value: string | null) =>
      Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`a${from + index}`, value]))
    const { id } = (await add({ name: 'Paula', attributes: many(0, 100, 'x') })).body
    const change = (attributes: object) => door.maya.call('PATCH', `/api/v1/contacts/${id}`, { attributes })
    const refused = await change({ one_more: 'x' })
    assert.deepEqual([refused.status, refused.body.error.code], [422, 'contacts.attributes_full'])
    assert.equal((await change({ a0: 'y' })).status, 200)
    assert.equal((await change({ a0: null, one_more: 'x' })).status, 200)
    assert.equal((await change(many(1, 60, null))).status, 200)
    assert.lengthOf(Object.keys((await change({ last: 'x' })).body.attributes), 42)
  })

  test('a change that meets a merge is made to whom the contact became', async () => {
    const { db } = door.house
    const kept = (await add({ name: 'Noah' })).body.id
    const gone = (await add({ name: 'N. Weber' })).body.id
    let changing: Promise<{ status: number }> | undefined
    await inTransaction(db, async (trx) => {
      await sql`update contacts set merged_into = ${kept}, merged_at = now() where id = ${gone}`.execute(trx)
      changing = door.maya.call('PATCH', `/api/v1/contacts/${gone}`, { name: 'Noah Weber' })
      for (let waits = 0; waits === 0; ) {
        const { rows } = await sql<{ waits: number }>`
          select count(*)::integer as waits from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(trx)
        waits = rows[0]!.waits
      }
    })
    assert.equal((await changing)?.status, 200)
    assert.equal((await door.maya.call('GET', `/api/v1/contacts/${kept}`)).body.name, 'Noah Weber')
  })

  test('a number is taken from a contact that changes it, and refused when somebody has it', async () => {
    const [one, other] = [await add({ phone: newPhone() }), await add({ phone: newPhone() })]
    const change = await door.maya.call('PATCH', `/api/v1/contacts/${one.body.id}`, {
      phone: other.body.phone,
    })
    assert.equal(change.status, 409)
    assert.equal(change.body.error.details.contact_id, other.body.id)
    assert.equal((await door.maya.call('GET', `/api/v1/contacts/${one.body.id}`)).body.phone, one.body.phone)
  })

  const refused: [string, object, RegExp][] = [
    ['a national number', { phone: '06 12 34 56 78' }, /with \+ and country code/],
    ['a number without plus', { phone: '33612345678' }, /with \+ and country code/],
    ['a word as number', { phone: 'call me at +33612345678' }, /with \+ and country code/],
    ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }, /200 characters: it has 10000/],
    ['a name of 201 emoji', { name: '🍋'.repeat(201) }, /200 characters: it has 201/],
    ['a NUL in a name', { name: 'Li\u0000na' }, /control characters/],
    ['half an emoji', { name: 'Li\ud83c' }, /surrogate/],
    ['an empty name', { name: '  ' }, /visible character/],
    ['nothing at all', {}, /at least a name/],
    ['a broken e-mail address', { email: 'lina@' }, /whole e-mail/],
    ['a language by its name', { name: 'Lina', language: 'French' }, /language code/],
    ['a NUL in an attribute', { name: 'Lina', attributes: { city: 'Ly\u0000on' } }, /control characters/],
    [
      'a NUL in the name of an attribute',
      { name: 'Lina', attributes: { 'ci\u0000ty': 'Lyon' } },
      /Name an attribute/,
    ],
    ['an attribute with parts', { name: 'Lina', attributes: { city: { name: 'Lyon' } } }, /Give text/],
    [
      'too many attributes',
      {
        name: 'Lina',
        attributes: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`a${index}`, 1])),
      },
      /at most 100/,
    ],
  ]
  test.each(refused)('%s is refused, and the remedy named', async (_what, body, remedy) => {
    const answer = await add(body)
    assert.equal(answer.status, 400)
    assert.equal(answer.body.error.code, 'request.invalid')
    assert.match(answer.body.error.message, remedy)
  })

  test('names of any script are kept as written', async () => {
    const name = '\u202bليلى\u202c 👨‍👩‍👧‍👦 e\u0301 O’Brien <script>'
    assert.equal((await add({ name, phone: newPhone() })).body.name, name)
    assert.equal((await add({ name: '🍋'.repeat(200) })).status, 201)
  })
})

describe('finding people', () => {
  test('by the beginning of words, without accents, and by digits', async () => {
    const phone = newPhone()
    const { id } = (await add({ name: 'Éloïse de La Tour', phone })).body
    const national = `0${phone.slice(3)}`
    for (const q of [
      'eloise',
      'ÉLO',
      'tour elo',
      'la tour',
      phone,
      phone.slice(1),
      national,
      national.slice(1),
    ]) {
      const found = (await list(`q=${encodeURIComponent(q)}`)).data.map(
        (contact: { id: string }) => contact.id,
      )
      assert.deepEqual(found, [id], q)
    }
    for (const q of ['lo', phone.slice(5), "'; drop table contacts", '%', '\\', ':*', '&', "o'b:*|x"]) {
      const answer = await door.maya.call('GET', `/api/v1/contacts?q=${encodeURIComponent(q)}`)
      assert.equal(answer.status, 200, q)
      assert.notInclude(
        answer.body.data.map((contact: { id: string }) => contact.id),
        id,
        q,
      )
    }
  })

  test('pages hold everybody once', async () => {
    for (const letter of ['a', 'B', 'c', 'D', 'é']) await add({ name: `Page ${letter}` })
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await list(`q=page&limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.data.map((contact: { name: string }) => contact.name))
      cursor = page.next_cursor ?? ''
    } while (cursor !== '')
    assert.deepEqual(seen, ['Page a', 'Page B', 'Page c', 'Page D', 'Page é'])
  })

  test('a cursor that is not ours is refused', async () => {
    assert.equal((await door.maya.call('GET', '/api/v1/contacts?cursor=abc')).status, 400)
  })
})

describe('a stranger', () => {
  test('meets nobody of ours', async () => {
    const phone = newPhone()
    const { id } = (await add({ name: 'Theo', phone })).body
    assert.equal((await door.stranger.call('GET', `/api/v1/contacts/${id}`)).status, 404)
    assert.equal((await door.stranger.call('PATCH', `/api/v1/contacts/${id}`, { name: 'x' })).status, 404)
    assert.deepEqual((await door.stranger.call('GET', '/api/v1/contacts?q=theo')).body.data, [])
    assert.deepEqual((await door.stranger.call('GET', `/api/v1/contacts?q=${phone.slice(1)}`)).body.data, [])
    assert.equal((await door.stranger.call('POST', '/api/v1/contacts', { phone })).status, 201)
  })

  test('an id that is none is refused before anything is looked up', async () => {
    assert.equal((await door.maya.call('GET', '/api/v1/contacts/12')).status, 400)
  })
})
