import { setTimeout as sleep } from 'node:timers/promises'
import type { Desk, Killing } from './desk.ts'
import type { Random } from './random.ts'

const ways: readonly Killing[] = ['both', 'postgres first', 'server']

export type Killer = {
  /** Says how far the work has come, from 0 to 1. */
  progress(share: number): void
  /** Waits until every kill has happened and the desk runs again. */
  done(): Promise<void>
  readonly kills: number
}

/** Kills the desk at moments spread over the work, and starts it again a little later. */
export function openKiller(desk: Desk, count: number, random: Random, say: (text: string) => void): Killer {
  // Somewhere inside each equal part, but not in the last moments, when nothing is left to disturb.
  const moments = Array.from({ length: count }, (_, part) => ((part + random.next()) / count) * 0.9)
  let share = 0
  let killed = 0
  const work = (async () => {
    for (const [index, moment] of moments.entries()) {
      while (share < moment) await sleep(5)
      const how = ways[index % ways.length]!
      say(`kill -9 (${how}) at ${Math.round(share * 100)} %`)
      await desk.kill(how)
      killed += 1
      await sleep(random.between(0, 300))
      await desk.start()
    }
  })()
  work.catch(() => undefined)
  return {
    progress(next) {
      share = Math.max(share, next)
    },
    async done() {
      share = 1
      await work
    },
    get kills() {
      return killed
    },
  }
}
