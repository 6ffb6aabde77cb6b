import type { QueryClient } from '@tanstack/react-query'
import { onFollowedUp } from '../messages/follow-up.ts'
import type { LiveChange } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { decideStep } from './receipt-queries.ts'

const concerns = /^(messages|receipts|consents|reach|operator)\./
// A campaign brings receipts by the thousand; the day's list can wait a little.
const listEveryMs = 5_000
// A new verdict or somebody's decision is the list itself.
const prompt = /^(reach|operator)\./
const promptMs = 500

onFollowedUp((client, messageId) => {
  // The follow-up itself has left; that the list still shows the proposal for a while harms nobody.
  decideStep(client, messageId, 'done').catch((error: unknown) => {
    console.warn('a proposal could not be marked as done', error)
  })
})

/** What is concluded about a person or a message is asked for again when there is news of them, where it is shown. */
export function followReceipts(client: QueryClient, changes: readonly LiveChange[]): void {
  const ours = changes.filter((change) => concerns.test(change.name))
  if (ours.length === 0) return
  for (const id of new Set(ours.flatMap((change) => change.contact_ids))) {
    void client.invalidateQueries({ queryKey: queryKeys.reach(id) })
    void client.invalidateQueries({ queryKey: queryKeys.courtesy(id) })
  }
  for (const id of new Set(ours.flatMap((change) => change.message_ids))) {
    void client.invalidateQueries({ queryKey: queryKeys.message(id) })
  }
  if (changes.some((change) => change.name === 'operator.changed')) {
    void client.invalidateQueries({ queryKey: queryKeys.operator })
  }
  for (const { contact_ids } of ours.filter((change) => change.name === 'reach.changed')) {
    for (const id of contact_ids) void client.invalidateQueries({ queryKey: queryKeys.clues(id) })
  }
  refreshListSoon(client, ours.some((change) => prompt.test(change.name)) ? promptMs : listEveryMs)
}

let timer: ReturnType<typeof setTimeout> | undefined
let dueMs = 0

/** Asks for the day's list again within that time; what is asked for sooner wins. */
function refreshListSoon(client: QueryClient, withinMs: number): void {
  const atMs = Date.now() + withinMs
  if (timer && dueMs <= atMs) return
  clearTimeout(timer)
  dueMs = atMs
  timer = setTimeout(() => {
    timer = undefined
    void client.invalidateQueries({ queryKey: queryKeys.nextSteps })
  }, withinMs)
}
