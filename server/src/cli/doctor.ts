import { parseArguments } from './arguments.ts'
import type { Command } from './commands.ts'
import { type Finding, listChecks } from './doctor-checks.ts'
import { checkDatabase } from './doctor-database.ts'

/** `doctor`: one line per finding, `ok`, `warn` or `fail`, each with its remedy. Fails when one of them does. */
export const doctorCommand: Command = async (args, config) => {
  parseArguments(args, 'doctor', {})
  const findings: Finding[] = []
  for (const check of [...listChecks, checkDatabase]) {
    for (const finding of await check(config)) {
      findings.push(finding)
      process.stdout.write(`${lineOf(finding)}\n`)
    }
  }
  return findings.some(({ verdict }) => verdict === 'fail') ? 1 : 0
}

function lineOf({ verdict, fact, remedy }: Finding): string {
  return `${verdict.padEnd(4)}  ${fact}${remedy ? ` – ${remedy}` : ''}`
}
