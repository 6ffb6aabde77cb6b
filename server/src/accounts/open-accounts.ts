import type { IncomingHttpHeaders } from 'node:http'
import type { Actor, App, House } from '../platform/index.ts'
import { auditRoutes } from './audit-routes.ts'
import { createToken, type NewToken } from './create-token.ts'
import { ensureOwner, type OwnerAsked, type OwnerEnsured } from './ensure-owner.ts'
import { openIdentify } from './identify.ts'
import { sessionRoutes } from './session-routes.ts'
import { openSignIn } from './sign-in.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { teamRoutes } from './team-routes.ts'
import { teamsRoutes } from './teams-routes.ts'
import { tokenRoutes } from './token-routes.ts'
import { watchWrites } from './watch-writes.ts'
import { workspaceRoutes } from './workspace-routes.ts'

export type Accounts = {
  /** Who calls, from a bearer token or a session's cookie; null is a stranger. */
  identify(headers: IncomingHttpHeaders): Promise<Actor | null>
  /**
   * Watches over the writes of every route registered later: refuses another site's, logs the rest. Call it
   * first.
   */
  auditHook(app: App): void
  /** /api/auth/* and this room's part of /api/v1. */
  routes(app: App): void
  ensureOwner(asked: OwnerAsked): Promise<OwnerEnsured>
  createToken(asked: NewToken): Promise<{ id: string; token: string }>
}

export type AccountsOptions = {
  /** The address people use, as PUBLIC_URL. */
  readonly baseUrl: string
  /** Is there a simulator to look at at this moment? Left out: whenever this is a demonstration. */
  readonly simulatorRuns?: () => boolean
}

export async function openAccounts(house: House, options: AccountsOptions): Promise<Accounts> {
  const { baseUrl, simulatorRuns = () => house.config.demo } = options
  const signIn = openSignIn(house, baseUrl)
  // Everything the library prepares, so that the first request does not wait and a mistake shows at start.
  await signIn.$context
  const who = openIdentify(house, signIn)
  return {
    identify: who.identify,
    auditHook: (app) => watchWrites(app, house, new URL(baseUrl).origin),
    routes(app) {
      signInRoutes(app, house, signIn, baseUrl, who)
      sessionRoutes(app, house, { signIn, who, simulatorRuns })
      teamRoutes(app, house)
      teamsRoutes(app, house)
      tokenRoutes(app, house, who)
      workspaceRoutes(app, house)
      auditRoutes(app, house)
    },
    ensureOwner: (asked) => ensureOwner(house, asked),
    createToken: (asked) => createToken(house, asked),
  }
}
