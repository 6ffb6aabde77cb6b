import { useQueryClient } from '@tanstack/react-query'
import { post } from '../../platform/api.ts'
import type { Note } from '../../platform/api-shapes.ts'
import { useSession } from '../../platform/session.ts'
import { changeThread, dropNote, keepNote } from '../../platform/thread-cache.ts'

/** Writes a note for colleagues; it stands in the thread at once. Throws what the server refused. */
export function useNote(conversationId: string): (text: string) => Promise<void> {
  const client = useQueryClient()
  const { agent } = useSession()
  return async (text) => {
    const at = new Date().toISOString()
    const shown: Note = { id: `local-${at}`, text, at, by: { kind: 'agent', id: agent.id, name: agent.name } }
    changeThread(client, conversationId, (pages) => keepNote(pages, shown))
    try {
      const kept = await post<Note | null>(`/conversations/${conversationId}/notes`, { text })
      changeThread(client, conversationId, (pages) => {
        const without = dropNote(pages, shown.id)
        return kept ? keepNote(without, kept) : without
      })
    } catch (error) {
      changeThread(client, conversationId, (pages) => dropNote(pages, shown.id))
      throw error
    }
  }
}
