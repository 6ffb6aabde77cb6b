import { Button } from '@mantine/core'
import { IconCheck, IconClockExclamation } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { showFailure } from '../platform/toast.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './quick-replies-section.module.css'
import { useMayChange } from './quick-reply-form.tsx'
import type { QuickReply } from './quick-reply-shapes.ts'
import { Sparkline } from './sparkline.tsx'

/** Quick replies as lines: what they are for, in which languages, who keeps them, whether they are still right. */
export function QuickReplyTable(props: {
  replies: readonly QuickReply[]
  onOpen: (reply: QuickReply) => void
}) {
  const { t } = useTranslation()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('quick_replies:list.reply')}</th>
          <th>{t('quick_replies:list.languages')}</th>
          <th>{t('quick_replies:list.owner')}</th>
          <th>{t('quick_replies:list.review')}</th>
          <th>{t('quick_replies:list.uses')}</th>
        </tr>
      </thead>
      <tbody>
        {props.replies.map((reply) => (
          <Line key={reply.id} reply={reply} onOpen={() => props.onOpen(reply)} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ reply, onOpen }: { reply: QuickReply; onOpen: () => void }) {
  const { t } = useTranslation()
  const owner = reply.shared
    ? (reply.owner?.name ?? t('quick_replies:list.leads'))
    : t('quick_replies:list.own')
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.open} onClick={onOpen}>
          <span className={styles.title}>{reply.title}</span>
          <span className={styles.shortcut}>/{reply.shortcut}</span>
          {reply.topic ? <span className={styles.topic}>{reply.topic}</span> : null}
        </button>
      </th>
      <td data-label={t('quick_replies:list.languages')}>
        <span className={styles.languages}>
          {(['fr', 'en'] as const).map((language) => (
            <span
              key={language}
              className={styles.language}
              data-missing={reply.texts[language] === null || undefined}
              title={t(
                reply.texts[language] === null ? 'quick_replies:list.without' : 'quick_replies:list.with',
                { language: t(`quick_replies:language.${language}`) },
              )}
            >
              {language.toUpperCase()}
              {reply.texts[language] === null ? (
                <span className="visually-hidden">{t('quick_replies:list.missing')}</span>
              ) : null}
            </span>
          ))}
        </span>
      </td>
      <td data-label={t('quick_replies:list.owner')}>{owner}</td>
      <td data-label={t('quick_replies:list.review')}>
        <Review reply={reply} />
      </td>
      <td data-label={t('quick_replies:list.uses')}>
        <Sparkline weeks={reply.uses.weeks} total={reply.uses.total} />
      </td>
    </tr>
  )
}

function Review({ reply }: { reply: QuickReply }) {
  const { t } = useTranslation()
  const format = useFormat()
  const client = useQueryClient()
  const mayReview = useMayChange(reply)
  const reviewing = useMutation({
    mutationFn: () => post(`/quick-replies/${reply.id}/review`),
    onError: (error) => showFailure(error, t),
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.quickReplies }),
  })
  const reviewed = t('quick_replies:list.reviewed', { on: format.date(new Date(reply.reviewed_at)) })
  if (!reply.due) return <span className={styles.quiet}>{reviewed}</span>
  return (
    <span className={styles.review}>
      <span className={styles.due} title={reviewed}>
        <IconClockExclamation size={16} stroke={1.7} aria-hidden="true" />
        {t('quick_replies:due')}
      </span>
      {mayReview ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={reviewing.isPending}
          leftSection={<IconCheck size={14} stroke={1.7} />}
          aria-label={t('quick_replies:still_right_of', { title: reply.title })}
          onClick={() => reviewing.mutate()}
        >
          {t('quick_replies:still_right')}
        </Button>
      ) : null}
    </span>
  )
}
