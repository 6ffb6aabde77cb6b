import type { IncomingHttpHeaders } from 'node:http'
import { fromNodeHeaders } from 'better-auth/node'
import type { Actor, House } from '../platform/index.ts'
import { findPresence, type Presence, recordSeen } from './membership-store.ts'
import { permissionsOf } from './roles.ts'
import type { SignIn } from './sign-in.ts'
import { everyScope, hashToken, permissionsOfScopes } from './token.ts'
import { findTokenByHash, recordTokenUse, type TokenRow } from './token-store.ts'

/** A token revoked by another process is believed for this long; by this one, not at all. */
const rememberedMs = 5_000
const rememberedMax = 1_000
const seenEveryMs = 60_000

export type Identify = {
  identify(headers: IncomingHttpHeaders): Promise<Actor | null>
  /** To be called when a token ends, so that it ends here at once. */
  forgetToken(hash: string): void
}

/**
 * Finds out who calls. A bearer token speaks for itself; a bad one is not made good by a cookie that came
 * along. Sessions are read at every request, so that an agent who is suspended is out at once.
 */
export function openIdentify(house: House, signIn: SignIn): Identify {
  const remembered = new Map<string, { actor: Promise<Actor | null>; until: number }>()

  function actorOfToken(token: string): Promise<Actor | null> {
    const hash = hashToken(token)
    const known = remembered.get(hash)
    if (known && known.until > performance.now()) return known.actor
    const actor = readToken(house, hash)
    if (remembered.size >= rememberedMax) remembered.clear()
    remembered.set(hash, { actor, until: performance.now() + rememberedMs })
    return actor.then(
      (found) => {
        // Strangers are not remembered: a token made a moment later must work.
        if (!found) remembered.delete(hash)
        return found
      },
      (error) => {
        remembered.delete(hash)
        throw error
      },
    )
  }

  return {
    async identify(headers) {
      const token = bearerToken(headers)
      if (token !== undefined) return actorOfToken(token)
      if (!headers.cookie) return null
      const found = await signIn.api.getSession({
        headers: fromNodeHeaders(headers),
        query: { disableRefresh: true },
      })
      return found && actorOfSession(house, found.session.token)
    },
    forgetToken: (hash) => remembered.delete(hash),
  }
}

/** Another scheme is not for us: a proxy in front may ask for a password of its own. */
export function bearerToken(headers: IncomingHttpHeaders): string | undefined {
  const found = /^bearer(?: +(.*))?$/i.exec(headers.authorization?.trim() ?? '')
  return found ? (found[1] ?? '') : undefined
}

async function readToken(house: House, hash: string): Promise<Actor | null> {
  const now = house.clock.now()
  const token = await findTokenByHash(house.db, hash, now)
  if (!token) return null
  if (isOlder(token.last_used_at, now)) await recordTokenUse(house.db, token, now)
  return actorOf(token)
}

function actorOf(token: TokenRow): Actor {
  return {
    workspaceId: token.workspace_id,
    kind: 'token',
    id: token.id,
    label: token.name,
    role: token.scopes.includes(everyScope) ? 'owner' : 'token',
    permissions: permissionsOfScopes(token.scopes),
  }
}

async function actorOfSession(house: House, sessionToken: string): Promise<Actor | null> {
  const presence = await findPresence(house.db, sessionToken)
  if (!presence) return null
  const now = house.clock.now()
  if (isOlder(presence.last_seen_at, now)) await recordSeen(house.db, presence, now)
  return actorPresent(presence)
}

export function actorPresent(presence: Presence): Actor {
  return {
    workspaceId: presence.workspace_id,
    kind: 'agent',
    id: presence.agent_id,
    label: presence.name,
    role: presence.role,
    permissions: permissionsOf(presence.role),
  }
}

// The demonstration's clock can be set back too.
function isOlder(at: Date | null, now: Date): boolean {
  return at === null || Math.abs(now.getTime() - at.getTime()) >= seenEveryMs
}
