/**
 * Messages through one number: with its limit lifted, against a bare client and the same receiver; and at a limit of
 * 1,000 a second, which must be reached and in no second passed, as the receiver counts.
 */
import type { ChildProcess } from 'node:child_process'
import { parseArgs } from 'node:util'
import { openDatabase } from '../server/src/platform/index.ts'
import { connectNumber } from '../test/soak/api.ts'
import { openDesk } from '../test/soak/desk.ts'
import { until } from '../test/soak/wait.ts'
import { sendBare } from './measure/bare-sender.ts'
import { nextMessage, startChild, stopChild } from './measure/child.ts'
import { cpuTimeOf } from './measure/cpu.ts'
import { invitePeople, queueFor } from './measure/outbox.ts'
import type { PlatformCount } from './measure/platform.ts'
import { median, mustBe, report } from './measure/report.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    count: { type: 'string', default: '15000' },
    'limit-seconds': { type: 'string', default: '20' },
    // A folder for a processor profile of the desk.
    profile: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const count = Number(values.count)
const limit = 1_000
const lifted = 1_000_000
const number = {
  phone_number_id: '104551000000004',
  waba_id: '204551000000004',
  app_secret: 'secret of the app that is measured',
}

const platform = startChild('platform.ts', { ...number, secret: number.app_secret })
const desk = await openDesk({
  env: { LOG_LEVEL: 'error' },
  nodeArguments: values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [],
})
try {
  const { port } = await nextMessage<{ port: number }>(platform)
  const url = `http://127.0.0.1:${port}`
  await desk.start()
  const numberId = await connectNumber(desk, { ...number, graph_url: url })
  const database = openDatabase(await desk.connectionString(), { poolSize: 4 })
  const [workspace] = await desk.query<{ id: number }>('select id from workspaces limit 1')
  const writer = { workspace_id: workspace!.id, number_id: numberId }
  let total = 0

  /** Queues while nothing may leave, lets go, and waits until all is accepted. */
  async function send(perSecond: number, messages: number): Promise<PlatformCount & { micros: number[] }> {
    const people = await invitePeopleFor(messages)
    await database.pool.query(
      `update numbers set per_second = $1, sending_stopped_at = now(),
      sending_stopped_why = '{"code":"bench","title":"until everything is queued"}'`,
      [perSecond],
    )
    await ask(platform, 'forget')
    await queueFor(database, writer, people)
    await database.pool.query('analyze outbox, messages')
    const before = await cpuTimeOf(desk.pid!)
    await database.pool.query('update numbers set sending_stopped_at = null, sending_stopped_why = null')
    await until('everything queued is accepted and written down', async () => {
      const { rows } = await database.pool.query('select 1 from outbox limit 1')
      return rows.length === 0
    })
    const after = await cpuTimeOf(desk.pid!)
    total += messages
    const counted = await ask(platform, 'count')
    mustBe('messages the receiver accepted', counted.accepted, messages)
    mustBe('different messages among them', counted.different, messages)
    const [row] = await desk.query<{ count: number }>(
      'select count(*)::int as count from messages where accepted_at is not null and channel_message_id is not null',
    )
    mustBe('messages written down as accepted', row!.count, total)
    const micros = [after.serverMicros - before.serverMicros, after.postgresMicros - before.postgresMicros]
    return { ...counted, micros: micros.map((one) => one / messages) }
  }

  let invited = 0
  async function invitePeopleFor(messages: number): Promise<string[]> {
    const people = await invitePeople(database, writer, messages, invited)
    invited += messages
    return people
  }

  const bare: number[] = []
  const sent: Awaited<ReturnType<typeof send>>[] = []
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await sendBare(url, count))
    sent.push(await send(lifted, count))
  }
  const limited = await send(limit, limit * Number(values['limit-seconds']))
  await report({
    name: 'sending',
    figures: {
      'limit lifted, messages per second': median(sent.map((one) => one.perSecond)),
      'bare client per second': median(bare),
      ratio: median(sent.map((one, index) => one.perSecond / bare[index]!)),
      'server CPU µs per message': median(sent.map((one) => one.micros[0]!)),
      'PostgreSQL CPU µs per message': median(sent.map((one) => one.micros[1]!)),
      'at limit 1,000, messages per second': limited.perSecond,
      'at limit 1,000, busiest second': limited.busiestSecond,
      'messages counted': total,
    },
    targets: [
      { figure: 'limit lifted, messages per second', atLeast: 3_000 },
      { figure: 'at limit 1,000, messages per second', atLeast: 0.98 * limit, atMost: limit },
      { figure: 'at limit 1,000, busiest second', atMost: limit },
    ],
  })
  await database.close()
} finally {
  await desk.close()
  await stopChild(platform)
}

function ask(child: ChildProcess, what: 'count' | 'forget'): Promise<PlatformCount> {
  const answer = nextMessage<PlatformCount>(child)
  child.send(what)
  return answer
}
