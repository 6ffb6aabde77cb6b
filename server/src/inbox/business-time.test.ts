import fc from 'fast-check'
import { assert, test } from 'vitest'
import type { BusinessHours } from '../accounts/index.ts'
import {
  addBusinessMinutes,
  type BusinessTime,
  countBusinessMinutes,
  isOpen,
  nextOpening,
} from './business-time.ts'

const closed = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
const office = [{ from: '09:00', to: '18:00' }]
const weekdays: BusinessHours = { ...closed, 1: office, 2: office, 3: office, 4: office, 5: office }
const around = [{ from: '00:00', to: '24:00' }]
const always: BusinessHours = {
  1: around,
  2: around,
  3: around,
  4: around,
  5: around,
  6: around,
  7: around,
}

const paris = (hours: BusinessHours | null): BusinessTime => ({ hours, zone: 'Europe/Paris' })
const newYork = (hours: BusinessHours | null): BusinessTime => ({ hours, zone: 'America/New_York' })
const at = (text: string) => new Date(text)
const added = (time: BusinessTime, from: string, minutes: number) =>
  addBusinessMinutes(time, at(from), minutes)?.toISOString()

test('two hours asked for on a Friday evening end on Monday morning', () => {
  assert.equal(added(paris(weekdays), '2026-11-20T16:30:00Z', 120), '2026-11-23T09:30:00.000Z')
  assert.equal(added(paris(weekdays), '2026-11-21T12:00:00Z', 120), '2026-11-23T10:00:00.000Z')
  assert.equal(
    countBusinessMinutes(paris(weekdays), at('2026-11-20T16:30:00Z'), at('2026-11-23T09:30:00Z')),
    120,
  )
})

test('a promise that fills the day to its last minute ends when the day ends', () => {
  assert.equal(added(paris(weekdays), '2026-11-19T15:00:00Z', 120), '2026-11-19T17:00:00.000Z')
  assert.equal(added(paris(weekdays), '2026-11-19T15:00:00Z', 121), '2026-11-20T08:01:00.000Z')
})

test('nobody has said any hours: always open', () => {
  assert.equal(added(paris(null), '2026-11-21T23:00:00Z', 120), '2026-11-22T01:00:00.000Z')
  assert.equal(countBusinessMinutes(paris(null), at('2026-11-21T23:00:00Z'), at('2026-11-22T00:30:00Z')), 90)
})

test('hours without a single span never bring anything', () => {
  assert.isUndefined(addBusinessMinutes(paris(closed), at('2026-11-21T23:00:00Z'), 1))
  assert.isUndefined(nextOpening(paris(closed), at('2026-11-21T23:00:00Z')))
  assert.equal(countBusinessMinutes(paris(closed), at('2026-11-01T23:00:00Z'), at('2026-11-20T00:00:00Z')), 0)
})

test('a night over midnight is one stretch', () => {
  const night = {
    ...closed,
    5: [{ from: '22:00', to: '24:00' }],
    6: [{ from: '00:00', to: '02:00' }],
  }
  assert.equal(added(paris(night), '2026-11-20T22:30:00Z', 120), '2026-11-21T00:30:00.000Z')
  assert.equal(added(paris(night), '2026-11-21T00:30:00Z', 31), '2026-11-27T21:01:00.000Z')
})

test('Paris goes to summer time: that Sunday has 23 hours, and an hour of the night is nowhere', () => {
  const day = (from: string, to: string) => countBusinessMinutes(paris(always), at(from), at(to))
  assert.equal(day('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'), 23 * 60)
  const lost = { ...closed, 7: [{ from: '02:00', to: '03:00' }] }
  assert.equal(countBusinessMinutes(paris(lost), at('2026-03-28T12:00:00Z'), at('2026-03-30T12:00:00Z')), 0)
  // Nine in the morning is an hour earlier for the rest of the world.
  assert.equal(added(paris(weekdays), '2026-03-27T16:30:00Z', 60), '2026-03-30T07:30:00.000Z')
  const early = { ...closed, 7: [{ from: '02:30', to: '04:00' }] }
  assert.equal(added(paris(early), '2026-03-29T00:00:00Z', 30), '2026-03-29T01:30:00.000Z')
})

