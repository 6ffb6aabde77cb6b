import { type Database, type Refusal, refuse, type Transaction } from '../platform/index.ts'
import {
  type Budget,
  type Hearing,
  type LeavingSolicitation,
  leftOf,
  renewsAt,
  type Solicitation,
} from './courtesy.ts'
import { answerBudgets, listBudgets, spendBudgets } from './courtesy-store.ts'
import { findStandings, releaseHeard } from './suppression.ts'

/**
 * May these people be written to unasked? Aligned: undefined where nothing stands in the way. Writes nothing and locks
 * nothing; what leaves is asked again by `spendCourtesy`.
 */
export async function checkCourtesy(
  db: Database,
  asked: readonly Solicitation[],
  now: Date,
): Promise<(Refusal | undefined)[]> {
  if (asked.length === 0) return []
  const standings = await findStandings(db, asked, now)
  const budgets = await listBudgets(
    db,
    asked.map((one, index) => ({ ...one, contact_id: standings[index]!.contact_id })),
  )
  return standings.map(({ refusal }, index) => refusal ?? refuseSpent(budgets[index]!, now))
}

/**
 * Takes one from each person's budget, in the transaction that lets the message go. Aligned: undefined where it may
 * leave. Exact whatever else leaves at the same time; a message that was counted before passes again for nothing.
 */
export async function spendCourtesy(
  trx: Transaction,
  leaving: readonly LeavingSolicitation[],
  now: Date,
): Promise<(Refusal | undefined)[]> {
  if (leaving.length === 0) return []
  const standings = await findStandings(trx, leaving, now)
  const open = leaving.flatMap((one, index) => {
    const { contact_id, refusal } = standings[index]!
    return refusal ? [] : [{ ...one, contact_id }]
  })
  const refused = new Map<string, Refusal>()
  for (const round of rounds(open)) {
    const spent = await spendBudgets(trx, round, now)
    const rest = round.filter((one) => !spent.has(one.message_id))
    const budgets = await listBudgets(trx, rest)
    for (const [index, one] of rest.entries()) {
      const budget = budgets[index]!
      if (!budget.spent_ids.includes(one.message_id)) refused.set(one.message_id, spentRefusal(budget))
    }
  }
  return leaving.map((one, index) => standings[index]!.refusal ?? refused.get(one.message_id))
}

/**
 * People wrote, reacted or tapped: what they had left unanswered is answered, and nobody stays suppressed. By the contacts
 * they are today, as the caller has just found them.
 */
export async function hearFrom(trx: Transaction, hearings: readonly Hearing[]): Promise<void> {
  if (hearings.length === 0) return
  await answerBudgets(trx, hearings)
  await releaseHeard(trx, hearings)
}

/** Each person at most once in a round: one statement cannot meet the same row twice. */
function rounds(leaving: readonly LeavingSolicitation[]): LeavingSolicitation[][] {
  const found: LeavingSolicitation[][] = []
  const met = new Map<string, number>()
  for (const one of leaving) {
    const key = `${one.workspace_id} ${one.contact_id}`
    const round = met.get(key) ?? 0
    met.set(key, round + 1)
    found[round] = [...(found[round] ?? []), one]
  }
  return found
}

function refuseSpent(budget: Budget, now: Date): Refusal | undefined {
  return leftOf(budget, now) > 0 ? undefined : spentRefusal(budget)
}

function spentRefusal(budget: Budget): Refusal {
  const { unanswered, unanswered_max } = budget
  const renews = renewsAt(budget)
  const until = renews === null ? '' : `, or after ${renews.toISOString().slice(0, 10)}`
  return refuse(
    'consent.courtesy_spent',
    unanswered_max === 0
      ? 'This desk sends nothing that nobody asked for. Answer people when they write.'
      : `This person left ${unanswered} messages unanswered that they had not asked for. Write again when they ` +
          `write, react or tap${until}.`,
    { unanswered, unanswered_max, renews_at: renews?.toISOString() ?? null },
  )
}
