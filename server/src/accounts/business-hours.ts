import { z } from 'zod'

const spansPerDayMax = 4

const timeOfDay = z
  .string()
  .max(5, 'Write a time as 09:30.')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Write a time as 09:30, from 00:00 to 24:00.')

const span = z.object({ from: timeOfDay, to: timeOfDay }).refine(({ from, to }) => from < to, {
  message: 'End after the beginning; a night is two spans that meet at 24:00 and 00:00.',
})

const day = z
  .array(span)
  .max(spansPerDayMax, `Give at most ${spansPerDayMax} spans a day.`)
  .refine((spans) => spans.every((each, index) => index === 0 || spans[index - 1]!.to <= each.from), {
    message: 'Give the spans of a day in order, without overlap.',
  })
  .default([])

/**
 * When people answer, per weekday (1 is Monday), in the workspace's time zone. A day without spans is
 * closed.
 */
export const businessHours = z.strictObject(
  { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day },
  'Name the days 1 (Monday) to 7 (Sunday), each with a list of {from, to}.',
)

export type BusinessHours = z.output<typeof businessHours>
