/** What customers are told when they begin to wait, through the whole desk and over the real wire format. */
import { afterAll, assert, beforeAll, test } from 'vitest'
import { eventually, openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
const lina = '447700900001'
const theo = '33639980001'

beforeAll(async () => {
  desk = await openTestDesk()
  await desk.play('customers', { wa_id: lina, name: 'Lina Rowe', language: 'en' })
  await desk.play('customers', { wa_id: theo, name: 'Théo Blanc', language: 'fr' })
}, 60_000)

afterAll(() => desk?.close())

const acceptedFor = (waId: string) =>
  desk.simulator.world.accepted.filter((one) => JSON.stringify(one).includes(waId)).length

const conversationWith = async (name: string) =>
  (await desk.call('GET', `/conversations?q=${encodeURIComponent(name)}`)).json.data[0]

const outgoing = async (name: string) => {
  const { id } = await conversationWith(name)
  const { data } = (await desk.call('GET', `/conversations/${id}/messages`)).json
  return data.filter((one: { direction: string }) => one.direction === 'out')
}

test('nobody is told anything while no promise says so', async () => {
  await desk.call('POST', '/promises', { answer_minutes: 120 })
  await desk.says(lina, 'Do you open on Sunday?')
  const waits = await eventually(
    () => conversationWith('Lina'),
    (one) => one?.promise?.state === 'running',
  )
  assert.equal(waits.promise.state, 'running')
  await desk.says(lina, 'Hello?')
  await eventually(
    () => conversationWith('Lina'),
    (one) => one.unread_count === 2,
  )
  assert.equal(acceptedFor(lina), 0)
})

test('who begins to wait is told once, in their language, in the words of the business, and goes on waiting', async () => {
  const written = await desk.call('PATCH', '/promises/words', {
    fr: { open: 'Merci ! Réponse sous {time}, {hours}.' },
  })
  assert.equal(written.status, 200)
  await desk.call('POST', '/promises', { answer_minutes: 60, tell_customers: true })
  // The platform tells the time of a message to the second, and a promise holds for what is said after it.
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const contact = await desk.call('POST', '/contacts', {
    name: 'Théo Blanc',
    phone: `+${theo}`,
    language: 'fr',
  })
  assert.equal(contact.status, 201)
  await desk.says(theo, 'Bonjour, la taille 40 est-elle disponible ?')
  await eventually(
    async () => acceptedFor(theo),
    (count) => count > 0,
  )
  const [told] = await outgoing('Théo')
  assert.equal(told.text.body, 'Merci ! Réponse sous 1\u00a0heure, à toute heure.')
  await desk.says(theo, 'Et la 41 ?')
  const waits = await eventually(
    () => conversationWith('Théo'),
    (one) => one.unread_count === 2,
  )
  assert.equal(waits.promise.state, 'running')
  assert.isNotNull(waits.waiting_since)
  assert.equal(waits.last_message.text, 'Et la 41 ?')
  assert.equal(acceptedFor(theo), 1)
})

test('answered and asking again within the day, they are told nothing more', async () => {
  const { contact } = await conversationWith('Théo')
  const answer = { contact_id: contact.id, type: 'text', text: { body: 'Les deux.' }, purpose: 'service' }
  assert.equal((await desk.call('POST', '/messages', answer)).status, 202)
  const answered = await eventually(
    () => conversationWith('Théo'),
    (one) => one.promise?.state === 'kept',
  )
  assert.equal(answered.promise.state, 'kept')
  await desk.says(theo, 'Merci ! Et en bleu ?')
  const again = await eventually(
    () => conversationWith('Théo'),
    (one) => one.promise?.state === 'running',
  )
  assert.equal(again.promise.state, 'running')
  // Long enough for a line that should not be there: the others took a fraction of it.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  assert.equal(acceptedFor(theo), 2)
})

test('who said no to service messages is told nothing', async () => {
  const made = await desk.call('POST', '/contacts', { name: 'Noa Stone', phone: '+447700900077' })
  await desk.call('POST', `/contacts/${made.json.id}/consents`, {
    purpose: 'service',
    channel: 'whatsapp',
    state: 'withdrawn',
    source: 'agent',
  })
  await desk.play('customers', { wa_id: '447700900077', name: 'Noa Stone', language: 'en' })
  await desk.says('447700900077', 'Where is my order?')
  const waits = await eventually(
    () => conversationWith('Noa'),
    (one) => one?.promise?.state === 'running',
  )
  assert.equal(waits.promise.state, 'running')
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  assert.equal(acceptedFor('447700900077'), 0)
})

test('a word that cannot be filled in is named, and a preview shows what would be sent', async () => {
  const wrong = await desk.call('PATCH', '/promises/words', { en: { open: 'Hello {name}' } })
  assert.equal(wrong.status, 422)
  assert.equal(wrong.json.error.code, 'inbox.blank_unknown')
  const asked = { answer_minutes: 90, language: 'en', situation: 'open', text: 'Within {time}, {hours}.' }
  const preview = await desk.call('POST', '/promises/preview', asked)
  assert.equal(preview.json.text, 'Within 1\u00a0hour 30\u00a0minutes, around the clock.')
  const never = await desk.call('POST', '/promises/preview', { ...asked, situation: 'closed' })
  assert.isNull(never.json.text)
})

test('odd promises, teams and periods are refused with the remedy', async () => {
  const refused = async (method: string, path: string, body?: object) => {
    const { status, json } = await desk.call(method, path, body)
    return [status, json?.error?.code]
  }
  assert.deepEqual(await refused('POST', '/promises', { answer_minutes: 0 }), [400, 'request.invalid'])
  assert.deepEqual(await refused('POST', '/promises', { answer_minutes: 99_999 }), [400, 'request.invalid'])
  assert.deepEqual(await refused('POST', '/promises', { answer_minutes: 5, warn_percent: 100 }), [
    400,
    'request.invalid',
  ])
  const nobody = '01900000-0000-7000-8000-000000000000'
  assert.deepEqual(await refused('POST', '/promises', { answer_minutes: 5, team_id: nobody }), [
    422,
    'inbox.team_unknown',
  ])
  assert.deepEqual(await refused('POST', '/teams', { name: 'Sales', member_ids: [nobody] }), [
    422,
    'teams.member_unknown',
  ])
  assert.equal((await desk.call('POST', '/teams', { name: 'Sales' })).status, 201)
  assert.deepEqual(await refused('POST', '/teams', { name: 'SALES' }), [409, 'teams.exists'])
  assert.deepEqual(await refused('POST', '/teams', { name: '' }), [400, 'request.invalid'])
  assert.deepEqual(await refused('GET', '/promises/report?by=moon'), [400, 'request.invalid'])
  assert.deepEqual(
    await refused('GET', '/promises/report?from=2026-11-20T00:00:00Z&to=2026-11-19T00:00:00Z'),
    [422, 'inbox.period_out_of_range'],
  )
  const report = await desk.call('GET', '/promises/report?by=hour')
  assert.equal(report.status, 200)
  assert.isAbove(report.json.total.waits, 2)
  assert.include(report.json.definition, 'Wilson')
})
