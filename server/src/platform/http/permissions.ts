/**
 * What a route may ask of whoever calls it. `public` needs nobody signed in; `signed_in` needs somebody, whatever they
 * may do. Roles and tokens are given sets of the others (accounts).
 */
export const permissions = [
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
] as const

export type Permission = (typeof permissions)[number]
export type RoutePermission = Permission | 'public' | 'signed_in'

/** Who is calling, once known. */
export type Actor = {
  readonly workspaceId: number
  readonly kind: 'agent' | 'token'
  /** Agent id or token id; `label` is what a log of deeds shows. */
  readonly id: string
  readonly label: string
  readonly role: string
  readonly permissions: ReadonlySet<Permission>
}

/** How a deed is signed in facts: `agent:…` or `token:…`. */
export function signature(actor: Actor): string {
  return `${actor.kind}:${actor.id}`
}
