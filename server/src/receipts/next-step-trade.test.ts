/** What the catalogue, purchases and people's own words have to do with what is proposed. */

import { sql } from 'kysely'
import { afterAll, assert, describe, test } from 'vitest'
import { catalogueRoutes } from '../catalogue/index.ts'
import { insertFollowUps } from '../messages/follow-ups.ts'
import { inTransaction, type MessageId } from '../platform/index.ts'
import { listQuestions } from './next-step-questions.ts'
import { listTrade } from './next-step-trade.ts'
import { judgeContact } from './reach-judge.ts'
import { hoursAgo, openSilence } from './silence-for-tests.ts'
import { troublePattern } from './trouble-words.ts'

const silence = await openSilence((app, house) => catalogueRoutes(app, house))
const { house, maya, workspaceId, somebody, writes, sends, fallsSilent, judge } = silence
const { db, clock } = house
afterAll(() => silence.close())

const inHours = (hours: number) => hoursAgo(-hours).toISOString()
const says = (body: string) => ({ body: JSON.stringify({ body }) })
const price = { price: 24.9, currency: 'EUR' }
for (const product of [
  { sku: 'TART', name: 'Lemon tart', goes_with: ['candles', 'gone', 'BOX'], ...price },
  { sku: 'CANDLES', name: 'Candles', ...price },
  { sku: 'BOX', name: 'Gift box', ...price },
]) {
  await maya.call('POST', '/api/v1/products', product)
}

const buys = (contact_id: string, sku: string, at: string, more: object = {}) =>
  maya.call('POST', `/api/v1/contacts/${contact_id}/purchases`, {
    sku,
    name: sku === 'CANDLES' ? 'Candles' : 'Lemon tart',
    purchased_at: at,
    ...price,
    ...more,
  })

const tradeOf = async (id: MessageId) => (await listTrade(db, workspaceId, [id], clock.now())).get(id)!

describe('an offer', () => {
  test('is known from the message that names it, and while it holds', async () => {
    for (const offer of [
      { name: 'Citrus week', code: 'CITRUS', ends_at: inHours(50) },
      { name: 'Tart', ends_at: inHours(20) },
      { name: 'Spring fair', starts_at: inHours(24), ends_at: inHours(90) },
    ]) {
      assert.equal((await maya.call('POST', '/api/v1/offers', offer)).status, 201)
    }
    const lina = await somebody('Lina')
    const named = await sends(lina, hoursAgo(30), says('Bonjour\u202f! La semaine CITRUS, c’est maintenant.'))
    assert.equal((await tradeOf(named)).offer, 'Citrus week')
    const byName = await sends(lina, hoursAgo(29), says('Our *citrus-week*: shall I keep one for you?'))
    assert.equal((await tradeOf(byName)).offer, 'Citrus week')
    const sooner = await sends(lina, hoursAgo(28), says('Citrus week, and a tart for two?'))
    assert.equal((await tradeOf(sooner)).offer, 'Tart')
    for (const body of ['Two tartlets?', 'The spring fair comes.', 'Shall I call you?']) {
      assert.isNull((await tradeOf(await sends(lina, hoursAgo(27), says(body)))).offer, body)
    }
  })

  test('about to end, is reminded of once the person had their time, with its name and end', async () => {
    const { contact_id, message_id } = await fallsSilent(
      'Omar',
      says('The citrus week: shall I keep one for you?'),
    )
    // Asked unprompted: nothing of theirs stands before it for a fortnight.
    await db
      .updateTable('messages')
      .set({ created_at: hoursAgo(20 * 24) })
      .where('contact_id', '=', contact_id)
      .where('direction', '=', 'in')
      .where('created_at', '>', hoursAgo(14 * 24))
      .execute()
    await judge(contact_id)
    const row = (await maya.call('GET', '/api/v1/next-steps')).body.data.find(
      (one: { message_id: string }) => one.message_id === message_id,
    )
    assert.include(row, { step: 'offer_reminder', reason: 'deadline_near' })
    assert.equal(row.about.offer, 'Citrus week')
    assert.isAbove(Date.parse(row.about.until), Date.now())
    assert.isAtMost(Date.parse(row.at), Date.parse(row.about.until))
  })
})

