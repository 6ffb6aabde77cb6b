import { Modal } from '@mantine/core'
import {
  IconDownload,
  IconFile,
  IconFileTypePdf,
  IconFileTypeTxt,
  IconPhoto,
  IconPhotoOff,
  IconTable,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../platform/use-format.ts'
import { FormattedText } from './formatted-text.tsx'
import styles from './media-content.module.css'
import type { MediaSource } from './media-source.ts'

/** A picture: small beside its words, larger alone; a click shows it whole. */
export function ImageContent(props: { media: MediaSource | null; caption: string; tail: ReactNode }) {
  const { media, caption, tail } = props
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const [broken, setBroken] = useState(false)
  const missing = missingReason(media) ?? (broken ? 'failed' : null)
  return (
    <div className={styles.picture} data-captioned={caption !== '' || undefined}>
      {missing !== null || media === null ? (
        <Missing reason={missing ?? 'pending'} kind="image" />
      ) : (
        <button
          type="button"
          className={styles.frame}
          onClick={() => setShown(true)}
          aria-label={t('messages:image.open')}
        >
          <img
            src={media.url}
            alt={caption || t('messages:kind.image')}
            loading="lazy"
            onError={() => setBroken(true)}
          />
        </button>
      )}
      {caption === '' ? (
        <div className={styles.tail}>{tail}</div>
      ) : (
        <FormattedText text={caption} tail={tail} />
      )}
      {shown && media !== null ? (
        <Modal
          opened
          onClose={() => setShown(false)}
          size="auto"
          title={media.fileName ?? t('messages:kind.image')}
          closeButtonProps={{ 'aria-label': t('messages:close') }}
        >
          <img className={styles.whole} src={media.url} alt={caption || t('messages:kind.image')} />
          <p className={styles.actions}>
            <a href={media.url} download={media.fileName ?? ''}>
              {t('messages:document.download')}
            </a>
          </p>
        </Modal>
      ) : null}
    </div>
  )
}

export function VideoContent(props: { media: MediaSource | null; caption: string; tail: ReactNode }) {
  const { media, caption, tail } = props
  const missing = missingReason(media)
  return (
    <div className={styles.column}>
      {missing !== null || media === null ? (
        <Missing reason={missing ?? 'pending'} kind="video" />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: a customer's video has no captions to offer.
        <video className={styles.video} src={media.url} controls preload="metadata" playsInline />
      )}
      {caption === '' ? (
        <div className={styles.tail}>{tail}</div>
      ) : (
        <FormattedText text={caption} tail={tail} />
      )}
    </div>
  )
}

/** A sticker stands without a frame around it; WebP brings its own movement. */
export function StickerContent({ media, tail }: { media: MediaSource | null; tail: ReactNode }) {
  const { t } = useTranslation()
  const missing = missingReason(media)
  return (
    <div className={styles.column}>
      {missing !== null || media === null ? (
        <Missing reason={missing ?? 'pending'} kind="sticker" />
      ) : (
        <img className={styles.sticker} src={media.url} alt={t('messages:kind.sticker')} loading="lazy" />
      )}
      <div className={styles.tail}>{tail}</div>
    </div>
  )
}

export function DocumentContent(props: {
  media: MediaSource | null
  fileName: string
  caption: string
  tail: ReactNode
}) {
  const { media, caption, tail } = props
  const { t } = useTranslation()
  const format = useFormat()
  const name = props.fileName || media?.fileName || t('messages:kind.document')
  const missing = missingReason(media)
  const size = media?.sizeBytes ?? null
  const facts = [extension(name, media?.mimeType ?? ''), size === null ? '' : format.bytes(size)].filter(
    Boolean,
  )
  const FileIcon = documentIcon(media?.mimeType ?? '')
  const row = (
    <>
      <FileIcon size={24} stroke={1.6} className={styles.fileIcon} />
      <span className={styles.fileWords}>
        <span className={styles.fileName}>{name}</span>
        <span className={styles.facts}>
          {missing === null ? facts.join(' · ') : t(`messages:media.${missing}`)}
        </span>
      </span>
      {missing === null ? <IconDownload size={18} stroke={1.7} className={styles.fileIcon} /> : null}
    </>
  )
  return (
    <div className={styles.column}>
      {missing === null && media !== null ? (
        <a
          className={styles.file}
          href={media.url}
          download={name}
          aria-label={t('messages:document.download_named', { name })}
        >
          {row}
        </a>
      ) : (
        <div className={styles.file}>{row}</div>
      )}
      {caption === '' ? (
        <div className={styles.tail}>{tail}</div>
      ) : (
        <FormattedText text={caption} tail={tail} />
      )}
    </div>
  )
}

type MissingReason = 'pending' | 'failed' | 'removed'

export function missingReason(media: MediaSource | null): MissingReason | null {
  if (media === null) return 'pending'
  return media.state === 'stored' ? null : media.state
}

/** Says why nothing is shown: still coming, lost, or taken away on purpose. */
export function Missing({
  reason,
  kind,
}: {
  reason: MissingReason
  kind: 'image' | 'video' | 'audio' | 'sticker'
}) {
  const { t } = useTranslation()
  return (
    <div className={styles.missing} data-reason={reason}>
      {reason === 'pending' ? <IconPhoto size={18} stroke={1.6} /> : <IconPhotoOff size={18} stroke={1.6} />}
      <span>
        {t(`messages:kind.${kind}`)} · {t(`messages:media.${reason}`)}
      </span>
    </div>
  )
}

function documentIcon(mimeType: string) {
  if (mimeType === 'application/pdf') return IconFileTypePdf
  if (mimeType.includes('sheet') || mimeType.includes('excel')) return IconTable
  return mimeType.startsWith('text/') ? IconFileTypeTxt : IconFile
}

function extension(name: string, mimeType: string): string {
  const written = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? mimeType.split('/')[1] ?? ''
  return written.length <= 5 ? written.toUpperCase() : ''
}
