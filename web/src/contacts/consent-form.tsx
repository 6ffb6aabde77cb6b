import { Button, Radio, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import type { ConsentEntry, ConsentState } from '../platform/api-shapes.ts'
import { errorWords } from '../platform/error-words.ts'
import { queryKeys } from '../platform/query-keys.ts'
import styles from './consent-section.module.css'
import { useConsentWords } from './consent-words.ts'

const purposes = ['service', 'marketing']
const channels = ['whatsapp', 'email', 'sms', 'any']
const sources = ['conversation', 'phone', 'paper', 'shop', 'website']

type Values = {
  purpose: string
  channel: string
  state: ConsentState
  source: string
  wording: string
  proof: string
}

/** Notes a yes or a no that reached us by another way. Nothing is overwritten: the ledger grows by one line. */
export function ConsentForm({ contactId, onDone }: { contactId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useConsentWords()
  const form = useForm<Values>({
    initialValues: {
      purpose: 'marketing',
      channel: 'whatsapp',
      state: 'given',
      source: 'conversation',
      wording: '',
      proof: '',
    },
    validate: {
      wording: (value, values) =>
        values.state === 'given' && value.trim() === '' ? t('contacts:problem.wording') : null,
    },
  })
  const recording = useMutation({
    mutationFn: ({ wording, proof, ...rest }: Values) =>
      post<ConsentEntry>(`/contacts/${contactId}/consents`, {
        ...rest,
        ...(wording.trim() ? { wording: wording.trim() } : {}),
        ...(proof.trim() ? { proof: proof.trim() } : {}),
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.consents(contactId) })
      onDone()
    },
  })
  const choices = (codes: readonly string[], say: (code: string) => string) =>
    codes.map((code) => ({ value: code, label: say(code) }))
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => recording.mutate(values))}>
      <Radio.Group label={t('contacts:consent.answer')} {...form.getInputProps('state')}>
        <Radio value="given" label={t('contacts:consent.said_yes')} mt={4} />
        <Radio value="withdrawn" label={t('contacts:consent.said_no')} mt={8} />
      </Radio.Group>
      <Select
        label={t('contacts:consent.purpose')}
        allowDeselect={false}
        data={choices(purposes, words.purpose)}
        {...form.getInputProps('purpose')}
      />
      <Select
        label={t('contacts:consent.channel')}
        allowDeselect={false}
        data={choices(channels, words.channel)}
        {...form.getInputProps('channel')}
      />
      <Select
        label={t('contacts:consent.source')}
        allowDeselect={false}
        data={choices(sources, words.source)}
        {...form.getInputProps('source')}
      />
      <Textarea
        label={t('contacts:consent.wording')}
        description={t('contacts:consent.wording_hint')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        {...form.getInputProps('wording')}
      />
      <TextInput
        label={t('contacts:consent.proof')}
        description={t('contacts:consent.proof_hint')}
        maxLength={500}
        {...form.getInputProps('proof')}
      />
      {recording.isError ? (
        <p role="alert" className={styles.problem}>
          {errorWords(recording.error, t)}
        </p>
      ) : null}
      <Button type="submit" loading={recording.isPending}>
        {t('contacts:consent.save')}
      </Button>
    </form>
  )
}
