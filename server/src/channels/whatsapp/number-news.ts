import { sql } from 'kysely'
import {
  announce,
  type NumberId,
  queueJobs,
  type Transaction,
  type WorkspaceId,
} from '../../platform/index.ts'
import { limitOf } from './ask-number.ts'
import type { NumberOwner } from './digest-store.ts'
import type { ParsedChange } from './parsed.ts'
import { type Fields, record, text } from './read-fields.ts'
import { readingOf } from './read-number.ts'

type Told = { readonly change: ParsedChange; readonly owners: readonly NumberOwner[] }

type News = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly quality: string | null
  readonly limit: string | null
  readonly error: unknown
}

/**
 * What the platform said about numbers and the account behind them, onto the numbers it concerns. The news names some
 * changes without their figure (a higher throughput, a name) and leaves out others (quality), so the number is read too.
 */
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
  await tellOf(trx, news)
  const concerned = changes.filter(({ change }) => readAfter.has(change.field)).flatMap(numbersMeant)
  const unique = new Map(concerned.map((owner) => [owner.number_id, owner]))
  await queueJobs(trx, [...unique.values()].map(readingOf))
}

const readAfter: ReadonlySet<string> = new Set([
  'phone_number_quality_update',
  'phone_number_name_update',
  'business_capability_update',
  'account_update',
])

/** News of an account may name one of its numbers, and only as people write it. */
function numbersMeant({ change, owners }: Told): readonly NumberOwner[] {
  const named = new Set(change.notices.map(({ value }) => digitsOf(text(value.display_phone_number))))
  const meant = owners.filter((owner) => named.has(digitsOf(owner.address)))
  return meant.length > 0 ? meant : owners
}

const digitsOf = (phone: string) => phone.replace(/\D/g, '')

async function tellOf(trx: Transaction, news: readonly News[]): Promise<void> {
  const byWorkspace = Map.groupBy(news, (one) => one.workspace_id)
  await announce(
    trx,
    [...byWorkspace].map(([workspace_id, ofWorkspace]) => ({
      workspace_id,
      name: 'numbers.changed',
      body: { number_ids: [...new Set(ofWorkspace.map((one) => one.number_id))] },
    })),
  )
}

function newsOf(field: string, value: Fields, owners: readonly NumberOwner[]): News[] {
  const none = { quality: null, limit: null, error: null }
  const all = (part: Partial<News>) =>
    owners.map(({ workspace_id, number_id }) => ({ workspace_id, number_id, ...none, ...part }))
  const limit = limitOf(value.max_daily_conversations_per_business) ?? limitOf(value.current_limit)
  if (field === 'business_capability_update' || field === 'phone_number_quality_update')
    return limit ? all({ limit }) : []
  if (field === 'account_update' && isTrouble(value)) {
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

/** A ban that is lifted comes under the same name as the ban. */
function isTrouble(value: Fields): boolean {
  return troubles.has(text(value.event)) && text(record(value.ban_info).waba_ban_state) !== 'REINSTATE'
}
