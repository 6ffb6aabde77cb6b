import { type Database, inTransaction, type Refusal, refuse, type WorkspaceId } from '../../platform/index.ts'
import type { Channel } from '../channel.ts'
import type { MessageRow } from '../message.ts'
import { withdrawMessages } from '../withdraw-messages.ts'
import { sayAct, type Telling } from './act-words.ts'
import { actsOf } from './acts.ts'
import { capabilityOf } from './capabilities.ts'
import { recordDeletions } from './deletion-store.ts'

/**
 * Deletes a message on both sides, where the channel can. The channel is asked first: a line that says "deleted" stands
 * on the desk only once the other side has lost the words. Asked twice, done once.
 */
export async function deleteForEveryone(
  db: Database,
  channel: Channel,
  message: MessageRow,
  telling: Telling,
  by: string,
  now: Date,
): Promise<Refusal | undefined> {
  const workspace_id: WorkspaceId = message.workspace_id
  const { id, number_id, contact_id, channel_message_id } = message
  if (message.direction === 'out' && message.withdrawn_at) return undefined
  const kind = await channel.lineKind({ workspace_id, number_id })
  const capability = capabilityOf(kind)
  const act = actsOf(message, capability, now).find((one) => one.act === 'everyone')!
  if (!act.possible || !channel.deleteForEveryone || channel_message_id === null)
    return refuse(
      'messages.cannot_delete_for_everyone',
      sayAct({ ...act, why_not: act.why_not ?? 'no_call' }, capability, telling).why_not!,
      { why_not: act.why_not ?? 'no_call', remedy: remedyOf(act.why_not) },
    )
  const refusal = await channel.deleteForEveryone({
    workspace_id,
    number_id,
    message_id: id,
    channel_message_id,
    contact_id,
  })
  if (refusal) return refusal
  return inTransaction(db, async (trx) => {
    const scrubs = await withdrawMessages(trx, [{ workspace_id, number_id, channel_message_id, at: now, by }])
    await channel.forgetWords(trx, scrubs, now)
    await recordDeletions(trx, [{ workspace_id, message_id: id, act: 'everyone', by }], now)
    return undefined
  })
}

/** What helps instead. */
function remedyOf(why: string | null): 'correction' | 'recall' | 'wait' | null {
  if (why === 'waiting') return 'recall'
  if (why === 'unclear') return 'wait'
  return why === 'never_left' || why === 'theirs' || why === 'withdrawn' ? null : 'correction'
}
