import type { Incident } from '../../server/src/receipts/inference/facts.ts'
import { type Flow, judgeOperator } from '../../server/src/receipts/inference/operator.ts'
import type { Business } from './business.ts'
import { dateOf } from './calendar.ts'
import { never } from './message.ts'

/** As the desk watches: every five minutes, over six hours in spans of ten minutes, and not the newest five minutes. Hours. */
const every = 5 / 60
const back = 6
const span = 10 / 60
const settle = 5 / 60

/** Trouble as a desk noticed it. Hours since the start; `until` is when it noticed that it was over. */
export type Noticed = { readonly since: number; readonly noticed: number; readonly until: number }

type Told = {
  readonly at: number
  readonly person: number
  readonly sent: number
  readonly delivered: number
}

/** Looks at what was sent to all people as the desk does, which knows nothing of outages but late receipts. */
export function watchOutages(businesses: readonly Business[], length: number): Noticed[] {
  const told: Told[] = businesses
    .flatMap(({ life }, person) =>
      life.messages.map(({ at, sentAt, deliveredAt, readAt, failedAt }) => ({
        at: failedAt < never ? never : at,
        person,
        sent: sentAt,
        delivered: Math.min(deliveredAt, readAt),
      })),
    )
    .filter(({ at }) => at < never)
    .sort((one, other) => one.at - other.at)
  const noticed: Noticed[] = []
  let open: { since: number; noticed: number } | undefined
  let first = 0
  for (let now = back; now <= length; now += every) {
    while (first < told.length && told[first]!.at < now - back) first++
    const judged = judgeOperator(flowsAt(told, first, now), dateOf(now))
    if (judged.since !== null) open ??= { since: hoursAt(judged.since, now), noticed: now }
    else if (open) {
      noticed.push({ ...open, until: now })
      open = undefined
    }
  }
  return open ? [...noticed, { ...open, until: never }] : noticed
}

const hoursAt = (date: Date, now: number): number =>
  now + (date.getTime() - dateOf(now).getTime()) / 3_600_000

/** One person counts once in a span, however many messages they got. */
function flowsAt(told: readonly Told[], first: number, now: number): Flow[] {
  const since = now - back
  const flows = new Map<number, Map<number, { sent: boolean; delivered: boolean }>>()
  for (let index = first; index < told.length && told[index]!.at < now - settle; index++) {
    const { at, person, sent, delivered } = told[index]!
    const turn = Math.floor((at - since) / span)
    const people = flows.get(turn) ?? new Map<number, { sent: boolean; delivered: boolean }>()
    flows.set(turn, people)
    const one = people.get(person) ?? { sent: false, delivered: false }
    people.set(person, {
      sent: one.sent || Math.min(sent, delivered) <= now,
      delivered: one.delivered || delivered <= now,
    })
  }
  return [...flows].map(([turn, people]) => ({
    from: dateOf(since + turn * span),
    to: dateOf(Math.min(since + (turn + 1) * span, now - settle)),
    accepted: people.size,
    sent: [...people.values()].filter((one) => one.sent).length,
    delivered: [...people.values()].filter((one) => one.delivered).length,
  }))
}

/** What a desk has noted at this instant: trouble that lasts has no end yet. */
export const incidentsAt = (noticed: readonly Noticed[], at: number): Incident[] =>
  noticed
    .filter((one) => one.noticed <= at)
    .map(({ since, until }) => ({ since: dateOf(since), until: until <= at ? dateOf(until) : null }))
