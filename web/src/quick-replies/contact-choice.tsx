import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../platform/api.ts'
import type { Contact, Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import styles from './quick-reply-form.module.css'

const shown = 20

/** For whom the words are shown as they will read: somebody found by name, or an example. */
export function ContactChoice({
  value,
  onChange,
}: {
  value: string | null
  onChange: (id: string | null) => void
}) {
  const { t } = useTranslation()
  const mayRead = useMay('contacts.read')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const { data } = useQuery({
    queryKey: [...queryKeys.contactList(q), 'choice'],
    queryFn: ({ signal }) => get<Page<Contact>>('/contacts', { signal, query: { q, limit: shown } }),
    enabled: mayRead,
    placeholderData: keepPreviousData,
  })
  const { data: chosen } = useQuery({
    queryKey: queryKeys.contact(value ?? ''),
    queryFn: ({ signal }) => get<Contact>(`/contacts/${value}`, { signal }),
    enabled: mayRead && value !== null,
  })
  if (!mayRead) return null
  const people = [
    ...(chosen && value ? [chosen] : []),
    ...(data?.data ?? []).filter(({ id }) => id !== value),
  ]
  return (
    <Select
      className={styles.contact}
      label={t('quick_replies:form.preview_for')}
      placeholder={t('quick_replies:form.example')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('quick_replies:form.example') }}
      // The server has chosen them by its own rules, which know accents and digits better than this list.
      filter={({ options }) => options}
      nothingFoundMessage={t('quick_replies:form.nobody')}
      searchValue={typed}
      onSearchChange={setTyped}
      data={people.map((contact) => ({ value: contact.id, label: contact.display_name }))}
      value={value}
      onChange={onChange}
    />
  )
}
