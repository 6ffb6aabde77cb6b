import type { FindInsights, MessageInsight } from '../messages/index.ts'
import type { Clock, ContactId, Database, MessageId, WorkspaceId } from '../platform/index.ts'
import { proposeNextStep } from './inference/next-step.ts'
import type { Seen } from './inference/outcome.ts'
import { judgeSeen } from './inference/seen.ts'
import { type Asked, listQuestions } from './next-step-questions.ts'
import { listProposalsOf } from './next-step-store.ts'
import { type NextStepView, viewProposal, viewStep } from './next-step-view.ts'
import { judgeContacts } from './reach-judge.ts'

/** `probably_read` as the API shows it. Times are ISO 8601 in UTC. */
export type SeenView = Pick<Seen, 'probability' | 'basis' | 'causes' | 'evidence'> & {
  readonly computed_at: string
  readonly expires_at: string
}

/**
 * What receipts add to messages of ours: whether each was probably seen, and what to do about it. Handed to the rooms that
 * show messages and know nothing of probabilities. On a page, what to do is what the day's list holds or a person decided; a
 * message asked for alone also says that there is nothing to do, or until when to wait.
 */
export function insightsOf(db: Database, clock: Clock): FindInsights {
  return async (workspaceId, rows) => {
    const ours = rows.flatMap((row) =>
      row.direction === 'out' && row.contact_id !== null && row.group_id === null
        ? [{ id: row.id, contact_id: row.contact_id as ContactId }]
        : [],
    )
    if (ours.length === 0) return new Map()
    const now = clock.now()
    const byContact = Map.groupBy(ours, (row) => row.contact_id)
    const asked: Asked[] = []
    for await (const judged of judgeContacts(db, workspaceId, [...byContact.keys()], now)) {
      for (const { id } of byContact.get(judged.contact_id) ?? []) asked.push({ judged, message_id: id })
    }
    const steps = await findSteps(db, workspaceId, asked, now)
    return new Map(
      asked.map(({ judged, message_id }): [MessageId, MessageInsight] => {
        const seen = judgeSeen(judged.subject, message_id)
        return [
          message_id,
          { probably_read: seen ? viewSeen(seen) : null, next_step: steps.get(message_id) ?? null },
        ]
      }),
    )
  }
}

async function findSteps(
  db: Database,
  workspaceId: WorkspaceId,
  asked: readonly Asked[],
  now: Date,
): Promise<ReadonlyMap<MessageId, NextStepView>> {
  const kept = await listProposalsOf(
    db,
    workspaceId,
    asked.map((one) => one.message_id),
  )
  const isDecided = kept.some((one) => one.outcome !== null)
  if (asked.length > 1 || isDecided) return new Map(kept.map((one) => [one.message_id, viewProposal(one)]))
  const questions = await listQuestions(db, workspaceId, asked, now)
  return new Map(
    questions.flatMap(({ judged, message_id, question }) => {
      const step = proposeNextStep(judged.subject, question)
      return step ? [[message_id, viewStep(step)] as const] : []
    }),
  )
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
