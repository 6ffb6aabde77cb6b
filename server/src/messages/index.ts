export { type Advance, advanceDelivery, matchReceipts } from './advance-delivery.ts'
export { changePace } from './change-pace.ts'
export type {
  Channel,
  Channels,
  Failure,
  OutboundMessage,
  Prepared,
  PreparedDraft,
  Recipient,
  SendOutcome,
} from './channel.ts'
export { checkDrafts } from './check-drafts.ts'
export { type Dispatcher, runDispatcher } from './dispatcher.ts'
export { followForEvidence, readSpoken } from './follow-for-evidence.ts'
export { forgetDraftKeys } from './forget-draft-keys.ts'
export { holdRestored } from './hold-restored.ts'
export { markThreadRead } from './mark-read.ts'
export { type MediaFiles, openMediaFolder } from './media-files.ts'
export {
  findMedia,
  listMediaToFetch,
  type MediaRow,
  noteFetchFailed,
  noteStored,
  noteUploaded,
} from './media-store.ts'
export {
  type Lane,
  lanes,
  type MessageBody,
  type MessageDraft,
  type MessageRow,
  type ReceivedMessage,
} from './message.ts'
export { findMessageRow, findMessagesByChannelId, getMessageRows, listThread } from './message-store.ts'
export { mistakeRoutes } from './mistakes/routes.ts'
export { moveMessages } from './move-messages.ts'
export {
  disconnectNumber,
  findDefaultNumber,
  insertNumber,
  listNumbers,
  type NumberRow,
  reconnectNumber,
  resumeSending,
  stopSending,
} from './number-store.ts'
export {
  type FindInsights,
  failureOf,
  type MessageInsight,
  type MessageView,
  presentMessages,
} from './present-messages.ts'
export { queueMessages } from './queue-messages.ts'
export { rebuildCourtesy } from './rebuild-courtesy.ts'
export { rebuildMessages } from './rebuild-messages.ts'
export { receiveMessages } from './receive-messages.ts'
export { removeMedia } from './remove-media.ts'
export { lookAgain, reviewSources } from './review-sources.ts'
export { messageRoutes } from './routes.ts'
export { sendMessage } from './send-message.ts'
export { findWindows, listWindows, serviceWindowHours, type Window, windowOf } from './service-window.ts'
export { isAutomated, journeyAnswerMax, mayAnswerByItself } from './solicitation.ts'
export { type MessageState, messageStates, stateOf, type Tick, tickOf, ticks } from './state.ts'
export { textOf } from './text-of.ts'
export { removeUnsentUploads } from './unsent-uploads.ts'
export {
  type Edit,
  editMessages,
  type LeavingWords,
  listLeavingWords,
  type Scrub,
  type Withdrawal,
  withdrawMessages,
} from './withdraw-messages.ts'
