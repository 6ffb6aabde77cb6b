// The shapes of people who work here: roles, permissions, sessions, tokens, workspaces.

import type { Instant, Language } from './api-shapes.ts'

export type Role = 'owner' | 'lead' | 'agent' | 'marketer' | 'privacy_officer' | 'reader'
export const roles: readonly Role[] = ['owner', 'lead', 'agent', 'marketer', 'privacy_officer', 'reader']

export type Permission =
  | 'contacts.read'
  | 'contacts.write'
  | 'consents.read'
  | 'consents.write'
  | 'conversations.read'
  | 'conversations.write'
  | 'messages.read'
  | 'messages.send'
  | 'approvals.decide'
  | 'approvals.write'
  | 'catalogue.read'
  | 'catalogue.write'
  | 'templates.read'
  | 'templates.write'
  | 'quick_replies.read'
  | 'quick_replies.write'
  | 'quick_replies.share'
  | 'numbers.read'
  | 'numbers.write'
  | 'team.read'
  | 'team.write'
  | 'tokens.write'
  | 'audit.read'
  | 'review.use'
  | 'review.write'
  | 'training.read'
  | 'mistakes.read'
  | 'privacy.write'
  | 'promises.read'
  | 'promises.write'
  | 'evidence.read'
  | 'evidence.export'
  | 'evidence.unseal'
  | 'evidence.hold'
  | 'workspace.write'
  | 'simulator.use'

export const permissions: readonly Permission[] = [
  'contacts.read',
  'contacts.write',
  'consents.read',
  'consents.write',
  'conversations.read',
  'conversations.write',
  'messages.read',
  'messages.send',
  'approvals.decide',
  'approvals.write',
  'catalogue.read',
  'catalogue.write',
  'templates.read',
  'templates.write',
  'quick_replies.read',
  'quick_replies.write',
  'quick_replies.share',
  'numbers.read',
  'numbers.write',
  'team.read',
  'team.write',
  'tokens.write',
  'audit.read',
  'review.use',
  'review.write',
  'training.read',
  'mistakes.read',
  'privacy.write',
  'promises.read',
  'promises.write',
  'evidence.read',
  'evidence.export',
  'evidence.unseal',
  'evidence.hold',
  'workspace.write',
  'simulator.use',
]

// accounts

export type Session = {
  readonly agent: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly two_factor_enabled: boolean
    readonly language?: Language | null
  }
  readonly workspace: {
    readonly id: number
    readonly name: string
    readonly language: Language
    readonly time_zone: string
  }
  readonly workspaces: readonly { readonly id: number; readonly name: string; readonly role: Role }[]
  readonly role: Role
  readonly permissions: readonly Permission[]
  readonly demo: boolean
  readonly simulator: boolean
}

export type Agent = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly two_factor_enabled: boolean
  readonly suspended_at: Instant | null
  readonly last_seen_at: Instant | null
}

export type Token = {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly scopes: readonly Permission[]
  readonly created_at: Instant
  readonly last_used_at: Instant | null
  readonly expires_at: Instant | null
}

export type Workspace = {
  readonly id: number
  readonly name: string
  readonly language: Language
  readonly time_zone: string
  readonly business_hours: BusinessHours | null
}

/** Opening spans per weekday, 1 is Monday, in the workspace's time zone; times are `HH:MM`. */
export type BusinessHours = { readonly [weekday: string]: readonly { from: string; to: string }[] }
