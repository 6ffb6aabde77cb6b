/** The address a desk is to listen on, before anything is started for it. */
import { createServer } from 'node:net'
import type { Config } from '../platform/config.ts'
import { UsageError } from './usage-error.ts'

const healthMsMax = 1_000

/** The code of what stands in the way, or undefined when the address is free. */
export function tryToListen({ host, port }: Config): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
}

export async function answersAsDesk({ host, port }: Config): Promise<boolean> {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  try {
    const answer = await fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(healthMsMax) })
    return answer.ok
  } catch {
    // Whatever it is, it does not speak as a desk does.
    return false
  }
}

/** What to do about a code of `tryToListen`. */
export function remedyFor(problem: string): string {
  if (problem === 'EADDRINUSE') return 'set PORT to a free one'
  return problem === 'EACCES' ? 'set PORT to 1024 or more' : 'set HOST to an address of this machine'
}

/**
 * Says at once that there is nowhere to listen, instead of after the database has been started.
 * @throws UsageError
 */
export async function demandFreeAddress(config: Config): Promise<void> {
  const problem = await tryToListen(config)
  if (problem === undefined) return
  const address = `${config.host}:${config.port}`
  if (problem !== 'EADDRINUSE') {
    throw new UsageError(`${address} cannot be listened on (${problem}): ${remedyFor(problem)}.`)
  }
  if (await answersAsDesk(config)) {
    throw new UsageError(`A desk runs already: http://${address}. For another one set PORT to a free one.`)
  }
  throw new UsageError(`${address} is used by another program: ${remedyFor(problem)}.`)
}
