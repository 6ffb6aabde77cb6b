/** `npm run soak -- webhooks|sends|recalls|approvals [--count N] [--kills N] [--seed N]`. */
import { parseArgs } from 'node:util'
import { soakApprovals } from './soak-approvals.ts'
import { soakRecalls } from './soak-recalls.ts'
import { soakSends } from './soak-sends.ts'
import { type SoakReport, soakWebhooks } from './soak-webhooks.ts'

const soaks = {
  webhooks: { run: soakWebhooks, count: 20_000, kills: 6 },
  sends: { run: soakSends, count: 2_000, kills: 6 },
  recalls: { run: soakRecalls, count: 1_000, kills: 6 },
  approvals: { run: soakApprovals, count: 600, kills: 6 },
} as const

const faultsShown = 40

process.exitCode = await main()

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { count: { type: 'string' }, kills: { type: 'string' }, seed: { type: 'string' } },
    allowPositionals: true,
  })
  const unknown = positionals.filter((name) => !(name in soaks))
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no soak named ${unknown.join(', ')}. There are: ${Object.keys(soaks).join(', ')}.\n`,
    )
    return 1
  }
  const names = (positionals.length > 0 ? positionals : Object.keys(soaks)) as (keyof typeof soaks)[]
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed)
  let failed = 0
  for (const name of names) {
    const soak = soaks[name]
    process.stdout.write(`${name}, seed ${seed}\n`)
    const report = await soak.run({
      count: Number(values.count ?? soak.count),
      kills: Number(values.kills ?? soak.kills),
      seed,
      say: (text) => process.stdout.write(`  ${text}\n`),
    })
    failed += show(report)
  }
  return failed > 0 ? 1 : 0
}

function show({ figures, faults }: SoakReport): number {
  for (const [name, figure] of Object.entries(figures))
    process.stdout.write(`  ${name.padEnd(28)} ${figure}\n`)
  for (const fault of faults.slice(0, faultsShown)) process.stdout.write(`  FAULT ${fault}\n`)
  process.stdout.write(
    faults.length === 0 ? '  nothing lost, nothing twice\n' : `  ${faults.length} faults\n`,
  )
  return faults.length
}
