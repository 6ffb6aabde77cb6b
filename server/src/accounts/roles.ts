import { type Permission, permissions } from '../platform/index.ts'

/** What people are in a workspace. Owners may do everything, the rest what their work needs. */
export const roles = ['owner', 'lead', 'agent', 'marketer', 'privacy_officer', 'reader'] as const
export type Role = (typeof roles)[number]

/**
 * One row per permission; a mark where the role has it. New permissions must be added here, or nothing
 * compiles.
 */
const table: Readonly<Record<Permission, readonly Exclude<Role, 'owner'>[]>> = {
  'contacts.read': ['lead', 'agent', 'marketer', 'privacy_officer', 'reader'],
  'contacts.write': ['lead', 'agent', 'marketer', 'privacy_officer'],
  'consents.read': ['lead', 'agent', 'marketer', 'privacy_officer', 'reader'],
  // Not marketers: who gains from a yes does not write it down.
  'consents.write': ['lead', 'agent', 'privacy_officer'],
  'conversations.read': ['lead', 'agent', 'marketer', 'privacy_officer', 'reader'],
  'conversations.write': ['lead', 'agent'],
  'messages.read': ['lead', 'agent', 'marketer', 'privacy_officer', 'reader'],
  'messages.send': ['lead', 'agent'],
  // A colleague is a second person; who writes never is their own (messages/approvals).
  'approvals.decide': ['lead', 'agent'],
  'approvals.write': ['lead'],
  'catalogue.read': ['lead', 'agent', 'marketer', 'privacy_officer', 'reader'],
  'catalogue.write': ['lead', 'marketer'],
  'templates.read': ['lead', 'agent', 'marketer', 'privacy_officer', 'reader'],
  'templates.write': ['lead', 'marketer'],
  'quick_replies.read': ['lead', 'agent', 'marketer', 'privacy_officer', 'reader'],
  // One's own, and those one keeps for the others; what all others write is the lead's to share.
  'quick_replies.write': ['lead', 'agent'],
  'quick_replies.share': ['lead'],
  'numbers.read': ['lead', 'agent', 'marketer', 'privacy_officer', 'reader'],
  'numbers.write': [],
  'team.read': ['lead', 'agent', 'marketer', 'privacy_officer', 'reader'],
  'team.write': [],
  'tokens.write': [],
  'audit.read': ['privacy_officer'],
  // Whoever writes to customers. It also tells whether a name or a number is some customer's.
  'review.use': ['lead', 'agent', 'marketer'],
  // What is the business's own, and what single people wave through.
  'review.write': ['lead'],
  // Results of single people: for who is responsible for the team's skills, not for colleagues.
  'training.read': ['lead'],
  // What went wrong with single people's messages: as with the team's skills.
  'mistakes.read': ['lead'],
  // The breach file. Reporting to it asks only for the right to send.
  'privacy.write': ['lead', 'privacy_officer'],
  // How soon single people answer: as with the team's skills. What is promised to customers is the lead's to say.
  'promises.read': ['lead'],
  'promises.write': ['lead'],
  // Two of these together open words for a dispute, so that no single person reads them alone.
  'evidence.read': ['lead', 'privacy_officer'],
  'evidence.export': ['lead', 'privacy_officer'],
  'evidence.unseal': ['lead', 'privacy_officer'],
  'evidence.hold': ['privacy_officer'],
  'workspace.write': [],
  'simulator.use': ['lead', 'agent', 'marketer'],
}

const sets = new Map<Role, ReadonlySet<Permission>>(roles.map((role) => [role, collect(role)]))

export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return sets.get(role)!
}

/** Those of `wanted` that `own` lacks: nobody hands out more than they have. */
export function listBeyond(own: ReadonlySet<Permission>, wanted: Iterable<Permission>): Permission[] {
  return [...wanted].filter((permission) => !own.has(permission))
}

function collect(role: Role): ReadonlySet<Permission> {
  if (role === 'owner') return new Set(permissions)
  return new Set(permissions.filter((permission) => table[permission].includes(role)))
}
