import { hourOfDay, isWeekend, zones } from './calendar.ts'
import { beta, between, type Dice, diceOf, exponential, gamma, instants, logNormal, normal } from './dice.ts'
import { drawOffline, type Span } from './phone.ts'
import type { Settings } from './settings.ts'

/** Somebody as they are, of which the business learns a part. Hours since the start; shares from 0 to 1. */
export type Person = {
  readonly index: number
  readonly zone: string
  readonly offset: number
  readonly zoneKnown: boolean
  readonly joins: number
  /** How lively each hour is: 24 of a weekday, 24 of the weekend; waking hours are about 1 on average. */
  readonly hours: Float64Array
  readonly receiptsOn: boolean
  readonly receiptSwitches: readonly number[]
  readonly unofficialApp: boolean
  readonly showsPhoto: boolean
  readonly showsLastSeen: boolean
  readonly strict: boolean
  readonly hidesPhotoFrom: number
  readonly preview: boolean
  readonly glances: number
  readonly quickReplies: number
  readonly muted: boolean
  readonly openHours: number
  readonly answerHours: number
  readonly willing: number
  readonly putsOff: number
  readonly interest: number
  /** Hazard of blocking, and of asking us to stop, for the first unwanted message. */
  readonly irritable: number
  readonly outspoken: number
  readonly blocksUnprovokedAt: number
  readonly offline: readonly Span[]
  readonly away: readonly Span[]
  readonly uninstalled: Span
  readonly numberChangedAt: number
  readonly numberChangeTold: boolean
  readonly accountGoneAt: number
  readonly groupMember: boolean
  readonly otherChannelAt: readonly number[]
}

const never = Number.POSITIVE_INFINITY

export function drawPerson(settings: Settings, index: number): Person {
  const dice = diceOf(settings.seed, index, 1)
  const length = settings.days * 24
  const zone = drawZone(dice)
  const habits = drawHabits(dice, zone.offset)
  const { all: offline, away } = drawOffline(settings, diceOf(settings.seed, index, 2), habits)
  const strict = dice() < settings['privacy.strict_share']
  return {
    index,
    ...zone,
    zoneKnown: dice() < settings['clues.timezone_known_share'],
    joins: dice() < 0.5 ? 0 : between(dice, 0, length * 0.35),
    hours: habits.hours,
    receiptsOn: dice() >= settings['receipts.off_share'],
    receiptSwitches: instants(dice, (settings['receipts.switches_per_90_days'] * length) / 2160, length),
    unofficialApp: dice() < settings['receipts.unofficial_app_share'],
    strict,
    // Strict means no "last seen" for strangers; some hide the photo too.
    showsPhoto: dice() < (strict ? 0.35 : 0.92),
    showsLastSeen: !strict && dice() < 0.7,
    hidesPhotoFrom: dice() < 0.04 ? between(dice, 0, length) : never,
    ...drawReading(settings, dice),
    ...drawTemper(settings, dice, length),
    offline,
    away,
    ...drawLeaving(settings, diceOf(settings.seed, index, 3), length),
    groupMember: dice() < settings['clues.group_member_share'],
    otherChannelAt:
      dice() < settings['clues.other_channel_share']
        ? instants(dice, length / between(dice, 96, 480), length)
        : [],
  }
}

function drawZone(dice: Dice): { zone: string; offset: number } {
  let left = dice() * 100
  for (const [zone, offset, share] of zones) {
    left -= share
    if (left < 0) return { zone, offset }
  }
  return { zone: zones[0][0], offset: zones[0][1] }
}

function drawHabits(dice: Dice, offset: number) {
  const shift = dice() < 0.07 ? between(dice, 7, 15) : 0
  const wakes = 7.2 + normal(dice) * 0.9
  const sleeps = 23.1 + normal(dice) * 0.9
  const peaks = [between(dice, 7.5, 10), between(dice, 12, 13.5), between(dice, 18, 21.5)]
  const weights = [between(dice, 0.2, 1), between(dice, 0.4, 1.4), between(dice, 0.8, 2.2)]
  const hours = new Float64Array(48)
  for (let slot = 0; slot < 48; slot++) {
    const late = slot >= 24 ? 1.4 : 0
    const hour = (slot % 24) + 0.5
    if (hour < wakes + late || hour > sleeps) {
      hours[slot] = 0.015
      continue
    }
    hours[slot] = peaks.reduce(
      (sum, peak, at) => sum + weights[at]! * Math.exp(-((hour - peak - late / 2) ** 2) / 4),
      slot >= 24 ? 0.4 : 0.25,
    )
  }
  const waking = hours.filter((share) => share > 0.05)
  const mean = waking.reduce((sum, share) => sum + share, 0) / waking.length
  const shifted = hours.map((_, slot) => {
    const from = hourOfDay((slot % 24) - shift)
    return hours[(slot >= 24 ? 24 : 0) + Math.floor(from)]! / mean
  })
  return { hours: shifted, wakes: wakes + shift, sleeps: sleeps + shift, offset }
}

