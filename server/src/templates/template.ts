import type { TemplateComponent } from '@doublecheck/whatsapp'
import type { TemplateId, WorkspaceId } from '../platform/index.ts'
import { type Blank, listBlanks } from './list-blanks.ts'

/** A template as the platform lists it. */
export type PlatformTemplate = {
  readonly channel_template_id: string
  readonly name: string
  readonly language: string
  readonly category: string
  readonly status: string
  /** GREEN, YELLOW, RED or UNKNOWN. */
  readonly quality: string
  readonly reason: string | null
  readonly parameter_format: string
  /** As they came; what is not a component is left out. */
  readonly components: readonly unknown[]
}

type About = {
  readonly channel_template_id: string
  readonly name: string
  readonly language: string
  /** When the platform says it happened, to the second; null when it does not say. */
  readonly at: Date | null
}

/** What the platform tells about one template. Words are open lists: they grow without notice. */
export type TemplateNews = About &
  (
    | {
        readonly kind: 'status'
        readonly status: string
        readonly reason: string | null
        readonly category: string | null
      }
    | { readonly kind: 'quality'; readonly quality: string }
    | { readonly kind: 'category'; readonly category: string }
    | { readonly kind: 'category_impending'; readonly category: string; readonly changes_at: Date }
    | { readonly kind: 'components' }
  )

/** News with the workspace and account it is about, and a time. */
export type OwnedTemplateNews = TemplateNews & {
  readonly workspace_id: WorkspaceId
  readonly account_id: string
  readonly at: Date
}

export type TemplateAccount = { readonly workspace_id: WorkspaceId; readonly account_id: string }

/** What checking and rendering need of a template. */
export type TemplateWords = { readonly components: readonly TemplateComponent[] }

/** A template as we keep it. */
export type Template = TemplateWords & {
  readonly workspace_id: WorkspaceId
  readonly id: TemplateId
  readonly account_id: string
  readonly channel_template_id: string
  readonly name: string
  readonly language: string
  readonly category: string
  readonly status: string
  readonly parameter_format: string
  readonly quality: string
  readonly reason: string | null
  readonly category_will_be: string | null
  readonly category_changes_at: Date | null
  readonly changed_at: Date
  readonly removed_at: Date | null
}

/** As the API shows it. Times are ISO 8601 in UTC. */
export type TemplateView = Omit<
  Template,
  'workspace_id' | 'channel_template_id' | 'category_changes_at' | 'changed_at' | 'removed_at'
> & {
  readonly category_changes_at: string | null
  readonly blanks: readonly Blank[]
  readonly changed_at: string
}

export function viewTemplate(row: Template): TemplateView {
  return {
    id: row.id,
    account_id: row.account_id,
    name: row.name,
    language: row.language,
    category: row.category,
    status: row.status,
    quality: row.quality,
    reason: row.reason,
    parameter_format: row.parameter_format,
    components: row.components,
    category_will_be: row.category_will_be,
    category_changes_at: row.category_changes_at?.toISOString() ?? null,
    blanks: listBlanks(row),
    changed_at: row.changed_at.toISOString(),
  }
}

/**
 * What a template is for, in the words of the consent ledger. A category nobody has met yet is taken for marketing: the
 * strictest reading.
 */
export function purposeOfCategory(category: string): 'service' | 'marketing' {
  return category === 'UTILITY' || category === 'AUTHENTICATION' ? 'service' : 'marketing'
}
