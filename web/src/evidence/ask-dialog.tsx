import { Button, Modal, Radio, Select, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { errorWords } from '../platform/error-words.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { showDone } from '../platform/toast.ts'
import styles from './evidence.module.css'
import { type EvidenceExport, reasonCharsMax, type Subject } from './evidence-shapes.ts'
import { PersonField } from './person-field.tsx'

const periods = ['30', '90', '365', 'all'] as const
type Period = (typeof periods)[number]
const dayMs = 86_400_000

/** Somebody a conversation is with, where the dialog is opened from one. */
export type Conversed = { readonly conversationId: string; readonly contactId: string; readonly name: string }

/** Asks for an export. Nothing opens by it: a second person has to agree. */
export function AskDialog({ of, onClose }: { of?: Conversed; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={of ? t('evidence:ask.title_of', { name: of.name }) : t('evidence:ask.title')}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('platform:close') }}
    >
      <AskForm of={of} onClose={onClose} />
    </Modal>
  )
}

function AskForm({ of, onClose }: { of: Conversed | undefined; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [person, setPerson] = useState<string | null>(of?.contactId ?? null)
  const [scope, setScope] = useState<'conversation' | 'person'>(of ? 'conversation' : 'person')
  const [period, setPeriod] = useState<Period>('90')
  const [reason, setReason] = useState('')
  const asking = useMutation({
    mutationFn: (subject: Subject) =>
      post<EvidenceExport>('/evidence/exports', { ...subject, ...spanOf(period), reason: reason.trim() }),
    onSuccess: async () => {
      showDone(t('evidence:ask.done'))
      onClose()
      await client.invalidateQueries({ queryKey: queryKeys.evidence })
    },
  })
  const subject: Subject | null =
    of && scope === 'conversation'
      ? { conversation_id: of.conversationId }
      : person === null
        ? null
        : { contact_id: person }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (subject) asking.mutate(subject)
      }}
    >
      <p className={styles.quiet}>{t('evidence:ask.text')}</p>
      {of ? (
        <Radio.Group
          label={t('evidence:ask.scope')}
          value={scope}
          onChange={(value) => setScope(value === 'person' ? 'person' : 'conversation')}
        >
          <div className={styles.choices}>
            <Radio value="conversation" label={t('evidence:ask.scope_conversation')} />
            <Radio value="person" label={t('evidence:ask.scope_person')} />
          </div>
        </Radio.Group>
      ) : (
        <PersonField value={person} onChange={setPerson} />
      )}
      <Select
        label={t('evidence:ask.period')}
        allowDeselect={false}
        value={period}
        data={periods.map((one) => ({ value: one, label: t(`evidence:ask.period_${one}`) }))}
        onChange={(one) => setPeriod(periods.find((known) => known === one) ?? '90')}
      />
      <Textarea
        label={t('evidence:ask.reason')}
        description={t('evidence:ask.reason_text')}
        data-autofocus={of ? true : undefined}
        required
        autosize
        minRows={2}
        maxLength={reasonCharsMax}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {asking.error ? (
        <p role="alert" className={styles.problem}>
          {errorWords(asking.error, t)}
        </p>
      ) : null}
      <div className={styles.acts}>
        <Button type="submit" loading={asking.isPending} disabled={subject === null || reason.trim() === ''}>
          {t('evidence:ask.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('evidence:cancel')}
        </Button>
      </div>
    </form>
  )
}

function spanOf(period: Period): { from: string; to: string } {
  const now = Date.now()
  const from = period === 'all' ? 0 : now - Number(period) * dayMs
  // A moment more, so that what was written this very second is in.
  return { from: new Date(from).toISOString(), to: new Date(now + 60_000).toISOString() }
}
