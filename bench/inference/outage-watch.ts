import type { Incident } from '../../server/src/receipts/inference/facts.ts'
import { type Flow, judgeOperator } from '../../server/src/receipts/inference/operator.ts'
import type { Business } from './business.ts'
import { dateOf, hoursOf } from './calendar.ts'
import { never } from './message.ts'

/** As the desk watches: every five minutes, over six hours in spans of ten minutes, and not the newest five minutes. Hours. */
const cell = 5 / 60
const cellsBack = 72

/** Trouble as a desk noticed it. Hours since the start; `until` is when it noticed that it was over. */
export type Noticed = { readonly since: number; readonly noticed: number; readonly until: number }

/** One person in one span: when the first of their messages was told sent, and delivered. */
type Told = { sent: number; delivered: number }
/** Per span the instants, in order, at which each person's receipts came. */
type Spans = ReadonlyMap<number, { readonly sent: Float64Array; readonly delivered: Float64Array }>

/** Looks at what was sent to all people as the desk does, which knows nothing of outages but late receipts. */
export function watchOutages(businesses: readonly Business[], length: number): Noticed[] {
  // Spans of two cells begin at even cells or at odd ones, by the moment of looking; the newest is one cell long.
  const even = spansOf(businesses, (index) => index >> 1)
  const odd = spansOf(businesses, (index) => (index - 1) >> 1)
  const single = spansOf(businesses, (index) => index)
  const noticed: Noticed[] = []
  let open: { since: number; noticed: number } | undefined
  for (let first = 0; (first + cellsBack) * cell <= length; first++) {
    const now = (first + cellsBack) * cell
    const newest = first + cellsBack - 2
    const flows = [flowOf(single, newest, newest, 1, now)]
    const spans = first % 2 === 0 ? even : odd
    for (let index = first; index < newest; index += 2)
      flows.push(flowOf(spans, (index - (first % 2)) / 2, index, 2, now))
    const judged = judgeOperator(flows, dateOf(now))
    if (judged.since !== null) open ??= { since: hoursOf(judged.since), noticed: now }
    else if (open) {
      noticed.push({ ...open, until: now })
      open = undefined
    }
  }
  return open ? [...noticed, { ...open, until: never }] : noticed
}

/** One person counts once in a span, however many messages they got; what failed with an error says nothing about the way. */
function spansOf(businesses: readonly Business[], spanOf: (cell: number) => number): Spans {
  const spans = new Map<number, Told[]>()
  for (const { life } of businesses) {
    const own = new Map<number, Told>()
    for (const { at, sentAt, deliveredAt, readAt, failedAt } of life.messages) {
      if (failedAt < never) continue
      const span = spanOf(Math.floor(at / cell))
      const told = own.get(span) ?? { sent: never, delivered: never }
      told.delivered = Math.min(told.delivered, deliveredAt, readAt)
      told.sent = Math.min(told.sent, sentAt, told.delivered)
      own.set(span, told)
    }
    for (const [span, told] of own) {
      const all = spans.get(span)
      if (all) all.push(told)
      else spans.set(span, [told])
    }
  }
  const inOrder = (all: readonly Told[], key: keyof Told) => Float64Array.from(all, (one) => one[key]).sort()
  return new Map(
    [...spans].map(([span, all]) => [
      span,
      { sent: inOrder(all, 'sent'), delivered: inOrder(all, 'delivered') },
    ]),
  )
}

function flowOf(spans: Spans, span: number, first: number, cells: number, now: number): Flow {
  const told = spans.get(span)
  return {
    from: dateOf(first * cell),
    to: dateOf((first + cells) * cell),
    accepted: told?.sent.length ?? 0,
    sent: told ? countUntil(told.sent, now) : 0,
    delivered: told ? countUntil(told.delivered, now) : 0,
  }
}

function countUntil(instants: Float64Array, now: number): number {
  let low = 0
  let high = instants.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (instants[middle]! <= now) low = middle + 1
    else high = middle
  }
  return low
}

/** What a desk has noted at this instant: trouble that lasts has no end yet. */
export const incidentsAt = (noticed: readonly Noticed[], at: number): Incident[] =>
  noticed
    .filter((one) => one.noticed <= at)
    .map(({ since, until }) => ({ since: dateOf(since), until: until <= at ? dateOf(until) : null }))
