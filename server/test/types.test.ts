import { expect, test } from 'vitest'
import { runTypeGenerator } from '../../scripts/type-generator.ts'
import { cloneDatabase } from './database.ts'

test('the types of the tables are those the migrations make', async () => {
  const database = await cloneDatabase()
  try {
    // Fails with the generator's own words; `npm run types` writes the file anew.
    await expect(runTypeGenerator(database.connectionString, ['--verify'])).resolves.toBeTypeOf('string')
  } finally {
    await database.drop()
  }
})
