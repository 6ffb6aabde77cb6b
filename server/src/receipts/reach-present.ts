import type { FindInsights, MessageInsight } from '../messages/index.ts'
import type { Clock, ContactId, Database, MessageId, WorkspaceId } from '../platform/index.ts'
import { proposeNextStep } from './inference/next-step.ts'
import type { Seen } from './inference/outcome.ts'
import { judgeSeen } from './inference/seen.ts'
import { listQuestions } from './next-step-questions.ts'
import { findProposal } from './next-step-store.ts'
import { type NextStepView, viewProposal, viewStep } from './next-step-view.ts'
import { type Judged, judgeContacts } from './reach-judge.ts'

/** `probably_read` as the API shows it. Times are ISO 8601 in UTC. */
export type SeenView = Pick<Seen, 'probability' | 'basis' | 'causes' | 'evidence'> & {
  readonly computed_at: string
  readonly expires_at: string
}

/**
 * What receipts add to messages of ours: whether each was probably seen, and what to do about it. Handed to the rooms below, which show messages and
 * know nothing of probabilities.
 */
export function insightsOf(db: Database, clock: Clock): FindInsights {
  return async (workspaceId, rows) => {
    const found = new Map<MessageId, MessageInsight>()
    const ours = rows.flatMap((row) =>
      row.direction === 'out' && row.contact_id !== null && row.group_id === null
        ? [{ id: row.id, contact_id: row.contact_id as ContactId }]
        : [],
    )
    const byContact = Map.groupBy(ours, (row) => row.contact_id)
    for await (const judged of judgeContacts(db, workspaceId, [...byContact.keys()], clock.now())) {
      for (const { id } of byContact.get(judged.contact_id) ?? []) {
        const seen = judgeSeen(judged.subject, id)
        found.set(id, {
          probably_read: seen ? viewSeen(seen) : null,
          next_step: await findStep(db, workspaceId, judged, id, clock.now()),
        })
      }
    }
    return found
  }
}

async function findStep(
  db: Database,
  workspaceId: WorkspaceId,
  judged: Judged,
  id: MessageId,
  now: Date,
): Promise<NextStepView | null> {
  const kept = await findProposal(db, workspaceId, id)
  if (kept?.outcome) return viewProposal(kept)
  const [asked] = await listQuestions(db, workspaceId, [{ judged, message_id: id }], now)
  const step = asked && proposeNextStep(judged.subject, asked.question)
  return step ? viewStep(step) : null
}

function viewSeen({ probability, basis, causes, evidence, computed_at, expires_at }: Seen): SeenView {
  return {
    probability,
    basis,
    causes,
    evidence,
    computed_at: computed_at.toISOString(),
    expires_at: expires_at.toISOString(),
  }
}
