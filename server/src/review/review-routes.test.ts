import { afterAll, assert, beforeAll, describe, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../test/front-door.ts'
import { catalogueRoutes } from '../catalogue/index.ts'
import { contactRoutes } from '../contacts/index.ts'
import { reviewSources } from '../messages/index.ts'
import { idFromFact, inTransaction, newId } from '../platform/index.ts'
import { recordDismissals } from './dismissals.ts'
import { warmReview } from './review-draft.ts'
import { reviewRoutes } from './review-routes.ts'

type Found = {
  kind: string
  severity: string
  part: string
  start: number
  end: number
  message: string
  proposal: string | null
  saying: string
}

let door: FrontDoor
let lina: string
let hugo: string

beforeAll(async () => {
  await warmReview()
  door = await openFrontDoor((app, house) => {
    contactRoutes(app, house)
    catalogueRoutes(app, house)
    reviewRoutes(app, house, reviewSources)
  })
  lina = await add({
    name: 'Lina Moreau',
    phone: '+33612345678',
    email: 'lina@example.com',
    language: 'fr',
    attributes: { gender: 'f', address: '8 rue des Lilas, 69003 Lyon', orders: 'CMD-2048, 48213' },
  })
  hugo = await add({
    name: 'Hugo Lefèvre',
    phone: '+33677889900',
    email: 'hugo@example.com',
    attributes: { orders: 'CMD-3391' },
  })
  await call('POST', '/products', { sku: 'TARTE-CIT', name: 'Tarte au citron', price: 24.5, currency: 'EUR' })
  await call('POST', '/offers', { name: 'Citron d’automne', ends_at: '2026-11-15T22:59:00Z' })
}, 60_000)

afterAll(() => door?.close())

const call: FrontDoor['maya']['call'] = (method, url, body) => door.maya.call(method, `/api/v1${url}`, body)

async function add(contact: object): Promise<string> {
  const { status, body } = await call('POST', '/contacts', contact)
  assert.equal(status, 201, JSON.stringify(body))
  return body.id
}

async function look(text: string, more: object = {}): Promise<Found[]> {
  const draft = { contact_id: lina, type: 'text', text: { body: text }, ...more }
  const { status, body } = await call('POST', '/review', draft)
  assert.equal(status, 200, JSON.stringify(body))
  return body.findings
}

const said = (found: readonly Found[]) => found.map((one) => `${one.kind} ${one.severity}`)

describe('the second look knows', () => {
  test('the catalogue’s price, and proposes it where the wrong one stands', async () => {
    const text = 'Bonjour Lina, la tarte au citron est à 245 €.'
    const [found] = await look(text)
    assert.deepInclude(found, { kind: 'price', severity: 'stop', part: 'body', proposal: '24,50 €' })
    assert.equal(text.slice(found!.start, found!.end), '245 €')
    assert.match(found!.message, /Tarte au citron/)
  })

  test('whose names, phones, e-mails and orders a text holds', async () => {
    const found = await look(
      'Bonjour Lina, Hugo Lefèvre (06 77 88 99 00, hugo@example.com) attend la commande CMD-3391.',
    )
    const others = found.filter((one) => one.kind === 'other_contact').map((one) => one.saying)
    assert.sameMembers(others, [
      'other_contact.name',
      'other_contact.phone',
      'other_contact.email',
      'other_contact.order',
    ])
    const own = await look(
      'Bonjour Lina, votre commande CMD-2048 part au 8 rue des Lilas, 69003 Lyon. À bientôt.',
    )
    assert.deepEqual(said(own), [])
  })

  test('what they bought, and what somebody else did', async () => {
    const buy = async (contact: string, order_number: string) => {
      const purchase = {
        sku: 'TARTE-CIT',
        name: 'Tarte au citron',
        quantity: 1,
        price: 24.5,
        currency: 'EUR',
      }
      const body = { ...purchase, order_number, purchased_at: '2026-05-02T09:00:00Z' }
      const bought = await call('POST', `/contacts/${contact}/purchases`, body)
      assert.equal(bought.status, 201, JSON.stringify(bought.body))
    }
    await buy(lina, 'LB-7001')
    await buy(hugo, 'LB-7002')
    assert.deepEqual(said(await look('Bonjour Lina, votre commande LB-7001 est prête.')), [])
    assert.deepEqual(said(await look('Bonjour Lina, votre commande LB-7002 est prête.')), [
      'other_contact stop',
    ])
  })

  test('to whom it goes, in whatever gender and language', async () => {
    assert.include(said(await look('Bonjour Hugo, votre colis est prêt.')), 'addressee stop')
    assert.include(said(await look('Cher Lina, votre colis est prêt.')), 'addressee warning')
    assert.deepEqual(await look('Bonjour Hugo, votre colis est prêt.', { contact_id: null }), [])
  })

  test('when the message leaves', async () => {
    const text = 'Bonjour Lina, l’offre Citron d’automne vous attend en boutique.'
    assert.include(said(await look(text, { send_at: '2026-11-20T09:00:00Z' })), 'expired warning')
    assert.deepEqual(said(await look(text, { send_at: '2026-11-10T09:00:00Z' })), [])
  })

  test('which price this person was told', async () => {
    const at = new Date()
    await door.house.db
      .insertInto('messages')
      .values({
        workspace_id: door.maya.workspaceId,
        id: idFromFact(at, 'told'),
        number_id: newId(at),
        contact_id: lina,
        direction: 'out',
        type: 'text',
        body: JSON.stringify({ body: 'La tarte au citron est à 22 € pour vous.' }),
        created_at: at,
      })
      .execute()
    const found = await look('Bonjour Lina, la tarte au citron est à 24,50 €.')
    assert.deepEqual(
      found.map((one) => one.saying),
      ['price.told_other'],
    )
    assert.deepEqual(await look('Bonjour Lina, la tarte au citron est à 22 €.'), [])
  })

  test('what is the business’s own', async () => {
    const text = 'Bonjour Lina, voici notre IBAN : FR76 3000 6000 0112 3456 7890 189.'
    assert.include(said(await look(text)), 'iban stop')
    const changed = await call('PATCH', '/review/settings', {
      ibans: ['FR76 3000 6000 0112 3456 7890 189'],
      domains: ['https://www.lemonbakery.fr/boutique'],
    })
    assert.deepInclude(changed.body, { ibans: ['FR7630006000011234567890189'], domains: ['lemonbakery.fr'] })
    assert.deepEqual(said(await look(text)), [])
    assert.equal((await call('PATCH', '/review/settings', { ibans: ['FR76 1'] })).status, 400)
    const atOnce = [{ names: ['Lemon'] }, { country: 'be' }].map((part) =>
      call('PATCH', '/review/settings', part),
    )
    for (const { status } of await Promise.all(atOnce)) assert.equal(status, 200)
    const kept = { domains: ['lemonbakery.fr'], names: ['Lemon'], country: 'BE' }
    assert.deepInclude((await call('GET', '/review/settings')).body, kept)
  })

  test('the words of the house', async () => {
    const text = 'Bonjour Lina, votre pralinoche est prête.'
    assert.include((await look(text)).map((one) => one.kind).join(), 'spelling')
    assert.equal((await call('POST', '/review/words', { word: 'pralinoche' })).status, 201)
    assert.equal((await call('POST', '/review/words', { word: 'Pralinoche' })).status, 200)
    assert.deepEqual(await look(text), [])
    const list = await call('GET', '/review/words?q=pral')
    assert.deepEqual(
      list.body.data.map((one: { word: string }) => one.word),
      ['pralinoche'],
    )
    assert.equal((await call('DELETE', '/review/words/pralinoche')).status, 204)
    assert.equal((await call('DELETE', '/review/words/pralinoche')).status, 404)
  })
})

describe('of a template', () => {
  const template = (value: string) => ({
    type: 'template',
    text: undefined,
    template: {
      name: 'cake_ready',
      language: { code: 'fr' },
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Lina' },
            { type: 'text', text: value },
          ],
        },
      ],
    },
  })

  beforeAll(async () => {
    const at = new Date()
    await door.house.db
      .insertInto('templates')
      .values({
        workspace_id: door.maya.workspaceId,
        id: newId(at),
        account_id: '1',
        channel_template_id: '1',
        name: 'cake_ready',
        language: 'fr',
        category: 'UTILITY',
        status: 'APPROVED',
        components: JSON.stringify([
          { type: 'BODY', text: 'Bonjour {{1}}, la tarte au citron est prête : {{2}} à régler.' },
        ]),
        status_at: at,
        quality_at: at,
        category_at: at,
        changed_at: at,
        seen_at: at,
      })
      .execute()
  })

  test('a value is judged by the words around it, and marked in its own field', async () => {
    const found = await look('', template('245 €'))
    assert.deepEqual(
      found.map(({ kind, part, start, end, proposal }) => ({ kind, part, start, end, proposal })),
      [{ kind: 'price', part: 'body.2', start: 0, end: 5, proposal: '24,50 €' }],
    )
  })

  test('fine values are fine, whatever the template itself says', async () => {
    assert.deepEqual(await look('', template('22 €')), [])
  })
})

