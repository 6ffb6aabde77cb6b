import { type House, newId, type WorkspaceId } from '../platform/index.ts'
import { hashToken, makeToken, prefixOf, type Scope } from './token.ts'
import { insertToken } from './token-store.ts'

export type NewToken = {
  readonly workspace_id: WorkspaceId
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expires_at?: Date
  /** `agent:…`, `token:…`, `command` or `environment`. */
  readonly created_by: string
}

/** Makes an API token. What is returned is the only copy of it. */
export async function createToken(house: House, asked: NewToken): Promise<{ id: string; token: string }> {
  const token = makeToken()
  const now = house.clock.now()
  const id = newId(now)
  await insertToken(house.db, {
    ...asked,
    id,
    prefix: prefixOf(token),
    token_hash: hashToken(token),
    scopes: [...asked.scopes],
    created_at: now,
    expires_at: asked.expires_at ?? null,
  })
  return { id, token }
}
