import { expect, test } from 'vitest'
import { chosenFaults, faultKinds, faultSettings } from './fault-settings.ts'

test('what is chosen is what is read back, for every choice', () => {
  for (let choice = 0; choice < 2 ** faultKinds.length; choice += 1) {
    const kinds = new Set(faultKinds.filter((_, index) => choice & (1 << index)))
    expect(chosenFaults(faultSettings(kinds))).toEqual(kinds)
  }
})

test('no fault is an empty object, which ends them', () => {
  expect(faultSettings(new Set())).toEqual({})
})