describe('the address', () => {
  test('speaks the language of who asks, and answers as other programs rely on', async () => {
    const { body } = await call('POST', '/review', {
      type: 'text',
      text: { body: 'Hello, the the cake is ready.' },
    })
    assert.deepInclude(body.findings[0], { kind: 'grammar', part: 'body' })
    assert.match(body.findings[0].message, /written twice/)
    assert.equal(body.approvals_needed, 0)
    assert.deepEqual(body.approval_reasons, [])
  })

  test('names what is missing or wrong', async () => {
    const bad = async (body: object) => (await call('POST', '/review', body)).body.error
    assert.match((await bad({ type: 'text' })).message, /type: give the body/)
    assert.match((await bad({ type: 'hologram', hologram: {} })).message, /type: must be one of/)
    assert.match((await bad({ type: 'text', text: {}, send_at: 'soon' })).message, /send_at/)
    assert.equal(
      (await bad({ type: 'text', text: {}, contact_id: newId(new Date()) })).code,
      'contacts.not_found',
    )
  })

  test('reads anything somebody may type', async () => {
    for (const text of ['\u0000 Theo Martin \u0000', '\ud83d', 'x'.repeat(20_000), '{{', '🙂'.repeat(300)]) {
      await look(text)
      await look('', {
        type: 'template',
        text: undefined,
        template: { name: text, language: { code: text } },
      })
    }
  })
})

