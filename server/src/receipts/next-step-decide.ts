import { getMessageRows } from '../messages/index.ts'
import {
  type ContactId,
  type Database,
  inTransaction,
  isRefusal,
  type MessageId,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '../platform/index.ts'
import { proposeNextStep } from './inference/next-step.ts'
import { listQuestions } from './next-step-questions.ts'
import {
  decideProposal,
  findProposal,
  isToDo,
  type Outcome,
  type Proposal,
  type Proposed,
} from './next-step-store.ts'
import { judgeContact } from './reach-judge.ts'
import { announceReach } from './reach-news.ts'

export type Decision = { readonly outcome: Outcome; readonly reason: string | null; readonly by: string }

/**
 * Keeps what a person made of the proposal for a message: done or dismissed, once. A proposal that nobody has written down
 * yet is made on the spot.
 */
export async function decideNextStep(
  db: Database,
  workspaceId: WorkspaceId,
  messageId: MessageId,
  decision: Decision,
  now: Date,
): Promise<Proposal | Refusal> {
  return inTransaction(db, async (trx) => {
    const [row] = await getMessageRows(trx, workspaceId, [messageId])
    if (!row) return refuse('messages.not_found', 'There is no such message.')
    const kept = await findProposal(trx, workspaceId, messageId)
    const proposed = kept ? asProposed(workspaceId, kept) : await proposeNow(trx, workspaceId, row, now)
    if (isRefusal(proposed)) return proposed
    const decided = await decideProposal(trx, proposed, decision, now)
    if (!decided) {
      return refuse(
        'receipts.conflict',
        'Somebody has decided about this proposal already: look at it again.',
      )
    }
    await announceReach(trx, workspaceId, [proposed.contact_id], [messageId])
    return (await findProposal(trx, workspaceId, messageId))!
  })
}

function asProposed(workspaceId: WorkspaceId, kept: Proposal): Proposed {
  const { contact_id, message_id, author, step, situation, at, proposed_at, expires_at } = kept
  const until = kept.proposal.free_text_until
  return {
    workspace_id: workspaceId,
    contact_id,
    message_id,
    author,
    step: {
      ...kept.proposal,
      step,
      situation,
      at,
      about: kept.proposal.about ?? null,
      free_text_until: until ? new Date(until) : null,
      computed_at: proposed_at,
      expires_at,
    },
  }
}

type Row = { readonly id: MessageId; readonly contact_id: ContactId | null; readonly direction: string }

async function proposeNow(
  db: Database,
  workspaceId: WorkspaceId,
  { id, contact_id, direction }: Row,
  now: Date,
): Promise<Proposed | Refusal> {
  const nothing = refuse('receipts.nothing_proposed', 'There is nothing to do about this message now.')
  if (direction !== 'out' || contact_id === null) return nothing
  const judged = await judgeContact(db, workspaceId, contact_id, now)
  if (!judged) return nothing
  const [asked] = await listQuestions(db, workspaceId, [{ judged, message_id: id }], now)
  const step = asked && proposeNextStep(judged.subject, asked.question)
  if (!step || !isToDo(step)) return nothing
  return {
    workspace_id: workspaceId,
    contact_id: judged.facts.contact_id,
    message_id: id,
    author: asked.author,
    step,
  }
}
