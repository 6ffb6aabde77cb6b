import type { TemplateNews } from '../../templates/index.ts'
import { personOf } from './parse-message.ts'
import type { ParsedChange } from './parsed.ts'
import { type Fields, instant, list, record, text } from './read-fields.ts'

/** Fields we keep as told: numbers, accounts, calls and groups have their own rooms to come, or are read as they stand. */
const noticeFields: ReadonlySet<string> = new Set([
  'phone_number_quality_update',
  'phone_number_name_update',
  'business_capability_update',
  'account_update',
  'account_alerts',
  'account_review_update',
  'security',
  'business_username_updates',
  'calls',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
  'messaging_handovers',
  'flows',
  'automatic_events',
  'payment_configuration_update',
  'partner_solutions',
])

const templateFields: ReadonlySet<string> = new Set([
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
])

/** Everything that is not traffic: templates, people's wishes, the state of numbers and accounts. */
export function parseAccountField(
  change: ParsedChange,
  field: string,
  value: Fields,
  time: number | undefined,
): void {
  const at = time === undefined ? null : instant(time, 'entry.time')
  if (field === 'user_preferences') {
    for (const preference of list(value.user_preferences)) parsePreference(change, record(preference))
    return
  }
  if (templateFields.has(field)) change.template_news.push(templateNews(field, value, at))
  else if (!noticeFields.has(field)) change.unknown.push(field.slice(0, 100))
  change.notices.push({ value, at })
}

/** The platform's own switch for offers: `stop` and `resume`. */
function parsePreference(change: ParsedChange, preference: Fields): void {
  const person = personOf(
    text(preference.wa_id),
    text(preference.user_id),
    text(preference.parent_user_id),
    [],
  )
  const value = text(preference.value)
  const category = text(preference.category)
  if (!person || category !== 'marketing_messages' || (value !== 'stop' && value !== 'resume')) {
    change.unknown.push(`user_preferences:${category}:${value}`.slice(0, 100))
    return
  }
  change.preferences.push({
    person,
    state: value === 'stop' ? 'withdrawn' : 'given',
    at: instant(preference.timestamp, 'user_preferences.timestamp'),
    wording: text(preference.detail).slice(0, 1_000),
  })
}

/** One page shows quality news under the status field's name, so the shape decides and not the field. */
function templateNews(field: string, value: Fields, at: Date | null): TemplateNews {
  const about = {
    channel_template_id: text(value.message_template_id),
    name: text(value.message_template_name),
    language: text(value.message_template_language),
    at,
  }
  if (value.new_quality_score !== undefined)
    return { ...about, kind: 'quality', quality: text(value.new_quality_score) }
  if (field === 'template_category_update') {
    const impending = text(value.correct_category)
    if (impending) {
      return {
        ...about,
        kind: 'category_impending',
        category: impending,
        changes_at: instant(value.category_update_timestamp, 'category_update_timestamp'),
      }
    }
    return { ...about, kind: 'category', category: text(value.new_category) }
  }
  if (field === 'message_template_components_update') return { ...about, kind: 'components' }
  return {
    ...about,
    kind: 'status',
    status: text(value.event),
    reason: text(value.reason) || null,
    category: text(value.message_template_category) || null,
  }
}
