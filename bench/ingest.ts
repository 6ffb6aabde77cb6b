/**
 * Webhooks stored durably and answered, one event per request, against the same server storing nothing. Only the web
 * role runs; what follows from a delivery is measured in `visible`.
 */
import { parseArgs } from 'node:util'
import { connectNumber } from '../test/soak/api.ts'
import { openDesk } from '../test/soak/desk.ts'
import { openReceiver } from '../test/soak/receiver.ts'
import { nextMessage, startChild, stopChild } from './measure/child.ts'
import { cpuTimeOf } from './measure/cpu.ts'
import type { LoadOptions, LoadResult } from './measure/load.ts'
import { median, mustBe, report } from './measure/report.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '6' },
    connections: { type: 'string', default: '192' },
    // A folder for a processor profile of the desk.
    profile: { type: 'string' },
  },
})
const number = {
  phone_number_id: '104551000000003',
  waba_id: '204551000000003',
  app_secret: 'secret of the app that is measured',
}

type Round = LoadResult & { readonly serverMicros: number; readonly postgresMicros: number }

const receiver = await openReceiver()
const desk = await openDesk({
  startArguments: ['--role', 'web'],
  nodeArguments: values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [],
  env: { LOG_LEVEL: 'error' },
})
const bare = startChild('bare-webhooks.ts', { secret: number.app_secret })
try {
  const { port: barePort } = await nextMessage<{ port: number }>(bare)
  await desk.start()
  await connectNumber(desk, { ...number, graph_url: receiver.url })
  const bareRounds: Round[] = []
  const rounds: Round[] = []
  for (let round = 0; round < Number(values.rounds); round += 1) {
    bareRounds.push(await loadServer(bare.pid!, barePort))
    rounds.push(await loadServer(desk.pid!, Number(new URL(desk.url).port)))
  }
  const taken = rounds.reduce((sum, one) => sum + one.taken, 0)
  const [row] = await desk.query<{ count: number }>('select count(*)::int as count from whatsapp_deliveries')
  mustBe('rows stored for deliveries answered 200', row!.count, taken)
  mustBe(
    'deliveries refused',
    [...rounds, ...bareRounds].reduce((sum, one) => sum + one.refused, 0),
    0,
  )
  await report({
    name: 'ingest',
    figures: {
      'stored and answered per second': median(rounds.map((one) => one.perSecond)),
      'bare server per second': median(bareRounds.map((one) => one.perSecond)),
      ratio: median(rounds.map((one, index) => one.perSecond / bareRounds[index]!.perSecond)),
      'p50 ms': median(rounds.map((one) => one.p50Ms)),
      'p99 ms': median(rounds.map((one) => one.p99Ms)),
      'bare p99 ms': median(bareRounds.map((one) => one.p99Ms)),
      'server CPU µs per delivery': median(rounds.map((one) => one.serverMicros)),
      'bare server CPU µs per delivery': median(bareRounds.map((one) => one.serverMicros)),
      'PostgreSQL CPU µs per delivery': median(rounds.map((one) => one.postgresMicros)),
      'deliveries counted': taken,
    },
    targets: [
      { figure: 'ratio', atLeast: 0.75 },
      { figure: 'stored and answered per second', atLeast: 10_000 },
      { figure: 'p99 ms', atMost: 40 },
    ],
  })
} finally {
  await stopChild(bare)
  await desk.close()
  await receiver.close()
}

async function load(port: number): Promise<LoadResult> {
  const options: LoadOptions = {
    port,
    number,
    secret: number.app_secret,
    connections: Number(values.connections),
    warmUpMs: 1_500,
    measureMs: Number(values.seconds) * 1_000,
  }
  return nextMessage<LoadResult>(startChild('load.ts', options))
}

async function loadServer(pid: number, port: number): Promise<Round> {
  const before = await cpuTimeOf(pid)
  const result = await load(port)
  const after = await cpuTimeOf(pid)
  return {
    ...result,
    serverMicros: (after.serverMicros - before.serverMicros) / result.taken,
    postgresMicros: (after.postgresMicros - before.postgresMicros) / result.taken,
  }
}
