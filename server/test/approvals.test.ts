/** Nothing that needs a second person leaves without one, whoever sends it, and never other words than were approved. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually, openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
let colleague: TestDesk['call']
let sql: pg.Client
let contactId: string
let waId: string
let people = 0

beforeAll(async () => {
  desk = await openTestDesk(21)
  sql = new pg.Client({ connectionString: desk.connectionString })
  await sql.connect()
  colleague = await desk.colleague('Noor', 'agent')
}, 60_000)
// A person each: what is owed to one pair of numbers makes later messages to the same person wait.
beforeEach(async () => {
  people += 1
  waId = `336110001${String(people).padStart(2, '0')}`
  await desk.play('customers', { wa_id: waId, name: 'Lina' })
  await desk.says(waId, 'My cake arrived broken.')
  const { json } = await eventually(
    () => desk.call('GET', `/contacts?q=${waId}`),
    (answer) => answer.json.data.length > 0,
  )
  contactId = json.data[0].id
})
afterAll(async () => {
  await sql?.end()
  await desk?.close()
})

const refund = 'We will refund you 24 € today.'

async function send(body: string, more: object = {}, call = desk.call) {
  const text = { contact_id: contactId, type: 'text', text: { body }, ...more }
  const { status, json } = await call('POST', '/messages', text)
  expect(status, JSON.stringify(json)).toBe(202)
  return json as { id: string; state: string }
}
const read = async (id: string) => (await desk.call('GET', `/messages/${id}`)).json
const hasLeft = ({ state }: { state: string }) => ['accepted', 'sent', 'delivered', 'read'].includes(state)
const leaves = async (id: string) => expect(hasLeft(await eventually(() => read(id), hasLeft))).toBe(true)
const becomes = async (id: string, state: string) =>
  expect(
    (
      await eventually(
        () => read(id),
        (one) => one.state === state,
      )
    ).state,
  ).toBe(state)

/** Words the simulated platform has taken from us. */
async function received(): Promise<string> {
  const answer = await fetch(`${desk.simulator.url}/simulator/accepted`)
  return JSON.stringify(await answer.json())
}

describe('a message with a refund', () => {
  test('waits, cannot be approved by its author, and leaves after a colleague said yes', async () => {
    const { id, state } = await send(refund)
    expect(state).toBe('waiting_approval')
    const waiting = await read(id)
    expect(waiting).toMatchObject({
      tick: 'clock',
      approval: { needed: 1, given: 0, reasons: expect.arrayContaining(['refund']), decisions: [] },
    })
    expect(waiting.approval.content_hash).toMatch(/^[0-9a-f]{64}$/)
    expect((await desk.call('GET', '/approvals')).json.data.map((one: { id: string }) => one.id)).toContain(
      id,
    )
    // The token of the environment is its owner's, and so is one made with it.
    const own = await desk.call('POST', `/messages/${id}/approve`)
    expect(own).toMatchObject({ status: 403, json: { error: { code: 'approvals.own' } } })
    const made = await desk.call('POST', '/tokens', { name: 'Second', scopes: ['approvals.decide'] })
    const second = await desk.call('POST', `/messages/${id}/approve`, undefined, {
      authorization: `Bearer ${made.json.token}`,
    })
    expect(second).toMatchObject({ status: 403, json: { error: { code: 'approvals.own' } } })
    expect((await read(id)).state).toBe('waiting_approval')

    const yes = await colleague('POST', `/messages/${id}/approve`, {
      content_hash: waiting.approval.content_hash,
    })
    expect(yes.status, JSON.stringify(yes.json)).toBe(200)
    await leaves(id)
    expect((await read(id)).approval).toMatchObject({
      given: 1,
      decisions: [{ name: 'Noor', approved: true, counts: true }],
    })
    const late = await colleague('POST', `/messages/${id}/approve`)
    expect(late).toMatchObject({ status: 422, json: { error: { code: 'approvals.not_waiting' } } })
  })

  test('is counted for those who may decide on it, and for nobody else', async () => {
    const count = async (call: TestDesk['call']) => (await call('GET', '/approvals/count')).json.to_decide
    const [before, mine] = [await count(colleague), await count(desk.call)]
    const { id } = await send(refund)
    expect(await count(colleague)).toBe(before + 1)
    expect(await count(desk.call)).toBe(mine)
    await colleague('POST', `/messages/${id}/approve`)
    expect(await count(colleague)).toBe(before)
    await leaves(id)
  })

  test('leaves the customer waiting until it leaves itself', async () => {
    const { json } = await desk.call('POST', '/conversations', { contact_id: contactId })
    const waits = async () =>
      (await desk.call('GET', `/conversations/${json.id}`)).json.waiting_since !== null
    const { id } = await send(refund)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(await waits()).toBe(true)
    await colleague('POST', `/messages/${id}/approve`)
    await leaves(id)
    expect(await eventually(waits, (still) => !still)).toBe(false)
  })

  test('is settled by a no, with its reason', async () => {
    const { id } = await send(refund)
    expect((await colleague('POST', `/messages/${id}/reject`, {})).status).toBe(400)
    const no = await colleague('POST', `/messages/${id}/reject`, { reason: 'It was refunded yesterday.' })
    expect(no.json).toMatchObject({
      state: 'refused',
      refusal: { code: 'approvals.rejected' },
      approval: { decisions: [{ approved: false, reason: 'It was refunded yesterday.' }] },
    })
  })

  test('can be taken back while it waits', async () => {
    const { id } = await send(refund)
    expect((await desk.call('POST', `/messages/${id}/recall`)).json.state).toBe('recalled')
    expect((await colleague('POST', `/messages/${id}/approve`)).status).toBe(422)
  })

  test('needs nobody once it says nothing sensitive', async () => {
    const { id } = await send(refund)
    const changed = await desk.call('PATCH', `/messages/${id}`, {
      type: 'text',
      text: { body: 'We are looking into it.' },
    })
    expect(changed.status, JSON.stringify(changed.json)).toBe(200)
    await leaves(id)
  })
})

