import { pairBurstCountMax, pairIntervalSeconds } from '@doublecheck/whatsapp'

// The three limits that count messages. Pure arithmetic on times the caller passes in, constant work per
// message.

const slotMs = 20
const slots = 1000 / slotMs

/** How many messages one number sent and received within the last second. */
export class SlidingSecond {
  #counts = new Int32Array(slots)
  #last = 0
  #total = 0

  /**
   * Counts one message at `now` (ms) if fewer than `max` were counted in the second before; 0 is no
   * limit.
   */
  take(now: number, max: number): boolean {
    this.#forget(now)
    if (max > 0 && this.#total >= max) return false
    this.#counts[this.#last % slots]!++
    this.#total++
    return true
  }

  #forget(now: number): void {
    const slot = Math.floor(now / slotMs)
    if (slot - this.#last >= slots) {
      this.#counts.fill(0)
      this.#total = 0
      this.#last = slot
    }
    while (this.#last < slot) {
      this.#last++
      const index = this.#last % slots
      this.#total -= this.#counts[index]!
      this.#counts[index] = 0
    }
  }
}

/** What one number owes to one person: a burst is lent and paid back before the next. Times in ms. */
export type PairDebt = { freeAt: number; burstAt: number; burstCount: number }

export const noDebt = (): PairDebt => ({ freeAt: 0, burstAt: 0, burstCount: 0 })

/** One message per 6 s, or up to 45 within 6 s that are then paid back. Throughput page, 2025-12-05. */
export function takePair(debt: PairDebt, now: number): boolean {
  const intervalMs = pairIntervalSeconds * 1000
  if (debt.freeAt <= now) {
    debt.freeAt = now + intervalMs
    debt.burstAt = now
    debt.burstCount = 1
    return true
  }
  if (now - debt.burstAt > intervalMs || debt.burstCount >= pairBurstCountMax) return false
  debt.burstCount++
  debt.freeAt += intervalMs
  return true
}

/** Unique people over a moving day. Every person costs one entry, each check a constant amount of work. */
export class UniqueDay {
  #lastAt = new Map<string, number>()
  #queue: { key: string; at: number }[] = []
  #head = 0

  count(now: number): number {
    const since = now - 24 * 3_600_000
    while (this.#head < this.#queue.length && this.#queue[this.#head]!.at <= since) {
      const { key, at } = this.#queue[this.#head++]!
      if (this.#lastAt.get(key) === at) this.#lastAt.delete(key)
    }
    if (this.#head > 10_000 && this.#head * 2 > this.#queue.length) {
      this.#queue = this.#queue.slice(this.#head)
      this.#head = 0
    }
    return this.#lastAt.size
  }

  /** Counts `key` at `now` unless that would make more than `max` people. */
  take(key: string, now: number, max: number): boolean {
    const count = this.count(now)
    if (!this.#lastAt.has(key) && count >= max) return false
    this.#lastAt.set(key, now)
    this.#queue.push({ key, at: now })
    return true
  }
}
