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

/** What is left out stays, also when somebody else changes it at the same moment. Returns all of it. */
export async function writeReviewSettings(
  db: Database,
  workspaceId: WorkspaceId,
  change: Partial<ReviewSettings>,
  by: string,
  now: Date,
): Promise<ReviewSettings> {
  const signed = { changed_at: now, changed_by: by }
  return db
    .insertInto('review_settings')
    .values({ workspace_id: workspaceId, ...copied({ ...noSettings, ...change }), ...signed })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ ...copied(change), ...signed }))
    .returning(['names', 'phones', 'emails', 'addresses', 'ibans', 'domains', 'country'])
    .executeTakeFirstOrThrow()
}

type Mutable<Value> = Value extends readonly (infer One)[] ? One[] : Value
type Copied<Settings> = { -readonly [Name in keyof Settings]: Mutable<Settings[Name]> }

// The types of the table ask for lists that may be written to.
function copied<Settings extends Partial<ReviewSettings>>(settings: Settings): Copied<Settings> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, Array.isArray(value) ? [...value] : value]),
  ) as Copied<Settings>
}
