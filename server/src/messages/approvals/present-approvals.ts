import type { Database, MessageId, WorkspaceId } from '../../platform/index.ts'
import { type DecidedRequest, findApprovalRequests } from '../../review/index.ts'
import type { Former, MessageRow } from '../message.ts'

/** Where a message stands that somebody else must see first. */
export type ApprovalView = {
  readonly needed: number
  readonly given: number
  readonly reasons: readonly string[]
  readonly asked_at: Date
  /** Send it back with a decision: it then holds for these words only. */
  readonly content_hash: string
  /** The authors, none of whom may approve: `agent:…`. */
  readonly people: readonly string[]
  /** What it said at first, where it was changed since, and who changed it last; null once it waits no more. */
  readonly changed: {
    readonly by: string
    readonly name: string | null
    readonly at: string
    /** The body alone, in the platform's own names. */
    readonly former: unknown
  } | null
  /** `counts`: taken on the present words and audience. */
  readonly decisions: readonly {
    readonly by: string
    readonly name: string | null
    readonly approved: boolean
    readonly reason: string | null
    readonly at: Date
    readonly counts: boolean
  }[]
}

/** Approvals by message; those nobody was ever asked about are left out. */
export async function findApprovals(
  db: Database,
  workspaceId: WorkspaceId,
  rows: readonly Pick<MessageRow, 'id' | 'direction' | 'former' | 'hidden_at'>[],
  agents: ReadonlyMap<string, string>,
): Promise<Map<MessageId, ApprovalView>> {
  const ours = rows.filter((row) => row.direction === 'out')
  const found = await findApprovalRequests(
    db,
    ours.map(({ id }) => ({ workspace_id: workspaceId, subject_id: id })),
  )
  const rowById = new Map<string, (typeof ours)[number]>(ours.map((row) => [row.id, row]))
  return new Map(
    [...found.values()].map((request) => {
      const row = rowById.get(request.subject_id)
      // Words hidden on this desk are hidden as they first were, too.
      const former = row?.hidden_at ? null : (row?.former ?? null)
      return [request.subject_id as MessageId, present(request, former, agents)]
    }),
  )
}

function present(
  request: DecidedRequest,
  former: Former | null,
  agents: ReadonlyMap<string, string>,
): ApprovalView {
  const nameOf = (person: string) => agents.get(person.replace(/^agent:/, '')) ?? null
  const decisions = request.decisions.map(({ person, approved, reason, at, hash }) => ({
    by: person,
    name: nameOf(person),
    ...{ approved, reason, at },
    counts: Buffer.compare(hash, request.hash) === 0 && !request.people.includes(person),
  }))
  return {
    needed: request.needed,
    given: decisions.filter((one) => one.counts && one.approved).length,
    reasons: request.reasons,
    asked_at: request.asked_at,
    content_hash: request.hash.toString('hex'),
    people: request.people,
    changed: former && { by: former.by, name: nameOf(former.by), at: former.at, former: former.body },
    decisions,
  }
}
