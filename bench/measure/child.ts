import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Runs a file of this folder in a process of its own, so that it takes no time from what is measured. */
export function startChild(file: string, options: object): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url))
  return fork(path, [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  })
}

/** The next message of a child; throws when it ends without one. */
export async function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  const ended = new AbortController()
  const gone = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`a process of the measurement ended with ${code}`)
  })
  gone.catch(() => undefined)
  try {
    const [message] = await Promise.race([once(child, 'message', { signal: ended.signal }), gone])
    return message as Message
  } finally {
    ended.abort()
  }
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
