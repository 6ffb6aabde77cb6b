import { between, type Dice, instants, logNormal } from './dice.ts'
import type { Settings } from './settings.ts'

export type Span = readonly [from: number, to: number]

/** Spans without overlaps, in order. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** The span that holds this instant. */
export function spanAt(spans: readonly Span[], at: number): Span | undefined {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = spans[middle]!
    if (at < span[0]) high = middle - 1
    else if (at >= span[1]) low = middle + 1
    else return span
  }
  return undefined
}

type Owner = { readonly wakes: number; readonly sleeps: number; readonly offset: number }

/** When WhatsApp on this phone cannot be reached, hours since the start, over the whole time and a month beyond. */
export function drawOffline(settings: Settings, dice: Dice, owner: Owner): { all: Span[]; away: Span[] } {
  const length = settings.days * 24 + 720
  const share = length / 2160
  const away: Span[] = []
  for (const at of instants(dice, settings['phones.long_off_per_90_days'] * share, length)) {
    away.push([at, at + 24 * logNormal(dice, settings['phones.long_off_days'], 0.9)])
  }
  for (const at of instants(dice, settings['phones.lost_per_90_days'] * share, length)) {
    away.push([at, at + 24 * logNormal(dice, 8, 0.7)])
  }
  const all: Span[] = [...away]
  // Abroad: network in the evening only, and not every evening.
  for (const at of instants(dice, settings['phones.travel_per_90_days'] * share, length)) {
    const until = at + 24 * logNormal(dice, 6, 0.6)
    for (let online = at; online < until; ) {
      const back = online + between(dice, 10, 45)
      all.push([online, Math.min(back, until)])
      online = back + between(dice, 0.5, 4)
    }
  }
  const gaps = settings['phones.gaps_per_day'] * between(dice, 0, 2)
  for (const at of instants(dice, (gaps * length) / 24, length)) all.push([at, at + logNormal(dice, 0.33, 1)])
  if (dice() < settings['phones.off_at_night_share']) all.push(...nights(dice, owner, length))
  return { all: mergeSpans(all), away: mergeSpans(away) }
}

function nights(dice: Dice, { wakes, sleeps, offset }: Owner, length: number): Span[] {
  const spans: Span[] = []
  for (let day = -1; day * 24 < length; day++) {
    if (dice() < 0.15) continue
    const from = day * 24 + sleeps - offset + between(dice, -0.3, 0.7)
    const to = day * 24 + wakes - offset + (sleeps > wakes ? 24 : 0) + between(dice, -0.2, 0.8)
    spans.push([from, to])
  }
  return spans
}
