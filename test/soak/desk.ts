/** A whole desk in processes of its own, with its embedded PostgreSQL, to be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { until } from './wait.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const program = join(root, 'server', 'src', 'cli', 'main.ts')
const readyMsMax = 120_000
const linesKept = 200

export type Killing = 'server' | 'postgres first' | 'both'

export type Desk = {
  readonly url: string
  readonly token: string
  readonly folder: string
  start(): Promise<void>
  /** kill -9. The server's PostgreSQL dies with it, before it, or is left to learn that its parent is gone. */
  kill(how: Killing): Promise<void>
  /** Runs another command of the desk's on the same data; returns what it printed. */
  command(...args: string[]): Promise<string>
  /** Where the embedded PostgreSQL listens since the last start. */
  connectionString(): Promise<string>
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Of the running server. */
  readonly pid: number | undefined
  /** The newest lines the server printed, for the report of a failure. */
  lastLines(): string
  /** Stops in good order and removes the data. */
  close(): Promise<void>
}

export type DeskOptions = {
  /** Arguments of `start`, such as `--role web`. */
  readonly startArguments?: readonly string[]
  readonly nodeArguments?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'doublecheck-soak-'))
  // As root, PostgreSQL runs under another account, which has to pass.
  await chmod(folder, 0o755)
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const token = 'a token for soaking, and only for soaking'.replaceAll(' ', '-')
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: '',
    DOUBLECHECK_DATA_DIR: join(folder, 'data'),
    DOUBLECHECK_DEMO: '0',
    DOUBLECHECK_API_TOKEN: token,
    LOG_LEVEL: 'warn',
    ...options.env,
  }
  const lines: string[] = []
  let server: ChildProcess | undefined

  function run(args: readonly string[], keep: (text: string) => void): ChildProcess {
    const all = [...(options.nodeArguments ?? []), program, ...args]
    // Over the last channel a desk learns that whoever started it is gone, and stops.
    const child = spawn(process.execPath, all, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', keep)
    return child
  }

  const cluster = join(folder, 'data', 'postgres-18')
  const noteOfPostgres = async () => {
    const note = (await readFile(join(cluster, 'data', 'postmaster.pid'), 'utf8')).split('\n')
    return { pid: Number(note[0]), port: Number(note[3]) }
  }

  const desk: Desk = {
    url,
    token,
    folder,
    get pid() {
      return server?.pid
    },
    async start() {
      const child = run(['start', ...(options.startArguments ?? [])], (text) => {
        lines.push(...text.split('\n').filter(Boolean))
        lines.splice(0, lines.length - linesKept)
      })
      server = child
      await until(
        'the desk gets ready',
        async () => {
          if (child.exitCode !== null)
            throw new Error(`the desk ended with ${child.exitCode}:\n${desk.lastLines()}`)
          return child.signalCode !== null || (await answers(`${url}/readyz`))
        },
        readyMsMax,
        50,
      )
    },
    async kill(how) {
      const child = server!
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
      const postgres = await noteOfPostgres()
      if (how !== 'server') killNow(postgres.pid)
      // The server meets a database that is gone, and must not promise anything.
      if (how === 'postgres first') await sleep(300)
      child.kill('SIGKILL')
      await ended
    },
    async command(...args) {
      let printed = ''
      const child = run(args, (text) => {
        printed += text
      })
      const [code] = await once(child, 'exit')
      if (code !== 0) throw new Error(`doublecheck ${args.join(' ')} ended with ${code}:\n${printed}`)
      return printed
    },
    async connectionString() {
      const password = (await readFile(join(cluster, 'password'), 'utf8')).trim()
      const { port: postgresPort } = await noteOfPostgres()
      return `postgres://doublecheck:${password}@127.0.0.1:${postgresPort}/doublecheck`
    },
    async query(text, values = []) {
      const connectionString = await desk.connectionString()
      const client = new pg.Client({ connectionString })
      // A server killed under the question: the question itself fails, and that is enough.
      client.on('error', () => undefined)
      await client.connect()
      try {
        return (await client.query(text, [...values])).rows
      } finally {
        await client.end().catch(() => undefined)
      }
    },
    lastLines: () => lines.slice(-40).join('\n'),
    async close() {
      if (server && server.exitCode === null && server.signalCode === null) {
        const ended = once(server, 'exit')
        server.kill('SIGTERM')
        const forced = setTimeout(() => server?.kill('SIGKILL'), 60_000)
        await ended
        clearTimeout(forced)
      }
      const postgres = await noteOfPostgres().catch(() => undefined)
      if (postgres) killNow(postgres.pid)
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
  }
  return desk
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

const answers = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.ok,
    () => false,
  )

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
