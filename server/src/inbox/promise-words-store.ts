import type { Database, Transaction, WorkspaceId } from '../platform/index.ts'
import {
  type PromiseLanguage,
  promiseLanguages,
  proposedWords,
  type Situation,
  situations,
} from './promise-words.ts'

export type PromiseWords = Readonly<Record<PromiseLanguage, Readonly<Record<Situation, string>>>>

/** What people are told in every language and situation: the business's own words, else the proposed ones. */
export async function listWords(db: Database, workspaceId: WorkspaceId): Promise<PromiseWords> {
  const own = await db
    .selectFrom('promise_words')
    .select(['language', 'situation', 'text'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const of = (language: PromiseLanguage, situation: Situation) =>
    own.find((row) => row.language === language && row.situation === situation)?.text ??
    proposedWords[language][situation]
  const inLanguage = (language: PromiseLanguage) => ({
    open: of(language, 'open'),
    closed: of(language, 'closed'),
  })
  return { en: inLanguage('en'), fr: inLanguage('fr') }
}

/** null goes back to the proposal; what is left out stays. */
export type WordsChange = Readonly<
  Partial<Record<PromiseLanguage, Readonly<Partial<Record<Situation, string | null>>>>>
>

export async function writeWords(
  trx: Transaction,
  workspaceId: WorkspaceId,
  change: WordsChange,
  written: { readonly written_at: Date; readonly written_by: string },
): Promise<void> {
  for (const language of promiseLanguages) {
    for (const situation of situations) {
      const text = change[language]?.[situation]
      if (text === undefined) continue
      await removeWords(trx, workspaceId, language, situation)
      if (text === null || text === proposedWords[language][situation]) continue
      await trx
        .insertInto('promise_words')
        .values({ workspace_id: workspaceId, language, situation, text, ...written })
        .execute()
    }
  }
}

async function removeWords(
  trx: Transaction,
  workspaceId: WorkspaceId,
  language: PromiseLanguage,
  situation: Situation,
): Promise<void> {
  await trx
    .deleteFrom('promise_words')
    .where('workspace_id', '=', workspaceId)
    .where('language', '=', language)
    .where('situation', '=', situation)
    .execute()
}
