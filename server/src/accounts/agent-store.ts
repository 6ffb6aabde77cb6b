import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { type Database, newId, type Transaction } from '../platform/index.ts'

/** The library's word for an e-mail address with a password. */
const passwordProvider = 'credential'

export type NewAgent = { readonly email: string; readonly name: string; readonly password: string }

export const foldEmail = (email: string) => email.trim().toLowerCase()

/** Slow on purpose, so it is done before a transaction is opened. */
export { hashPassword }

export async function findAgentByEmail(
  db: Database,
  email: string,
): Promise<{ id: string; name: string } | undefined> {
  return db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('email', '=', foldEmail(email))
    .executeTakeFirst()
}

/** Somebody who can sign in. @returns undefined when the e-mail address is taken */
export async function insertAgent(
  trx: Transaction,
  agent: { readonly email: string; readonly name: string; readonly password_hash: string },
  now: Date,
): Promise<string | undefined> {
  const row = await trx
    .insertInto('agents')
    .values({ id: newId(now), email: foldEmail(agent.email), name: agent.name })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  await trx
    .insertInto('agent_proofs')
    .values({
      id: newId(now),
      agent_id: row.id,
      provider_id: passwordProvider,
      account_id: row.id,
      password: agent.password_hash,
    })
    .execute()
  return row.id
}

/**
 * A new password, and nothing left of what proved the person before: second factor, trusted devices,
 * sessions.
 */
export async function replacePassword(
  trx: Transaction,
  agentId: string,
  passwordHash: string,
): Promise<void> {
  await trx
    .updateTable('agent_proofs')
    .set({ password: passwordHash, updated_at: sql`now()` })
    .where('agent_id', '=', agentId)
    .where('provider_id', '=', passwordProvider)
    .execute()
  await trx.updateTable('agents').set({ two_factor_enabled: false }).where('id', '=', agentId).execute()
  await trx.deleteFrom('second_factors').where('agent_id', '=', agentId).execute()
  await trx.deleteFrom('agent_sessions').where('agent_id', '=', agentId).execute()
  // The library keeps trusted devices and half-done sign-ins with the agent's id as their value.
  await trx.deleteFrom('sign_in_challenges').where('value', '=', agentId).execute()
}

export type OwnPreferences = { readonly name?: string; readonly language?: string | null }

export async function updateAgent(db: Database, agentId: string, change: OwnPreferences): Promise<void> {
  await db
    .updateTable('agents')
    .set({ ...change, updated_at: sql`now()` })
    .where('id', '=', agentId)
    .execute()
}
