import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type House, inTransaction, newId, type Transaction, type WorkspaceId } from '../platform/index.ts'
import { foldEmail, hashPassword } from './agent-store.ts'
import { createWorkspace } from './create-workspace.ts'
import { everyScope, hashToken, prefixOf } from './token.ts'
import { insertToken, reviveToken, revokeOthersOf } from './token-store.ts'

export type OwnerAsked = {
  readonly email: string
  /** How colleagues see the owner. Left out: what the address says. */
  readonly name?: string | undefined
  readonly password?: string | undefined
  readonly apiToken?: string | undefined
}

export type OwnerEnsured = {
  readonly created: boolean
  readonly email: string
  /** Only when it was made up here: to be shown once. */
  readonly password?: string
}

/** Until somebody says how the business is called. Never told to customers as such a name. */
export const firstWorkspaceName = 'Doublecheck'
const environment = 'environment'
/** Any number, as long as it stays the same: of two first starts one waits for the other. */
const lockKey = 7_264_100_222

/**
 * Gives a new house its first workspace and its owner. In a house that has one, only the token is looked
 * after: it is whatever the environment says, so a changed value ends the one before.
 */
export async function ensureOwner(house: House, asked: OwnerAsked): Promise<OwnerEnsured> {
  const owner = await findOwner(house)
  if (!owner) return createOwner(house, asked)
  await inTransaction(house.db, (trx) => ensureToken(trx, owner.workspace_id, asked.apiToken, house))
  return { created: false, email: owner.email }
}

async function createOwner(house: House, asked: OwnerAsked): Promise<OwnerEnsured> {
  const password = asked.password ?? randomBytes(12).toString('base64url')
  const passwordHash = await hashPassword(password)
  const now = house.clock.now()
  return inTransaction(house.db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${lockKey})`.execute(trx)
    const other = await findOwner({ ...house, db: trx })
    if (other) {
      await ensureToken(trx, other.workspace_id, asked.apiToken, house)
      return { created: false, email: other.email }
    }
    const email = foldEmail(asked.email)
    const owner = { email, name: asked.name ?? nameIn(email), password_hash: passwordHash }
    const workspaceId = await createWorkspace(trx, { name: firstWorkspaceName }, owner, now)
    await ensureToken(trx, workspaceId, asked.apiToken, house)
    return asked.password === undefined ? { created: true, email, password } : { created: true, email }
  })
}

/** `maya.brown@…` is Maya Brown, until she says otherwise. */
function nameIn(email: string): string {
  const words = email.slice(0, email.indexOf('@')).split(/[._+-]+/)
  return words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
    .trim()
}

async function findOwner(
  house: Pick<House, 'db'>,
): Promise<{ workspace_id: WorkspaceId; email: string } | undefined> {
  return house.db
    .selectFrom('memberships')
    .innerJoin('agents', 'agents.id', 'memberships.agent_id')
    .select(['workspace_id', 'email'])
    .where('role', '=', 'owner')
    .orderBy('workspace_id')
    .orderBy('joined_at')
    .limit(1)
    .executeTakeFirst()
}

async function ensureToken(
  trx: Transaction,
  workspaceId: WorkspaceId,
  apiToken: string | undefined,
  house: House,
): Promise<void> {
  if (apiToken === undefined) return
  const now = house.clock.now()
  const hash = hashToken(apiToken)
  const inserted = await insertToken(trx, {
    workspace_id: workspaceId,
    id: newId(now),
    name: 'DOUBLECHECK_API_TOKEN',
    prefix: prefixOf(apiToken),
    token_hash: hash,
    scopes: [everyScope],
    created_at: now,
    created_by: environment,
    expires_at: null,
  })
  // The environment may go back to a value it had before.
  if (!inserted) await reviveToken(trx, hash, environment)
  await revokeOthersOf(trx, environment, hash, now)
}
