import { setImmediate as breathe } from 'node:timers/promises'
import { listSuppressed, release, suppress } from '../consent/index.ts'
import {
  type Clock,
  type ContactId,
  type Database,
  inTransaction,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { proposeNextStep } from './inference/next-step.ts'
import type { NextStep, Reach } from './inference/outcome.ts'
import { judgeReach } from './inference/reach.ts'
import { type Asked, findSilent, listQuestions } from './next-step-questions.ts'
import { type Proposed, writeProposals } from './next-step-store.ts'
import { judgeContacts } from './reach-judge.ts'
import { announceJudged, listShown } from './reach-news.ts'
import { claimDue, forgetReach, type Person, writeReach } from './reach-store.ts'

/** Small, since the process that serves pages does this too. */
export const refreshPageSize = 50
/** So long a suppression outlasts its verdict, so that there is no gap until the next one. */
const suppressDays = 30
const dayMs = 86_400_000
const inVain: ReadonlySet<string> = new Set(['blocked', 'unusable_number', 'changed_or_left'])
/** Nobody is judged more often than this without news. */
const againMsMin = 15 * 60_000

/**
 * Judges the people who are due again, a page at a time: keeps the verdict, and stops writing unasked to those who
 * perhaps no longer wish it, or lets go of those of whom that was said in vain. Returns how many it looked at.
 */
export function refreshDue(db: Database, clock: Clock, limit = refreshPageSize): Promise<number> {
  const now = clock.now()
  return inTransaction(db, async (trx) => {
    const due = await claimDue(trx, now, limit)
    for (const [workspaceId, people] of Map.groupBy(due, (one) => one.workspace_id)) {
      await refresh(trx, workspaceId, people, now)
    }
    return due.length
  })
}

async function refresh(
  trx: Transaction,
  workspaceId: WorkspaceId,
  people: readonly Person[],
  now: Date,
): Promise<void> {
  const silent: Asked[] = []
  const reaches = new Map<ContactId, Reach>()
  const ids = people.map((person) => person.contact_id)
  const before = await listShown(trx, workspaceId, ids)
  for await (const one of judgeContacts(trx, workspaceId, ids, now)) {
    reaches.set(one.contact_id, judgeReach(one.subject))
    const message_id = findSilent(one.facts, now)
    if (message_id !== undefined) silent.push({ judged: one, message_id })
    await breathe()
  }
  const known = people.flatMap((person) => {
    const reach = reaches.get(person.contact_id)
    return reach ? [{ ...person, reach }] : []
  })
  // First, since nothing is proposed for who is suppressed.
  const suppression = await applySuppression(trx, workspaceId, known, now)
  const proposed = await propose(trx, workspaceId, silent, now)
  await writeProposals(trx, people, proposed)
  const steps = new Map(proposed.map((one) => [one.contact_id, one.step]))
  await writeReach(
    trx,
    known.map((one) => ({ ...one, due_at: dueAt(one.reach, steps.get(one.contact_id), now) })),
  )
  await forgetReach(
    trx,
    people.filter((person) => !reaches.has(person.contact_id)),
  )
  await announceJudged(trx, workspaceId, { before, judged: known, proposed, suppression })
}

async function propose(
  trx: Transaction,
  workspaceId: WorkspaceId,
  silent: readonly Asked[],
  now: Date,
): Promise<Proposed[]> {
  const questions = await listQuestions(trx, workspaceId, silent, now)
  return questions.flatMap(({ judged, message_id, author, question }) => {
    const step = proposeNextStep(judged.subject, question)
    return step
      ? [{ workspace_id: workspaceId, contact_id: judged.contact_id, message_id, author, step }]
      : []
  })
}

/** What is to be done later is looked at again then, and what is over when it is over. */
function dueAt({ expires_at }: Reach, step: NextStep | undefined, now: Date): Date {
  const again = step?.step === 'wait' ? (step.at ?? step.expires_at) : step?.expires_at
  const soonest = now.getTime() + againMsMin
  return new Date(Math.max(soonest, Math.min(expires_at.getTime(), again?.getTime() ?? Infinity)))
}

/** What speaks for it that writing is in vain or not wanted, strongest first. */
function reasonsOf({ evidence }: Reach): string[] {
  const speaking = evidence.filter(({ direction, about }) => direction === 'for' && inVain.has(about))
  return [...new Set(speaking.map((one) => one.code))]
}

/** Returns for whom it is another one now. */
async function applySuppression(
  trx: Transaction,
  workspaceId: WorkspaceId,
  known: readonly (Person & { readonly reach: Reach })[],
  now: Date,
): Promise<readonly ContactId[]> {
  const held = await listSuppressed(
    trx,
    workspaceId,
    known.map((one) => one.contact_id),
    now,
  )
  const endsTooSoon = ({ contact_id, reach }: (typeof known)[number]) => {
    const until = held.get(contact_id)?.expires_at
    return until === undefined || (until !== null && until <= reach.expires_at)
  }
  const unwanted = known.filter((one) => one.reach.suppress && endsTooSoon(one))
  await suppress(
    trx,
    unwanted.map(({ workspace_id, contact_id, reach }) => ({
      workspace_id,
      contact_id,
      why: reasonsOf(reach),
      expires_at: new Date(reach.expires_at.getTime() + suppressDays * dayMs),
    })),
    now,
  )
  const cleared = known.filter((one) => !one.reach.suppress && held.has(one.contact_id))
  await release(trx, cleared, { by: 'receipts', reason: null }, now)
  return [...unwanted.filter((one) => !held.has(one.contact_id)), ...cleared].map((one) => one.contact_id)
}
