import pg from 'pg'

/** Seen this often on one connection, a statement is worth preparing there. */
const worthPreparing = 5
/** A plan made while a table was nearly empty is a bad one soon after, so no plan grows older than this. */
const planMsMax = 5_000
/** Texts remembered for each connection. Texts made anew for every call must not fill the memory. */
const textsMax = 500

/** "Cached plan must not change result type", and a statement the server does not know: what was prepared is stale. */
const staleCodes = new Set(['0A000', '26000'])

type Seen = { times: number; name: string | undefined }

/**
 * A connection that prepares what it is asked often. Over partitioned tables PostgreSQL plans longer than it works, and
 * a prepared statement keeps its plan. A migration under a running server makes prepared statements stale; the first to
 * fail for it makes the connection forget them all.
 */
export class PreparingClient extends pg.Client {
  #seen = new Map<string, Seen>()
  #names = 0
  #plannedAtMs = performance.now()

  // The overloads of pg.Client cannot be repeated here; all of them come down to this.
  override query(...given: unknown[]): never {
    const [text, values] = given
    const ask = super.query.bind(this) as (...all: unknown[]) => unknown
    if (typeof text !== 'string' || !Array.isArray(values)) return ask(...given) as never
    const name = this.#nameFor(text)
    if (name === undefined) return ask(...given) as never
    if (performance.now() - this.#plannedAtMs > planMsMax) {
      this.#plannedAtMs = performance.now()
      // In a transaction that has failed this fails too, and the next one tries again.
      ask('discard plans', () => undefined)
    }
    const answer = ask({ name, text, values }, ...given.slice(2))
    if (answer instanceof Promise) answer.catch((error: unknown) => this.#forgetIfStale(error))
    return answer as never
  }

  #nameFor(text: string): string | undefined {
    let seen = this.#seen.get(text)
    if (!seen) {
      if (this.#seen.size >= textsMax) this.#forgetRare()
      if (this.#seen.size >= textsMax) return undefined
      seen = { times: 0, name: undefined }
      this.#seen.set(text, seen)
    }
    seen.times += 1
    if (seen.times >= worthPreparing) seen.name ??= `often ${++this.#names}`
    return seen.name
  }

  #forgetRare(): void {
    for (const [text, seen] of this.#seen) if (seen.name === undefined) this.#seen.delete(text)
  }

  #forgetIfStale(error: unknown): void {
    const code = (error as { code?: unknown }).code
    if (typeof code === 'string' && staleCodes.has(code)) this.#seen.clear()
  }
}
