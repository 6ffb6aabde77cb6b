import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { UsageError } from './usage-error.ts'

/**
 * Parses what follows a command's name.
 * @param usage shown when it does not fit
 * @param positionals how many words the command takes beside its options
 * @throws UsageError
 */
export function parseArguments<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  usage: string,
  options: Options,
  positionals = 0,
) {
  let parsed: ReturnType<typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // Node's own words name the option, then explain at length how to escape a dash.
    const [sentence] = (error as Error).message.split(/[.](?: (?=To )|\n)/)
    throw new UsageError(`${sentence!.replace(/[.]$/, '')}. Usage: doublecheck ${usage}`)
  }
  if (parsed.positionals.length !== positionals) throw new UsageError(`Usage: doublecheck ${usage}`)
  return parsed
}
