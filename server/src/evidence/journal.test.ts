import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { recordConsents, tellConsents } from '../consent/index.ts'
import { followForEvidence } from '../messages/index.ts'
import { type ContactId, inTransaction } from '../platform/index.ts'
import { recordEvidence } from './append-evidence.ts'
import { digestOf, genesisHash, hashAfter, headerOf } from './entry.ts'
import { signDailyHeads } from './head.ts'
import { type Journal, openJournal } from './journal-for-tests.ts'
import { listEntriesAfter } from './journal-store.ts'
import { keepJournal } from './keep-journal.ts'

const keeperProgram = fileURLToPath(new URL('./keeper-for-tests.ts', import.meta.url))
let journal: Journal
let lina: ContactId

beforeAll(async () => {
  journal = await openJournal()
  lina = await journal.shop.meets('33612000001', 'Lina')
})

afterAll(() => journal.close())

const kindsAbout = async (subject: string) =>
  (await journal.entries()).filter((entry) => entry.subject === subject).map((entry) => entry.kind)

async function assertChainHolds(): Promise<void> {
  const { shop, db } = journal
  const rows = await listEntriesAfter(db, shop.workspaceId, { after: 0, until: 1e9, limit: 100_000 })
  let hash = genesisHash
  for (const [index, row] of rows.entries()) {
    assert.equal(row.seq, index + 1)
    hash = hashAfter(hash, digestOf(headerOf(row, row.seq)))
    assert.deepEqual(row.hash, hash)
  }
}

test('what was said on either side is written down once, whatever is told again', async () => {
  const { shop } = journal
  const [asked, answer] = [await shop.writes(lina, 'Is it ready?'), await shop.answers(lina, 'Yes')]
  await journal.keep()
  assert.deepEqual(await kindsAbout(asked), ['message_received'])
  assert.deepEqual(await kindsAbout(answer), [], 'nothing was sent yet')
  await journal.accepts(answer)
  await journal.keep()
  await journal.accepts(answer)
  await journal.keep()
  assert.deepEqual(await kindsAbout(answer), ['message_sent'])
  await assertChainHolds()
})

test('the journal holds no words', async () => {
  const { rows } = await sql<{ text: string }>`
    select row_to_json(evidence_entries)::text || row_to_json(evidence_salts)::text as text
    from evidence_entries join evidence_salts using (workspace_id, seq) where kind like 'message_%'`.execute(
    journal.db,
  )
  assert.isAbove(rows.length, 0)
  for (const { text } of rows) assert.notInclude(text, 'ready')
})

test('a crash before any commit loses nothing and writes nothing twice', async () => {
  const { shop, db } = journal
  const written = [await shop.writes(lina, 'one'), await shop.writes(lina, 'two')]
  const said = {
    workspace_id: shop.workspaceId,
    contact_id: lina,
    purpose: 'marketing',
    channel: 'whatsapp' as const,
  }
  await inTransaction(db, (trx) =>
    recordConsents(trx, [
      { ...said, state: 'given', source: 'form', at: new Date(), recorded_by: 'agent:x', fact: 'form 1' },
    ]),
  )
  const before = (await journal.entries()).length
  // Everything a step does is undone at its very end, as by kill -9: once for each part of the work.
  for (const steps of [1, 2, 3]) {
    let step = 0
    const crashAfter = (trx: typeof db) => {
      step += 1
      if (step === steps) throw new Error('killed')
      return followForEvidence(trx)
    }
    await inTransaction(db, async (trx) => {
      await keepJournal(trx, tellConsents, crashAfter)
      throw new Error('killed')
    }).catch((error) => assert.equal(error.message, 'killed'))
  }
  assert.lengthOf(await journal.entries(), before)
  await journal.keep()
  const since = (await journal.entries()).slice(before)
  assert.sameMembers(
    since.map((entry) => entry.kind),
    ['message_received', 'message_received', 'consent'],
  )
  for (const id of written) assert.deepEqual(await kindsAbout(id), ['message_received'])
  await assertChainHolds()
})

