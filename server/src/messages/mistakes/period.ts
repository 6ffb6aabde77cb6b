import { z } from 'zod'
import { refuse } from '../../platform/index.ts'

const periodDaysMax = 92
const periodDaysDefault = 30
const dayMs = 86_400_000

const instant = z.iso.datetime({ offset: true, error: 'Give a time such as 2026-11-03T00:00:00Z.' })
export const period = z.object({
  from: instant.optional().describe(`Left out: ${periodDaysDefault} days before the end.`),
  to: instant.optional().describe('Not included. Left out: now.'),
})

/** The days a report is about, or why not. */
export function periodOf(asked: z.output<typeof period>, now: Date) {
  // A millisecond on: what was told at this very moment counts.
  const to = asked.to ? new Date(asked.to) : new Date(now.getTime() + 1)
  const from = asked.from ? new Date(asked.from) : new Date(to.getTime() - periodDaysDefault * dayMs)
  const days = (to.getTime() - from.getTime()) / dayMs
  if (days > 0 && days <= periodDaysMax) return { from, to }
  return refuse(
    'messages.period_out_of_range',
    `from, to: give a period that ends after it begins, of at most ${periodDaysMax} days.`,
  )
}
