import { announce, type Transaction } from '../platform/index.ts'
import type { OwnedTemplateNews, TemplateAccount } from './template.ts'
import { type KnownTemplate, listByChannelId, lockAccounts, reasonOf, updateKnown } from './template-store.ts'

/** Words that are states of a template; others (FLAGGED, REINSTATED, a new one) only say that something happened. */
const states: ReadonlySet<string> = new Set([
  'APPROVED',
  'ARCHIVED',
  'DELETED',
  'DISABLED',
  'IN_APPEAL',
  'LIMIT_EXCEEDED',
  'LOCKED',
  'PAUSED',
  'PENDING',
  'PENDING_DELETION',
  'REJECTED',
])

/**
 * Applies what the platform tells, in whatever order it comes: for each thing told the newest counts. Returns the
 * accounts whose list must be read again, because the news was about a template we do not have, said less than we need,
 * or cannot be put in order with what we know.
 */
export async function applyTemplateNews(
  trx: Transaction,
  news: readonly OwnedTemplateNews[],
): Promise<TemplateAccount[]> {
  if (news.length === 0) return []
  await lockAccounts(trx, news)
  const known = new Map((await listByChannelId(trx, news)).map((template) => [keyOf(template), template]))
  const asks = new Map<string, TemplateAccount>()
  const changed = new Map<string, KnownTemplate>()
  for (const one of [...news].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const template = known.get(keyOf(one))
    const { template: after, certain } = template
      ? applyOne(template, one)
      : { template: undefined, certain: false }
    if (!certain) asks.set(`${one.workspace_id} ${one.account_id}`, accountOf(one))
    if (!after || after === template) continue
    known.set(keyOf(one), after)
    changed.set(keyOf(one), after)
  }
  if (changed.size > 0) await updateKnown(trx, [...changed.values()])
  const byWorkspace = Map.groupBy(changed.values(), (template) => template.workspace_id)
  const events = [...byWorkspace].map(([workspace_id, templates]) => ({
    workspace_id,
    name: 'templates.changed',
    body: { template_ids: templates.map((template) => template.id) },
  }))
  await announce(trx, events)
  return [...asks.values()]
}

const keyOf = (one: TemplateAccount & { channel_template_id: string }) =>
  `${one.workspace_id} ${one.account_id} ${one.channel_template_id}`

const accountOf = ({ workspace_id, account_id }: TemplateAccount): TemplateAccount => ({
  workspace_id,
  account_id,
})

type Applied = { readonly template: KnownTemplate; readonly certain: boolean }

/** Pure. The same template is returned when the news is older than what is known. */
export function applyOne(template: KnownTemplate, news: OwnedTemplateNews): Applied {
  const { at } = news
  const changed_at = at > template.changed_at ? at : template.changed_at
  switch (news.kind) {
    case 'status': {
      const order = orderOf(at, template.status_at)
      if (order === 'older') return { template, certain: true }
      if (!states.has(news.status)) return { template, certain: false }
      const { status } = news
      const removed_at = status === 'DELETED' ? at : template.removed_at
      const after = {
        ...template,
        status,
        reason: reasonOf(news.reason),
        status_at: at,
        removed_at,
        changed_at,
      }
      return { template: after, certain: order === 'newer' }
    }
    case 'quality': {
      const order = orderOf(at, template.quality_at)
      if (order === 'older') return { template, certain: true }
      const after = { ...template, quality: news.quality, quality_at: at, changed_at }
      return { template: after, certain: order === 'newer' }
    }
    case 'category': {
      const order = orderOf(at, template.category_at)
      if (order === 'older') return { template, certain: true }
      const settled = { category: news.category, category_will_be: null, category_changes_at: null }
      return {
        template: { ...template, ...settled, category_at: at, changed_at },
        certain: order === 'newer',
      }
    }
    case 'category_impending': {
      const announcedLater = template.category_changes_at && template.category_changes_at > news.changes_at
      if (template.category === news.category || announcedLater) return { template, certain: true }
      const announced = { category_will_be: news.category, category_changes_at: news.changes_at }
      return { template: { ...template, ...announced, changed_at }, certain: true }
    }
    case 'components':
      // The news holds only a part of the new words.
      return { template, certain: false }
  }
}

/** News tells the second; what we know may be more exact. In the same second nobody can say which came first. */
function orderOf(at: Date, knownAt: Date): 'older' | 'same' | 'newer' {
  const seconds = Math.floor(at.getTime() / 1000) - Math.floor(knownAt.getTime() / 1000)
  if (seconds !== 0) return seconds > 0 ? 'newer' : 'older'
  return 'same'
}
