export { followMessages } from './follow-messages.ts'
export { rebuildDelivery } from './rebuild-receipts.ts'
export type { Receipt } from './receipt.ts'
export { type RecordedReceipt, recordReceipts } from './record-receipts.ts'
