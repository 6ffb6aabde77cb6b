/**
 * The journal of evidence: what it costs to write down sent messages, which happens behind the sending, and to export and
 * verify a segment of it. Processor time counts: it is what the sending would have had.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tellConsents } from '../server/src/consent/index.ts'
import { buildBundle } from '../server/src/evidence/build-bundle.ts'
import type { ExportRow } from '../server/src/evidence/export-store.ts'
import { keepJournal, openJournal, verifyBundle } from '../server/src/evidence/index.ts'
import { followForEvidence, readSpoken } from '../server/src/messages/index.ts'
import { openEmbeddedPostgres } from '../server/src/platform/database/embedded/index.ts'
import {
  keepPartitions,
  migrate,
  openDatabase,
  openLog,
  readConfig,
  secretsFrom,
  systemClock,
} from '../server/src/platform/index.ts'
import { cpuTimeOf } from './measure/cpu.ts'
import { mustBe, report } from './measure/report.ts'

const { values } = parseArgs({ options: { messages: { type: 'string', default: '100000' } } })
const messages = Number(values.messages)
/** As many as the dispatcher settles together. */
const settledTogether = 100
const words =
  'Your lemon tarts are ready. Come by until six, or write back and we keep them for you. See you soon!'

// Durable, as a desk's own: the cost of the disk belongs to it.
const dataDir = await mkdtemp(join(tmpdir(), 'doublecheck-bench-'))
const embedded = await openEmbeddedPostgres({ dataDir })
try {
  await migrate(embedded.connectionString)
  const database = openDatabase(embedded.connectionString, { poolSize: 4 })
  const { db, pool } = database
  const secrets = secretsFrom('a key for a measurement, and only for that')
  const house = { config: readConfig({}), db, clock: systemClock(), log: openLog('silent'), secrets }
  await keepPartitions(db, new Date())
  await pool.query(`insert into workspaces (name) values ('Lemon Bakery')`)
  await openJournal(house)
  await pool.query(
    `create table sent as select position, (lpad(to_hex((extract(epoch from now()) * 1000)::bigint + position), 12, '0')
      || '7' || substr(md5(position::text), 1, 3) || '8' || substr(md5(position::text), 4, 15))::uuid as id
     from generate_series(1, $1::integer) as position`,
    [messages],
  )
  await pool.query(
    `insert into messages (workspace_id, id, number_id, contact_id, direction, type, body, author, purpose, created_at,
      accepted_at, channel_message_id)
     select 1, id, '01900000-0000-7000-8000-000000000001', md5((position % 1000)::text)::uuid, 'out', 'text',
      jsonb_build_object('body', $1::text), 'agent:maya', 'service', now(), now(), 'wamid.' || md5(position::text)
     from sent`,
    [words],
  )
  await pool.query(
    `insert into events (workspace_id, name, body)
     select 1, 'messages.changed', jsonb_build_object('message_ids', jsonb_agg(id), 'accepted_ids', jsonb_agg(id))
     from sent group by position / $1::integer`,
    [settledTogether],
  )
  await pool.query('analyze')

  const chained = await timed(async () => {
    for (;;) if ((await keepJournal(db, tellConsents, followForEvidence)) === 0) return
  })
  const { rows } = await pool.query('select count(*)::integer as count from evidence_entries')
  mustBe('entries in the journal', rows[0].count, messages)
  const { rows: sizes } = await pool.query(
    `select sum(pg_total_relation_size(name))::bigint as bytes from unnest(array['evidence_entries', 'evidence_salts']) as name`,
  )

  const bundle: Buffer[] = []
  const exported = await timed(async () => {
    for await (const line of buildBundle({ ...house, readers: [readSpoken] }, askedFor()))
      bundle.push(Buffer.from(line))
  })
  const verdict = { entries: 0 }
  const verified = await timed(async () => {
    const found = await verifyBundle(bundle)
    if (!found.holds) throw new Error(`the export does not hold: ${found.explanation}`)
    verdict.entries = found.entries
  })
  await report({
    name: 'evidence',
    figures: {
      messages,
      chained_per_second: messages / chained.seconds,
      server_micros_each: chained.serverMicros / messages,
      postgres_micros_each: chained.postgresMicros / messages,
      share_of_a_core_at_1000_a_second:
        (1_000 * (chained.serverMicros + chained.postgresMicros)) / messages / 1e6,
      bytes_each: Number(sizes[0].bytes) / messages,
      export_entries_per_second: verdict.entries / exported.seconds,
      export_bytes_each: bundle.reduce((sum, line) => sum + line.length, 0) / verdict.entries,
      verify_entries_per_second: verdict.entries / verified.seconds,
    },
    targets: [{ figure: 'chained_per_second', atLeast: 3_000 }],
  })
  await database.close()
} finally {
  await embedded.stop()
  await rm(dataDir, { recursive: true, force: true })
}

/** One person of a thousand, over everything. */
function askedFor(): ExportRow {
  const now = new Date()
  return {
    workspace_id: 1,
    id: '01900000-0000-7000-8000-0000000000e1',
    // md5 of 7, as the messages above are given out.
    contact_id: '8f14e45f-ceea-167a-5a36-dedd4bea2543',
    conversation_id: null,
    period_from: new Date(0),
    period_to: new Date(now.getTime() + 86_400_000),
    reason: 'measured',
    asked_at: now,
    asked_by: 'agent:maya',
    asker: 'agent:maya',
    expires_at: now,
    decided_at: now,
    decided_by: 'agent:omar',
    decider: 'agent:omar',
    agreed: true,
  }
}

async function timed(work: () => Promise<void>) {
  const [before, startedAt] = [await cpuTimeOf(process.pid), performance.now()]
  await work()
  const [seconds, after] = [(performance.now() - startedAt) / 1_000, await cpuTimeOf(process.pid)]
  return {
    seconds,
    serverMicros: after.serverMicros - before.serverMicros,
    postgresMicros: after.postgresMicros - before.postgresMicros,
  }
}
