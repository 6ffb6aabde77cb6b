export type { ReviewWords, TextToReview, WordsFinding } from './check-words.ts'
export { type QuickReplyUse, quickReplyUseShape, recordUses } from './count-uses.ts'
export { quickReplyRoutes } from './quick-reply-routes.ts'
export { addStarterSet } from './starter-set.ts'
