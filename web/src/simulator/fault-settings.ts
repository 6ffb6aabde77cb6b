import { fieldsOf } from '../messages/index.ts'

export const faultKinds = ['repeat', 'reorder', 'late', 'refuse', 'unclear'] as const
export type FaultKind = (typeof faultKinds)[number]

// Strong enough to be seen within a few messages, weak enough that the desk still works.
const lateMs = 20_000
const reorderMs = 8_000
const holdMs = 30_000

/** The simulator's settings for what was chosen; an empty object ends all faults. */
export function faultSettings(kinds: ReadonlySet<FaultKind>): Record<string, unknown> {
  const webhooks = {
    ...(kinds.has('repeat') ? { repeat: { probability: 0.7, count: 2 } } : {}),
    ...(kinds.has('reorder') ? { reorder: { probability: 0.5, ms: reorderMs } } : {}),
    ...(kinds.has('late') ? { late: { probability: 1, ms: lateMs } } : {}),
  }
  return {
    ...(Object.keys(webhooks).length > 0 ? { webhooks } : {}),
    ...(kinds.has('refuse') ? { http_5xx: { probability: 0.5 } } : {}),
    ...(kinds.has('unclear') ? { timeout_after_acceptance: { probability: 1, hold_ms: holdMs } } : {}),
  }
}

/** Which of ours stand in the simulator's settings, whoever set them. */
export function chosenFaults(settings: unknown): ReadonlySet<FaultKind> {
  const fields = fieldsOf(settings)
  const webhooks = fieldsOf(fields.webhooks)
  const set: Record<FaultKind, unknown> = {
    repeat: webhooks.repeat,
    reorder: webhooks.reorder,
    late: webhooks.late,
    refuse: fields.http_5xx,
    unclear: fields.timeout_after_acceptance,
  }
  return new Set(faultKinds.filter((kind) => set[kind] !== undefined))
}
