import { errorCode } from '@doublecheck/whatsapp'
import { type Database, inTransaction, type Refusal, refuse, type WorkspaceId } from '../../platform/index.ts'
import { type PlatformTemplate, recordTemplates } from '../../templates/index.ts'
import { isTokenRefused } from './ask-number.ts'
import type { Graph, GraphAnswer } from './graph.ts'
import type { Credentials, NumberBook } from './number-store.ts'
import { list, record, text } from './read-fields.ts'

const pageSize = 200
/** 6,000 templates are the most an account may have (templates/overview, 2025-12). */
const pagesMax = 40
const fields = 'id,name,language,status,category,quality_score,parameter_format,components,rejected_reason'

/** Why an account's list could not be read to its end. Only what passes is worth another try. */
export type SyncTrouble = { readonly kind: 'token_refused' | 'refused' | 'passing'; readonly message: string }

/**
 * Reads an account's list of templates to its end and mirrors it; a list cut short changes what it names and removes
 * nothing. Returns what stood in the way.
 */
export async function syncTemplates(
  db: Database,
  graph: Graph,
  book: NumberBook,
  account: { workspace_id: WorkspaceId; account_id: string },
  now: Date,
): Promise<SyncTrouble | undefined> {
  const number = await db
    .selectFrom('whatsapp_numbers')
    .select('number_id')
    .where('workspace_id', '=', account.workspace_id)
    .where('waba_id', '=', account.account_id)
    .where('disconnected_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  const credentials = number && (await book.credentials(account.workspace_id, number.number_id))
  if (!credentials) return undefined
  const { templates, trouble, complete } = await readTemplates(graph, credentials)
  await inTransaction(db, (trx) => recordTemplates(trx, { ...account, now, templates, complete }))
  return trouble
}

/** The job's way: what passes is thrown, so that it is tried again; what a person must mend is not. */
export async function syncByJob(...asked: Parameters<typeof syncTemplates>): Promise<void> {
  const trouble = await syncTemplates(...asked)
  if (trouble?.kind === 'passing') throw new Error(`templates could not be read: ${trouble.message}`)
}

/** A person's way: what stood in the way, with what to do. */
export function refuseSync({ kind, message }: SyncTrouble): Refusal {
  if (kind === 'token_refused') {
    return refuse(
      'numbers.token_refused',
      `The platform does not accept the access token of the number (${message}). Create a permanent system-user token and connect the number again with it.`,
    )
  }
  if (kind === 'refused') {
    return refuse(
      'templates.sync_refused',
      `The platform does not show the list of templates: ${message} Check the account's id and the permissions of the token.`,
    )
  }
  return refuse('templates.platform_away', `The platform did not answer (${message}). Try again in a minute.`)
}

async function readTemplates(
  graph: Graph,
  credentials: Credentials,
): Promise<{ templates: PlatformTemplate[]; trouble?: SyncTrouble; complete: boolean }> {
  const templates: PlatformTemplate[] = []
  let after = ''
  for (let page = 0; page < pagesMax; page += 1) {
    const cursor = after === '' ? '' : `&after=${encodeURIComponent(after)}`
    const url = `${credentials.base_url}/${credentials.waba_id}/message_templates?fields=${fields}&limit=${pageSize}${cursor}`
    const answer = await graph.call(url, { method: 'GET', token: credentials.access_token })
    if (answer.kind !== 'ok') return { templates, trouble: troubleOf(answer), complete: false }
    const body = record(answer.body)
    templates.push(...list(body.data).map(readTemplate))
    after = text(record(record(body.paging).cursors).after)
    if (after === '' || list(body.data).length === 0 || record(body.paging).next === undefined)
      return { templates, complete: true }
  }
  return { templates, complete: false }
}

function troubleOf(answer: Exclude<GraphAnswer, { kind: 'ok' }>): SyncTrouble {
  if (answer.kind === 'unreached' || answer.kind === 'lost') return { kind: 'passing', message: answer.why }
  if (answer.kind === 'foreign') {
    const message = `status ${answer.status}.`
    return { kind: answer.status < 500 ? 'refused' : 'passing', message }
  }
  const { code, title } = answer.error
  if (isTokenRefused(code)) return { kind: 'token_refused', message: title }
  return { kind: answer.status < 500 ? 'refused' : 'passing', message: errorCode(code).words.en }
}

/** One template of the platform's list. A missing quality is one nobody has rated yet. */
function readTemplate(item: unknown): PlatformTemplate {
  const fields = record(item)
  const reason = text(fields.rejected_reason)
  return {
    channel_template_id: text(fields.id),
    name: text(fields.name),
    language: text(fields.language),
    category: text(fields.category),
    status: text(fields.status),
    quality: text(record(fields.quality_score).score) || 'UNKNOWN',
    reason: reason === '' || reason === 'NONE' ? null : reason,
    parameter_format: text(fields.parameter_format) || 'POSITIONAL',
    components: list(fields.components),
  }
}
