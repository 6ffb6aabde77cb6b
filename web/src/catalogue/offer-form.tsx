import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patch, post, remove } from '../platform/api.ts'
import { errorWords } from '../platform/error-words.ts'
import { fieldTime, readFieldTime } from '../receipts/field-time.ts'
import styles from './catalogue.module.css'
import { catalogueKey } from './catalogue-queries.ts'
import type { Offer } from './catalogue-shapes.ts'

/** An offer, new or as it is. Times are entered in the reader's own time zone. */
export function OfferForm({ offer, onDone }: { offer: Offer | undefined; onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [name, setName] = useState(offer?.name ?? '')
  const [code, setCode] = useState(offer?.code ?? '')
  const [starts, setStarts] = useState(offer?.starts_at ? fieldTime(new Date(offer.starts_at)) : '')
  const [ends, setEnds] = useState(offer ? fieldTime(new Date(offer.ends_at)) : '')
  const endsAt = readFieldTime(ends)
  const settle = () => void client.invalidateQueries({ queryKey: catalogueKey })
  const saving = useMutation({
    mutationFn: (until: Date) => {
      const body = {
        name: name.trim(),
        code: code.trim() || null,
        starts_at: readFieldTime(starts)?.toISOString() ?? null,
        ends_at: until.toISOString(),
      }
      return offer ? patch<Offer>(`/offers/${offer.id}`, body) : post<Offer>('/offers', body)
    },
    onSuccess: onDone,
    onSettled: settle,
  })
  const removing = useMutation({
    mutationFn: (gone: Offer) => remove(`/offers/${gone.id}`),
    onSuccess: onDone,
    onSettled: settle,
  })
  const failed = saving.error ?? removing.error
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (endsAt) saving.mutate(endsAt)
      }}
    >
      <TextInput
        data-autofocus
        label={t('catalogue:offer.name')}
        description={t('catalogue:offer.name_hint')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('catalogue:offer.code')}
        maxLength={40}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className={styles.pair}>
        <TextInput
          type="datetime-local"
          label={t('catalogue:offer.starts_at')}
          value={starts}
          onChange={(event) => setStarts(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t('catalogue:offer.ends_at')}
          value={ends}
          onChange={(event) => setEnds(event.currentTarget.value)}
        />
      </div>
      {failed ? (
        <p role="alert" className={styles.problem}>
          {errorWords(failed, t)}
        </p>
      ) : null}
      <div className={styles.acts}>
        {offer ? (
          <Button
            variant="default"
            className={styles.apart}
            loading={removing.isPending}
            onClick={() => removing.mutate(offer)}
          >
            {t('catalogue:remove')}
          </Button>
        ) : null}
        <Button type="submit" loading={saving.isPending} disabled={name.trim() === '' || !endsAt}>
          {t('catalogue:save')}
        </Button>
      </div>
    </form>
  )
}
