import type { ContactId, WorkspaceId } from '../platform/index.ts'
import { type Refusal, refuse } from '../platform/index.ts'
import type { ClueKind } from './inference/facts.ts'

/** What somebody noticed about one person, as the API shows it. */
export type Clue = {
  readonly id: string
  readonly contact_id: ContactId
  readonly kind: ClueKind
  /** False: somebody looked, and it was not so. */
  readonly observed: boolean
  readonly observed_at: Date
  readonly note: string | null
  readonly recorded_at: Date
  readonly recorded_by: string
  readonly withdrawn_at: Date | null
  readonly withdrawn_by: string | null
}

export type NewClue = Pick<
  Clue,
  'contact_id' | 'kind' | 'observed' | 'observed_at' | 'note' | 'recorded_by'
> & {
  readonly workspace_id: WorkspaceId
}

/** Clocks and time zones differ by less than this. */
const futureMsMax = 86_400_000
/** WhatsApp began in 2009: nobody noticed anything on it before. */
const earliest = new Date('2009-01-01T00:00:00Z')

/** Was it possible to see this then? The refusal names the field. */
export function checkClueDate(observedAt: Date, now: Date): Refusal | undefined {
  if (observedAt.getTime() > now.getTime() + futureMsMax) {
    return refuseDate('nobody has seen this yet: give the moment when it was noticed.')
  }
  if (observedAt < earliest)
    return refuseDate('there was no WhatsApp before 2009: give the moment when it was noticed.')
  return undefined
}

function refuseDate(message: string): Refusal {
  return refuse('receipts.invalid', `observed_at: ${message}`, [{ field: 'observed_at', message }])
}
