import { expect, test } from 'vitest'
import type { ConversationRow, LastMessage } from '../platform/api-shapes.ts'
import { conversationCan } from './conversation-can.ts'
import { pauses } from './pauses.ts'
import { rowState } from './row-state.ts'

const now = new Date('2026-11-19T13:20:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
const row = (more: Partial<ConversationRow>) =>
  ({
    state: 'open',
    failed: false,
    waiting_since: null,
    last_message: null,
    promise: null,
    ...more,
  }) as ConversationRow
const ours = (more: Partial<LastMessage>) =>
  ({ direction: 'out', state: 'sent', at: ago(200), ...more }) as LastMessage

test('Lina has waited two hours, and that is said as late', () => {
  expect(rowState(row({ waiting_since: ago(120) }), now)).toEqual({
    kind: 'waits',
    ms: 7_200_000,
    long: true,
  })
  expect(rowState(row({ waiting_since: ago(4) }), now)).toMatchObject({ kind: 'waits', long: false })
})

test('a failure is said before a wait', () => {
  expect(rowState(row({ failed: true, waiting_since: ago(120) }), now)).toEqual({ kind: 'failed' })
})

test('where something is promised, what is left of it is said, and once it is short even of what was put off', () => {
  const promise = (warnIn: number, dueIn: number) =>
    ({ state: 'running', warn_at: ago(-warnIn), due_at: ago(-dueIn), team_id: null }) as const
  const waits = { waiting_since: ago(10) }
  expect(rowState(row({ ...waits, promise: promise(20, 50) }), now)).toMatchObject({
    kind: 'promise',
    left: { state: 'running', ms: 50 * 60_000 },
  })
  const pending = { ...waits, state: 'pending', pending_until: null } as const
  expect(rowState(row({ ...pending, promise: promise(20, 50) }), now)).toMatchObject({ kind: 'pending' })
  expect(rowState(row({ ...pending, promise: promise(-5, 20) }), now)).toMatchObject({ kind: 'promise' })
  expect(rowState(row({ ...waits, failed: true, promise: promise(-9, -5) }), now)).toEqual({ kind: 'failed' })
})

test('an answer that waits for a second person is said, though the customer waits still', () => {
  const last_message = ours({ state: 'waiting_approval' })
  const asked = { waiting_since: ago(120), last_message }
  expect(rowState(row(asked), now)).toEqual({ kind: 'approval' })
  expect(rowState(row({ ...asked, failed: true }), now)).toEqual({ kind: 'failed' })
})

test('an answer is read, or met with silence, or too young to say', () => {
  expect(rowState(row({ last_message: ours({ tick: 'two_blue' }) }), now)).toEqual({ kind: 'read' })
  expect(rowState(row({ last_message: ours({ tick: 'two_grey' }) }), now)).toMatchObject({ kind: 'silence' })
  expect(rowState(row({ last_message: ours({ tick: 'two_grey', at: ago(10) }) }), now)).toBeUndefined()
})

test('only a closed conversation cannot be closed', () => {
  expect(conversationCan.close({ state: 'open' })).toBe(true)
  expect(conversationCan.close({ state: 'pending' })).toBe(true)
  expect(conversationCan.close({ state: 'closed' })).toBe(false)
  expect(conversationCan.wait({ state: 'closed' })).toBe(false)
})

test('tomorrow morning is nine o’clock in the workspace, also over a change of clocks', () => {
  const until = (at: string, zone: string, name: string) =>
    pauses(new Date(at), zone)
      .find((pause) => pause.name === name)
      ?.until.toISOString()
  expect(until('2026-11-19T13:20:00Z', 'Europe/Paris', 'tomorrow')).toBe('2026-11-20T08:00:00.000Z')
  expect(until('2026-11-19T23:30:00Z', 'Europe/Paris', 'tomorrow')).toBe('2026-11-21T08:00:00.000Z')
  expect(until('2026-10-24T12:00:00Z', 'Europe/Paris', 'tomorrow')).toBe('2026-10-25T08:00:00.000Z')
  expect(until('2026-11-19T13:20:00Z', 'Asia/Kolkata', 'monday')).toBe('2026-11-23T03:30:00.000Z')
})

test('on a Sunday tomorrow and Monday are one offer', () => {
  const names = pauses(new Date('2026-11-22T10:00:00Z'), 'Europe/Paris').map((pause) => pause.name)
  expect(names).toEqual(['hours', 'tomorrow'])
})
