/** The command line: `doublecheck COMMAND …`. */
import { ConfigError, readConfig } from '../platform/config.ts'
import { type CommandEntry, commands } from './commands.ts'
import { findNearest } from './nearest.ts'
import { UsageError } from './usage-error.ts'
import { readVersion } from './version.ts'

/** How long a command's leftovers may keep the process after its answer. */
const lingerMsMax = 3_000

process.exitCode = await runCommandLine(process.argv.slice(2))
setTimeout(() => process.exit(), lingerMsMax).unref()

async function runCommandLine(words: readonly string[]): Promise<number> {
  try {
    return await dispatch(words)
  } catch (error) {
    for (const line of linesOf(error)) process.stderr.write(`doublecheck: ${line}\n`)
    return 1
  }
}

async function dispatch(words: readonly string[]): Promise<number> {
  const [first] = words
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return sayHelp()
  if (first === '--version' || first === '-v') return sayVersion()
  const asksHelp = words.includes('--help') || words.includes('-h')
  const entry = findCommand(words)
  if (!entry) {
    const family = commands.filter(({ name }) => name.startsWith(`${first} `))
    if (asksHelp && family.length > 0) return sayHelpOf(family)
    throw new UsageError(unknownCommand(words))
  }
  if (asksHelp) return sayHelpOf([entry])
  const args = words.slice(entry.name.split(' ').length)
  const config = readConfig(process.env)
  const command = await entry.load()
  return command(args, config)
}

function findCommand(words: readonly string[]): CommandEntry | undefined {
  return commands.find(({ name }) => {
    const parts = name.split(' ')
    return parts.every((part, index) => words[index] === part)
  })
}

function unknownCommand(words: readonly string[]): string {
  const asked = words
    .slice(0, 2)
    .filter((word) => !word.startsWith('-'))
    .join(' ')
  const names = commands.map(({ name }) => name)
  const nearest = findNearest(asked, names) ?? findNearest(words[0]!, names)
  const proposal = nearest ? `Did you mean "${nearest}"?` : 'doublecheck --help lists the commands.'
  return `There is no command "${asked || words[0]}". ${proposal}`
}

function sayHelpOf(entries: readonly CommandEntry[]): number {
  const lines = entries.map(({ usage, summary }) => `doublecheck ${usage}\n  ${summary}\n`)
  process.stdout.write(lines.join(''))
  return 0
}

function sayHelp(): number {
  const width = Math.max(...commands.map(({ usage }) => usage.length))
  const lines = commands.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`)
  const text = [
    'Doublecheck, the desk for customer relations on WhatsApp.',
    '',
    'Usage: doublecheck COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    '  --help      this page; after a command, its own',
    '  --version   the version of this program',
    '',
    'Settings come from the environment: HOST, PORT, DATABASE_URL, DOUBLECHECK_DATA_DIR and others.',
  ]
  process.stdout.write(`${text.join('\n')}\n`)
  return 0
}

async function sayVersion(): Promise<number> {
  process.stdout.write(`${await readVersion()}\n`)
  return 0
}

/** One line for a mistake; the whole chain of causes, and where it happened, when LOG_LEVEL asks for detail. */
function linesOf(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.lines
  if (!(error instanceof Error)) return [String(error)]
  if (['debug', 'trace'].includes(process.env.LOG_LEVEL ?? '')) return [error.stack ?? error.message]
  const messages: string[] = []
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    messages.push(missing(cause) ?? `${messageOf(cause)}${remedyOf(cause)}`)
  return [messages.join(': ')]
}

/** A file that was named and is not there, or is none, in words. */
function missing({ code, path }: NodeJS.ErrnoException): string | undefined {
  if (code === 'ENOENT' && path) return `there is no such file or folder: ${path}`
  if (code === 'EISDIR') return path ? `${path} is a folder; name a file` : 'that is a folder; name a file'
  return undefined
}

/** What to do about it, where an operator can; empty for what is nobody's setting. */
function remedyOf(error: NodeJS.ErrnoException): string {
  const { code = '', path, syscall } = error
  if (path && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) {
    return ' – let this user write there, or set DOUBLECHECK_DATA_DIR to another folder'
  }
  const unreachable = syscall === 'connect' || syscall === 'getaddrinfo'
  if (process.env.DATABASE_URL && unreachable) return ' – check DATABASE_URL and that PostgreSQL runs'
  return ''
}

// A refused connection to a name with several addresses carries its words only inside.
function messageOf(error: Error): string {
  if (error.message) return error.message
  if (error instanceof AggregateError) return error.errors.map(String).join('; ')
  return error.name
}
