import { sql } from 'kysely'
import type { Database, WorkspaceId } from '../platform/index.ts'

/** What is the business's own beyond what the desk knows by itself. */
export type ReviewSettings = {
  readonly names: readonly string[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly addresses: readonly string[]
  readonly ibans: readonly string[]
  readonly domains: readonly string[]
  /** Two letters; null: told by the connected numbers. */
  readonly country: string | null
}

export const noSettings: ReviewSettings = {
  names: [],
  phones: [],
  emails: [],
  addresses: [],
  ibans: [],
  domains: [],
  country: null,
}

/** Nothing where nobody has said anything yet. */
export async function getReviewSettings(db: Database, workspaceId: WorkspaceId): Promise<ReviewSettings> {
  const { rows } = await sql<ReviewSettings>`
    select names, phones, emails, addresses, ibans, domains, country from review_settings
    where workspace_id = ${workspaceId}`.execute(db)
  return rows[0] ?? noSettings
}

export async function writeReviewSettings(
  db: Database,
  workspaceId: WorkspaceId,
  settings: ReviewSettings,
  by: string,
  now: Date,
): Promise<void> {
  const row = { ...copied(settings), changed_at: now, changed_by: by }
  await db
    .insertInto('review_settings')
    .values({ workspace_id: workspaceId, ...row })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(row))
    .execute()
}

function copied({ names, phones, emails, addresses, ibans, domains, country }: ReviewSettings) {
  return {
    names: [...names],
    phones: [...phones],
    emails: [...emails],
    addresses: [...addresses],
    ibans: [...ibans],
    domains: [...domains],
    country,
  }
}
