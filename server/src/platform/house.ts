import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database/index.ts'
import type { Log } from './log.ts'
import type { Secrets } from './secrets.ts'

/** What routes and jobs are handed: the world, passed in once by main. */
export type House = {
  readonly config: Config
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly secrets: Secrets
}
