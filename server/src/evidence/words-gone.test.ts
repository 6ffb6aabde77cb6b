import { sql } from 'kysely'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { followForEvidence } from '../messages/index.ts'
import { type ContactId, inTransaction, isRefusal } from '../platform/index.ts'
import { eraseSalts } from './erase-salts.ts'
import { endHold, placeHold } from './hold.ts'
import { type Journal, linesOf, openJournal, verifyText } from './journal-for-tests.ts'

let journal: Journal
let lina: ContactId
let theo: ContactId

beforeAll(async () => {
  journal = await openJournal()
  lina = await journal.shop.meets('33612000001', 'Lina')
  theo = await journal.shop.meets('33612000002', 'Theo')
})

afterAll(() => journal.close())

/** Every place of the whole database in which these words stand, in whatever form a column shows them. */
async function placesOf(words: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(journal.db)
  const hex = Buffer.from(words).toString('hex')
  const base64 = Buffer.from(words).toString('base64').slice(0, -4)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{
      row: string
    }>`select to_jsonb(kept)::text as row from ${sql.table(name)} as kept`.execute(journal.db)
    if (rows.some(({ row }) => [words, hex, base64].some((form) => row.includes(form)))) found.push(name)
  }
  return found
}

const saltsOf = async (subject: string) => {
  const { rows } = await sql<{ kind: string }>`
    select kind from evidence_entries join evidence_salts using (workspace_id, seq) where subject = ${subject}
    order by seq`.execute(journal.db)
  return rows.map((row) => row.kind)
}

test('words taken back stand in no table, and nothing opens what was written down of them', async () => {
  const words = 'my card is zyxwvut'
  const message = await journal.shop.writes(lina, words)
  await journal.keep()
  assert.sameMembers(await placesOf(words), ['messages', 'messages_default'])
  assert.deepEqual(await saltsOf(message), ['message_received'])
  await journal.takesBack(message)
  assert.deepEqual(await placesOf(words), [])
  assert.deepEqual(await saltsOf(message), [], 'gone in the same transaction')
  await journal.keep()
  const bundle = await journal.bundle(await journal.exports({ contact_id: lina }))
  const about = linesOf(bundle).filter((line) => line.entry?.subject === message)
  assert.deepEqual(
    about.map((line) => [line.entry.kind, line.closed]),
    [
      ['message_received', 'destroyed'],
      ['message_withdrawn', null],
    ],
  )
  assert.notInclude(bundle, 'zyxwvut')
  assert.isTrue((await verifyText(bundle)).holds)
})

test('words taken back before anybody followed the news of them never open', async () => {
  const message = await journal.shop.writes(lina, 'at once zyxwvut')
  await journal.takesBack(message)
  await journal.keep()
  assert.deepEqual(await saltsOf(message), ['message_withdrawn'])
})

test('words that somebody was writing down while they were taken back do not open either', async () => {
  const { db, shop } = journal
  const message = await shop.writes(lina, 'meanwhile zyxwvut')
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  // A follower has read the words and not committed yet.
  const following = inTransaction(db, async (trx) => {
    await sql`select from evidence_chains for update`.execute(trx)
    await followForEvidence(trx)
    await held
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  await journal.takesBack(message)
  release()
  await following
  await journal.keep()
  assert.deepEqual(await saltsOf(message), ['message_withdrawn'])
})

test('of a changed message the earlier words are gone, and the new ones open', async () => {
  const message = await journal.shop.writes(lina, 'First zyxwvut')
  await journal.keep()
  await journal.edits(message, 'Second')
  assert.deepEqual(await placesOf('First zyxwvut'), [])
  await journal.keep()
  const bundle = await journal.bundle(await journal.exports({ contact_id: lina }))
  const about = linesOf(bundle).filter((line) => line.entry?.subject === message)
  assert.deepEqual(
    about.map((line) => [line.entry.kind, line.opening?.content.body.body ?? line.closed]),
    [
      ['message_received', 'destroyed'],
      ['message_edited', 'Second'],
    ],
  )
})

test('under legal hold earlier words are kept under seal, open with two people, and go with the hold', async () => {
  const { db, shop } = journal
  const before = await shop.writes(theo, 'Said before zyxwvut')
  await placeHold(db, journal.deed(), theo, 'A court asked for it')
  const changed = await shop.writes(theo, 'I said thirty zyxwvut')
  const taken = await shop.writes(theo, 'Never mind zyxwvut')
  await journal.keep()
  await journal.edits(changed, 'I said forty')
  await journal.takesBack(taken)
  await journal.takesBack(before)
  await journal.keep()
  assert.deepEqual(await placesOf('zyxwvut'), [], 'what is under seal cannot be read in a table')
  const row = await journal.exports({ contact_id: theo })
  const bundle = await journal.bundle(row)
  const opened = linesOf(bundle).flatMap((line) => line.opening?.content.body?.body ?? [])
  assert.sameMembers(opened, [
    'Said before zyxwvut',
    'I said thirty zyxwvut',
    'I said forty',
    'Never mind zyxwvut',
  ])
  assert.isTrue((await verifyText(bundle)).holds)
  assert.isUndefined(await endHold(db, journal.deed(), theo))
  await journal.keep()
  const { rows } = await sql`select from evidence_sealed`.execute(db)
  assert.lengthOf(rows, 0)
  assert.deepEqual(await saltsOf(taken), ['message_withdrawn'])
  assert.deepEqual(await saltsOf(changed), ['message_edited'])
  const later = await journal.bundle(row)
  assert.notInclude(later, 'zyxwvut')
  assert.isTrue((await verifyText(later)).holds)
  assert.isTrue(isRefusal(await endHold(db, journal.deed(), theo)))
})

test('a person who is erased is silent for good, and every chain still holds', async () => {
  const { db, shop, house } = journal
  const nina = await shop.meets('33612000003', 'Nina')
  await shop.writes(nina, 'Erase me zyxwvut')
  await journal.keep()
  const row = await journal.exports({ contact_id: nina })
  const early = await journal.bundle(row)
  assert.include(early, 'Erase me')
  const erase = (ids: ContactId[]) =>
    inTransaction(db, (trx) =>
      eraseSalts(trx, shop.workspaceId, ids, { by: 'agent:maya', at: house.clock.now() }),
    )
  assert.isAbove(await erase([nina]), 0)
  await journal.keep()
  const late = await journal.bundle(row)
  assert.notInclude(late, 'Erase me')
  const about = linesOf(late).filter((line) => line.entry)
  assert.isTrue(
    about.filter((line) => line.entry.kind !== 'unsealing').every((line) => line.closed === 'destroyed'),
  )
  assert.equal(about.filter((line) => line.entry.kind === 'erasure').length, 1)
  for (const bundle of [early, late]) assert.isTrue((await verifyText(bundle)).holds)
  await placeHold(db, journal.deed(), lina, 'A court asked for it')
  const refused = await erase([lina]).catch((error) => error)
  assert.match(String(refused), /legal hold/)
})