describe('one character', () => {
  test('changed by its author voids the yes, and a yes to the former words is refused', async () => {
    const { id } = await send(refund, { send_after_ms: 3_600_000 })
    const { content_hash } = (await read(id)).approval
    expect((await colleague('POST', `/messages/${id}/approve`)).json.state).toBe('held')
    const other = { type: 'text', text: { body: refund.replace('24', '25') } }
    expect((await desk.call('PATCH', `/messages/${id}`, other)).json).toMatchObject({
      state: 'waiting_approval',
      approval: {
        given: 0,
        decisions: [{ approved: true, counts: false }],
        changed: { by: expect.stringMatching(/^token:/), former: { body: refund } },
      },
    })
    const stale = await colleague('POST', `/messages/${id}/approve`, { content_hash })
    expect(stale).toMatchObject({ status: 409, json: { error: { code: 'approvals.conflict' } } })
    expect((await colleague('POST', `/messages/${id}/approve`)).json.state).toBe('held')
  })

  test('of the address changed after the yes voids it', async () => {
    const { id } = await send(refund, { send_after_ms: 3_600_000 })
    expect((await colleague('POST', `/messages/${id}/approve`)).json.state).toBe('held')
    await sql.query(`update contact_addresses set value = '33611000022' where value = $1`, [waId])
    await sql.query('update outbox set send_after = now() where message_id = $1', [id])
    await becomes(id, 'waiting_approval')
    await sql.query(`update contact_addresses set value = $1 where value = '33611000022'`, [waId])
    // And back again while it waits: a yes to what the page last showed meets a conflict once, and then the present.
    const { content_hash } = (await read(id)).approval
    const stale = await colleague('POST', `/messages/${id}/approve`, { content_hash })
    expect(stale.json.error.code).toBe('approvals.conflict')
    const present = (await read(id)).approval.content_hash
    const read_again = await colleague('POST', `/messages/${id}/reject`, {
      content_hash: present,
      reason: 'No.',
    })
    expect(read_again.json.state).toBe('refused')
  })

  test('changed by the approver makes them an author', async () => {
    const { id } = await send(refund)
    const other = { type: 'text', text: { body: refund.replace('24', '26') } }
    expect((await colleague('PATCH', `/messages/${id}`, other)).status).toBe(200)
    const own = await colleague('POST', `/messages/${id}/approve`)
    expect(own.json.error.code).toBe('approvals.own')
    expect((await desk.call('POST', `/messages/${id}/approve`)).json.error.code).toBe('approvals.own')
  })

  test('changed behind everybody’s back is found at the last gate', async () => {
    const { id } = await send(refund, { send_after_ms: 3_600_000 })
    expect((await colleague('POST', `/messages/${id}/approve`)).json.state).toBe('held')
    await sql.query(
      `update messages set body = '{"body": "We will refund you 240 € today."}' where id = $1`,
      [id],
    )
    await sql.query('update outbox set send_after = now() where message_id = $1', [id])
    await becomes(id, 'waiting_approval')
    expect(await received()).not.toContain('240 €')
    expect((await read(id)).approval).toMatchObject({ given: 0 })
  })
})

