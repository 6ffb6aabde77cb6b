import type { Log } from '../log.ts'

/** Background work of one kind: runs while there is something to do, then sleeps until woken or until `idleMs`. */
export type Loop = {
  /** There may be something to do. Cheap, and safe to call at any time. */
  wake(): void
  /** Ends after the step under way. */
  stop(): Promise<void>
}

const backOffMsMax = 5_000

/**
 * `step` does one bounded piece of work and returns how much it did; 0 means nothing was waiting. A step that throws is
 * logged and tried again with growing pauses: background work never gives up and never ends the process.
 */
export function runLoop(name: string, log: Log, idleMs: number, step: () => Promise<number>): Loop {
  let stopped = false
  let woken = false
  let rouse: (() => void) | undefined
  let failures = 0

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms)
      function done() {
        clearTimeout(timer)
        rouse = undefined
        resolve()
      }
      rouse = done
    })

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false
      let did = 0
      try {
        did = await step()
        failures = 0
      } catch (error) {
        failures += 1
        log.error({ err: error, loop: name, failures }, 'a background step failed and will be tried again')
        if (!stopped) await rest(Math.min(backOffMsMax, 50 * 2 ** failures))
        continue
      }
      if (did === 0 && !woken && !stopped) await rest(idleMs)
    }
  }

  const ended = run()
  return {
    wake() {
      woken = true
      // While failing, the pause is the point.
      if (failures === 0) rouse?.()
    },
    async stop() {
      stopped = true
      rouse?.()
      await ended
    },
  }
}
