import {
  audioBytesMax,
  documentBytesMax,
  imageBytesMax,
  mediaMimeTypes,
  stickerAnimatedBytesMax,
  videoBytesMax,
} from '@doublecheck/whatsapp'

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker'

export const mediaBytesMax: Readonly<Record<MediaKind, number>> = {
  image: imageBytesMax,
  video: videoBytesMax,
  audio: audioBytesMax,
  document: documentBytesMax,
  sticker: stickerAnimatedBytesMax,
}

/** Containers the platform knows under a narrower name than their bytes tell. */
const sameAs: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/opus': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/ogg',
}

/** Office files of the old kind share one container; only the name tells them apart. */
const oldOffice: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
}

/** What a file can be sent as, or undefined when the platform carries no such type. */
export function kindOfMime(
  mimeType: string,
  name: string,
): { kind: MediaKind; mimeType: string } | undefined {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? ''
  const told =
    mimeType === 'application/x-cfb' ? (oldOffice[extension] ?? mimeType) : (sameAs[mimeType] ?? mimeType)
  for (const kind of ['image', 'video', 'audio', 'sticker', 'document'] as const) {
    if ((mediaMimeTypes[kind] as readonly string[]).includes(told)) return { kind, mimeType: told }
  }
  return undefined
}
