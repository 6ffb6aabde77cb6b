import { type Database, inTransaction, type Refusal, refuse } from '../../platform/index.ts'
import type { Channel } from '../channel.ts'
import { actsOf } from '../deletion/acts.ts'
import { capabilityOf } from '../deletion/capabilities.ts'
import { findAnswer } from '../deletion/find-answer.ts'
import type { MessageRow } from '../message.ts'
import { stateOf } from '../state.ts'
import {
  type Advice,
  adviseOn,
  byAnswer,
  inTheApp,
  type MistakeKind,
  type Situation,
  situationOf,
} from './mistake.ts'
import { recordMistakes } from './mistake-store.ts'

export type Judged = { readonly situation: Situation; readonly advice: Advice }

/** Where the message stands and what is best done; refused for what a customer wrote, which is no mistake of ours. */
export async function judgeMistake(
  db: Database,
  channel: Channel,
  message: MessageRow,
  kind: MistakeKind,
  now: Date,
): Promise<Judged | Refusal> {
  if (message.direction === 'in')
    return refuse('messages.not_ours', 'This message was written by the customer: it is no mistake of ours.')
  const { workspace_id, number_id } = message
  const capability = capabilityOf(await channel.lineKind({ workspace_id, number_id }))
  const everyone = actsOf(message, capability, now).find(({ act }) => act === 'everyone')!
  const byApp = everyone.why_not === 'in_the_app'
  const hasReceipt = message.read_at !== null || message.played_at !== null
  const isAnswered = !hasReceipt && (await findAnswer(db, message)) !== undefined
  const situation = situationOf(stateOf(message, now), {
    read: hasReceipt || isAnswered,
    deletable: everyone.possible || byApp,
    withdrawn: message.withdrawn_at !== null,
  })
  const plain = adviseOn(kind, situation)
  const advice = isAnswered ? byAnswer(plain) : plain
  return { situation, advice: byApp ? inTheApp(advice) : advice }
}

/** Keeps that a message went wrong, with the advice as it was given. */
export async function recordMistake(
  db: Database,
  message: MessageRow,
  told: Judged & { readonly kind: MistakeKind; readonly note: string | null; readonly by: string },
  now: Date,
): Promise<void> {
  const { kind, note, by, situation, advice } = told
  await inTransaction(db, (trx) =>
    recordMistakes(trx, [
      {
        workspace_id: message.workspace_id,
        message_id: message.id,
        kind,
        note,
        author: message.author,
        sent_at: message.accepted_at ?? message.sent_at,
        situation,
        advice: advice.act,
        at: now,
        by,
      },
    ]),
  )
}
