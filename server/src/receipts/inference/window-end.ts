import { minute } from './history.ts'
import type { NextStepQuestion } from './next-step-question.ts'
import { isDecentHour } from './sending-hour.ts'
import type { Subject } from './subject.ts'

/** Time to read the draft, change it, and regret it, before the window closes. */
const margin = 15 * minute
/** So long before the last good moment a proposal is made: late enough to leave the person their time. */
const lead = 180 * minute

/** The end of an open window. Both in ms since 1970, `last` never before now. */
export type WindowEnd = { readonly from: number; readonly last: number }

/**
 * When free text should leave at the latest: before the window closes, and by day. A window that closes at night has its
 * last good moment the evening before. Undefined when none is left.
 */
export function windowEnd({ history }: Subject, { window_until }: NextStepQuestion): WindowEnd | undefined {
  if (window_until === null) return undefined
  const { now, timezone } = history
  for (let last = window_until.getTime() - margin; last >= now; last -= margin) {
    if (isDecentHour(timezone, last)) return { from: last - lead, last }
  }
  return undefined
}
