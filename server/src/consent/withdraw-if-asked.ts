import type { ContactId, Transaction, WorkspaceId } from '../platform/index.ts'
import { type NewConsent, purposeThatNeedsYes } from './consent.ts'
import { recordConsents } from './record-consents.ts'
import { isStop } from './stop-words.ts'

export type Saying = {
  readonly workspace_id: WorkspaceId
  readonly contact_id: ContactId
  readonly channel: 'whatsapp'
  readonly text: string
  readonly at: Date
  /** Names the message, such as `message:wamid.…`. */
  readonly fact: string
}

/**
 * Takes a plain STOP for what it is, in the transaction that takes the message in: no marketing leaves after it. Returns
 * what was recorded.
 */
export async function withdrawIfAsked(trx: Transaction, messages: readonly Saying[]): Promise<NewConsent[]> {
  const withdrawals = messages.filter((message) => isStop(message.text)).map(withdrawal)
  await recordConsents(trx, withdrawals)
  return withdrawals
}

function withdrawal({ workspace_id, contact_id, channel, text, at, fact }: Saying): NewConsent {
  return {
    workspace_id,
    contact_id,
    purpose: purposeThatNeedsYes,
    channel,
    state: 'withdrawn',
    source: 'message',
    wording: text,
    at,
    recorded_by: 'contact',
    proof: { fact },
    fact,
  }
}
