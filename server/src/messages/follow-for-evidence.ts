import { appendEvidence, chainBatchMax, type ReadContents } from '../evidence/index.ts'
import { type Database, type Event, followEvents, type MessageId } from '../platform/index.ts'
import { contentsOf, factOf } from './evidence-content.ts'
import { listSpoken } from './evidence-store.ts'

const follower = 'evidence messages'

/**
 * One step: writes down in the journal what was sent and received, from the news of it. Nothing is written on the way
 * of a message itself: three thousand a second leave no time for it. Returns how much there was to look at.
 */
export function followForEvidence(db: Database): Promise<number> {
  return followEvents(db, follower, ['messages.received', 'messages.changed'], async (trx, events) => {
    for (const [workspaceId, told] of Map.groupBy(events, (event) => event.workspace_id)) {
      const ids = [...new Set(told.flatMap(idsIn))]
      for (let start = 0; start < ids.length; start += chainBatchMax) {
        const some = ids.slice(start, start + chainBatchMax)
        await appendEvidence(trx, workspaceId, async () =>
          (await listSpoken(trx, workspaceId, some)).flatMap(factOf),
        )
      }
    }
  })
}

const idsIn = ({ name, body }: Event): readonly MessageId[] =>
  name === 'messages.received' ? body.message_ids : (body.accepted_ids ?? [])

/** The words of messages as they are kept today, for whoever opens the journal. */
export const readSpoken: ReadContents = async (db, workspaceId, ids) => {
  const rows = await listSpoken(db, workspaceId, ids)
  return new Map(rows.filter((row) => row.withdrawn_at === null).map((row) => [row.id, contentsOf(row)]))
}
