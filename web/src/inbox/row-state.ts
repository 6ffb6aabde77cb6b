import type { ConversationRow } from '../platform/api-shapes.ts'
import { type PromiseLeft, promiseLeft } from '../promises/promise-left.ts'

export type RowState =
  | { readonly kind: 'pending'; readonly until: Date | null }
  | { readonly kind: 'promise'; readonly left: PromiseLeft }
  | { readonly kind: 'waits'; readonly ms: number; readonly long: boolean }
  | { readonly kind: 'silence'; readonly ms: number }
  | { readonly kind: 'failed' | 'approval' | 'leaving' | 'unclear' | 'read' | 'played' | 'closed' }

// A customer who has waited this long is marked, whatever the hour.
const waitLongMs = 3_600_000
// An answer is not called silent before this has passed.
const silenceMs = 3_600_000

/** The one thing a row says about a conversation: what it waits for, or how it stands. Worst first. */
export function rowState(row: ConversationRow, now: Date): RowState | undefined {
  const last = row.last_message
  const left = promiseLeft(row.promise, now)
  // Put off or not, what was promised is nearly late.
  if (left && left.state !== 'running' && !row.failed) return { kind: 'promise', left }
  if (row.state === 'pending') {
    return { kind: 'pending', until: row.pending_until ? new Date(row.pending_until) : null }
  }
  if (row.failed) return { kind: 'failed' }
  if (last?.state === 'unclear') return { kind: 'unclear' }
  // The customer still waits as well: what has to happen next is said, until it does.
  if (last?.state === 'waiting_approval') return { kind: 'approval' }
  if (left) return { kind: 'promise', left }
  if (row.waiting_since) {
    const ms = now.getTime() - Date.parse(row.waiting_since)
    return { kind: 'waits', ms, long: ms >= waitLongMs }
  }
  if (row.state === 'closed') return { kind: 'closed' }
  if (last?.direction !== 'out') return undefined
  if (last.state === 'held') return { kind: 'leaving' }
  if (last.tick === 'two_blue') return { kind: 'read' }
  if (last.tick === 'played') return { kind: 'played' }
  const ms = now.getTime() - Date.parse(last.at)
  return ms >= silenceMs ? { kind: 'silence', ms } : undefined
}
