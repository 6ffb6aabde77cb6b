/** SQLSTATE classes 08 and 57P, "Operator intervention", of a server that stops or starts, and what the network says of one that is gone. */
const awayCodes = /^(?:08\w{3}|57P0[1-3]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/
/** The driver has no codes for these. */
const awayWords =
  /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/

/** Did this fail because the database cannot be reached, and not because of what was asked? */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (awayCodes.test(String((cause as NodeJS.ErrnoException).code ?? ''))) return true
    if (awayWords.test(cause.message)) return true
    if (cause instanceof AggregateError && cause.errors.some(isDatabaseAway)) return true
  }
  return false
}
