import type { Config } from '../platform/config.ts'
import { openEmbeddedPostgres } from '../platform/database/embedded/index.ts'

/**
 * Runs the work with the address of the desk's database: DATABASE_URL, or the embedded server, which is joined when a
 * desk is running and started for the occasion when none is.
 */
export async function withDatabase<Result>(
  config: Config,
  work: (connectionString: string) => Promise<Result>,
): Promise<Result> {
  if (config.databaseUrl) return work(config.databaseUrl)
  const embedded = await openEmbeddedPostgres({ dataDir: config.dataDir })
  try {
    return await work(embedded.connectionString)
  } finally {
    await embedded.stop()
  }
}
