import { z } from 'zod'

export const weekDays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

const spansPerDayMax = 4
const closedDaysMax = 100

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'write a time as 09:30, from 00:00 to 24:00')

const span = z
  .object({ from: timeOfDay, until: timeOfDay })
  .refine(({ from, until }) => from < until, 'must end after it begins; split a night at 24:00 over two days')

const day = z
  .array(span)
  .max(spansPerDayMax, `give at most ${spansPerDayMax} spans a day`)
  .refine(
    (spans) => spans.every((each, index) => index === 0 || spans[index - 1]!.until <= each.from),
    'give the spans in order, without overlap',
  )
  .default([])

/**
 * When people answer, in the workspace's time zone. A day without spans is closed; `closed_on` are calendar days that
 * are closed whatever weekday they fall on.
 */
export const businessHours = z.object({
  days: z.object({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  }),
  closed_on: z
    .array(z.iso.date('write a day as 2026-12-25'))
    .max(closedDaysMax, `give at most ${closedDaysMax} closed days`)
    .default([]),
})

export type BusinessHours = z.output<typeof businessHours>
