import { expect, test } from 'vitest'
import { Clock, parseDuration } from './clock.ts'
import { noDebt, SlidingSecond, takePair, UniqueDay } from './pace.ts'
import { sampleOgg, samplePdf, samplePng } from './sample-files.ts'

test('events run in the order of their time, those set off on the way too', async () => {
  const clock = new Clock({ speed: 0, startAt: 1000 })
  const told: string[] = []
  clock.after(300, () => told.push(`c ${clock.now()}`))
  clock.after(100, () => {
    told.push(`a ${clock.now()}`)
    clock.after(50, () => told.push(`b ${clock.now()}`))
  })
  const cancelled = clock.after(200, () => told.push('never'))
  cancelled.cancelled = true
  clock.after(900, () => told.push('too late'))
  await clock.advance(500)
  expect(told).toEqual(['a 1100', 'b 1150', 'c 1300'])
  expect(clock.now()).toBe(1500)
  clock.stop()
})

test('time flows by its speed', async () => {
  const clock = new Clock({ speed: 1000, startAt: 0 })
  await new Promise<void>((resolve) => clock.after(20_000, resolve))
  expect(clock.now()).toBeGreaterThanOrEqual(20_000)
  clock.stop()
})

test('durations are read as people write them', () => {
  expect(parseDuration('25h')).toBe(25 * 3_600_000)
  expect(parseDuration('1d 2h 30m 5s')).toBe(95_405_000)
  expect(parseDuration(1500)).toBe(1500)
  expect(parseDuration('soon')).toBeUndefined()
  expect(parseDuration(-1)).toBeUndefined()
})

test('never more than the limit within any second', () => {
  const second = new SlidingSecond()
  const taken: number[] = []
  for (let now = 0; now < 5000; now += 3) if (second.take(now, 80)) taken.push(now)
  for (const from of taken) {
    expect(taken.filter((at) => at >= from && at < from + 980).length).toBeLessThanOrEqual(80)
  }
  // Within two in a hundred of what five seconds allow.
  expect(taken.length).toBeGreaterThanOrEqual(392)
  expect(taken.length).toBeLessThanOrEqual(400)
})

test('a burst of messages to one person is lent, and paid back', () => {
  const debt = noDebt()
  expect(takePair(debt, 0)).toBe(true)
  for (let count = 0; count < 9; count++) expect(takePair(debt, 100)).toBe(true)
  expect(takePair(debt, 6100)).toBe(false)
  expect(takePair(debt, 60_000)).toBe(true)
})

test('people are counted once in a day, and forgotten after it', () => {
  const day = new UniqueDay()
  expect(day.take('a', 0, 2)).toBe(true)
  expect(day.take('a', 1000, 2)).toBe(true)
  expect(day.take('b', 2000, 2)).toBe(true)
  expect(day.take('c', 3000, 2)).toBe(false)
  expect(day.take('c', 86_401_001, 2)).toBe(true)
  expect(day.count(86_401_001)).toBe(2)
})

test('sample files are what they say', () => {
  const png = samplePng('a')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.equals(samplePng('b'))).toBe(false)
  const ogg = sampleOgg(3)
  expect(ogg.subarray(0, 4).toString()).toBe('OggS')
  expect(ogg.includes('OpusHead')).toBe(true)
  expect(ogg.length).toBeLessThan(512 * 1024)
  expect(samplePdf(['Invoice (1)']).subarray(0, 8).toString()).toBe('%PDF-1.4')
})
