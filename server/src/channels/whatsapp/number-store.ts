import { type Selectable, sql } from 'kysely'
import type {
  Database,
  NumberId,
  Secrets,
  Transaction,
  WhatsappNumbers,
  WorkspaceId,
} from '../../platform/index.ts'
import type { App } from './verify-signature.ts'

export type WhatsappNumberRow = Selectable<WhatsappNumbers>

/** What is needed to speak for a number. Held in memory for moments only. */
export type Credentials = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly phone_number_id: string
  readonly waba_id: string
  readonly base_url: string
  readonly access_token: string
}

const credentialsMsMax = 10_000

/** The version we speak. v25.0 lives until 2028-07 (Graph changelog, read 2026-07). */
export const graphVersion = 'v25.0'

/** `graph_url` may be a bare host or already carry a version. */
export function graphBase(graphUrl: string): string {
  const trimmed = graphUrl.replace(/\/+$/, '')
  return /\/v\d+\.\d+$/.test(trimmed) ? trimmed : `${trimmed}/${graphVersion}`
}

export type NumberBook = {
  credentials(workspaceId: WorkspaceId, numberId: NumberId): Promise<Credentials | undefined>
  /** Apps of all connected numbers, as last read. */
  apps(): readonly App[]
  refresh(): Promise<void>
  forget(numberId: NumberId): void
  knowsVerifyToken(token: string): Promise<boolean>
}

/** Opens stored secrets and keeps them for seconds, so that a thousand sends a second do not decrypt a thousand times. */
export function openNumberBook(db: Database, secrets: Secrets): NumberBook {
  const known = new Map<NumberId, { until: number; credentials: Promise<Credentials | undefined> }>()
  let apps: readonly App[] = []
  return {
    credentials(workspaceId, numberId) {
      const found = known.get(numberId)
      if (found && found.until > Date.now()) return found.credentials
      const credentials = readCredentials(db, secrets, workspaceId, numberId)
      known.set(numberId, { until: Date.now() + credentialsMsMax, credentials })
      credentials.catch(() => known.delete(numberId))
      return credentials
    },
    apps: () => apps,
    async refresh() {
      apps = await readApps(db, secrets)
    },
    forget(numberId) {
      known.delete(numberId)
    },
    async knowsVerifyToken(token) {
      const found = await db
        .selectFrom('whatsapp_numbers')
        .select('number_id')
        .where('verify_token_key', '=', secrets.mark('verify token', token))
        .where('disconnected_at', 'is', null)
        .limit(1)
        .executeTakeFirst()
      return found !== undefined
    },
  }
}

async function readCredentials(
  db: Database,
  secrets: Secrets,
  workspaceId: WorkspaceId,
  numberId: NumberId,
): Promise<Credentials | undefined> {
  const row = await findWhatsappNumber(db, workspaceId, numberId)
  if (!row || row.disconnected_at) return undefined
  return {
    workspace_id: row.workspace_id,
    number_id: row.number_id,
    phone_number_id: row.phone_number_id,
    waba_id: row.waba_id,
    base_url: graphBase(row.graph_url),
    access_token: secrets.open('access token', row.access_token_sealed),
  }
}

async function readApps(db: Database, secrets: Secrets): Promise<App[]> {
  const { rows } = await sql<{ app_key: string; app_secret_sealed: string }>`
    select distinct on (app_key) app_key, app_secret_sealed from whatsapp_numbers
    where disconnected_at is null order by app_key`.execute(db)
  return rows.map((row) => ({ key: row.app_key, secret: secrets.open('app secret', row.app_secret_sealed) }))
}

export function findWhatsappNumber(
  db: Database,
  workspaceId: WorkspaceId,
  numberId: NumberId,
): Promise<WhatsappNumberRow | undefined> {
  return db
    .selectFrom('whatsapp_numbers')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('number_id', '=', numberId)
    .executeTakeFirst()
}

export async function updateWhatsappNumber(
  db: Database | Transaction,
  row: { workspace_id: WorkspaceId; number_id: NumberId },
  set: Partial<Omit<WhatsappNumberRow, 'workspace_id' | 'number_id' | 'last_error'>> & {
    last_error?: string | null
  },
): Promise<void> {
  await db
    .updateTable('whatsapp_numbers')
    .set(set)
    .where('workspace_id', '=', row.workspace_id)
    .where('number_id', '=', row.number_id)
    .execute()
}
