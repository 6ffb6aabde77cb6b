import { sql } from 'kysely'
import { answersKeptHours, type Database } from '../platform/index.ts'

/** What draft keys that come with a request begin with. Those of batches have names of their own and are kept. */
export const requestKeyPrefix = 'key:'

/** Drops the draft keys of requests, which live as long as the kept answers. Returns how many went. */
export async function forgetDraftKeys(db: Database): Promise<number> {
  const gone = await sql`
    delete from draft_keys where starts_with(draft_key, ${requestKeyPrefix})
      and created_at < now() - make_interval(hours => ${answersKeptHours})`.execute(db)
  return Number(gone.numAffectedRows ?? 0)
}
