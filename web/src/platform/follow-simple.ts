import type { QueryClient } from '@tanstack/react-query'
import type { LiveChange, LiveName } from './api-shapes.ts'
import { queryKeys } from './query-keys.ts'

const concerns: Readonly<Partial<Record<LiveName, readonly (readonly string[])[]>>> = {
  'quick_replies.changed': [queryKeys.quickReplies],
  'templates.changed': [queryKeys.templates],
  'numbers.changed': [queryKeys.numbers],
}

/** What is small enough to be asked for again whole. The inbox follows by itself, with more care (follow-inbox.ts). */
export function followSimple(client: QueryClient, changes: readonly LiveChange[]): void {
  const keys = new Map<string, readonly string[]>()
  for (const change of changes) {
    for (const key of concerns[change.name] ?? []) keys.set(key.join(), key)
    if (change.name !== 'consents.changed') continue
    for (const id of change.contact_ids) keys.set(id, queryKeys.consents(id))
  }
  for (const queryKey of keys.values()) void client.invalidateQueries({ queryKey })
}
