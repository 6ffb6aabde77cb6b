/** `npm run types`: writes the tables' TypeScript types from the migrations, on a throw-away PostgreSQL. */
import { openEmbeddedPostgres } from '../server/src/platform/database/embedded/index.ts'
import { migrate } from '../server/src/platform/database/index.ts'
import { runTypeGenerator } from './type-generator.ts'

const embedded = await openEmbeddedPostgres({ dataDir: '', fast: true })
try {
  await migrate(embedded.connectionString)
  process.stdout.write(await runTypeGenerator(embedded.connectionString, []))
} finally {
  await embedded.stop()
}
