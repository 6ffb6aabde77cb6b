import type { Session } from './api-shapes.ts'

export const allSettingsSections = [
  'numbers',
  'team',
  'tokens',
  'promises',
  'quick_replies',
  'catalogue',
  'review',
  'labels',
  'workspace',
  'courtesy',
  'approvals',
  'customer_note',
  'security',
  'appearance',
] as const
export type SettingsSection = (typeof allSettingsSections)[number]

const needs: Readonly<Partial<Record<SettingsSection, string>>> = {
  numbers: 'numbers.read',
  team: 'team.read',
  tokens: 'tokens.write',
  promises: 'promises.write',
  quick_replies: 'quick_replies.read',
  catalogue: 'catalogue.read',
  review: 'review.use',
  labels: 'conversations.write',
  workspace: 'workspace.write',
  courtesy: 'consents.read',
  approvals: 'messages.read',
}

/** The sections this person may use, in the order they are shown. */
export function settingsSections(session: Session): readonly SettingsSection[] {
  return allSettingsSections.filter((section) => {
    const permission = needs[section]
    return permission === undefined || session.permissions.some((one) => one === permission)
  })
}