test('a keeper killed at any moment loses nothing and writes nothing twice', {
  timeout: 90_000,
}, async () => {
  const { shop, db, database, house } = journal
  const before = (await journal.entries()).length
  const told = { messages: 0, facts: 0 }
  const tell = async () => {
    await shop.writes(lina, `word ${told.messages}`)
    told.messages += 1
    const subject = `01900000-0000-7000-a000-${String(told.facts).padStart(12, '0')}`
    const fact = {
      workspace_id: shop.workspaceId,
      at: house.clock.now(),
      kind: 'correction' as const,
      subject,
    }
    const one = { ...fact, contact_id: lina, actor: 'desk', content: told.facts, keep: true }
    await inTransaction(db, (trx) => recordEvidence(trx, [one]))
    told.facts += 1
  }
  // Two at once, so that whoever is killed with the chain in its hands lets it go to the other.
  const keepers = [1, 2].map(() => {
    const keeper = spawn(process.execPath, [keeperProgram, database.connectionString], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return { keeper, ready: once(keeper.stdout, 'data'), gone: once(keeper, 'close') }
  })
  await Promise.all(keepers.map(({ ready }) => ready))
  for (const { keeper, gone } of keepers) {
    const killed = sleep(20).then(() => keeper.kill('SIGKILL'))
    for (let n = 0; n < 12; n += 1) await tell()
    assert.isTrue(await killed, 'it was still at work')
    await gone
  }
  await journal.keep()
  assert.lengthOf(await journal.entries(), before + told.messages + told.facts)
  await assertChainHolds()
})

test('a fact whose transaction was undone is not in the journal, and one that committed is', async () => {
  const { shop, db, house } = journal
  const subject = '01900000-0000-7000-8000-00000000000'
  const fact = (n: number) => ({
    workspace_id: shop.workspaceId,
    at: house.clock.now(),
    kind: 'correction' as const,
    subject: `${subject}${n}`,
    contact_id: lina,
    actor: 'desk',
    content: { price: n },
    keep: true,
  })
  await inTransaction(db, async (trx) => {
    await recordEvidence(trx, [fact(1)])
    throw new Error('undone')
  }).catch(() => undefined)
  await inTransaction(db, (trx) => recordEvidence(trx, [fact(2), fact(2)]))
  await inTransaction(db, (trx) => recordEvidence(trx, [fact(2)]))
  await journal.keep()
  assert.deepEqual(await kindsAbout(`${subject}1`), [])
  assert.deepEqual(await kindsAbout(`${subject}2`), ['correction'])
})

test('several who keep the journal at once make one chain', async () => {
  const { shop, db, house } = journal
  const facts = Array.from({ length: 200 }, (_, n) => ({
    workspace_id: shop.workspaceId,
    at: house.clock.now(),
    kind: 'correction' as const,
    subject: `01900000-0000-7000-9000-${String(n).padStart(12, '0')}`,
    contact_id: n % 2 ? lina : null,
    actor: 'desk',
    content: n,
  }))
  const before = (await journal.entries()).length
  await Promise.all(
    facts.map(async (fact, n) => {
      await inTransaction(db, (trx) => recordEvidence(trx, [fact]))
      if (n % 10 === 0) await journal.step()
    }),
  )
  await Promise.all([journal.keep(), journal.keep(), journal.keep()])
  assert.lengthOf(await journal.entries(), before + 200)
  await assertChainHolds()
})

test('nobody changes or removes an entry, not even the owner of the tables', async () => {
  for (const attempt of [
    sql`update evidence_entries set actor = 'somebody else'`,
    sql`delete from evidence_entries`,
    sql`truncate evidence_entries`,
  ]) {
    const error = await attempt.execute(journal.db).catch((refused) => refused)
    assert.match(String(error), /only ever added to/)
  }
})

test('one head is signed for each workspace and day', async () => {
  const { db, house } = journal
  const workspaces = await signDailyHeads(db, house.secrets, house.clock)
  assert.equal(workspaces, 2)
  assert.equal(await signDailyHeads(db, house.secrets, house.clock), 0)
  house.clock.setOffsetMs(24 * 3_600_000)
  assert.equal(await signDailyHeads(db, house.secrets, house.clock), 2)
  house.clock.setOffsetMs(0)
})
