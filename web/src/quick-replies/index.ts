export { DueCount, useDueQuickReplies } from './due-count.tsx'
export { QuickReplyLayer } from './quick-reply-layer.tsx'
export type { QuickReplyUse } from './quick-reply-shapes.ts'
export { pickerId, useQuickReplies } from './use-quick-replies.ts'