describe('the last gate', () => {
  test('parks what somebody put on the line without anybody’s yes', async () => {
    const { id } = await send('We will refund you 31 € today.')
    await sql.query('update outbox set awaits_approval = false, approvals = 0 where message_id = $1', [id])
    await new Promise((resolve) => setTimeout(resolve, 500))
    await becomes(id, 'waiting_approval')
    expect(await received()).not.toContain('31 €')
  })

  test('counts the yes of two people where two are needed, and none of them twice', async () => {
    const { id } = await send('Your HIV test results are here.')
    expect((await read(id)).approval).toMatchObject({ needed: 2, reasons: ['special_data'] })
    await colleague('POST', `/messages/${id}/approve`)
    await colleague('POST', `/messages/${id}/approve`)
    expect((await read(id)).approval).toMatchObject({ given: 1 })
    const third = await desk.colleague('Remi', 'lead')
    await third('POST', `/messages/${id}/approve`)
    await leaves(id)
  })

  test('weighs what waits again when the table changes', async () => {
    const { id } = await send('It costs 18 €.')
    expect((await read(id)).approval.reasons).toEqual(['price'])
    const { rules } = (await desk.call('GET', '/approval-rules')).json
    const without = rules.filter((one: { when: { is?: string } }) => one.when.is !== 'price')
    expect((await colleague('PUT', '/approval-rules', { rules: without })).status).toBe(403)
    expect((await desk.call('PUT', '/approval-rules', { rules: without })).json.rules).toEqual(without)
    await leaves(id)
    await desk.call('PUT', '/approval-rules', { rules })
    const journal = async () =>
      (await sql.query(`select 1 from evidence_entries where kind = 'approval_rules'`)).rows.length
    expect(await eventually(journal, (count) => count === 2)).toBe(2)
    const wrong = await desk.call('PUT', '/approval-rules', {
      rules: [{ when: { kind: 'reach', over: -1 }, approvals: 7 }],
    })
    expect(wrong.status).toBe(400)
    expect(JSON.stringify(wrong.json)).toContain('approvals')
  })

  test('asks nobody about the catalogue’s own price, and somebody about any other', async () => {
    const product = { sku: 'TART-1', name: 'Lemon tart', price: '19.90', currency: 'EUR' }
    expect((await desk.call('POST', '/products', product)).status).toBe(201)
    expect((await send('The lemon tart is 19,90 €.')).state).toBe('queued')
    expect((await send('The lemon tart is 18 €.')).state).toBe('waiting_approval')
  })

  test('lets an ordinary message to one person leave by itself', async () => {
    const { id, state } = await send('Thank you, see you on Sunday!')
    expect(state).toBe('queued')
    await leaves(id)
    expect((await read(id)).approval).toBeNull()
  })
})

test('what a writer says about a message is kept beside it', async () => {
  const wrong = await send('See you on Sunday.')
  const dismissed = [{ kind: 'capitals', part: 'body', start: 0, end: 3, reason: 'It is an acronym.' }]
  const right = await send('See you on SUNDAY the 29th.', { corrects: wrong.id, dismissed })
  const { rows } = await sql.query('select corrects from corrections where message_id = $1', [right.id])
  expect(rows).toEqual([{ corrects: wrong.id }])
  const waved = await sql.query('select kind, reason, by from review_dismissals where message_id = $1', [
    right.id,
  ])
  expect(waved.rows).toEqual([
    { kind: 'capitals', reason: 'It is an acronym.', by: expect.stringMatching(/^token:/) },
  ])
  const unknown = await desk.call('POST', '/messages', {
    contact_id: contactId,
    type: 'text',
    text: { body: 'Sorry.' },
    corrects: '01a20000-0000-7000-8000-000000000000',
  })
  expect(unknown).toMatchObject({ status: 422, json: { error: { code: 'messages.corrects_unknown' } } })
})

test('the second look stops a card number, whoever sends it', async () => {
  const { id } = await send('Your card 4111 1111 1111 1111 was charged twice.')
  expect(await read(id)).toMatchObject({
    state: 'waiting_approval',
    approval: { reasons: expect.arrayContaining(['second_look']) },
  })
  const changed = { type: 'text', text: { body: 'Your card was charged twice.' } }
  expect((await desk.call('PATCH', `/messages/${id}`, changed)).status).toBe(200)
  await leaves(id)
})
