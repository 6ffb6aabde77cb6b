/** A desk that listens until it is told to stop. */
export type Running = {
  /** Stops in reverse order of starting. */
  stop(): Promise<void>
}

type StopReason = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'disconnect'

/**
 * Starts, waits for Ctrl-C, SIGTERM, SIGHUP or the end of the script that started us, and stops in order.
 * A signal during the start stops as soon as it is done. A second SIGINT is not ours: the script that started us kills.
 * @returns the exit code: 0 when asked to stop and stopped
 */
export async function untilStopped(start: () => Promise<Running>): Promise<number> {
  const asked = waitForStop()
  const running = await start()
  await asked
  await running.stop()
  return 0
}

function waitForStop(): Promise<StopReason> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal))
    // The channel to the script that started us closes when that script dies, however it dies.
    if (process.connected) {
      process.once('disconnect', () => resolve('disconnect'))
      process.channel?.unref()
    }
  })
}
