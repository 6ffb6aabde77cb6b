/**
 * The world saying no, as a value. Faults of ours are thrown; refusals are returned.
 * `code` is `room.reason` and stands in docs/refusals.md with what a person should do next.
 */
export type Refusal = {
  readonly refused: true
  readonly code: string
  readonly message: string
  readonly details?: unknown
}

export function refuse(code: string, message: string, details?: unknown): Refusal {
  return details === undefined ? { refused: true, code, message } : { refused: true, code, message, details }
}

export function isRefusal(outcome: unknown): outcome is Refusal {
  return typeof outcome === 'object' && outcome !== null && (outcome as Refusal).refused === true
}
