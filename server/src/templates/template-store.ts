import { sql } from 'kysely'
import {
  type Database,
  newId,
  type TemplateId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { readComponents } from './read-components.ts'
import type { OwnedTemplateNews, PlatformTemplate, Template, TemplateAccount } from './template.ts'

const columns = sql`workspace_id, id, account_id, channel_template_id, name, language, category, status, quality, reason,
  parameter_format, components, category_will_be, category_changes_at, changed_at, removed_at`

/** One account's templates are written by one transaction at a time. */
export async function lockAccounts(trx: Transaction, accounts: readonly TemplateAccount[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('templates ' || account_id), workspace_id)
    from (select distinct workspace_id, account_id from unnest(
        ${accounts.map((one) => one.workspace_id)}::integer[], ${accounts.map((one) => one.account_id)}::text[])
      as asked (workspace_id, account_id) order by workspace_id, account_id) as ordered`.execute(trx)
}

export type ListedTemplates = TemplateAccount & {
  readonly now: Date
  readonly templates: readonly PlatformTemplate[]
}

function listed({ templates, now }: ListedTemplates) {
  return sql`select * from unnest(
    ${templates.map(() => newId(now))}::uuid[], ${templates.map((one) => one.channel_template_id)}::text[],
    ${templates.map((one) => one.name)}::text[], ${templates.map((one) => one.language)}::text[],
    ${templates.map((one) => one.category)}::text[], ${templates.map((one) => one.status)}::text[],
    ${templates.map((one) => one.quality)}::text[],
    ${templates.map((one) => reasonOf(one.reason))}::text[],
    ${templates.map((one) => one.parameter_format.toUpperCase())}::text[],
    ${templates.map((one) => storable(readComponents(one.components)))}::jsonb[])
    as listed (id, channel_template_id, name, language, category, status, quality, reason, parameter_format, components)`
}

/** Names that were given to a new template: the one that had the name is gone. */
export async function removeReplaced(trx: Transaction, list: ListedTemplates): Promise<TemplateId[]> {
  const { rows } = await sql<{ id: TemplateId }>`
    with listed as (${listed(list)})
    update templates set removed_at = ${list.now}, changed_at = ${list.now}
    from listed
    where templates.workspace_id = ${list.workspace_id} and templates.account_id = ${list.account_id}
      and templates.removed_at is null and templates.name = listed.name and templates.language = listed.language
      and templates.channel_template_id <> listed.channel_template_id
    returning templates.id`.execute(trx)
  return rows.map((row) => row.id)
}

/** Brings templates we have up to the list. Returns those in which something changed. */
export async function updateListed(trx: Transaction, list: ListedTemplates): Promise<TemplateId[]> {
  const { rows } = await sql<{ id: TemplateId; changed: boolean }>`
    with listed as (${listed(list)}),
    compared as (
      select kept.workspace_id, kept.id as kept_id, listed.*,
        (kept.name, kept.language, kept.category, kept.status, kept.quality, kept.reason, kept.parameter_format,
          kept.components, kept.removed_at)
        is distinct from (listed.name, listed.language, listed.category, listed.status, listed.quality, listed.reason,
          listed.parameter_format, listed.components, null::timestamptz) as changed
      from listed join templates as kept using (channel_template_id)
      where kept.workspace_id = ${list.workspace_id} and kept.account_id = ${list.account_id})
    update templates set name = compared.name, language = compared.language, category = compared.category,
      status = compared.status, quality = compared.quality, reason = compared.reason,
      parameter_format = compared.parameter_format, components = compared.components,
      category_will_be = case when templates.category_will_be = compared.category then null
        else templates.category_will_be end,
      category_changes_at = case when templates.category_will_be = compared.category then null
        else templates.category_changes_at end,
      status_at = ${list.now}, quality_at = ${list.now}, category_at = ${list.now}, seen_at = ${list.now},
      changed_at = case when changed then ${list.now} else templates.changed_at end, removed_at = null
    from compared
    where templates.workspace_id = compared.workspace_id and templates.id = kept_id
    returning templates.id, changed`.execute(trx)
  return rows.filter((row) => row.changed).map((row) => row.id)
}

export async function insertListed(trx: Transaction, list: ListedTemplates): Promise<TemplateId[]> {
  const { rows } = await sql<{ id: TemplateId }>`
    insert into templates (workspace_id, id, account_id, channel_template_id, name, language, category, status, quality,
      reason, parameter_format, components, status_at, quality_at, category_at, changed_at, seen_at)
    select ${list.workspace_id}, id, ${list.account_id}, channel_template_id, name, language, category, status, quality,
      reason, parameter_format, components, ${list.now}, ${list.now}, ${list.now}, ${list.now}, ${list.now}
    from (${listed(list)}) as listed
    where not exists (
      select from templates where workspace_id = ${list.workspace_id} and account_id = ${list.account_id}
        and channel_template_id = listed.channel_template_id)
    returning id`.execute(trx)
  return rows.map((row) => row.id)
}

/** What a complete list no longer has is gone. */
export async function removeMissing(trx: Transaction, list: ListedTemplates): Promise<TemplateId[]> {
  const { rows } = await sql<{ id: TemplateId }>`
    update templates set removed_at = ${list.now}, changed_at = ${list.now}
    where workspace_id = ${list.workspace_id} and account_id = ${list.account_id} and removed_at is null
      and channel_template_id <> all(${list.templates.map((one) => one.channel_template_id)}::text[])
    returning id`.execute(trx)
  return rows.map((row) => row.id)
}

export type KnownTemplate = Template & {
  readonly status_at: Date
  readonly quality_at: Date
  readonly category_at: Date
}

/** The templates that news is about, by the platform's ids. */
export async function listByChannelId(
  trx: Transaction,
  news: readonly OwnedTemplateNews[],
): Promise<KnownTemplate[]> {
  const { rows } = await sql<KnownTemplate>`
    select ${columns}, status_at, quality_at, category_at from templates
    where (workspace_id, account_id, channel_template_id) in (
      select * from unnest(
        ${news.map((one) => one.workspace_id)}::integer[], ${news.map((one) => one.account_id)}::text[],
        ${news.map((one) => one.channel_template_id)}::text[]))`.execute(trx)
  return rows
}

export async function updateKnown(trx: Transaction, templates: readonly KnownTemplate[]): Promise<void> {
  await sql`
    update templates set status = told.status, reason = told.reason, quality = told.quality, category = told.category,
      category_will_be = told.category_will_be, category_changes_at = told.category_changes_at,
      status_at = told.status_at, quality_at = told.quality_at, category_at = told.category_at,
      changed_at = told.changed_at, removed_at = told.removed_at
    from unnest(
      ${templates.map((one) => one.workspace_id)}::integer[], ${templates.map((one) => one.id)}::uuid[],
      ${templates.map((one) => one.status)}::text[], ${templates.map((one) => one.reason)}::text[],
      ${templates.map((one) => one.quality)}::text[], ${templates.map((one) => one.category)}::text[],
      ${templates.map((one) => one.category_will_be)}::text[],
      ${templates.map((one) => one.category_changes_at)}::timestamptz[],
      ${templates.map((one) => one.status_at)}::timestamptz[], ${templates.map((one) => one.quality_at)}::timestamptz[],
      ${templates.map((one) => one.category_at)}::timestamptz[],
      ${templates.map((one) => one.changed_at)}::timestamptz[], ${templates.map((one) => one.removed_at)}::timestamptz[])
      as told (workspace_id, id, status, reason, quality, category, category_will_be, category_changes_at,
        status_at, quality_at, category_at, changed_at, removed_at)
    where templates.workspace_id = told.workspace_id and templates.id = told.id`.execute(trx)
}

/** Templates of an account by name and language, aligned with what was asked. */
export async function findTemplates(
  db: Database,
  workspaceId: WorkspaceId,
  accountId: string,
  asked: readonly { readonly name: string; readonly language: string }[],
): Promise<(Template | undefined)[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<Template>`
    select ${columns} from templates
    where workspace_id = ${workspaceId} and account_id = ${accountId} and removed_at is null
      and (name, language) in (
        select * from unnest(${asked.map((one) => one.name)}::text[], ${asked.map((one) => one.language)}::text[]))`.execute(
    db,
  )
  const found = new Map(rows.map((row) => [`${row.name} ${row.language}`, row]))
  return asked.map((one) => found.get(`${one.name} ${one.language}`))
}

/** As `findTemplates`, of whatever account has one: an approved one first, then the one that changed last. */
export async function findTemplatesByName(
  db: Database,
  workspaceId: WorkspaceId,
  asked: readonly { readonly name: string; readonly language: string }[],
): Promise<(Template | undefined)[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<Template>`
    select distinct on (name, language) ${columns} from templates
    where workspace_id = ${workspaceId} and removed_at is null
      and (name, language) in (
        select * from unnest(${asked.map((one) => one.name)}::text[], ${asked.map((one) => one.language)}::text[]))
    order by name, language, (status = 'APPROVED') desc, changed_at desc`.execute(db)
  const found = new Map(rows.map((row) => [`${row.name} ${row.language}`, row]))
  return asked.map((one) => found.get(`${one.name} ${one.language}`))
}

export async function findTemplate(
  db: Database,
  workspaceId: WorkspaceId,
  id: TemplateId,
): Promise<Template | undefined> {
  const { rows } = await sql<Template>`
    select ${columns} from templates where workspace_id = ${workspaceId} and id = ${id}`.execute(db)
  return rows[0]
}

export type TemplateFilter = {
  readonly account_id?: string
  readonly status?: string
  /** Part of a name or of the words. */
  readonly q?: string
  readonly limit: number
  readonly after?: { readonly name: string; readonly language: string; readonly id: string }
}

/** One page by name and language; `limit + 1` rows, so the caller knows whether there is more. */
export async function listTemplates(
  db: Database,
  workspaceId: WorkspaceId,
  { account_id, status, q, after, limit }: TemplateFilter,
): Promise<Template[]> {
  const pattern = q && `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Template>`
    select ${columns} from templates
    where workspace_id = ${workspaceId} and removed_at is null
      and ${account_id === undefined ? sql`true` : sql`account_id = ${account_id}`}
      and ${status === undefined ? sql`true` : sql`status = ${status}`}
      and ${pattern ? sql`(name ilike ${pattern} or fold_words(components::text) like fold_words(${pattern}))` : sql`true`}
      and ${after ? sql`(name, language, id) > (${after.name}, ${after.language}, ${after.id}::uuid)` : sql`true`}
    order by name, language, id
    limit ${limit + 1}`.execute(db)
  return rows
}

/** The platform says NONE where there is no reason. */
export const reasonOf = (reason: string | null | undefined) => (!reason || reason === 'NONE' ? null : reason)

/** U+0000 breaks PostgreSQL's jsonb. */
const storable = (value: unknown) =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\u0000', '') : part,
  )
