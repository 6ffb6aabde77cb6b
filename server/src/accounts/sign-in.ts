import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { type House, maskText, newId } from '../platform/index.ts'
import { findFirstMembership } from './membership-store.ts'

export const passwordLengthMin = 8
export const passwordLengthMax = 128
export const signInsPerAddressMax = 30
const day = 24 * 60 * 60
const sessionSeconds = 14 * day
const sessionRenewedAfterSeconds = day
const trustedDeviceSeconds = 30 * day
// Staleness shows in names only: whether a session may act is read from the database at every request.
const cookieCacheSeconds = 5 * 60

/**
 * The header in which the mount tells the library who is calling; what a client sends under this name is
 * overwritten.
 */
export const addressHeader = 'x-doublecheck-address'

/**
 * Tries from one network address; the count starts again after a quiet window. Roomy, since an office behind
 * one address signs in together in the morning; what guards a single account is in sign-in-failures.ts.
 */
const rates = {
  '/sign-in/email': { window: 30, max: signInsPerAddressMax },
  '/two-factor/*': { window: 30, max: 15 },
  '/change-password': { window: 30, max: 10 },
  '/get-session': false,
  '/sign-out': false,
} as const

export type SignIn = ReturnType<typeof openSignIn>

/**
 * The sign-in library on our database and our names. Passwords, sessions, cookies and second factors are its
 * work; what an agent may do is ours.
 */
export function openSignIn(house: House, baseUrl: string) {
  return betterAuth({
    appName: 'Doublecheck',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret: house.secrets.derive('sessions'),
    database: { db: house.db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: libraryLog(house),
    // The desk may be reached by other names than its official one (localhost, an address of the local
    // network): what counts is that the page came from the server it writes to.
    trustedOrigins: (request) => [...ownOrigins(request?.headers.get('host')), new URL(baseUrl).origin],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
    },
    rateLimit: { enabled: true, storage: 'database', customRules: rates, ...rateNames },
    plugins: [
      twoFactor({
        issuer: 'Doublecheck',
        trustDeviceMaxAge: trustedDeviceSeconds,
        schema: secondFactorNames,
      }),
    ],
    user: userNames,
    account: proofNames,
    verification: challengeNames,
    session: {
      ...sessionNames,
      expiresIn: sessionSeconds,
      updateAge: sessionRenewedAfterSeconds,
      cookieCache: { enabled: true, maxAge: cookieCacheSeconds },
      additionalFields: {
        workspaceId: { type: 'number', required: true, input: false, fieldName: 'workspace_id' },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, workspaceId: await chooseWorkspace(house, session) },
          }),
        },
      },
    },
    advanced: {
      cookiePrefix: 'doublecheck',
      // Said aloud, because the library leaves this check out where it finds itself in a test.
      disableOriginCheck: false,
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId(house.clock.now()) },
    },
  })
}

/**
 * Both schemes: what ends TLS in front of us does not always say so, and a page of either is still our own.
 */
export function ownOrigins(host: string | null | undefined): string[] {
  return host ? [`http://${host}`, `https://${host}`] : []
}

/** A new session acts in the workspace of the one it replaces, else in the one its agent joined first. */
async function chooseWorkspace(
  house: House,
  session: { userId: string } & Record<string, unknown>,
): Promise<number> {
  if (typeof session.workspaceId === 'number') return session.workspaceId
  const membership = await findFirstMembership(house.db, session.userId)
  if (membership) return membership.workspace_id
  throw new APIError('FORBIDDEN', {
    code: 'SUSPENDED',
    message: 'This account is suspended. Ask an owner of the workspace.',
  })
}

function libraryLog(house: House) {
  return {
    level: 'warn',
    disableColors: true,
    // What else the library hands over may hold an e-mail address or a request; its sentence is enough.
    log: (level: 'debug' | 'info' | 'warn' | 'error', message: string, ...rest: unknown[]) => {
      const err = rest.find((each) => each instanceof Error)
      // "Invalid password" is everyday life, not a warning to an operator.
      const seen = level === 'error' ? level : 'debug'
      house.log[seen]({ part: 'sign-in', err }, maskText(message))
    },
  } as const
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

const userNames = {
  modelName: 'agents',
  fields: { ...times, emailVerified: 'email_verified' },
} as const

const sessionNames = {
  modelName: 'agent_sessions',
  fields: {
    ...times,
    userId: 'agent_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
  },
} as const

const proofNames = {
  modelName: 'agent_proofs',
  fields: {
    ...times,
    userId: 'agent_id',
    accountId: 'account_id',
    providerId: 'provider_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
  },
} as const

const challengeNames = {
  modelName: 'sign_in_challenges',
  fields: { ...times, expiresAt: 'expires_at' },
} as const

const rateNames = { modelName: 'sign_in_rates', fields: { lastRequest: 'last_at_ms' } } as const

const secondFactorNames = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'second_factors',
    fields: {
      userId: 'agent_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_count',
      lockedUntil: 'locked_until',
    },
  },
} as const
