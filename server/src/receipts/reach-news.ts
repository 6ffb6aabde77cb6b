import { sql } from 'kysely'
import {
  announce,
  type ContactId,
  type MessageId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import type { Reach, Verdict } from './inference/outcome.ts'
import { isToDo, type Proposed } from './next-step-store.ts'
import type { Person } from './reach-store.ts'

/** What is shown about a person before they are judged again. */
export type Shown = {
  readonly verdict: Verdict | null
  /** Step and time by message. */
  readonly proposals: ReadonlyMap<MessageId, string>
}

/** Verdicts that nobody looks at twice: the first of them is no news. */
const calm: ReadonlySet<Verdict | null> = new Set([null, 'reachable', 'unknown'])

const proposalKey = (step: string, at: Date | null) => `${step} ${at?.getTime() ?? ''}`

export async function listShown(
  trx: Transaction,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
): Promise<ReadonlyMap<ContactId, Shown>> {
  type Row = {
    readonly contact_id: ContactId
    readonly verdict: Verdict | null
    readonly message_id: MessageId | null
    readonly step: string
    readonly at: Date
  }
  const { rows } = await sql<Row>`
    select known.contact_id, known.verdict, open.message_id, open.step, open.at from contact_reach as known
    left join next_steps as open on open.workspace_id = known.workspace_id and open.contact_id = known.contact_id
      and open.decided_at is null
    where known.workspace_id = ${workspaceId} and known.contact_id = any(${[...contactIds]}::uuid[])`.execute(
    trx,
  )
  return new Map(
    [...Map.groupBy(rows, (row) => row.contact_id)].map(([contactId, ones]) => [
      contactId,
      {
        verdict: ones[0]!.verdict,
        proposals: new Map(
          ones.flatMap(({ message_id, step, at }) =>
            message_id === null ? [] : [[message_id, proposalKey(step, at)] as const],
          ),
        ),
      },
    ]),
  )
}

/** Tells of those whose verdict, suppression or proposal is another one now, in one event. */
export async function announceJudged(
  trx: Transaction,
  workspaceId: WorkspaceId,
  told: {
    readonly before: ReadonlyMap<ContactId, Shown>
    readonly judged: readonly (Person & { readonly reach: Reach })[]
    readonly proposed: readonly Proposed[]
    readonly suppression: readonly ContactId[]
  },
): Promise<void> {
  const changed = new Set(told.suppression)
  const messages = new Set<MessageId>()
  for (const { contact_id, reach } of told.judged) {
    const was = told.before.get(contact_id)?.verdict ?? null
    if (was !== reach.verdict && !(calm.has(was) && calm.has(reach.verdict))) changed.add(contact_id)
  }
  const now = new Map(
    told.proposed
      .filter(({ step }) => isToDo(step))
      .map(({ contact_id, message_id, step }) => [
        message_id,
        { contact_id, key: proposalKey(step.step, step.at) },
      ]),
  )
  for (const [contactId, { proposals }] of told.before) {
    for (const [id, key] of proposals) {
      if (now.get(id)?.key !== key) changed.add(contactId)
      if (now.get(id)?.key !== key) messages.add(id)
    }
  }
  for (const [id, { contact_id }] of now) {
    if (told.before.get(contact_id)?.proposals.has(id)) continue
    changed.add(contact_id)
    messages.add(id)
  }
  await announceReach(trx, workspaceId, [...changed], [...messages])
}

/** Something that is concluded about people is another one now. */
export async function announceReach(
  trx: Transaction,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
  messageIds: readonly MessageId[] = [],
): Promise<void> {
  if (contactIds.length === 0) return
  const body = { contact_ids: contactIds, message_ids: messageIds }
  await announce(trx, [{ workspace_id: workspaceId, name: 'reach.changed', body }])
}