test('what is waved through is counted by kind and by person, with the reasons', async () => {
  const { workspaceId } = door.maya
  const dismissed = { kind: 'price', part: 'body', start: 3, end: 8, reason: 'Agreed by phone' } as const
  const message_id = newId<'message'>(new Date())
  const by = 'agent:01993d3a-0000-7000-8000-000000000001'
  await inTransaction(door.house.db, (trx) =>
    recordDismissals(
      trx,
      [
        {
          workspace_id: workspaceId,
          message_id,
          by,
          dismissed: [dismissed, { ...dismissed, kind: 'anger' }],
        },
      ],
      new Date(),
    ),
  )
  const report = await call('GET', '/review/dismissals?by=kind')
  assert.deepEqual(
    report.body.data.map(({ key, count, messages, reasons }: Record<string, unknown>) => ({
      key,
      count,
      messages,
      reasons,
    })),
    ['anger', 'price'].map((key) => ({
      key,
      count: 1,
      messages: 1,
      reasons: [{ reason: 'Agreed by phone', count: 1 }],
    })),
  )
  assert.equal((await call('GET', '/review/dismissals?by=agent')).body.data[0].count, 2)
  const backwards = await call('GET', '/review/dismissals?from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z')
  assert.equal(backwards.body.error.code, 'review.period_out_of_range')
})
