import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { MediaId, WorkspaceId } from '../platform/index.ts'

/** Where the bytes of media live. One small store, so that another place can take the folder's part. */
export type MediaFiles = {
  write(workspaceId: WorkspaceId, id: MediaId, bytes: Buffer): Promise<void>
  read(workspaceId: WorkspaceId, id: MediaId): Promise<Buffer>
  /** A part of the file, both ends included; undefined when there is none. */
  stream(
    workspaceId: WorkspaceId,
    id: MediaId,
    range?: { start: number; end: number },
  ): Promise<{ size: number; body: Readable } | undefined>
  remove(workspaceId: WorkspaceId, id: MediaId): Promise<void>
}

export function openMediaFolder(folder: string): MediaFiles {
  // The last characters of a time-ordered id are random: they spread files evenly.
  const pathOf = (workspaceId: WorkspaceId, id: MediaId) =>
    join(folder, String(workspaceId), id.slice(-2), id)
  return {
    async write(workspaceId, id, bytes) {
      const path = pathOf(workspaceId, id)
      const draft = `${path}.${randomBytes(4).toString('hex')}`
      await mkdir(dirname(path), { recursive: true })
      const file = await open(draft, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      // Whole or not at all: a crash leaves a draft nobody reads.
      await rename(draft, path)
    },
    read: (workspaceId, id) => readFile(pathOf(workspaceId, id)),
    async stream(workspaceId, id, range) {
      const path = pathOf(workspaceId, id)
      const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      return found && { size: found.size, body: createReadStream(path, range) }
    },
    async remove(workspaceId, id) {
      await rm(pathOf(workspaceId, id), { force: true })
    },
  }
}
