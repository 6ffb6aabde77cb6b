import { sql } from 'kysely'
import { type Database, type MessageId, type Refusal, refuse } from '../platform/index.ts'
import type { Solicitation } from './courtesy.ts'

/** When a person was asked how often and about what we may write; undefined while nobody did. */
export async function findSurveyOffer(db: Database, person: Solicitation): Promise<Date | undefined> {
  const row = await db
    .selectFrom('courtesy_surveys')
    .select('offered_at')
    .where('workspace_id', '=', person.workspace_id)
    .where('contact_id', '=', person.contact_id)
    .executeTakeFirst()
  return row?.offered_at
}

/** Keeps that the survey on relevance and frequency was offered. Once per person, whoever offers it. */
export async function recordSurveyOffer(
  db: Database,
  offer: Solicitation & { readonly message_id: MessageId | null; readonly by: string },
  now: Date,
): Promise<Refusal | undefined> {
  const { numAffectedRows } = await sql`
    insert into courtesy_surveys (workspace_id, contact_id, message_id, offered_at, offered_by)
    values (${offer.workspace_id}, ${offer.contact_id}, ${offer.message_id}, ${now}, ${offer.by})
    on conflict do nothing`.execute(db)
  if (numAffectedRows === 1n) return undefined
  const at = await findSurveyOffer(db, offer)
  return refuse(
    'consent.survey_offered',
    'This person was already asked how often we may write. Nobody is asked twice.',
    { offered_at: at?.toISOString() ?? null },
  )
}
