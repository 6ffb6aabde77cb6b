import type { ConversationPromise } from '../platform/api-shapes.ts'

export type PromiseLeft = {
  readonly state: 'running' | 'warning' | 'broken'
  readonly dueAt: Date
  /** Until it is due, or since it was. */
  readonly ms: number
}

const minuteMs = 60_000

/** How what is owed stands now: the clock goes on between two answers of the server. */
export function promiseLeft(promise: ConversationPromise | null, now: Date): PromiseLeft | undefined {
  if (!promise?.due_at || !promise.warn_at) return undefined
  const dueAt = new Date(promise.due_at)
  const leftMs = dueAt.getTime() - now.getTime()
  if (leftMs <= 0) return { state: 'broken', dueAt, ms: Math.max(minuteMs, -leftMs) }
  const state = Date.parse(promise.warn_at) <= now.getTime() ? 'warning' : 'running'
  // Upwards: a minute that has begun is still there, and "0 min left" is none.
  return { state, dueAt, ms: Math.ceil(leftMs / minuteMs) * minuteMs }
}
