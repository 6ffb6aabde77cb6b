export type Event = { readonly at: number; readonly order: number; readonly act: () => void }

/** What will happen, earliest first; of the same instant, first planned first. A binary heap. */
export class Queue {
  readonly #events: Event[] = []
  #order = 0

  plan(at: number, act: () => void): void {
    if (!Number.isFinite(at)) return
    const events = this.#events
    events.push({ at, order: this.#order++, act })
    for (let child = events.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1
      if (!isBefore(events[child]!, events[parent]!)) return
      swap(events, child, parent)
      child = parent
    }
  }

  /** Runs everything up to this instant. */
  runUntil(until: number, setNow: (at: number) => void): void {
    for (let next = this.#events[0]; next && next.at <= until; next = this.#events[0]) {
      this.#take()
      setNow(next.at)
      next.act()
    }
    setNow(until)
  }

  #take(): void {
    const events = this.#events
    const last = events.pop()!
    if (events.length === 0) return
    events[0] = last
    for (let parent = 0; ; ) {
      let child = 2 * parent + 1
      if (child >= events.length) return
      if (child + 1 < events.length && isBefore(events[child + 1]!, events[child]!)) child++
      if (!isBefore(events[child]!, events[parent]!)) return
      swap(events, child, parent)
      parent = child
    }
  }
}

const isBefore = (one: Event, other: Event): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order)

function swap(events: Event[], one: number, other: number): void {
  const kept = events[one]!
  events[one] = events[other]!
  events[other] = kept
}
