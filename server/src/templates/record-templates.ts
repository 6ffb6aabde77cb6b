import { announce, type TemplateId, type Transaction } from '../platform/index.ts'
import {
  insertListed,
  type ListedTemplates,
  lockAccounts,
  removeMissing,
  removeReplaced,
  updateListed,
} from './template-store.ts'

/**
 * Takes over what the platform lists, as of `now`. With `complete` what the list no longer has is marked as removed;
 * a part of a list never removes anything. Safe to repeat.
 */
export async function recordTemplates(
  trx: Transaction,
  list: ListedTemplates & { readonly complete: boolean },
): Promise<void> {
  await lockAccounts(trx, [list])
  const changed: TemplateId[] = []
  if (list.templates.length > 0) {
    const once = {
      ...list,
      templates: [...new Map(list.templates.map((one) => [one.channel_template_id, one])).values()],
    }
    changed.push(...(await removeReplaced(trx, once)))
    changed.push(...(await updateListed(trx, once)))
    changed.push(...(await insertListed(trx, once)))
  }
  if (list.complete) changed.push(...(await removeMissing(trx, list)))
  if (changed.length === 0) return
  const body = { template_ids: [...new Set(changed)] }
  await announce(trx, [{ workspace_id: list.workspace_id, name: 'templates.changed', body }])
}
