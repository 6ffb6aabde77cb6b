import type { ConversationRow, ConversationState } from '../platform/api-shapes.ts'

type Stated = Pick<ConversationRow, 'state'>

const leadsTo: Readonly<Record<ConversationState, readonly ConversationState[]>> = {
  open: ['pending', 'closed'],
  pending: ['open', 'closed'],
  closed: ['open'],
}

/** Which state allows which action, told once. */
export const conversationCan = {
  close: ({ state }: Stated) => leadsTo[state].includes('closed'),
  reopen: ({ state }: Stated) => leadsTo[state].includes('open'),
  wait: ({ state }: Stated) => leadsTo[state].includes('pending'),
}
