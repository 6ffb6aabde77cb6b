import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useOpenConversation } from '../contacts/use-open-conversation.ts'
import { useNow } from '../platform/now.ts'
import { Avatar } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import { showFailure } from '../platform/toast.ts'
import { useFormat } from '../platform/use-format.ts'
import { DismissMenu } from './dismiss-menu.tsx'
import { FreeTextUntil } from './free-text-until.tsx'
import styles from './next-steps-page.module.css'
import { decideStep } from './receipt-queries.ts'
import type { Outcome, ProposedStep } from './receipt-shapes.ts'
import { aboutNowMs } from './use-receipt-words.ts'

/** One person's proposal: who, why, when, what it may bring, and what somebody made of it. */
export function StepLine({ proposed }: { proposed: ProposedStep }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const client = useQueryClient()
  const maySend = useMay('messages.send')
  const mayOpen = useMay('conversations.write')
  const open = useOpenConversation()
  const deciding = useMutation({
    mutationFn: ({ outcome, reason }: { outcome: Outcome; reason?: string }) =>
      decideStep(client, proposed.message_id, outcome, reason),
    onError: (error) => showFailure(error, t),
  })
  const name = proposed.contact_name ?? t('receipts:list.nobody')
  const gain = Math.round(proposed.expected_answer * 100)
  const step = t(`receipts:step.${proposed.step}`)
  const at = proposed.at === null ? now : new Date(proposed.at)
  const due = at.getTime() <= now.getTime() + aboutNowMs
  const fromWords =
    format.dayKey(at) === format.dayKey(now)
      ? t('receipts:list.from_today', { at: format.time(at) })
      : t('receipts:list.from', { at: format.dateTime(at) })
  return (
    <li className={styles.line} data-busy={deciding.isPending || undefined}>
      <Avatar name={name} size={32} />
      <div className={styles.who}>
        {mayOpen ? (
          <button
            type="button"
            className={styles.name}
            aria-label={t('receipts:list.open', { name })}
            data-step-line
            dir="auto"
            onClick={() => open(proposed.contact_id)}
          >
            {name}
          </button>
        ) : (
          <span className={styles.name} dir="auto">
            {name}
          </span>
        )}
        <p className={styles.reason}>
          {t(`receipts:reason.${proposed.reason}`, { defaultValue: '' })}{' '}
          <span className={styles.situation}>{t(`receipts:situation.${proposed.situation}`)}</span>{' '}
          <FreeTextUntil until={proposed.free_text_until} now={now} />
        </p>
      </div>
      <p className={styles.when} data-due={due || undefined}>
        {due ? t('receipts:list.due') : fromWords}
      </p>
      <p className={styles.gain} title={t('receipts:gain', { count: gain })}>
        {gain > 0 ? t('receipts:gain_short', { count: gain }) : null}
      </p>
      {maySend ? (
        <div className={styles.deeds}>
          <Button
            variant="default"
            size="xs"
            aria-label={t('receipts:next.done_named', { step, name })}
            loading={deciding.isPending}
            onClick={() => deciding.mutate({ outcome: 'done' })}
          >
            {t('receipts:next.done')}
          </Button>
          <DismissMenu onDismiss={(reason) => deciding.mutate({ outcome: 'dismissed', reason })}>
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              aria-label={t('receipts:next.dismiss_named', { step, name })}
            >
              {t('receipts:next.dismiss')}
            </Button>
          </DismissMenu>
        </div>
      ) : null}
    </li>
  )
}
