import { sql } from 'kysely'
import type { Database, WorkspaceId } from '../platform/index.ts'

export type DictionaryWord = { readonly word: string; readonly added_at: Date; readonly added_by: string }

export const dictionaryWordCharsMax = 60
/** All of them are read for every draft. */
export const dictionaryWordsMax = 5_000

/** Adds words that are not there; capitals make no other word. Returns those that were new. */
export async function insertWords(
  db: Database,
  workspaceId: WorkspaceId,
  words: readonly string[],
  by: string,
  now: Date,
): Promise<DictionaryWord[]> {
  const { rows } = await sql<DictionaryWord>`
    insert into review_words (workspace_id, word, added_at, added_by)
    select ${workspaceId}, word, ${now}, ${by} from unnest(${words}::text[]) as asked (word)
    on conflict do nothing
    returning word, added_at, added_by`.execute(db)
  return rows
}

export async function findWord(
  db: Database,
  workspaceId: WorkspaceId,
  word: string,
): Promise<DictionaryWord | undefined> {
  const { rows } = await sql<DictionaryWord>`
    select word, added_at, added_by from review_words
    where workspace_id = ${workspaceId} and lower(word) = lower(${word})`.execute(db)
  return rows[0]
}

/** Returns whether it was there. */
export async function deleteWord(db: Database, workspaceId: WorkspaceId, word: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from review_words where workspace_id = ${workspaceId} and lower(word) = lower(${word})`.execute(db)
  return numAffectedRows === 1n
}

/** One page in the order of letters; `limit + 1` rows, so the caller knows whether there is more. */
export async function listWords(
  db: Database,
  workspaceId: WorkspaceId,
  {
    q,
    after,
    limit,
  }: { readonly q?: string | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<DictionaryWord[]> {
  const beginning = q && `${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<DictionaryWord>`
    select word, added_at, added_by from review_words
    where workspace_id = ${workspaceId}
      and ${after === undefined ? sql`true` : sql`lower(word) > lower(${after})`}
      and ${beginning ? sql`lower(word) like ${beginning}` : sql`true`}
    order by lower(word)
    limit ${limit + 1}`.execute(db)
  return rows
}

export async function countWords(db: Database, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from review_words where workspace_id = ${workspaceId}`.execute(db)
  return rows[0]!.count
}