function drawReading(settings: Settings, dice: Dice) {
  return {
    preview: dice() < settings['notifications.preview_share'],
    glances: beta(dice, settings['notifications.glance_share'], 2.5),
    quickReplies: beta(dice, settings['notifications.quick_reply_share'], 3),
    muted: dice() < settings['habits.muted_share'],
    openHours: logNormal(dice, settings['habits.read_minutes'] / 60, 0.9),
    answerHours: logNormal(dice, settings['habits.answer_minutes'] / 60, 0.7),
  }
}

function drawTemper(settings: Settings, dice: Dice, length: number) {
  const unprovoked = settings['blocks.share'] * settings['blocks.unprovoked_share']
  const provoked = settings['blocks.share'] - unprovoked
  return {
    willing: beta(dice, settings['habits.answer_share'], 3),
    putsOff: beta(dice, settings['habits.put_off_share'], 4),
    interest: beta(dice, 0.25, 2),
    irritable: gamma(dice, patience) * hazardFor(settings, provoked),
    outspoken: gamma(dice, patience) * hazardFor(settings, settings['stops.share']),
    blocksUnprovokedAt: dice() < unprovoked ? between(dice, 0, length) : never,
  }
}

const patience = 0.6

/**
 * Mean hazard that makes this share of people act within the time: tempers are Gamma, hazards grow with each unwanted
 * message of the last month. About two thirds of what is sent unasked is seen and unwanted; the last factor was found by counting who acted.
 */
function hazardFor(settings: Settings, share: number): number {
  const perDay = (settings['messages.campaigns_per_90_days'] * 0.5 + 2) / 90
  const unwanted = perDay * settings.days
  const inAMonth = Math.min(unwanted, perDay * 30)
  const burden = unwanted * (0.5 + 0.5 * inAMonth)
  return (((1 - Math.min(0.95, share)) ** (-1 / patience) - 1) / burden) * 0.7
}

function drawLeaving(settings: Settings, dice: Dice, length: number) {
  let uninstalled: Span = [never, never]
  if (dice() < settings['leaving.uninstall_share']) {
    const from = between(dice, 24, length)
    uninstalled = [from, dice() < 0.25 ? from + 24 * logNormal(dice, 15, 0.8) : never]
  }
  const changes = dice() < settings['leaving.number_changed_share']
  const numberChangedAt = changes ? between(dice, 24, length) : never
  const numberChangeTold = dice() < 0.5
  const deletedAt = dice() < settings['leaving.account_deleted_share'] ? between(dice, 24, length) : never
  // Without notice the old account lives on for a while, on no phone.
  const forgotten = numberChangedAt + (numberChangeTold ? 0 : 24 * (30 + exponential(dice, 40)))
  return { uninstalled, numberChangedAt, numberChangeTold, accountGoneAt: Math.min(deletedAt, forgotten) }
}

/** How lively this hour is for them, about 1 on average while awake. */
export function livelinessAt(person: Person, at: number): number {
  const local = at + person.offset
  return person.hours[(isWeekend(local) ? 24 : 0) + Math.floor(hourOfDay(local))]!
}

/** The instant by which so many lively hours have gone by. */
export function afterLively(person: Person, from: number, livelyHours: number): number {
  let at = from
  let left = livelyHours
  for (let step = 0; step < 2400; step++) {
    const rate = livelinessAt(person, at)
    const next = Math.floor(at) + 1
    if (rate * (next - at) >= left) return at + left / rate
    left -= rate * (next - at)
    at = next
  }
  return at
}

export function receiptsOnAt(person: Person, at: number): boolean {
  const switched = person.receiptSwitches.filter((when) => when <= at).length
  return person.receiptsOn === (switched % 2 === 0)
}
