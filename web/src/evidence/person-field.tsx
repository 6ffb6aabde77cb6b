import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../platform/api.ts'
import type { Contact, Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'

const lookAfterMs = 250
const shownMax = 20

/** Chooses one person by name, number or address. */
export function PersonField(props: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation()
  const [written, setWritten] = useState('')
  const [q] = useDebouncedValue(written, lookAfterMs)
  const { data } = useQuery({
    queryKey: [...queryKeys.contactList(q), 'choose'],
    queryFn: ({ signal }) => get<Page<Contact>>('/contacts', { signal, query: { q, limit: shownMax } }),
    placeholderData: keepPreviousData,
  })
  const people = data?.data ?? []
  return (
    <Select
      label={t('evidence:ask.person')}
      data-autofocus
      required
      searchable
      value={props.value}
      onChange={props.onChange}
      searchValue={written}
      onSearchChange={setWritten}
      // The server has looked already, and by more than the name.
      filter={({ options }) => options}
      data={people.map((one) => ({
        value: one.id,
        label:
          one.phone && one.phone !== one.display_name
            ? `${one.display_name} (${one.phone})`
            : one.display_name,
      }))}
      nothingFoundMessage={t('evidence:ask.nobody')}
    />
  )
}
