import type { ContactId, Database, WorkspaceId } from '../platform/index.ts'
import { factsOfContacts } from './facts-of-contacts.ts'
import type { ContactFacts } from './inference/facts.ts'
import { type Subject, subjectOf } from './inference/subject.ts'
import { getPool } from './reach-pool.ts'
import { listIncidents, type NumberIncident } from './reach-store.ts'

/** Trouble of ours that is longer over says nothing about a silence of today. */
const incidentDays = 90

/** One person, ready to be asked about. */
export type Judged = {
  readonly contact_id: ContactId
  readonly facts: ContactFacts
  readonly subject: Subject
  readonly incidents: readonly NumberIncident[]
}

/** Gathers what is known about some people, in a handful of statements, and gives them out one by one. */
export async function* judgeContacts(
  db: Database,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
  now: Date,
): AsyncGenerator<Judged> {
  const pool = await getPool(db, workspaceId)
  const since = new Date(now.getTime() - incidentDays * 86_400_000)
  const incidents = await listIncidents(db, workspaceId, since)
  const known = await factsOfContacts(db, workspaceId, contactIds)
  for (const [contact_id, facts] of known) {
    yield { contact_id, facts, subject: subjectOf(pool, facts, incidents, now), incidents }
  }
}

export async function judgeContact(
  db: Database,
  workspaceId: WorkspaceId,
  contactId: ContactId,
  now: Date,
): Promise<Judged | undefined> {
  for await (const judged of judgeContacts(db, workspaceId, [contactId], now)) return judged
  return undefined
}
