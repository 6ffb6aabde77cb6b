import { Button, Radio, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { errorWords } from '../platform/error-words.ts'
import { useNow } from '../platform/now.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { showDone } from '../platform/toast.ts'
import { fieldTime, readFieldTime } from './field-time.ts'
import styles from './reach-section.module.css'
import { type Clue, clueKinds } from './receipt-shapes.ts'

const noteCharsMax = 1_000

/** Notes what somebody saw by themselves: the platform shows a business neither photos nor "last seen". */
export function ClueForm({ contactId, onDone }: { contactId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const now = useNow()
  const form = useForm({
    initialValues: { kind: 'photo_gone', observed: 'yes', at: fieldTime(now), note: '' },
    validate: {
      at: (value) => (readFieldTime(value) ? null : t('receipts:clue.when_needed')),
    },
  })
  const noting = useMutation({
    mutationFn: (values: typeof form.values) =>
      post<Clue>(`/contacts/${contactId}/clues`, {
        kind: values.kind,
        observed: values.observed === 'yes',
        observed_at: readFieldTime(values.at)?.toISOString(),
        ...(values.note.trim() ? { note: values.note.trim() } : {}),
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.clues(contactId) })
      void client.invalidateQueries({ queryKey: queryKeys.reach(contactId) })
      showDone(t('receipts:clue.saved'))
      onDone()
    },
  })
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => noting.mutate(values))}>
      <p className={styles.quiet}>{t('receipts:clue.hint')}</p>
      <Select
        label={t('receipts:clue.kind')}
        allowDeselect={false}
        data={clueKinds.map((kind) => ({ value: kind, label: t(`receipts:clue_kind.${kind}`) }))}
        {...form.getInputProps('kind')}
      />
      <Radio.Group label={t('receipts:clue.answer')} {...form.getInputProps('observed')}>
        <Radio value="yes" label={t('receipts:clue.observed')} mt={4} />
        <Radio value="no" label={t('receipts:clue.not_observed')} mt={8} />
      </Radio.Group>
      <TextInput
        type="datetime-local"
        label={t('receipts:clue.at')}
        max={fieldTime(now)}
        {...form.getInputProps('at')}
      />
      <Textarea
        label={t('receipts:clue.words')}
        description={t('receipts:clue.words_hint')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={noteCharsMax}
        {...form.getInputProps('note')}
      />
      {noting.isError ? (
        <p role="alert" className={styles.problem}>
          {errorWords(noting.error, t)}
        </p>
      ) : null}
      <Button type="submit" loading={noting.isPending}>
        {t('receipts:clue.save')}
      </Button>
    </form>
  )
}
