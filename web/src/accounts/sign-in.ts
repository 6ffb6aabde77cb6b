import type { QueryClient } from '@tanstack/react-query'
import { post } from '../platform/api.ts'
import { queryKeys } from '../platform/query-keys.ts'

/** `code` asks for the second factor; `done` means the session cookie is set. */
export type SignInStep = 'code' | 'done'

export async function signInWithPassword(email: string, password: string): Promise<SignInStep> {
  const answer = await post<{ twoFactorRedirect?: boolean } | null>('/api/auth/sign-in/email', {
    email,
    password,
    rememberMe: true,
  })
  return answer?.twoFactorRedirect ? 'code' : 'done'
}

export async function signInWithCode(code: string, trustDevice: boolean): Promise<void> {
  await post('/api/auth/two-factor/verify-totp', { code, trustDevice })
}

export async function signInWithBackupCode(code: string, trustDevice: boolean): Promise<void> {
  await post('/api/auth/two-factor/verify-backup-code', { code, trustDevice })
}

/** Ends the session and forgets everything the browser had of it. */
export async function signOut(client: QueryClient): Promise<void> {
  await post('/api/auth/sign-out')
  // The session is changed and not forgotten: the page watches it, and leaves when it is gone.
  client.setQueryData(queryKeys.session, null)
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKeys.session[0] })
}
