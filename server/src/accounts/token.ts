import { createHash, randomBytes } from 'node:crypto'
import { type Permission, permissions } from '../platform/index.ts'

/** Stands for everything an owner may do, in this version and later ones. */
export const everyScope = '*'
export type Scope = Permission | typeof everyScope

const tokenBytes = 32
const prefixLength = 8

/** A new API token: 256 random bits behind a mark that secret scanners can look for. */
export function makeToken(): string {
  return `dbl_${randomBytes(tokenBytes).toString('base64url')}`
}

/** Tokens are long and random, so a plain hash is enough: there is no dictionary to try. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** What a list shows so that people can tell tokens apart. */
export function prefixOf(token: string): string {
  return token.slice(0, prefixLength)
}

/**
 * The permissions behind the stored scopes. A permission that this version no longer knows gives nothing.
 */
export function permissionsOfScopes(scopes: readonly string[]): ReadonlySet<Permission> {
  if (scopes.includes(everyScope)) return new Set(permissions)
  return new Set(permissions.filter((permission) => scopes.includes(permission)))
}
