import { z } from 'zod'
import type { MediaFiles } from './media-files.ts'

const payload = z.object({ workspace_id: z.number(), id: z.uuid() })

/** The file of content that was taken back. Safe to repeat. */
export function removeMedia(files: MediaFiles, asked: unknown): Promise<void> {
  const { workspace_id, id } = payload.parse(asked)
  return files.remove(workspace_id, id)
}
