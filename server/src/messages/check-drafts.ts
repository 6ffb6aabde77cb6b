import assert from 'node:assert/strict'
import { type Database, isRefusal, type Refusal, refuse } from '../platform/index.ts'
import type { Channels } from './channel.ts'
import { checkGate } from './gate.ts'
import type { CheckedDraft, MessageDraft } from './message.ts'
import { listNumbers, type NumberRow } from './number-store.ts'

type Outcome = CheckedDraft | Refusal

/** More at once would hold one transaction for too long: bulk comes in batches. */
const draftBatchMax = 1_000

/**
 * Everything that can fail because of people or rules, before anything is written: the number, the body's limits, the
 * template, an address, the service window, consent. Aligned with the drafts. What may change until departure is asked
 * again at the last gate.
 */
export async function checkDrafts(
  db: Database,
  channels: Channels,
  drafts: readonly MessageDraft[],
  now: Date,
): Promise<Outcome[]> {
  assert(drafts.length <= draftBatchMax, `${drafts.length} drafts at once`)
  const numbers = await listNumbers(db, drafts)
  let outcomes: Outcome[] = drafts.map((draft) => checkAlone(channels, numbers, draft))
  outcomes = await throughStep(outcomes, (open) => prepareDrafts(channels, numbers, open))
  return throughStep(outcomes, async (open) => {
    const gate = await checkGate(db, channels, numbers, open, now)
    return open.map((draft, index) => {
      const pass = gate[index]!
      return isRefusal(pass) ? pass : draft
    })
  })
}

/** Drafts already refused stay as they are; the others go through the step together. */
async function throughStep(
  outcomes: readonly Outcome[],
  step: (open: CheckedDraft[]) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  const open = outcomes.filter((outcome) => !isRefusal(outcome))
  if (open.length === 0) return [...outcomes]
  const results = (await step(open as CheckedDraft[])).values()
  return outcomes.map((outcome) => (isRefusal(outcome) ? outcome : results.next().value!))
}

function checkAlone(
  channels: Channels,
  numbers: ReadonlyMap<string, NumberRow>,
  draft: MessageDraft,
): Outcome {
  const number = numbers.get(draft.number_id)
  if (!number || number.workspace_id !== draft.workspace_id || number.disconnected_at) {
    return refuse('messages.number_missing', 'number_id: choose a connected number to send from.')
  }
  const problems = channels(number.channel).checkBody(draft.type, draft.body)
  if (problems.length > 0) {
    const named = problems.map((problem) => `${problem.field}: ${problem.message}`).join(' ')
    return refuse('messages.invalid', named, problems)
  }
  return { ...draft, details: {} }
}

async function prepareDrafts(
  channels: Channels,
  numbers: ReadonlyMap<string, NumberRow>,
  drafts: readonly CheckedDraft[],
): Promise<Outcome[]> {
  const byChannel = Map.groupBy(drafts, (draft) => numbers.get(draft.number_id)!.channel)
  const prepared = new Map<CheckedDraft, Outcome>()
  for (const [name, group] of byChannel) {
    const answers = await channels(name).prepare(group)
    for (const [index, draft] of group.entries()) {
      const answer = answers[index]!
      prepared.set(
        draft,
        isRefusal(answer) ? answer : { ...draft, purpose: answer.purpose, details: answer.details },
      )
    }
  }
  return drafts.map((draft) => prepared.get(draft)!)
}
