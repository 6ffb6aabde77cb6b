import { type Selectable, sql } from 'kysely'
import type { ApiTokens, Database, WorkspaceId } from '../platform/index.ts'

export type TokenRow = Selectable<ApiTokens>

export type NewTokenRow = Pick<
  TokenRow,
  | 'workspace_id'
  | 'id'
  | 'name'
  | 'prefix'
  | 'token_hash'
  | 'scopes'
  | 'created_at'
  | 'created_by'
  | 'expires_at'
>

/** @returns false when this very token exists already, living or revoked */
export async function insertToken(db: Database, token: NewTokenRow): Promise<boolean> {
  const row = await db
    .insertInto('api_tokens')
    .values(token)
    .onConflict((conflict) => conflict.column('token_hash').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findTokenByHash(db: Database, hash: string, now: Date): Promise<TokenRow | undefined> {
  const { rows } = await sql<TokenRow>`
    select * from api_tokens
    where token_hash = ${hash} and revoked_at is null
      and (expires_at is null or expires_at > ${now})`.execute(db)
  return rows[0]
}

export async function recordTokenUse(db: Database, token: TokenRow, now: Date): Promise<void> {
  await sql`update api_tokens set last_used_at = ${now}
    where workspace_id = ${token.workspace_id} and id = ${token.id}
      and last_used_at is not distinct from ${token.last_used_at}`.execute(db)
}

/** Newest first, revoked ones left out. */
export async function listTokens(
  db: Database,
  workspaceId: WorkspaceId,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<TokenRow[]> {
  let query = db
    .selectFrom('api_tokens')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('revoked_at', 'is', null)
  if (before) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** @returns the hash of the token that is over, or undefined when there was none to end */
export async function revokeToken(
  db: Database,
  workspaceId: WorkspaceId,
  id: string,
  by: string,
  now: Date,
): Promise<string | undefined> {
  const row = await db
    .updateTable('api_tokens')
    .set({ revoked_at: now, revoked_by: by })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('token_hash')
    .executeTakeFirst()
  return row?.token_hash
}

/** Lets a token live again that ended because its own maker put another in its place, not one that people revoked. */
export async function reviveToken(db: Database, hash: string, maker: string): Promise<void> {
  await db
    .updateTable('api_tokens')
    .set({ revoked_at: null, revoked_by: null })
    .where('token_hash', '=', hash)
    .where('created_by', '=', maker)
    .where('revoked_by', '=', maker)
    .execute()
}

/** Ends the tokens that somebody made, other than the one with this hash. */
export async function revokeOthersOf(
  db: Database,
  createdBy: string,
  hash: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('api_tokens')
    .set({ revoked_at: now, revoked_by: createdBy })
    .where('created_by', '=', createdBy)
    .where('token_hash', '<>', hash)
    .where('revoked_at', 'is', null)
    .execute()
}
