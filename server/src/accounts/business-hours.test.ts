import { assert, test } from 'vitest'
import { businessHours } from './business-hours.ts'

const faultsOf = (hours: unknown) =>
  businessHours.safeParse(hours).error?.issues.map((issue) => issue.message) ?? []

test('a day left out is closed', () => {
  const hours = businessHours.parse({
    1: [
      { from: '09:00', to: '12:30' },
      { from: '14:00', to: '24:00' },
    ],
  })
  assert.equal(hours[1].length, 2)
  assert.deepEqual(hours[7], [])
})

test('odd hours are refused with the remedy', () => {
  assert.match(faultsOf({ 1: [{ from: '9', to: '12:00' }] })[0]!, /09:30/)
  assert.match(faultsOf({ 1: [{ from: '22:00', to: '02:00' }] })[0]!, /24:00 and 00:00/)
  assert.match(
    faultsOf({
      1: [
        { from: '10:00', to: '12:00' },
        { from: '11:00', to: '13:00' },
      ],
    })[0]!,
    /overlap/,
  )
  assert.match(faultsOf({ monday: [] })[0]!, /1 \(Monday\)/)
  const span = { from: '10:00', to: '10:01' }
  assert.isNotEmpty(faultsOf({ 1: Array(5).fill(span) }))
})
