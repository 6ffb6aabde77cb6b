import { sql } from 'kysely'
import type { ConversationId, Database, WorkspaceId } from '../platform/index.ts'
import { type SignedBy, signedBy } from './signed-by.ts'

/** One decision about a conversation: what, when and by whom. */
export type HistoryEntry = {
  readonly id: string
  readonly kind: 'state' | 'assignment' | 'label' | 'team'
  readonly at: string
  readonly by: SignedBy
  /** kind state */
  readonly state?: string
  readonly pending_until?: string | null
  /** kind assignment */
  readonly assigned_to?: { readonly id: string; readonly name: string | null } | null
  /** kind label */
  readonly label?: { readonly id: string; readonly name: string }
  readonly put?: boolean
  /** kind team; null: as whoever it is assigned to */
  readonly team?: { readonly id: string; readonly name: string } | null
}

export const historyEntriesMax = 200

type Fact = {
  id: string
  kind: HistoryEntry['kind']
  at: Date
  by: string
  state: string | null
  pending_until: Date | null
  assigned_to: string | null
  label_id: string | null
  label_name: string | null
  put: boolean | null
  team_id: string | null
  team_name: string | null
}

/** The newest entries of all ledgers of a conversation, newest first. */
export async function reportHistory(
  db: Database,
  workspaceId: WorkspaceId,
  id: ConversationId,
  agents: ReadonlyMap<string, string>,
): Promise<HistoryEntry[]> {
  const of = sql`workspace_id = ${workspaceId} and conversation_id = ${id}`
  const labels = sql`
    from conversation_labels join labels on labels.workspace_id = conversation_labels.workspace_id
      and labels.id = conversation_labels.label_id
    where conversation_labels.workspace_id = ${workspaceId} and conversation_id = ${id}`
  const { rows } = await sql<Fact>`
    select id, 'state' as kind, at, by, state, pending_until, null as assigned_to, null::uuid as label_id,
      null as label_name, null::boolean as put, null::uuid as team_id, null as team_name
    from conversation_states where ${of}
    union all
    select id, 'assignment', at, by, null, null, assigned_to, null, null, null, null, null
    from conversation_assignments where ${of}
    union all
    select conversation_labels.id, 'label', at, by, null, null, null, label_id, name, true, null, null ${labels}
    union all
    select conversation_labels.id, 'label', conversation_labels.removed_at, removed_by, null, null, null,
      label_id, name, false, null, null ${labels} and conversation_labels.removed_at is not null
    union all
    select choice.id, 'team', at, by, null, null, null, null, null, null, team_id, teams.name
    from conversation_teams as choice
    left join teams on teams.workspace_id = choice.workspace_id and teams.id = choice.team_id
    where choice.workspace_id = ${workspaceId} and choice.conversation_id = ${id}
    order by at desc, id desc
    limit ${sql.lit(historyEntriesMax)}`.execute(db)
  return rows.map((fact) => ({
    id: fact.id,
    kind: fact.kind,
    at: fact.at.toISOString(),
    by: signedBy(fact.by, agents),
    ...whatHappened(fact, agents),
  }))
}

function whatHappened(fact: Fact, agents: ReadonlyMap<string, string>): Partial<HistoryEntry> {
  if (fact.kind === 'state')
    return { state: fact.state!, pending_until: fact.pending_until?.toISOString() ?? null }
  if (fact.kind === 'label')
    return { label: { id: fact.label_id!, name: fact.label_name! }, put: fact.put ?? true }
  if (fact.kind === 'team')
    return { team: fact.team_id === null ? null : { id: fact.team_id, name: fact.team_name ?? '' } }
  const assigned = fact.assigned_to
  return { assigned_to: assigned === null ? null : { id: assigned, name: agents.get(assigned) ?? null } }
}
