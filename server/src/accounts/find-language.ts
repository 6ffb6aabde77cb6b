import { sql } from 'kysely'
import type { Actor, Database } from '../platform/index.ts'

export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

/** What an agent chose for the desk, else the workspace's language; a token has no other. */
export async function findLanguage(
  db: Database,
  actor: Pick<Actor, 'workspaceId' | 'kind' | 'id'>,
): Promise<Language> {
  const { rows } = await sql<{ language: string }>`
    select coalesce(
      (select language from agents where id::text = ${actor.id} and ${actor.kind === 'agent'}::boolean),
      (select language from workspaces where id = ${actor.workspaceId})) as language`.execute(db)
  return rows[0]?.language === 'fr' ? 'fr' : 'en'
}
