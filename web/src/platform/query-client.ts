import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error.ts'
import { queryKeys } from './query-keys.ts'

const triesMax = 2

/** The browser's memory of the server. A sign-out noticed anywhere is noticed everywhere. */
export function createQueryClient(): QueryClient {
  const noticeSignOut = (error: unknown) => {
    if (error instanceof ApiError && error.status === 401) client.setQueryData(queryKeys.session, null)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignOut }),
    mutationCache: new MutationCache({ onError: noticeSignOut }),
    defaultOptions: {
      queries: {
        // The live view says when something is old; asking again by time would only cost.
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        // A desk in the next room works without the internet; what counts is whether the desk itself answers.
        networkMode: 'always',
        retry: (failures, error) =>
          failures < triesMax && error instanceof ApiError && (error.status === 0 || error.status >= 500),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}
