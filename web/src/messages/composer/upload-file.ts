import { newKey } from '../../platform/api.ts'
import { ApiError } from '../../platform/api-error.ts'
import { fieldsOf, textOf } from '../json.ts'
import { type AttachmentKind, kindOfFile } from './attachment.ts'
import type { Uploaded } from './outgoing.ts'

/**
 * Uploads one file, telling the share of it that has left, 0 to 1. Not `fetch`, which tells no progress.
 * Throws an ApiError, or an abort when `signal` says so.
 */
export function uploadFile(
  file: File,
  options: { voice?: boolean; signal?: AbortSignal; onShare?: (share: number) => void } = {},
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    if (options.voice) form.set('voice', 'true')
    form.set('file', file, file.name)
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/media')
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('idempotency-key', newKey())
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onShare?.(event.loaded / event.total)
    }
    request.onload = () => {
      const answer = parseJson(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(readUploaded(answer, file))
      else reject(ApiError.of(request.status, answer))
    }
    request.onerror = () => reject(new ApiError(0, 'network.unreachable', 'The desk cannot be reached.'))
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    options.signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

const kinds: readonly AttachmentKind[] = ['image', 'video', 'audio', 'document', 'sticker']

function readUploaded(answer: unknown, file: File): Uploaded {
  const fields = fieldsOf(answer)
  return {
    id: textOf(fields.id),
    kind: kinds.find((kind) => kind === fields.kind) ?? kindOfFile(file.type) ?? 'document',
    fileName: textOf(fields.file_name) || file.name,
    mimeType: textOf(fields.mime_type) || file.type,
    sizeBytes: Number(fields.size_bytes) || file.size,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A proxy answers in HTML when the desk is away; the status says the rest.
    return null
  }
}
