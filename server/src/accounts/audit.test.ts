import { sql } from 'kysely'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { type Desk, fromPage, openDesk, ownerEmail, ownerPassword } from './desk-for-tests.ts'

type Entry = {
  id: string
  actor: { kind: string; name: string }
  route: string
  subject: Record<string, string>
}

let desk: Desk
let maya: Record<string, string>

beforeAll(async () => {
  desk = await openDesk()
  await desk.accounts.ensureOwner({ email: ownerEmail, password: ownerPassword })
  maya = await desk.signIn(ownerEmail, ownerPassword)
})
afterAll(() => desk.close())

test('a sign-in, a new token and another name are in the log, but no words', async () => {
  const made = await desk.call('POST', '/api/v1/tokens', maya, {
    name: 'secret plan',
    scopes: ['workspace.write'],
  })
  const { id, token } = made.json()
  const as = { authorization: `Bearer ${token}` }
  await desk.call('PATCH', '/api/v1/workspace', as, { name: 'Orange Bakery' })
  await desk.call('DELETE', `/api/v1/tokens/${id}`, maya)
  const entries = await audit()
  assert.deepEqual(
    entries.map((entry) => [entry.actor.kind, entry.actor.name, entry.route]),
    [
      ['agent', 'Maya', 'DELETE /api/v1/tokens/:id'],
      ['token', 'secret plan', 'PATCH /api/v1/workspace'],
      ['agent', 'Maya', 'POST /api/v1/tokens'],
      ['agent', 'Maya', 'POST /api/auth/sign-in/email'],
    ],
  )
  assert.deepEqual(entries[0]!.subject, { id })
  assert.deepEqual(entries[2]!.subject, { made: id })
  const stored = JSON.stringify(await desk.house.db.selectFrom('audit_entries').selectAll().execute())
  for (const content of ['secret plan', 'Orange', token, ownerEmail]) assert.notInclude(stored, content)
})

test('what was refused, read or only tried is not a deed', async () => {
  const before = (await audit()).length
  await desk.call('GET', '/api/v1/agents', maya)
  await desk.call('PATCH', '/api/v1/workspace', maya, { language: 'tlh' })
  await desk.call('POST', '/api/auth/sign-in/email', fromPage, { email: ownerEmail, password: 'wrong' })
  assert.equal((await audit()).length, before)
})

test('a write repeated with the same key is one deed', async () => {
  const before = (await audit()).length
  const as = { ...maya, 'idempotency-key': 'rename once' }
  for (let i = 0; i < 3; i++) {
    const answer = await desk.call('PATCH', '/api/v1/workspace', as, { name: 'Lemon Bakery' })
    assert.equal(answer.statusCode, 200)
  }
  assert.equal((await audit()).length, before + 1)
})

test('writes at the same time are each logged before they are answered', async () => {
  const before = (await audit()).length
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      desk.call('PATCH', '/api/v1/workspace', maya, { name: `Bakery ${i}` }),
    ),
  )
  assert.equal((await audit()).length, before + 40)
})

test('the log is read in pages, each entry once', async () => {
  const all = (await audit()).map((entry) => entry.id)
  const paged: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const answer = await desk.call('GET', `/api/v1/audit?limit=7${cursor && `&cursor=${cursor}`}`, maya)
    paged.push(...answer.json().data.map((entry: Entry) => entry.id))
    cursor = answer.json().next_cursor
  }
  assert.deepEqual(paged, all)
  const odd = await desk.call('GET', '/api/v1/audit?cursor=nonsense', maya)
  assert.equal(odd.statusCode, 400)
})

test('an entry is neither changed nor taken out of its month', async () => {
  const { db } = desk.house
  await sql`create table audit_entries_2031_01 partition of audit_entries
    for values from ('2031-01-01') to ('2031-02-01')`.execute(db)
  await sql`insert into audit_entries (workspace_id, id, at, actor, route, subject)
    values (1, ${'01e00000-0000-7000-8000-000000000000'}, '2031-01-05', 'agent:x', 'POST /x', '{}')`.execute(
    db,
  )
  for (const statement of [
    sql`update audit_entries set actor = 'agent:somebody else'`,
    sql`delete from audit_entries where at > '2031-01-01'`,
  ]) {
    const outcome = await statement.execute(db).catch((error: Error) => error)
    assert.match(String(outcome), /append-only/)
  }
})

async function audit(): Promise<Entry[]> {
  const answer = await desk.call('GET', '/api/v1/audit?limit=200', maya)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json().data
}
