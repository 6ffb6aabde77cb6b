import type { Database, WorkspaceId } from '../../platform/index.ts'
import { inTransaction } from '../../platform/index.ts'
import { type PlatformTemplate, recordTemplates } from '../../templates/index.ts'
import type { Graph } from './graph.ts'
import type { Credentials, NumberBook } from './number-store.ts'
import { list, record, text } from './read-fields.ts'

const pageSize = 200
/** 6,000 templates are the most an account may have (templates/overview, 2025-12). */
const pagesMax = 40
const fields = 'id,name,language,status,category,quality_score,parameter_format,components,rejected_reason'

/** Reads an account's list of templates to its end and mirrors it; a list cut short changes what it names and removes nothing. */
export async function syncTemplates(
  db: Database,
  graph: Graph,
  book: NumberBook,
  account: { workspace_id: WorkspaceId; account_id: string },
  now: Date,
): Promise<void> {
  const number = await db
    .selectFrom('whatsapp_numbers')
    .select('number_id')
    .where('workspace_id', '=', account.workspace_id)
    .where('waba_id', '=', account.account_id)
    .where('disconnected_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  const credentials = number && (await book.credentials(account.workspace_id, number.number_id))
  if (!credentials) return
  const { templates, complete } = await readTemplates(graph, credentials)
  await inTransaction(db, (trx) => recordTemplates(trx, { ...account, now, templates, complete }))
}

async function readTemplates(
  graph: Graph,
  credentials: Credentials,
): Promise<{ templates: PlatformTemplate[]; complete: boolean }> {
  const templates: PlatformTemplate[] = []
  let after = ''
  for (let page = 0; page < pagesMax; page += 1) {
    const cursor = after === '' ? '' : `&after=${encodeURIComponent(after)}`
    const url = `${credentials.base_url}/${credentials.waba_id}/message_templates?fields=${fields}&limit=${pageSize}${cursor}`
    const answer = await graph.call(url, { method: 'GET', token: credentials.access_token })
    // Without an account to read from there is nothing to mirror; a passing trouble is tried again by the job.
    if (answer.kind === 'error' && answer.status < 500) return { templates, complete: false }
    if (answer.kind === 'foreign' && answer.status < 500) return { templates, complete: false }
    if (answer.kind !== 'ok')
      throw new Error(`templates of account ${credentials.waba_id} could not be read (${answer.kind})`)
    const body = record(answer.body)
    templates.push(...list(body.data).map(readTemplate))
    after = text(record(record(body.paging).cursors).after)
    if (after === '' || list(body.data).length === 0 || record(body.paging).next === undefined)
      return { templates, complete: true }
  }
  return { templates, complete: false }
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
