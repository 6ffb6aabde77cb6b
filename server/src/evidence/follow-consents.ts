import {
  type ContactId,
  type Database,
  followEvents,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { appendEvidence } from './append-evidence.ts'

const follower = 'evidence consents'

/** An entry of the ledger of consent, as its room tells it. `content` is what the journal commits to. */
export type ConsentTold = {
  readonly id: string
  readonly contact_id: ContactId
  readonly at: Date
  readonly by: string
  readonly content: unknown
}

/** Reads every entry about these people. The ledger stands on the same floor, so main hands it in. */
export type ReadConsents = (
  trx: Transaction,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
) => Promise<readonly ConsentTold[]>

/** One step: writes down what people newly agreed to or withdrew. Returns how much there was to look at. */
export function followConsents(db: Database, read: ReadConsents): Promise<number> {
  return followEvents(db, follower, ['consents.changed'], async (trx, events) => {
    for (const [workspaceId, told] of Map.groupBy(events, (event) => event.workspace_id)) {
      const contactIds = [...new Set(told.flatMap((event) => event.body.contact_ids as ContactId[]))]
      await appendEvidence(trx, workspaceId, async () =>
        (await read(trx, workspaceId, contactIds)).map(({ id, contact_id, at, by, content }) => ({
          workspace_id: workspaceId,
          at,
          kind: 'consent',
          subject: id,
          contact_id,
          actor: by,
          content,
        })),
      )
    }
  })
}
