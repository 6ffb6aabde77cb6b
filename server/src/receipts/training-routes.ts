import type { App, House } from '../platform/index.ts'
import { customerNoteRoutes } from './customer-note-routes.ts'
import { quizRoutes } from './quiz-routes.ts'

/** Learning what ticks mean, and telling customers how receipts are used. */
export function trainingRoutes(app: App, house: House): void {
  quizRoutes(app, house)
  customerNoteRoutes(app, house)
}
