import { Progress } from '@mantine/core'
import { IconFile, IconMusic, IconVideo, IconX } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../platform/api-error.ts'
import { errorWords } from '../../platform/error-words.ts'
import { useFormat } from '../../platform/use-format.ts'
import { limitParts } from './attachment.ts'
import styles from './attachment-list.module.css'
import type { Attachment } from './use-attachments.ts'

/** The files beside the draft, each with its progress or with what WhatsApp would refuse. */
export function AttachmentList(props: { attachments: readonly Attachment[]; onDrop: (key: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (props.attachments.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('messages:attach.list')}>
      {props.attachments.map((one) => (
        <li key={one.key} className={styles.item} data-problem={one.problem !== null || undefined}>
          <Preview attachment={one} />
          <div className={styles.words}>
            <span className={styles.name}>{one.name}</span>
            <span className={styles.facts}>
              {one.problem === null
                ? one.uploaded === null
                  ? t('messages:attach.uploading', { size: format.bytes(one.sizeBytes) })
                  : format.bytes(one.sizeBytes)
                : problemWords(one, t)}
            </span>
            {one.problem === null && one.uploaded === null ? (
              <Progress
                value={Math.round(one.share * 100)}
                size={3}
                aria-label={t('messages:attach.progress')}
              />
            ) : null}
          </div>
          <button
            type="button"
            className={styles.drop}
            onClick={() => props.onDrop(one.key)}
            aria-label={t('messages:attach.drop', { name: one.name })}
          >
            <IconX size={14} stroke={1.8} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Preview({ attachment }: { attachment: Attachment }) {
  if (attachment.preview !== null) return <img className={styles.picture} src={attachment.preview} alt="" />
  const icons = { video: IconVideo, audio: IconMusic }
  const KindIcon =
    attachment.kind === 'video' || attachment.kind === 'audio' ? icons[attachment.kind] : IconFile
  return (
    <span className={styles.picture}>
      <KindIcon size={20} stroke={1.6} />
    </span>
  )
}

function problemWords(attachment: Attachment, t: TFunction): string {
  const { problem } = attachment
  if (problem instanceof ApiError) return errorWords(problem, t)
  if (problem?.code === 'size') {
    const kind = t(`messages:kind.${problem.kind ?? 'document'}`)
    return t('messages:attach.too_big', { kind, limit: limitWords(problem.limit ?? 0, t) })
  }
  return t(problem?.code === 'empty' ? 'messages:attach.empty' : 'messages:attach.wrong_kind')
}

export function limitWords(bytes: number, t: TFunction): string {
  const { unit, count } = limitParts(bytes)
  return t(`messages:attach.${unit}`, { count })
}
