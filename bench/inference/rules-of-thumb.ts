import type { SentFact } from '../../server/src/receipts/inference/facts.ts'

const dayMs = 24 * 3_600_000

/**
 * What popular articles on ticks tell a reader to conclude: blue is read; two grey ticks for more than a day mean that the
 * person read it with receipts off or looked at the notification; two grey ticks of today, and one grey tick, mean that
 * they did not see it yet.
 */
export function seenByRulesOfThumb(message: SentFact, now: Date): boolean {
  if (message.read_at || message.played_at) return true
  return message.delivered_at !== null && now.getTime() - message.delivered_at.getTime() > dayMs
}

/** What many desks do: no blue tick, not read. */
export const seenWhenBlue = (message: SentFact): boolean =>
  message.read_at !== null || message.played_at !== null
