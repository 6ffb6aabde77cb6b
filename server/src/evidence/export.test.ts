import { afterAll, assert, beforeAll, describe, test } from 'vitest'
import { recordConsents } from '../consent/index.ts'
import { type ContactId, inTransaction, isRefusal, newId, type Refusal } from '../platform/index.ts'
import { agreeExport, askExport, refuseExport, stateOfExport, takeExport } from './export.ts'
import type { ExportRow } from './export-store.ts'
import { type Journal, linesOf, openJournal, verifyText } from './journal-for-tests.ts'

let journal: Journal
let lina: ContactId
const conversation = '01900000-0000-7000-8000-0000000000c1'
const group = '01900000-0000-7000-8000-0000000000c2'

beforeAll(async () => {
  journal = await openJournal()
  lina = await journal.shop.meets('33612000001', 'Lina')
  await journal.shop.writes(lina, 'Hello')
  await inTransaction(journal.db, (trx) =>
    recordConsents(trx, [
      {
        workspace_id: journal.shop.workspaceId,
        contact_id: lina,
        purpose: 'marketing',
        channel: 'whatsapp',
        state: 'given',
        source: 'form',
        wording: 'Yes, tell me about new cakes',
        proof: { page: '/news', n: 1.5 },
        at: new Date('2026-11-01T10:00:00Z'),
        recorded_by: 'agent:x',
        fact: 'form 1',
      },
    ]),
  )
  await journal.keep()
})

afterAll(() => journal.close())

const whole = { from: new Date(0), to: new Date('2100-01-01'), reason: 'A dispute' }

function ask(more: object): Promise<ExportRow | Refusal> {
  const asked = { contact_id: undefined, conversation_id: undefined, ...whole, ...more }
  return askExport(journal.db, journal.deed(), asked, async (_db, _workspaceId, id) =>
    id === conversation ? lina : id === group ? null : undefined,
  )
}
const asks = async (more: object = { contact_id: lina }) => (await ask(more)) as ExportRow
const agrees = (id: string, who: 'maya' | 'omar') =>
  agreeExport(journal.db, journal.house.secrets, journal.deed(who), id)

const codeOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.code : 'done')

describe('two people', () => {
  test('who asked does not agree, and a second person does, once', async () => {
    const { id } = await asks()
    assert.equal(codeOf(await takeExport(journal.db, journal.deed('maya'), id)), 'evidence.waiting')
    assert.equal(codeOf(await agrees(id, 'maya')), 'evidence.second_person')
    assert.equal(codeOf(await agrees(id, 'omar')), 'done')
    assert.equal(codeOf(await agrees(id, 'omar')), 'evidence.decided')
    assert.equal(codeOf(await takeExport(journal.db, journal.deed('maya'), id)), 'done')
    assert.equal(codeOf(await takeExport(journal.db, journal.deed('omar'), id)), 'done')
    const somebody = { ...journal.deed(), by: `agent:${newId(new Date())}` }
    assert.equal(codeOf(await takeExport(journal.db, somebody, id)), 'evidence.not_yours')
  })

  test('a token is the person who made it', async () => {
    const { shop, db, house } = journal
    const id = newId(house.clock.now())
    await db
      .insertInto('api_tokens')
      .values({
        workspace_id: shop.workspaceId,
        id,
        name: 'till',
        prefix: 'dbl_0000',
        token_hash: 'x',
        scopes: ['evidence.unseal'],
        created_at: house.clock.now(),
        created_by: `agent:${shop.maya.id}`,
      })
      .execute()
    const asked = await asks()
    const token = { ...journal.deed(), by: `token:${id}` }
    assert.equal(codeOf(await agreeExport(db, house.secrets, token, asked.id)), 'evidence.second_person')
  })

  test('asking, agreeing, refusing and downloading are entries themselves', async () => {
    const [agreed, refused] = [await asks(), await asks()]
    await agrees(agreed.id, 'omar')
    await takeExport(journal.db, journal.deed(), agreed.id)
    assert.equal(codeOf(await refuseExport(journal.db, journal.deed('omar'), refused.id)), 'done')
    assert.equal(codeOf(await takeExport(journal.db, journal.deed(), refused.id)), 'evidence.over')
    await journal.keep()
    const kinds = (id: string) =>
      journal.entries().then((all) => all.filter((one) => one.subject === id).map((one) => one.kind))
    assert.deepEqual(await kinds(agreed.id), ['export', 'unsealing', 'unsealing'])
    assert.deepEqual(await kinds(refused.id), ['export', 'unsealing_refused'])
  })

  test('what nobody agreed to in a week, or opened in a day, is over', async () => {
    const { clock } = journal.house
    const [waiting, agreed] = [await asks(), await asks()]
    const row = (await agrees(agreed.id, 'omar')) as ExportRow
    assert.equal(stateOfExport(row, clock.now()), 'agreed')
    clock.setOffsetMs(25 * 3_600_000)
    assert.equal(codeOf(await takeExport(journal.db, journal.deed(), agreed.id)), 'evidence.over')
    clock.setOffsetMs(8 * 24 * 3_600_000)
    assert.equal(codeOf(await agrees(waiting.id, 'omar')), 'evidence.decided')
    clock.setOffsetMs(0)
  })
})

describe('what is in it', () => {
  test('everything about a person, or the messages of their conversation alone', async () => {
    const kindsIn = async (more: object) => {
      const row = (await agrees((await asks(more)).id, 'omar')) as ExportRow
      const text = await journal.bundle(row)
      assert.isTrue((await verifyText(text)).holds)
      return new Set(linesOf(text).flatMap((line) => line.entry?.kind ?? []))
    }
    const person = await kindsIn({ contact_id: lina })
    assert.isTrue(person.has('consent') && person.has('message_received') && person.has('export'))
    assert.deepEqual([...(await kindsIn({ conversation_id: conversation }))], ['message_received'])
  })

  test('a consent opens with its wording and proof', async () => {
    const text = await journal.bundle(await journal.exports({ contact_id: lina }))
    const consent = linesOf(text).find((line) => line.entry?.kind === 'consent')
    assert.deepInclude(consent.opening.content, {
      wording: 'Yes, tell me about new cakes',
      proof: { page: '/news', n: 1.5 },
    })
  })

  test('a period with nothing in it is an export that shows nothing, and holds', async () => {
    const period = { contact_id: lina, from: new Date('2001-01-01'), to: new Date('2001-01-02') }
    const verdict = await verifyText(await journal.bundle(await journal.exports(period)))
    assert.deepInclude(verdict, { holds: true, asked: 0, entries: 0 })
  })

  test('nobody, a group and an unknown conversation are answered with what to do', async () => {
    assert.equal(codeOf(await ask({ contact_id: newId(new Date()) })), 'contacts.not_found')
    assert.equal(codeOf(await ask({ conversation_id: group })), 'evidence.group')
    assert.equal(codeOf(await ask({ conversation_id: newId(new Date()) })), 'inbox.not_found')
  })
})
