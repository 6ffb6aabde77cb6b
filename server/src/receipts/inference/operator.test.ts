import { expect, test } from 'vitest'
import { type Flow, judgeOperator } from './operator.ts'

const start = Date.UTC(2026, 8, 16, 8)
const at = (minutes: number) => new Date(start + minutes * 60_000)
/** Ten minutes each: so many accepted, told sent, delivered. */
const flowsOf = (spans: readonly (readonly [number, number, number])[]): Flow[] =>
  spans.map(([accepted, sent, delivered], index) => ({
    from: at(index * 10),
    to: at(index * 10 + 10),
    accepted,
    sent,
    delivered,
  }))
const well = Array.from({ length: 12 }, () => [20, 20, 18] as const)

test('phones that are off here and there are no incident', () => {
  const judged = judgeOperator(flowsOf([...well, [20, 20, 14], [20, 20, 17]]), at(200))
  expect(judged).toMatchObject({ since: null, where: null })
  expect(judged.probability).toBeLessThan(0.1)
})

test('many people on one tick at once is the platform, since the first such span', () => {
  const judged = judgeOperator(flowsOf([...well, [20, 20, 1], [20, 20, 0]]), at(200))
  expect(judged).toMatchObject({ since: at(120), where: 'platform' })
})

test('when nothing is even told sent, it is our connection', () => {
  expect(judgeOperator(flowsOf([...well, [20, 0, 0], [20, 0, 0]]), at(200)).where).toBe('connection')
})

test('one person alone on one tick proves nothing', () => {
  expect(judgeOperator(flowsOf([...well, [2, 2, 0], [2, 2, 0]]), at(200)).since).toBeNull()
})

test('when messages arrive again the incident is over', () => {
  const judged = judgeOperator(flowsOf([...well, [20, 20, 0], [20, 20, 0], ...well]), at(400))
  expect(judged.since).toBeNull()
})

test('without any flow, or with impossible ones, nothing is claimed and it expires later', () => {
  const odd = [{ from: at(10), to: at(0), accepted: 5, sent: 9, delivered: 7 }]
  for (const flows of [[], odd]) {
    const judged = judgeOperator(flows, at(20))
    expect(judged).toMatchObject({ probability: 0, since: null })
    expect(judged.expires_at.getTime()).toBeGreaterThan(judged.computed_at.getTime())
  }
})

test('the order of spans does not matter', () => {
  const flows = flowsOf([...well, [20, 20, 1], [20, 20, 0]])
  expect(judgeOperator([...flows].reverse(), at(200))).toEqual(judgeOperator(flows, at(200)))
})
