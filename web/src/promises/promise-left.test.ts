import { expect, test } from 'vitest'
import { promiseLeft } from './promise-left.ts'

const promise = {
  state: 'running',
  warn_at: '2026-11-19T10:30:00Z',
  due_at: '2026-11-19T11:00:00Z',
  team_id: null,
} as const
const at = (clock: string) => promiseLeft(promise, new Date(`2026-11-19T${clock}Z`))

test('a promise runs, warns and breaks while nobody reloads', () => {
  expect(at('10:00:00')).toMatchObject({ state: 'running', ms: 3_600_000 })
  expect(at('10:30:00')).toMatchObject({ state: 'warning' })
  expect(at('11:00:00')).toMatchObject({ state: 'broken', ms: 60_000 })
  expect(at('11:20:00')).toMatchObject({ state: 'broken', ms: 1_200_000 })
})

test('the last minute is still one', () => {
  expect(at('10:59:30')?.ms).toBe(60_000)
})

test('nothing owed, nothing shown', () => {
  expect(promiseLeft(null, new Date())).toBeUndefined()
  expect(
    promiseLeft({ state: 'kept', warn_at: null, due_at: null, team_id: null }, new Date()),
  ).toBeUndefined()
})
