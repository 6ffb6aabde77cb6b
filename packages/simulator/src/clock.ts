// Simulated time: real time × speed, moved forward by `advance`. What is due runs in the order of its
// simulated time, whatever the real time is, so that the same calls give the same story.

export type Event = { at: number; order: number; run: () => void; cancelled: boolean }

export type ClockOptions = {
  /** First instant, ms since 1970. Default: now. */
  startAt?: number
  /** Simulated milliseconds per real one. 0 stands still and moves by `advance` only. Default 1. */
  speed?: number
}

export class Clock {
  readonly startAt: number
  readonly speed: number
  #realStart = performance.now()
  #moved = 0
  #running: number | undefined
  #order = 0
  #heap: Event[] = []
  #timer: NodeJS.Timeout | undefined
  #timerAt = Number.POSITIVE_INFINITY
  #stopped = false
  /** Waited for between events while advancing: what an event set off outside should be done first. */
  settle: () => Promise<void> = async () => undefined

  constructor(options: ClockOptions = {}) {
    this.startAt = options.startAt ?? Date.now()
    this.speed = options.speed ?? 1
  }

  /** Milliseconds since 1970. Within an event: the instant it was due. */
  now(): number {
    return this.#running ?? Math.floor(this.#flowing())
  }

  /** As `now`, but never sped up: for limits that hold per real second. */
  steady(): number {
    return performance.now() - this.#realStart + this.#moved
  }

  #flowing(): number {
    return this.startAt + this.#moved + (performance.now() - this.#realStart) * this.speed
  }

  at(at: number, run: () => void): Event {
    const event = { at, order: this.#order++, run, cancelled: false }
    this.#push(event)
    this.#arm()
    return event
  }

  after(ms: number, run: () => void): Event {
    return this.at(this.now() + Math.max(0, ms), run)
  }

  pending(): number {
    return this.#heap.length
  }

  /** Moves time forward and runs all that falls due, in order. */
  async advance(ms: number): Promise<void> {
    const target = this.now() + ms
    for (;;) {
      const event = this.#popDue(target)
      if (!event) break
      // Time passes up to this event, so that whoever looks between two events sees the right hour.
      const ahead = event.at - this.#flowing()
      if (ahead > 0) this.#moved += ahead
      this.#run(event)
      await this.settle()
    }
    const ahead = target - this.#flowing()
    if (ahead > 0) this.#moved += ahead
    await this.settle()
    // What the last steps set off (a retry, an answer) may already be due.
    for (let event = this.#popDue(this.now()); event; event = this.#popDue(this.now())) {
      this.#run(event)
      await this.settle()
    }
    this.#arm()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#heap = []
  }

  #run(event: Event): void {
    this.#running = event.at
    try {
      event.run()
    } finally {
      this.#running = undefined
    }
  }

  #arm(): void {
    const next = this.#heap[0]
    if (this.#stopped || this.speed === 0 || !next || next.at >= this.#timerAt) return
    clearTimeout(this.#timer)
    this.#timerAt = next.at
    // Timers of Node end at 2^31 ms; a nearer wake-up only looks and sleeps again.
    const realMs = Math.min(Math.max(0, (next.at - this.#flowing()) / this.speed), 2 ** 30)
    this.#timer = setTimeout(() => this.#wake(), realMs)
  }

  #wake(): void {
    this.#timerAt = Number.POSITIVE_INFINITY
    const until = this.#flowing()
    // Bounded, so that a flood of events leaves room for requests.
    for (let count = 0; count < 5000; count++) {
      const event = this.#popDue(until)
      if (!event) break
      this.#run(event)
    }
    this.#arm()
  }

  #popDue(until: number): Event | undefined {
    while (this.#heap.length > 0 && this.#heap[0]!.at <= until) {
      const event = this.#pop()
      if (!event.cancelled) return event
    }
    return undefined
  }

  #push(event: Event): void {
    const heap = this.#heap
    let index = heap.push(event) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!before(event, heap[parent]!)) break
      heap[index] = heap[parent]!
      index = parent
    }
    heap[index] = event
  }

  #pop(): Event {
    const heap = this.#heap
    const top = heap[0]!
    const last = heap.pop()!
    if (heap.length === 0) return top
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++
      if (!before(heap[child]!, last)) break
      heap[index] = heap[child]!
      index = child
    }
    heap[index] = last
    return top
  }
}

function before(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `25h`, `90m`, `1d12h`, or a number of milliseconds; undefined when it is neither. */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return value
  if (typeof value !== 'string' || !/^(\s*\d+(\.\d+)?\s*(ms|s|m|h|d))+\s*$/.test(value)) return undefined
  let total = 0
  for (const [, amount, unit] of value.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)/g)) {
    total += Number(amount) * units[unit as keyof typeof units]
  }
  return total
}
