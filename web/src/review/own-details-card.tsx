import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patch } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import { errorWords } from '../platform/error-words.ts'
import { AfterDelay, Card, Failure } from '../platform/parts/index.ts'
import { showDone } from '../platform/toast.ts'
import { type OwnDetails, type OwnList, ownDetailsKey, ownDetailsQuery, ownLists } from './review-queries.ts'
import styles from './review-section.module.css'

/** Names, numbers, accounts and sites of the business itself, which may stand in any message. */
export function OwnDetailsCard({ readOnly }: { readOnly: boolean }) {
  const { t } = useTranslation()
  const details = useQuery(ownDetailsQuery)
  if (details.isError) return <Failure error={details.error} onRetry={() => void details.refetch()} />
  if (!details.data) return <AfterDelay>{<Card />}</AfterDelay>
  return (
    <Card title={t('review:own.title')} text={t('review:own.text')}>
      <OwnDetailsForm details={details.data} readOnly={readOnly} />
    </Card>
  )
}

function OwnDetailsForm({ details, readOnly }: { details: OwnDetails; readOnly: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [lists, setLists] = useState(
    () =>
      Object.fromEntries(ownLists.map((list) => [list, details[list].join('\n')])) as Record<OwnList, string>,
  )
  const [country, setCountry] = useState(details.country ?? '')
  const saving = useMutation({
    mutationFn: () => {
      const given = ownLists.map((list) => [list, linesOf(lists[list])])
      return patch<OwnDetails>('/review/settings', {
        ...Object.fromEntries(given),
        country: country.trim() || null,
      })
    },
    onSuccess: (saved) => {
      client.setQueryData(ownDetailsKey, saved)
      showDone(t('review:own.saved'))
    },
  })
  const fields = saving.error instanceof ApiError ? saving.error.fields : {}
  const errorOf = (name: string) =>
    Object.entries(fields).find(([field]) => field === name || field.startsWith(`${name}.`))?.[1]
  return (
    <form
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      {ownLists.map((list) => (
        <Textarea
          key={list}
          label={t(`review:own.${list}`)}
          placeholder={t('review:own.line_each')}
          autosize
          minRows={1}
          maxRows={8}
          readOnly={readOnly}
          value={lists[list]}
          onChange={(event) => setLists({ ...lists, [list]: event.currentTarget.value })}
          error={errorOf(list)}
        />
      ))}
      <TextInput
        label={t('review:own.country')}
        description={t('review:own.country_hint')}
        maxLength={2}
        readOnly={readOnly}
        value={country}
        onChange={(event) => setCountry(event.currentTarget.value.toUpperCase())}
        error={errorOf('country')}
      />
      {saving.error ? (
        <p role="alert" className={styles.problem}>
          {errorWords(saving.error, t)}
        </p>
      ) : null}
      {readOnly ? null : (
        <Button type="submit" className={styles.save} loading={saving.isPending}>
          {t('review:own.save')}
        </Button>
      )}
    </form>
  )
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
