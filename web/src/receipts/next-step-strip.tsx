import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { standFollowUp, useFollowUp } from '../messages/follow-up.ts'
import type { Contact, Conversation, NextStep, Step } from '../platform/api-shapes.ts'
import { useNow } from '../platform/now.ts'
import { ActionIconButton } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import { showDone, showFailure } from '../platform/toast.ts'
import { DismissMenu } from './dismiss-menu.tsx'
import { FreeTextUntil } from './free-text-until.tsx'
import styles from './next-step-strip.module.css'
import { decideStep, insightQuery } from './receipt-queries.ts'
import { StepDetails } from './step-details.tsx'
import { StepIcon } from './step-icon.tsx'
import { useReceiptWords } from './use-receipt-words.ts'
import { type StepDraft, useStepDraft } from './use-step-draft.ts'

/** What leaves no message of ours, and is therefore said to be done by hand. */
const ownDeeds: ReadonlySet<Step> = new Set(['other_channel', 'check_connection'])
/** A gain below this is not worth a figure. */
const gainShownMin = 0.01

/** Above the composer: the one thing to do about a silent message, or that nothing need be done, with the reason. */
export function NextStepStrip({ conversation, contact }: { conversation: Conversation; contact: Contact }) {
  const last = conversation.last_message
  // Our newest message is the one that waits. Once they have written there is nothing silent.
  return last?.direction === 'out' ? (
    <Strip key={last.id} messageId={last.id} conversation={conversation} contact={contact} />
  ) : null
}

function Strip(props: { messageId: string; conversation: Conversation; contact: Contact }) {
  const { messageId, conversation, contact } = props
  const { data } = useQuery(insightQuery(messageId))
  const followed = useFollowUp(contact.id)
  const step = data?.next_step
  if (followed === messageId) return <Standing contactId={contact.id} />
  if (!step || step.decision !== null) return null
  return <Proposal messageId={messageId} step={step} conversation={conversation} contact={contact} />
}

/** The draft stands in the composer; sending it is the follow-up. */
function Standing({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  return (
    <div className={styles.strip} data-calm>
      <span className={styles.icon}>
        <StepIcon step="follow_up" />
      </span>
      <p className={styles.words} role="status">
        {t('receipts:next.standing')}
      </p>
      <button type="button" className={styles.link} onClick={() => standFollowUp(contactId, null)}>
        {t('receipts:next.let_go')}
      </button>
    </div>
  )
}

function Proposal(props: {
  messageId: string
  step: NextStep
  conversation: Conversation
  contact: Contact
}) {
  const { messageId, step, conversation, contact } = props
  const { t } = useTranslation()
  const now = useNow()
  const words = useReceiptWords()
  const maySend = useMay('messages.send')
  const [opened, setOpened] = useState(false)
  const draft = useStepDraft(messageId, step, { contact, window: conversation.window })
  const toDo = step.step !== 'nothing' && step.step !== 'wait'
  const more = toDo || step.evidence.length > 0
  const Chevron = opened ? IconChevronUp : IconChevronDown
  return (
    <section
      className={styles.strip}
      data-calm={toDo ? undefined : true}
      aria-label={t('receipts:next.label')}
    >
      <span className={styles.icon}>
        <StepIcon step={step.step} />
      </span>
      <div className={styles.words}>
        <p className={styles.step}>{words.step(step, now)}</p>
        <p className={styles.reason}>
          {t(`receipts:reason.${step.reason}`, { defaultValue: '' })}
          {toDo && step.expected_answer >= gainShownMin ? (
            <>
              {' '}
              <span className={styles.gain}>
                {t('receipts:gain', { count: Math.round(step.expected_answer * 100) })}
              </span>
            </>
          ) : null}
        </p>
        {toDo && !ownDeeds.has(step.step) ? (
          <FreeTextUntil until={conversation.window.closes_at} now={now} />
        ) : null}
      </div>
      <div className={styles.tools}>
        {toDo && maySend ? (
          <StepButton messageId={messageId} step={step} draft={draft} onMissing={() => setOpened(true)} />
        ) : null}
        {more ? (
          <ActionIconButton
            size="var(--control-compact)"
            label={t(opened ? 'receipts:next.hide' : 'receipts:next.show')}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <Chevron size={16} stroke={1.7} />
          </ActionIconButton>
        ) : null}
        {toDo && maySend ? <Dismiss messageId={messageId} /> : null}
      </div>
      {opened ? <StepDetails step={step} contact={contact} draft={draft} /> : null}
    </section>
  )
}

/** The draft into the composer, a template once the window is closed, or "done" for what leaves no message of ours. */
function StepButton(props: {
  messageId: string
  step: NextStep
  draft: StepDraft
  /** Something is still to be filled in. */
  onMissing: () => void
}) {
  const { messageId, step, draft, onMissing } = props
  const { t } = useTranslation()
  const client = useQueryClient()
  const doing = useMutation({
    mutationFn: () => decideStep(client, messageId, 'done'),
    onError: (error) => showFailure(error, t),
  })
  if (ownDeeds.has(step.step) || draft.text === null) {
    return (
      <Button variant="default" size="xs" loading={doing.isPending} onClick={() => doing.mutate()}>
        {t('receipts:next.done')}
      </Button>
    )
  }
  if (!draft.windowOpen) {
    return (
      <Button variant="default" size="xs" onClick={draft.use}>
        {t('receipts:next.use_template')}
      </Button>
    )
  }
  return (
    <Button variant="default" size="xs" onClick={draft.filled ? draft.use : onMissing}>
      {t('receipts:next.use')}
    </Button>
  )
}

function Dismiss({ messageId }: { messageId: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const dismissing = useMutation({
    mutationFn: (reason: string) => decideStep(client, messageId, 'dismissed', reason),
    onSuccess: () => showDone(t('receipts:next.dismissed')),
    onError: (error) => showFailure(error, t),
  })
  return (
    <DismissMenu onDismiss={dismissing.mutate}>
      <ActionIconButton
        size="var(--control-compact)"
        label={t('receipts:next.dismiss')}
        loading={dismissing.isPending}
      >
        <IconX size={16} stroke={1.7} />
      </ActionIconButton>
    </DismissMenu>
  )
}
