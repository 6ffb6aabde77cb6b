import { sql } from 'kysely'
import type { Database, WorkspaceId } from '../platform/index.ts'

export type AuditEntry = {
  readonly workspace_id: WorkspaceId
  readonly id: string
  readonly at: Date
  /** `agent:…` or `token:…` */
  readonly actor: string
  readonly route: string
  readonly subject: Readonly<Record<string, string>>
  readonly details: Readonly<Record<string, unknown>>
}

export async function insertAuditEntries(db: Database, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await sql`insert into audit_entries (workspace_id, id, at, actor, route, subject, details)
    select * from unnest(
      ${entries.map((entry) => entry.workspace_id)}::integer[], ${entries.map((entry) => entry.id)}::uuid[],
      ${entries.map((entry) => entry.at)}::timestamptz[], ${entries.map((entry) => entry.actor)}::text[],
      ${entries.map((entry) => entry.route)}::text[],
      ${entries.map((entry) => JSON.stringify(entry.subject))}::jsonb[],
      ${entries.map((entry) => JSON.stringify(entry.details))}::jsonb[])`.execute(db)
}

export type AuditRow = AuditEntry & { readonly actor_name: string | null }

/** Newest first, with the names that agents and tokens have today. */
export async function listAuditEntries(
  db: Database,
  workspaceId: WorkspaceId,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<AuditRow[]> {
  const until = before ? sql`and entry.id < ${before}::uuid` : sql``
  const { rows } = await sql<AuditRow>`
    select entry.*, coalesce(agent.name, token.name) as actor_name
    from (
      select * from audit_entries entry where workspace_id = ${workspaceId} ${until}
      order by id desc limit ${limit}) entry
    left join agents agent on entry.actor = 'agent:' || agent.id
    left join api_tokens token
      on token.workspace_id = entry.workspace_id and entry.actor = 'token:' || token.id
    order by entry.id desc`.execute(db)
  return rows
}
