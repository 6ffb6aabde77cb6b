import { sql } from 'kysely'
import type { Database } from '../platform/index.ts'

/**
 * Removes what is over and that nobody looks for again: sessions, half-done sign-ins, counts of tries. To be
 * called about once a day. By the machine's clock, as the sign-in library has it.
 *
 * @returns how many rows went
 */
export async function forgetExpired(db: Database): Promise<number> {
  const removals = [
    sql`delete from agent_sessions where expires_at < now()`,
    sql`delete from sign_in_challenges where expires_at < now()`,
    sql`delete from sign_in_failures where last_at < now() - interval '2 days'`,
    sql`delete from sign_in_rates where last_at_ms < extract(epoch from now() - interval '1 day') * 1000`,
  ]
  let gone = 0
  for (const removal of removals) gone += Number((await removal.execute(db)).numAffectedRows ?? 0)
  return gone
}
