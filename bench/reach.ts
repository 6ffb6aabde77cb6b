/**
 * The verdict on everybody: a hundred thousand people with ten messages each are learnt from, and then judged, with what
 * is proposed and who is left in peace, on two connections beside the database.
 */
import { parseArgs } from 'node:util'
import { openEmbeddedPostgres } from '../server/src/platform/database/embedded/index.ts'
import { keepPartitions, migrate, openDatabase, systemClock } from '../server/src/platform/index.ts'
import { learnPools } from '../server/src/receipts/reach-pool.ts'
import { refreshDue } from '../server/src/receipts/reach-refresh.ts'
import { cpuTimeOf } from './measure/cpu.ts'
import { mustBe, report } from './measure/report.ts'

const { values } = parseArgs({ options: { contacts: { type: 'string', default: '100000' } } })
const contacts = Number(values.contacts)
const pageSize = 200

const embedded = await openEmbeddedPostgres({ dataDir: '', fast: true })
try {
  await migrate(embedded.connectionString)
  const database = openDatabase(embedded.connectionString, { poolSize: 3 })
  const { db, pool } = database
  const clock = systemClock()
  await keepPartitions(db, new Date())
  await pool.query(`insert into workspaces (name) values ('Lemon Bakery')`)
  await pool.query(`create function id_at(timestamptz) returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from $1) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
      || '8' || substr(md5(random()::text), 1, 15))::uuid $$`)
  await pool.query(
    `insert into contacts (workspace_id, id, created_at)
     select 1, id_at(now() - interval '90 days'), now() - interval '90 days' from generate_series(1, $1::integer)`,
    [contacts],
  )
  // Six of ours over sixty days and four of theirs: a third with receipts off, one in fifty gone silent for good.
  await pool.query(`
    insert into messages (workspace_id, id, number_id, contact_id, direction, type, body, author, purpose, created_at,
      accepted_at, sent_at, delivered_at, read_at)
    select 1, id_at(at), '01900000-0000-7000-8000-000000000001', person.id, case when ours then 'out' else 'in' end,
      'text', '{"body":"Shall we keep one for you?"}', case when ours then 'agent:maya' else 'contact' end,
      case when ours then 'service' end, at, case when ours then at end, case when ours then at end,
      case when ours and not (person.gone and turn > 7) then at + interval '2 minutes' end,
      case when ours and person.on and not (person.gone and turn > 7) then at + interval '1 hour' end
    from (select id, random() < 0.67 as on, random() < 0.02 as gone from contacts) as person,
      generate_series(1, 10) as turn,
      lateral (select turn % 5 in (0, 1, 3) as ours,
        now() - make_interval(days => 65 - turn * 6, secs => random() * 40000) as at) as told
    where ours or not (person.gone and turn > 7)`)
  await pool.query('analyze')
  const learnt = await timed(() => learnPools(db, clock))
  const judgeAll = async () => {
    for (;;) if ((await refreshDue(db, clock, pageSize)) === 0) return
  }
  // Two connections, so that the database works while the model reckons; each takes other people.
  const judged = await timed(async () => {
    await Promise.all([judgeAll(), judgeAll()])
  })
  const { rows } = await pool.query(
    `select count(*)::integer as count from contact_reach where reach is not null`,
  )
  mustBe('people judged', rows[0].count, contacts)
  const { rows: verdicts } = await pool.query(
    `select verdict, count(*)::integer as count from contact_reach group by 1 order by 2 desc`,
  )
  await report({
    name: 'reach',
    figures: {
      contacts,
      learn_seconds: learnt.wallMs / 1000,
      learn_cpu_seconds: learnt.cpuMs / 1000,
      learn_postgres_cpu_seconds: learnt.postgresMs / 1000,
      judge_seconds: judged.wallMs / 1000,
      seconds: (learnt.wallMs + judged.wallMs) / 1000,
      judge_cpu_seconds: judged.cpuMs / 1000,
      judge_postgres_cpu_seconds: judged.postgresMs / 1000,
      ...Object.fromEntries(verdicts.map((row) => [`verdict_${row.verdict}`, row.count])),
    },
    targets: contacts === 100_000 ? [{ figure: 'seconds', atMost: 60 }] : [],
  })
  await database.close()
} finally {
  await embedded.stop()
}

/** On a machine that does other things besides, processor time says more than the clock: this process's own and PostgreSQL's. */
async function timed(
  work: () => Promise<void>,
): Promise<{ wallMs: number; cpuMs: number; postgresMs: number }> {
  const startedAtMs = performance.now()
  const before = process.cpuUsage()
  const postgresBefore = (await cpuTimeOf(process.pid)).postgresMicros
  await work()
  const { user, system } = process.cpuUsage(before)
  const wallMs = performance.now() - startedAtMs
  const postgresMicros = (await cpuTimeOf(process.pid)).postgresMicros - postgresBefore
  const told = { wallMs, cpuMs: (user + system) / 1000, postgresMs: postgresMicros / 1000 }
  process.stdout.write(`  ${JSON.stringify(told)}\n`)
  return told
}
