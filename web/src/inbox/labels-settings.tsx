import { Button, TextInput } from '@mantine/core'
import { IconTags } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import type { Label } from '../platform/api-shapes.ts'
import { errorWords } from '../platform/error-words.ts'
import { AfterDelay, Card, Empty, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { labelsQuery } from './inbox-queries.ts'
import { LabelItem } from './label-item.tsx'
import styles from './labels-settings.module.css'

/** The words conversations are filed under. */
export function LabelsSettings() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const { data, error, isError, refetch } = useQuery(labelsQuery)
  const adding = useMutation({
    mutationFn: (wanted: string) => post<Label>('/labels', { name: wanted }),
    onSuccess: () => {
      setName('')
      void client.invalidateQueries({ queryKey: queryKeys.labels })
    },
  })
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim()) adding.mutate(name.trim())
  }
  return (
    <Card title={t('platform:section.labels')} text={t('inbox:label.text')}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          className={styles.input}
          aria-label={t('inbox:label.new')}
          placeholder={t('inbox:label.new')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={adding.isError ? errorWords(adding.error, t) : undefined}
        />
        <Button type="submit" loading={adding.isPending} disabled={name.trim() === ''}>
          {t('inbox:label.create')}
        </Button>
      </form>
      {data.data.length === 0 ? (
        <Empty
          icon={<IconTags size={28} stroke={1.6} />}
          title={t('inbox:label.none')}
          text={t('inbox:label.none_text')}
        />
      ) : (
        <ul className={styles.list}>
          {data.data.map((label) => (
            <LabelItem key={label.id} label={label} />
          ))}
        </ul>
      )}
    </Card>
  )
}
