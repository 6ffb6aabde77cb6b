import type { App, House } from '../platform/index.ts'
import { causesRoutes } from './causes-routes.ts'
import { clueRoutes } from './clue-routes.ts'
import { nextStepRoutes } from './next-step-routes.ts'
import { operatorRoutes } from './operator-routes.ts'
import { reachRoutes } from './reach-routes.ts'

/** What receipts teach, as people and other programs ask for it. */
export function receiptRoutes(app: App, house: House): void {
  clueRoutes(app, house)
  reachRoutes(app, house)
  nextStepRoutes(app, house)
  causesRoutes(app, house)
  operatorRoutes(app, house)
}