test('Paris goes back to winter time: that Sunday has 25 hours, and an hour of the night comes twice', () => {
  assert.equal(
    countBusinessMinutes(paris(always), at('2026-10-24T22:00:00Z'), at('2026-10-25T23:00:00Z')),
    25 * 60,
  )
  const twice = { ...closed, 7: [{ from: '02:00', to: '03:00' }] }
  assert.equal(
    countBusinessMinutes(paris(twice), at('2026-10-24T12:00:00Z'), at('2026-10-26T12:00:00Z')),
    120,
  )
  assert.equal(added(paris(weekdays), '2026-10-23T15:30:00Z', 60), '2026-10-26T08:30:00.000Z')
})

test('New York changes its clocks on other days, and by its own hours', () => {
  assert.equal(added(newYork(weekdays), '2026-03-06T22:30:00Z', 60), '2026-03-09T13:30:00.000Z')
  assert.equal(added(newYork(weekdays), '2026-10-30T21:30:00Z', 60), '2026-11-02T14:30:00.000Z')
  assert.equal(
    countBusinessMinutes(newYork(always), at('2026-03-08T05:00:00Z'), at('2026-03-09T04:00:00Z')),
    23 * 60,
  )
  assert.equal(
    countBusinessMinutes(newYork(always), at('2026-11-01T04:00:00Z'), at('2026-11-02T05:00:00Z')),
    25 * 60,
  )
})

test('open now, or next at', () => {
  assert.isTrue(isOpen(paris(weekdays), at('2026-11-20T08:00:00Z')))
  assert.isFalse(isOpen(paris(weekdays), at('2026-11-20T17:00:00Z')))
  assert.equal(
    nextOpening(paris(weekdays), at('2026-11-20T17:00:00Z'))?.toISOString(),
    '2026-11-23T08:00:00.000Z',
  )
})

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const aDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { minLength: 0, maxLength: 8 })
  .map((edges) => {
    const inOrder = edges.toSorted((one, other) => one - other)
    return Array.from({ length: Math.floor(inOrder.length / 2) }, (_, index) => ({
      from: clock(inOrder[index * 2]!),
      to: clock(inOrder[index * 2 + 1]!),
    }))
  })
const aWeek = fc
  .record({ 1: aDay, 2: aDay, 3: aDay, 4: aDay, 5: aDay, 6: aDay, 7: aDay })
  .filter((week) => Object.values(week).some((day) => day.length > 0)) as fc.Arbitrary<BusinessHours>
const aTime: fc.Arbitrary<BusinessTime> = fc.record({
  hours: fc.option(aWeek, { nil: null }),
  zone: fc.constantFrom(
    'Europe/Paris',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Etc/UTC',
  ),
})
const anInstant = fc.date({
  min: at('2024-01-01T00:00:00Z'),
  max: at('2028-12-31T00:00:00Z'),
  noInvalidDate: true,
})
const someMinutes = fc.integer({ min: 0, max: 3_000 })

test('what was added is what is counted, whatever the hours and the zone', () => {
  fc.assert(
    fc.property(aTime, anInstant, someMinutes, (time, from, minutes) => {
      const end = addBusinessMinutes(time, from, minutes)
      // Hours of a minute a week that fall into the hour that is left out may never come to so much.
      if (end === undefined) return
      assert.equal(countBusinessMinutes(time, from, end), minutes)
      if (minutes > 0) assert.isBelow(countBusinessMinutes(time, from, new Date(end.getTime() - 1)), minutes)
    }),
    { numRuns: 300 },
  )
})

test('more minutes never end earlier, and a later start never ends earlier', () => {
  fc.assert(
    fc.property(aTime, anInstant, someMinutes, someMinutes, (time, from, some, more) => {
      const first = addBusinessMinutes(time, from, some)
      const second = addBusinessMinutes(time, from, some + more)
      const later = addBusinessMinutes(time, new Date(from.getTime() + more * 60_000), some)
      if (first && second) assert.isAtLeast(second.getTime(), first.getTime())
      if (first && later) assert.isAtLeast(later.getTime(), first.getTime())
    }),
    { numRuns: 200 },
  )
})

test('time that is counted in two parts is counted whole', () => {
  fc.assert(
    fc.property(aTime, fc.tuple(anInstant, someMinutes, someMinutes), (time, [from, some, more]) => {
      const middle = new Date(from.getTime() + some * 60_000)
      const end = new Date(middle.getTime() + more * 60_000)
      const parts = countBusinessMinutes(time, from, middle) + countBusinessMinutes(time, middle, end)
      assert.closeTo(parts, countBusinessMinutes(time, from, end), 1e-6)
    }),
    { numRuns: 200 },
  )
})
