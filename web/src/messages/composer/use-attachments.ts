import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../platform/api-error.ts'
import { type AttachmentKind, checkFile, type FileProblem, kindOfFile } from './attachment.ts'
import type { Uploaded } from './outgoing.ts'
import { uploadFile } from './upload-file.ts'

const attachmentsMax = 10

/** A file beside the draft: refused here, on its way up (`share` 0 to 1), refused by the server, or ready. */
export type Attachment = {
  readonly key: string
  readonly name: string
  readonly sizeBytes: number
  readonly mimeType: string
  readonly kind: AttachmentKind | null
  /** An address of this browser's own memory, for the preview of a picture. */
  readonly preview: string | null
  readonly problem: FileProblem | ApiError | null
  readonly share: number
  readonly uploaded: Uploaded | null
}

export function useAttachments() {
  const [attachments, setAttachments] = useState<readonly Attachment[]>([])
  const uploads = useRef(new Map<string, AbortController>())
  const change = useCallback((key: string, to: Partial<Attachment>) => {
    setAttachments((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)))
  }, [])
  const drop = useCallback((key: string) => {
    uploads.current.get(key)?.abort()
    uploads.current.delete(key)
    setAttachments((all) => all.filter((one) => one.key !== key || release(one)))
  }, [])
  const clear = useCallback(() => {
    for (const upload of uploads.current.values()) upload.abort()
    uploads.current.clear()
    setAttachments((all) => all.filter(release))
  }, [])
  const add = useCallback(
    (files: readonly File[]) => {
      const added = files.slice(0, attachmentsMax).map((file) => ({ file, attachment: describe(file) }))
      setAttachments((all) => [...all, ...added.map((one) => one.attachment)].slice(0, attachmentsMax))
      for (const { file, attachment } of added) {
        if (attachment.problem !== null) continue
        const upload = new AbortController()
        uploads.current.set(attachment.key, upload)
        void uploadFile(file, {
          signal: upload.signal,
          onShare: (share) => change(attachment.key, { share }),
        })
          .then((uploaded) => change(attachment.key, { uploaded, share: 1 }))
          .catch((error: unknown) => {
            if (upload.signal.aborted) return
            change(attachment.key, { problem: error instanceof ApiError ? error : unknownFault(error) })
          })
      }
    },
    [change],
  )
  useEffect(() => {
    const running = uploads.current
    return () => {
      for (const upload of running.values()) upload.abort()
    }
  }, [])
  return { attachments, add, drop, clear }
}

let counted = 0

function describe(file: File): Attachment {
  counted += 1
  const kind = kindOfFile(file.type)
  return {
    key: `file-${counted}`,
    name: file.name,
    sizeBytes: file.size,
    mimeType: file.type,
    kind,
    preview: kind === 'image' || kind === 'sticker' ? URL.createObjectURL(file) : null,
    problem: checkFile(file),
    share: 0,
    uploaded: null,
  }
}

/** Gives a preview's memory back; false, so that it filters its attachment out. */
function release(attachment: Attachment): false {
  if (attachment.preview !== null) URL.revokeObjectURL(attachment.preview)
  return false
}

function unknownFault(cause: unknown): ApiError {
  return new ApiError(0, 'network.unreachable', 'The file could not be uploaded.', undefined, { cause })
}
