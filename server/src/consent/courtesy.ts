import type { ContactId, MessageId, WorkspaceId } from '../platform/index.ts'

/** How many messages nobody asked for a person may leave unanswered, over all senders, numbers and channels. */
export type CourtesySettings = {
  /** 0 to 10; after that many the desk is silent until the person writes, reacts or taps. */
  readonly unanswered_max: number
  /** Days of our silence after which the budget is whole again; null: only the person can renew it. */
  readonly renew_after_days: number | null
}

export const defaultCourtesy: CourtesySettings = { unanswered_max: 2, renew_after_days: null }

export const unansweredLimitMax = 10
export const renewDaysMax = 730

/** A message nobody asked for that wants to be queued. */
export type Solicitation = { readonly workspace_id: WorkspaceId; readonly contact_id: ContactId }

/** One that is about to leave: counted under its own id, so that a second try costs nothing more. */
export type LeavingSolicitation = Solicitation & { readonly message_id: MessageId }

/** A sign of life: the person wrote, reacted or tapped. */
export type Hearing = Solicitation & { readonly at: Date }

/** Where a person's budget stands. */
export type Budget = CourtesySettings & {
  readonly unanswered: number
  /** When the last of the unanswered ones left. */
  readonly last_at: Date | null
}

const dayMs = 86_400_000

/** When the budget is whole again by itself; null when only the person can renew it, or nothing is spent. */
export function renewsAt({ renew_after_days, last_at }: Budget): Date | null {
  if (renew_after_days === null || last_at === null) return null
  return new Date(last_at.getTime() + renew_after_days * dayMs)
}

/** What may still be sent unasked. */
export function leftOf(budget: Budget, now: Date): number {
  const renewed = renewsAt(budget)
  const unanswered = renewed !== null && renewed <= now ? 0 : budget.unanswered
  return Math.max(0, budget.unanswered_max - unanswered)
}
