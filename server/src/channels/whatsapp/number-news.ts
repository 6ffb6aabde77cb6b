import { sql } from 'kysely'
import type { NumberId, Transaction, WorkspaceId } from '../../platform/index.ts'
import type { NumberOwner } from './digest-store.ts'
import type { ParsedChange } from './parsed.ts'
import { record, text } from './read-fields.ts'

type Told = { readonly change: ParsedChange; readonly owners: readonly NumberOwner[] }

type News = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly quality: string | null
  readonly limit: string | null
  readonly error: unknown
}

/** What the platform said about numbers and the account behind them, onto the numbers it concerns. */
export async function applyNumberNews(trx: Transaction, changes: readonly Told[], now: Date): Promise<void> {
  const news = changes.flatMap(({ change, owners }) =>
    change.notices.flatMap(({ value }) => newsOf(change.field, value, owners)),
  )
  for (const one of news) {
    await sql`
      update whatsapp_numbers set
        quality = coalesce(${one.quality}, quality),
        messaging_limit = coalesce(${one.limit}, messaging_limit),
        last_error = coalesce(${one.error ? JSON.stringify(one.error) : null}::jsonb, last_error),
        last_error_at = case when ${one.error !== null} then ${now} else last_error_at end
      where workspace_id = ${one.workspace_id} and number_id = ${one.number_id}`.execute(trx)
  }
}

function newsOf(
  field: string,
  value: Readonly<Record<string, unknown>>,
  owners: readonly NumberOwner[],
): News[] {
  const none = { quality: null, limit: null, error: null }
  const all = (part: Partial<News>) =>
    owners.map(({ workspace_id, number_id }) => ({ workspace_id, number_id, ...none, ...part }))
  const limit = limitOf(value.max_daily_conversations_per_business)
  if (field === 'business_capability_update' || field === 'phone_number_quality_update')
    return limit ? all({ limit }) : []
  if (field === 'account_update' && text(value.event) !== '' && isTrouble(text(value.event))) {
    return all({
      error: {
        code: text(value.event),
        message: JSON.stringify(value.violation_info ?? value.ban_info ?? {}),
      },
    })
  }
  // Errors of a call are about the call.
  const first = field === 'messages' && Array.isArray(value.errors) ? record(value.errors[0]) : {}
  if (first.code !== undefined)
    return all({ error: { code: text(first.code), message: text(first.title) || text(first.message) } })
  return []
}

const troubles: ReadonlySet<string> = new Set([
  'ACCOUNT_VIOLATION',
  'ACCOUNT_RESTRICTION',
  'DISABLED_UPDATE',
  'ACCOUNT_DELETED',
])
const isTrouble = (event: string) => troubles.has(event)

const tiers: Readonly<Record<string, string>> = {
  '250': 'TIER_250',
  '2000': 'TIER_2K',
  '10000': 'TIER_10K',
  '100000': 'TIER_100K',
  '-1': 'TIER_UNLIMITED',
}

/** Told as a tier's name on some pages and as a number on others. */
export function limitOf(value: unknown): string | null {
  const told = text(value)
  return told === '' ? null : (tiers[told] ?? told)
}
