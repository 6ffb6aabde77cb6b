import { createHash } from 'node:crypto'
import { hash128 } from './random.ts'

/**
 * Ids that look like the platform's, never repeat within a run, and are the same for the same seed and
 * start.
 */
export class Ids {
  #salt: string
  #count = 0

  constructor(seed: number, startAt: number) {
    // The start is part of every id: a desk that keeps its data must not take a new run's ids for old ones.
    this.#salt = createHash('sha256').update(`${seed}/${startAt}`).digest('base64').slice(0, 12)
  }

  #next(): string {
    return (this.#count++).toString(36).padStart(8, '0')
  }

  message(): string {
    return `wamid.${Buffer.from(`${this.#salt}${this.#next()}`, 'latin1').toString('base64')}`
  }

  /** Digits, as ids of media, templates and groups' parents are. */
  digits(): string {
    const digest = createHash('sha256').update(`${this.#salt}${this.#next()}`).digest()
    return `${1 + (digest[0]! % 9)}${digest.readBigUInt64BE(1).toString().padStart(20, '0').slice(-14)}`
  }

  opaque(kind: string): string {
    return Buffer.from(`${kind}:${this.#salt}${this.#next()}`, 'latin1').toString('base64')
  }
}

/**
 * The same text gives the same digits, in every run. Made for every stranger of a load test: no
 * cryptography.
 */
export function stableDigits(text: string, length: number): string {
  const digits = hash128(text)
    .map((part) => String(part).padStart(10, '0').slice(1))
    .join('')
  return digits.slice(0, length)
}

/** Ids of the past must not change between runs: a desk that already has a conversation knows it again. */
export function stableMessageId(...name: readonly (string | number)[]): string {
  return `wamid.${createHash('sha256').update(name.join('/')).digest('base64').slice(0, 28)}`
}
