import { parseArgs } from 'node:util'
import { type SimulatorOptions, startSimulator } from './start-simulator.ts'

const help = `A WhatsApp Cloud API on this machine, for tests and for trying things out.

  npm run simulator -- [options]

  --port N            port to listen on (4010)
  --host ADDRESS      address to listen on (127.0.0.1)
  --seed N            the same seed, start and calls give the same behaviour (1)
  --webhook URL       where the default number's webhooks go
  --app-secret S      signs webhooks (simulator-app-secret)
  --verify-token T    for the webhook's verification (simulator-verify-token)
  --token T           access token of the default number (SIMULATOR-TOKEN)
  --population N      people who live by themselves and write; 0: nobody does (0)
  --history DAYS      past conversations delivered to the webhook at the start (0)
  --coexistence       the default number is used in the WhatsApp Business app too
  --throughput N      messages per second of the default number; 0: no limit (80)
  --tier TIER         TIER_250, TIER_2K, TIER_10K, TIER_100K or TIER_UNLIMITED (TIER_10K)
  --speed N           simulated seconds per real one (1)
  --start-at MS       first instant of the simulation, milliseconds since 1970 (now)
  --help
`

const text = { type: 'string' } as const

async function main(args: string[]): Promise<number | undefined> {
  const { values } = parseArgs({
    args,
    options: {
      port: text,
      host: text,
      seed: text,
      webhook: text,
      'app-secret': text,
      'verify-token': text,
      token: text,
      population: text,
      history: text,
      throughput: text,
      tier: text,
      speed: text,
      'start-at': text,
      coexistence: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const options: SimulatorOptions = {
    port: count('port', values.port, 4010),
    seed: count('seed', values.seed, 1),
    population: count('population', values.population, 0),
    historyDays: count('history', values.history, 0),
    speed: count('speed', values.speed, 1),
    coexistence: values.coexistence ?? false,
  }
  if (values['start-at']) options.startAt = count('start-at', values['start-at'], 0)
  if (values.host) options.host = values.host
  if (values.webhook) options.webhook = values.webhook
  if (values['app-secret']) options.appSecret = values['app-secret']
  if (values['verify-token']) options.verifyToken = values['verify-token']
  if (values.token) options.accessToken = values.token
  if (values.throughput) options.throughput = count('throughput', values.throughput, 80)
  if (values.tier) options.tier = values.tier as NonNullable<SimulatorOptions['tier']>
  const simulator = await startSimulator(options)
  announce(simulator.url, simulator.number)
  const stop = () => {
    void simulator.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  // Started by another program: never outlive it.
  process.once('disconnect', stop)
  if (process.send) process.send({ ready: true, url: simulator.url, number: simulator.number })
  return undefined
}

function count(name: string, written: string | undefined, usual: number): number {
  if (written === undefined) return usual
  const value = Number(written)
  if (Number.isFinite(value) && value >= 0) return value
  throw new Error(`--${name}: give a number, not "${written}"`)
}

function announce(url: string, number: object): void {
  const lines = Object.entries(number).map(([name, value]) => `  ${`${name}:`.padEnd(23)}${value}`)
  process.stdout.write(`WhatsApp Cloud API, simulated: ${url}\n${lines.join('\n')}\n`)
}

try {
  const code = await main(process.argv.slice(2))
  if (code !== undefined) process.exitCode = code
} catch (error) {
  process.stderr.write(`simulator: ${error instanceof Error ? error.message : String(error)}. See --help.\n`)
  process.exitCode = 1
}
