export { InboxPage } from './inbox-page.tsx'
export { conversationQuery, threadQuery } from './inbox-queries.ts'
