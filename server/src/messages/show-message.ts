import { type House, type MessageId, type Refusal, refuse, type WorkspaceId } from '../platform/index.ts'
import { findMessageRow } from './message-store.ts'
import { type FindInsights, presentMessages } from './present-messages.ts'

/** What routes of this room need to answer with a message as it stands. */
export type ShownMessages = House & {
  show(workspaceId: WorkspaceId, id: MessageId): Promise<Readonly<Record<string, unknown>> | Refusal>
}

/** @param insights what receipts teach about messages of ours */
export function showMessages(house: House, insights: FindInsights): ShownMessages {
  const { db, clock } = house
  return {
    ...house,
    async show(workspaceId, id) {
      const row = await findMessageRow(db, workspaceId, id)
      if (!row) return refuse('messages.not_found', 'There is no such message.')
      const [view] = await presentMessages(db, workspaceId, [row], clock.now())
      return { ...view, ...(await insights(workspaceId, [row])).get(id) }
    },
  }
}