describe('a purchase', () => {
  test('is followed by what goes with it, unless they have that too', async () => {
    const theo = await somebody('Theo')
    const id = await sends(theo, hoursAgo(200), { purpose: 'marketing' })
    assert.isNull((await tradeOf(id)).goes_with)
    await buys(theo, 'tart', inHours(-60 * 24))
    assert.include(await tradeOf(id), { bought: 'Lemon tart', goes_with: 'Candles' })
    await buys(theo, 'CANDLES', inHours(-50 * 24))
    assert.include(await tradeOf(id), { bought: 'Lemon tart', goes_with: 'Gift box' })
    await db
      .updateTable('purchases')
      .set({ purchased_at: hoursAgo(500 * 24) })
      .execute()
    assert.isNull((await tradeOf(id)).goes_with)
  })

  test('that was given back counts no more', async () => {
    const ines = await somebody('Ines')
    const id = await sends(ines, hoursAgo(200))
    const { body } = await buys(ines, 'TART', inHours(-40))
    assert.isNotNull((await tradeOf(id)).purchased_at)
    await maya.call('DELETE', `/api/v1/contacts/${ines}/purchases/${body.id}`)
    assert.include(await tradeOf(id), { goes_with: null, purchased_at: null })
  })

  test('makes what they write within the month a matter of what they bought', async () => {
    const paul = await somebody('Paul')
    await writes(paul, hoursAgo(20 * 24))
    const id = await sends(paul, hoursAgo(5 * 24))
    const question = async () => {
      const judged = (await judgeContact(db, workspaceId, paul, clock.now()))!
      return (await listQuestions(db, workspaceId, [{ judged, message_id: id }], clock.now()))[0]!.question
    }
    assert.equal((await question()).situation, 'unknown')
    await buys(paul, 'TART', inHours(-21 * 24))
    assert.include(await question(), { situation: 'support', has_purchases: true, follow_ups: 0 })
    const second = await sends(paul, hoursAgo(2 * 24))
    const followUp = { workspace_id: workspaceId, message_id: second, follow_up_of: id }
    await inTransaction(db, (trx) => insertFollowUps(trx, [followUp], clock.now()))
    assert.equal((await question()).follow_ups, 1)
  })
})

describe('trouble', () => {
  test.each([
    'Le gâteau est arrivé abîmé',
    'Je n’ai toujours pas reçu ma commande',
    'la machine ne marche plus',
    'The cake is broken!',
    'It doesn’t work',
    'I am still waiting for my parcel',
    'You sent the wrong colour',
  ])('is heard in: %s', async (words) => {
    const { rows } = await sql<{
      heard: boolean
    }>`select fold_words(${words}) ~ ${troublePattern} as heard`.execute(db)
    assert.isTrue(rows[0]!.heard)
  })

  test.each([
    'Merci, c’est parfait',
    'À quelle heure fermez-vous ?',
    'No problem, thanks!',
    'Pas de souci',
    'When does it arrive?',
    'Je prends le gros gâteau',
  ])('is not heard in: %s', async (words) => {
    const { rows } = await sql<{
      heard: boolean
    }>`select fold_words(${words}) ~ ${troublePattern} as heard`.execute(db)
    assert.isFalse(rows[0]!.heard)
  })

  test('that ended in silence is offered help, and no question whether all is well', async () => {
    const { contact_id, message_id } = await fallsSilent('Nora')
    await db
      .updateTable('messages')
      .set(says('The cake arrived damaged.'))
      .where('contact_id', '=', contact_id)
      .where('direction', '=', 'in')
      .where('created_at', '>', hoursAgo(130))
      .execute()
    await judge(contact_id)
    const row = (await maya.call('GET', '/api/v1/next-steps')).body.data.find(
      (one: { message_id: string }) => one.message_id === message_id,
    )
    assert.include(row, { step: 'help', reason: 'trouble_unresolved', situation: 'support' })
  })
})
