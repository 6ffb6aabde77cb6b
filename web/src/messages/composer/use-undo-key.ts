import { useQueryClient } from '@tanstack/react-query'
import { useKeys } from '../../platform/keyboard.ts'
import { queryKeys } from '../../platform/query-keys.ts'
import type { ThreadPages } from '../../platform/thread-cache.ts'
import { useTakeBack } from '../message-actions.ts'

/**
 * `z` takes back the newest message of this thread that has not left. Returns the same act, for an
 * empty field.
 */
export function useUndoKey(conversationId: string): () => boolean {
  const client = useQueryClient()
  const { takeBack } = useTakeBack()
  const undo = () => {
    const pages = client.getQueryData<ThreadPages>(queryKeys.thread(conversationId))
    const held = pages?.pages.flatMap((page) => page.data).find((message) => message.state === 'held')
    if (!held) return false
    takeBack(held)
    return true
  }
  useKeys({ z: undo })
  return undo
}
