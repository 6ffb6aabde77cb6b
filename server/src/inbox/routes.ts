import type { FindInsights } from '../messages/index.ts'
import type { App, House } from '../platform/index.ts'
import { conversationRoutes } from './conversation-routes.ts'
import { labelRoutes } from './label-routes.ts'
import { promiseRoutes } from './promise-routes.ts'
import { quickReplyReportRoute } from './quick-reply-report-routes.ts'
import { searchRoutes } from './search-routes.ts'
import { type MarkRead, workRoutes } from './work-routes.ts'

export type InboxRouteOptions = {
  readonly markRead: MarkRead
  /** What receipts teach about messages of ours. */
  readonly insights: FindInsights
}

export function inboxRoutes(app: App, house: House, { markRead, insights }: InboxRouteOptions): void {
  conversationRoutes(app, house, insights)
  searchRoutes(app, house)
  workRoutes(app, house, markRead)
  labelRoutes(app, house)
  promiseRoutes(app, house)
  quickReplyReportRoute(app, house)
}
