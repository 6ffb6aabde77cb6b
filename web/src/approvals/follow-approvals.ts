import type { QueryClient } from '@tanstack/react-query'
import type { LiveChange } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'

// A campaign changes messages by the thousand; what waits for a second person can wait a little.
const refreshEveryMs = 1_000
let timer: ReturnType<typeof setTimeout> | undefined

/** Asks again what waits for a second person, and how many, when messages have changed. */
export function followApprovals(client: QueryClient, changes: readonly LiveChange[]): void {
  if (timer || !changes.some((change) => change.name.startsWith('messages.'))) return
  timer = setTimeout(() => {
    timer = undefined
    void client.invalidateQueries({ queryKey: queryKeys.approvals })
  }, refreshEveryMs)
}
