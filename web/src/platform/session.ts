import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { get } from './api.ts'
import { ApiError } from './api-error.ts'
import type { Permission, Session } from './api-shapes.ts'
import { queryKeys } from './query-keys.ts'

/** Who is signed in, or null. Asked once, and again after a sign-in or a change of workspace. */
export const sessionQuery = queryOptions({
  queryKey: queryKeys.session,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await get<Session>('/session')
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** The session of the person at the desk. Only for pages behind the sign-in, where there is one. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new ApiError(401, 'accounts.sign_in_needed', 'Sign in first.')
  return data
}

/** May the person at the desk do this? Buttons for what they may not do are not shown. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission)
}
