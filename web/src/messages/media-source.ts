import type { Media } from '../platform/api-shapes.ts'

/** Where the bytes of a message are. `state` as the server tells it. */
export type MediaSource = {
  url: string
  mimeType: string
  fileName: string | null
  sizeBytes: number | null
  state: Media['state']
}

export function mediaSource(media: Media | null): MediaSource | null {
  if (media === null) return null
  return {
    url: media.url,
    mimeType: media.mime_type,
    fileName: media.file_name,
    sizeBytes: media.size_bytes,
    state: media.state,
  }
}
