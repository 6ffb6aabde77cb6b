import { Button, Loader, Modal, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post } from '../../platform/api.ts'
import type { Contact, Conversation, Page, Template } from '../../platform/api-shapes.ts'
import { errorWords } from '../../platform/error-words.ts'
import { queryKeys } from '../../platform/query-keys.ts'
import { useMay } from '../../platform/session.ts'
import { showFailure } from '../../platform/toast.ts'
import { plainText } from '../markdown.ts'
import { previewTemplate } from '../template-preview.ts'
import type { Outgoing } from './outgoing.ts'
import { TemplateForm } from './template-form.tsx'
import styles from './template-picker.module.css'

const templatesShownMax = 100

/** Chooses an approved template, fills its blanks and shows it as the customer will see it. */
export default function TemplatePicker(props: {
  conversation: Conversation
  contact: Contact
  onSend: (outgoing: Outgoing) => Promise<void>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const query = useDeferredValue(words.trim())
  const numberId = props.conversation.number_id
  const found = useQuery({
    queryKey: [...queryKeys.templates, 'to_send', numberId, query],
    queryFn: ({ signal }) =>
      get<Page<Template>>('/templates', {
        signal,
        query: { number_id: numberId, status: 'APPROVED', q: query, limit: templatesShownMax },
      }),
    placeholderData: (before) => before,
  })
  const templates = sortForReader(found.data?.data ?? [], props.contact.language)
  const chosen = templates.find((one) => one.id === chosenId) ?? null
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('messages:template.title')}
      size={920}
      closeButtonProps={{ 'aria-label': t('messages:close') }}
    >
      <div className={styles.sides}>
        <div className={styles.list}>
          <TextInput
            data-autofocus
            type="search"
            aria-label={t('messages:template.search')}
            placeholder={t('messages:template.search')}
            leftSection={<IconSearch size={16} stroke={1.7} />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          {found.isPending ? <Loader size="sm" m="md" /> : null}
          {found.isError ? (
            <div className={styles.nothing}>
              {errorWords(found.error, t)}{' '}
              <Button size="xs" variant="default" onClick={() => void found.refetch()}>
                {t('platform:failure.retry')}
              </Button>
            </div>
          ) : null}
          {found.isSuccess && templates.length === 0 ? <Nothing searched={query !== ''} /> : null}
          <ul className={styles.rows} aria-label={t('messages:template.title')}>
            {templates.map((template) => (
              <li key={template.id}>
                <button
                  type="button"
                  className={styles.row}
                  aria-pressed={template.id === chosenId}
                  onClick={() => setChosenId(template.id)}
                >
                  <span className={styles.name}>{template.name.replaceAll('_', ' ')}</span>
                  <span className={styles.facts}>
                    {t(`messages:category.${template.category.toLowerCase()}`, {
                      defaultValue: template.category,
                    })}{' '}
                    · {template.language}
                  </span>
                  <span className={styles.words} dir="auto">
                    {plainText(previewTemplate(template.components, []).body)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        {chosen === null ? (
          <p className={styles.choose}>{t('messages:template.choose')}</p>
        ) : (
          <TemplateForm
            key={chosen.id}
            template={chosen}
            contact={props.contact}
            onSend={props.onSend}
            onClose={props.onClose}
          />
        )}
      </div>
    </Modal>
  )
}

/** Why the list is empty, and the one thing that may fill it. */
function Nothing({ searched }: { searched: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const maySync = useMay('templates.write')
  const sync = useMutation({
    mutationFn: () => post<unknown>('/templates/sync', {}),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.templates }),
    onError: (error) => showFailure(error, t),
  })
  if (searched) return <p className={styles.nothing}>{t('messages:template.none_found')}</p>
  return (
    <div className={styles.nothing}>
      <p>{t('messages:template.none')}</p>
      {maySync ? (
        <Button variant="default" mt={8} loading={sync.isPending} onClick={() => sync.mutate()}>
          {t('messages:template.sync')}
        </Button>
      ) : null}
    </div>
  )
}

/** The customer's language first, then by name. */
export function sortForReader(templates: readonly Template[], language: string | null): Template[] {
  const speaks = (template: Template) =>
    language !== null && template.language.slice(0, 2) === language.slice(0, 2)
  return [...templates].sort(
    (left, right) => Number(speaks(right)) - Number(speaks(left)) || left.name.localeCompare(right.name),
  )
}
