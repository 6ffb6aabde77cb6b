import type { Selectable } from 'kysely'
import type { Database, WorkspaceId, Workspaces } from '../platform/index.ts'
import type { BusinessHours } from './business-hours.ts'

export type Workspace = Omit<Selectable<Workspaces>, 'business_hours'> & {
  readonly business_hours: BusinessHours | null
}

export type NewWorkspace = { readonly name: string; readonly language?: string; readonly time_zone?: string }

export async function insertWorkspace(db: Database, workspace: NewWorkspace, now: Date): Promise<Workspace> {
  const row = await db
    .insertInto('workspaces')
    .values({ ...workspace, created_at: now })
    .returningAll()
    .executeTakeFirstOrThrow()
  return asWorkspace(row)
}

export async function findWorkspace(db: Database, workspaceId: WorkspaceId): Promise<Workspace | undefined> {
  const row = await db.selectFrom('workspaces').selectAll().where('id', '=', workspaceId).executeTakeFirst()
  return row && asWorkspace(row)
}

/** Every workspace of the house, oldest first. They are few. */
export async function listWorkspaces(db: Database): Promise<Workspace[]> {
  const rows = await db.selectFrom('workspaces').selectAll().orderBy('id').execute()
  return rows.map(asWorkspace)
}

export type WorkspaceChange = {
  readonly name?: string
  readonly language?: string
  readonly time_zone?: string
  readonly business_hours?: BusinessHours | null
}

export async function updateWorkspace(
  db: Database,
  workspaceId: WorkspaceId,
  { business_hours, ...change }: WorkspaceChange,
): Promise<Workspace> {
  const hours = business_hours === undefined ? {} : { business_hours: asJson(business_hours) }
  // An update of nothing is no statement; a column set to itself is one.
  const row = await db
    .updateTable('workspaces')
    .set((eb) => ({ created_at: eb.ref('created_at'), ...change, ...hours }))
    .where('id', '=', workspaceId)
    .returningAll()
    .executeTakeFirstOrThrow()
  return asWorkspace(row)
}

const asJson = (hours: BusinessHours | null) => (hours === null ? null : JSON.stringify(hours))

// Written by us alone and checked on the way in.
function asWorkspace(row: Selectable<Workspaces>): Workspace {
  return { ...row, business_hours: row.business_hours as BusinessHours | null }
}
