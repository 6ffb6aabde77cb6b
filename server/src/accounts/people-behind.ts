import { sql } from 'kysely'
import type { Database, WorkspaceId } from '../platform/index.ts'

/**
 * The person answerable for what is signed so: an agent for themselves, a token for whoever made it, however many tokens
 * lie between, and a token of the machine's operator for the workspace's first owner. What writes by itself stands for
 * itself. Two signatures of one person have one answer, so that nobody is their own second person.
 *
 * @param signatures `agent:…`, `token:…`, or another author as messages name them
 * @returns the person by signature, as `agent:…` where there is one
 */
export async function listPeopleBehind(
  db: Database,
  workspaceId: WorkspaceId,
  signatures: readonly string[],
): Promise<Map<string, string>> {
  const people = new Map(signatures.map((one) => [one, one]))
  const tokens = [...people.keys()].filter((one) => /^token:[0-9a-f-]{36}$/.test(one))
  if (tokens.length === 0) return people
  const { rows } = await sql<{ signature: string; maker: string }>`
    with recursive chain (signature, maker, steps) as (
      select 'token:' || id, created_by, 1 from api_tokens
      where workspace_id = ${workspaceId} and id = any(${tokens.map((one) => one.slice(6))}::uuid[])
      union all
      select chain.signature, api_tokens.created_by, steps + 1 from chain
      join api_tokens on api_tokens.workspace_id = ${workspaceId} and chain.maker = 'token:' || api_tokens.id
      where steps < 20)
    select signature, case when maker like 'agent:%' then maker else coalesce(
      (select 'agent:' || agent_id from memberships
        where workspace_id = ${workspaceId} and role = 'owner' order by joined_at, agent_id limit 1), maker) end as maker
    from chain where maker not like 'token:%'`.execute(db)
  for (const { signature, maker } of rows) people.set(signature, maker)
  return people
}
