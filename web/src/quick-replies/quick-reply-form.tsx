import { Button, Select, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import type { Agent, Page } from '../platform/api-shapes.ts'
import { errorWords } from '../platform/error-words.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay, useSession } from '../platform/session.ts'
import { ContactChoice } from './contact-choice.tsx'
import { stoppedFindings, useKeepReply } from './keep-reply.ts'
import { shortcutFor } from './name-variables.ts'
import styles from './quick-reply-form.module.css'
import type { KeptReply, QuickReply, ReplyDraft } from './quick-reply-shapes.ts'
import { Findings, WordsField } from './words-field.tsx'

const reviewChoices = [30, 90, 180, 365]

type Props = {
  /** Undefined: a new one. */
  reply?: QuickReply | undefined
  draft: ReplyDraft
  contactId?: string | null
  onKept: (kept: KeptReply) => void
  onCancel: () => void
}

/** Whether the person at the desk may change it: their own, one they keep for the others, or any as a lead. */
export function useMayChange(reply: QuickReply | undefined): boolean {
  const mayWrite = useMay('quick_replies.write')
  const mayShare = useMay('quick_replies.share')
  const { agent } = useSession()
  return mayWrite && (reply === undefined || mayShare || reply.owner?.id === agent?.id)
}

/** The words of a quick reply in both languages, with what stands around them. */
export function QuickReplyForm({ reply, draft: first, contactId = null, onKept, onCancel }: Props) {
  const { t } = useTranslation()
  const mayShare = useMay('quick_replies.share')
  const mayChange = useMayChange(reply)
  const [draft, setDraft] = useState(first)
  const [named, setNamed] = useState(first.shortcut !== '')
  const [person, setPerson] = useState<string | null>(contactId)
  const keeping = useKeepReply(reply, onKept)
  const change = (part: Partial<ReplyDraft>) => setDraft((so) => ({ ...so, ...part }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    // A form inside a composer's dialog must not reach the composer.
    event.stopPropagation()
    if (mayChange) keeping.mutate(draft)
  }
  const isReady = draft.title.trim() !== '' && draft.shortcut !== '' && (draft.fr + draft.en).trim() !== ''
  const fields = keeping.error instanceof ApiError ? keeping.error.fields : {}
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.row}>
        <TextInput
          label={t('quick_replies:form.title')}
          data-autofocus
          maxLength={120}
          readOnly={!mayChange}
          value={draft.title}
          onChange={({ currentTarget: { value } }) =>
            change(named ? { title: value } : { title: value, shortcut: shortcutFor(value) })
          }
        />
        <TextInput
          label={t('quick_replies:form.shortcut')}
          leftSection="/"
          maxLength={40}
          readOnly={!mayChange}
          value={draft.shortcut}
          error={fields.shortcut}
          onChange={({ currentTarget: { value } }) => {
            setNamed(true)
            change({ shortcut: value.replace(/^\/|\s/g, '') })
          }}
        />
        <TextInput
          label={t('quick_replies:form.topic')}
          maxLength={60}
          readOnly={!mayChange}
          value={draft.topic}
          onChange={({ currentTarget: { value } }) => change({ topic: value })}
        />
      </div>
      <ContactChoice value={person} onChange={setPerson} />
      {(['fr', 'en'] as const).map((language) => (
        <WordsField
          key={language}
          language={language}
          value={draft[language]}
          contactId={person}
          readOnly={!mayChange}
          onChange={(text) => change({ [language]: text })}
        />
      ))}
      <div className={styles.row}>
        {mayShare ? (
          <Switch
            className={styles.share}
            label={t('quick_replies:form.shared')}
            checked={draft.shared}
            onChange={({ currentTarget: { checked } }) => change({ shared: checked })}
          />
        ) : null}
        {mayShare && draft.shared ? (
          <OwnerChoice value={draft.owner_id} onChange={(owner_id) => change({ owner_id })} />
        ) : null}
        <Select
          label={t('quick_replies:form.review')}
          allowDeselect={false}
          disabled={!mayChange}
          data={[...new Set([...reviewChoices, first.review_every_days])]
            .sort((one, other) => one - other)
            .map((days) => ({ value: String(days), label: t('quick_replies:form.days', { days }) }))}
          value={String(draft.review_every_days)}
          onChange={(days) => change({ review_every_days: Number(days) })}
        />
      </div>
      {keeping.error ? (
        <div role="alert">
          <p className={styles.problem}>{errorWords(keeping.error, t)}</p>
          <Findings findings={stoppedFindings(keeping.error)} />
        </div>
      ) : null}
      <div className={styles.actions}>
        {mayChange ? (
          <Button type="submit" loading={keeping.isPending} disabled={!isReady}>
            {t('quick_replies:form.keep')}
          </Button>
        ) : null}
        <Button variant="default" onClick={onCancel}>
          {t(mayChange ? 'quick_replies:form.cancel' : 'platform:close')}
        </Button>
      </div>
    </form>
  )
}

function OwnerChoice({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: queryKeys.agents,
    queryFn: ({ signal }) => get<Page<Agent>>('/agents', { signal, query: { limit: 200 } }),
  })
  const working = (data?.data ?? []).filter((agent) => agent.suspended_at === null)
  return (
    <Select
      label={t('quick_replies:form.owner')}
      placeholder={t('quick_replies:form.leads')}
      clearable
      clearButtonProps={{ 'aria-label': t('quick_replies:form.leads') }}
      data={working.map((agent) => ({ value: agent.id, label: agent.name }))}
      value={value}
      onChange={onChange}
    />
  )
}
