/** The time, passed in wherever it matters, so tests and the demonstration can move it. */
export type Clock = {
  now(): Date
  /** Milliseconds by which this clock runs ahead of the machine's. Zero outside tests and the demonstration. */
  offsetMs(): number
  setOffsetMs(offsetMs: number): void
}

export function systemClock(initialOffsetMs = 0): Clock {
  let offset = initialOffsetMs
  return {
    now: () => new Date(Date.now() + offset),
    offsetMs: () => offset,
    setOffsetMs(next) {
      offset = next
    },
  }
}
