import { useMutation, useQueryClient } from '@tanstack/react-query'
import { patch, post } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import { queryKeys } from '../platform/query-keys.ts'
import type { KeptReply, QuickReply, ReplyDraft, WordsFinding } from './quick-reply-shapes.ts'

export function draftOf(reply: QuickReply): ReplyDraft {
  return {
    shortcut: reply.shortcut,
    title: reply.title,
    fr: reply.texts.fr ?? '',
    en: reply.texts.en ?? '',
    topic: reply.topic ?? '',
    shared: reply.shared,
    owner_id: reply.owner?.id ?? null,
    review_every_days: reply.review_every_days,
  }
}

/** Keeps what was written: a new quick reply, or a new version of one. */
export function useKeepReply(reply: QuickReply | undefined, onKept: (kept: KeptReply) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: ReplyDraft) => {
      const { fr, en, topic, ...rest } = draft
      const body = {
        ...rest,
        texts: { fr: fr.trim() || null, en: en.trim() || null },
        topic: topic.trim() || null,
      }
      if (!reply) return post<KeptReply>('/quick-replies', body)
      return patch<KeptReply>(`/quick-replies/${reply.id}`, { ...body, version: reply.version })
    },
    onSuccess: (kept) => {
      void client.invalidateQueries({ queryKey: queryKeys.quickReplies })
      onKept(kept)
    },
  })
}

/** What the second look stopped, where that is why words were refused. */
export function stoppedFindings(error: unknown): readonly WordsFinding[] {
  if (!(error instanceof ApiError) || error.code !== 'replies.stopped') return []
  return (error.details as { findings?: readonly WordsFinding[] } | null)?.findings ?? []
}
