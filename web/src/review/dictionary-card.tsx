import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconVocabulary, IconX } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post, remove } from '../platform/api.ts'
import { errorWords } from '../platform/error-words.ts'
import { ActionIconButton, AfterDelay, Card, Empty, Failure } from '../platform/parts/index.ts'
import { showFailure } from '../platform/toast.ts'
import { dictionaryKey, dictionaryQuery } from './review-queries.ts'
import styles from './review-section.module.css'

/** Words of the house. What is typed to add one also finds it. */
export function DictionaryCard() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 150)
  const list = useInfiniteQuery(dictionaryQuery(q))
  const settle = () => void client.invalidateQueries({ queryKey: dictionaryKey })
  const adding = useMutation({
    mutationFn: (word: string) => post('/review/words', { word }),
    onSuccess: () => setTyped(''),
    onSettled: settle,
  })
  const removing = useMutation({
    mutationFn: (word: string) => remove(`/review/words/${encodeURIComponent(word)}`),
    onError: (error) => showFailure(error, t),
    onSettled: settle,
  })
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <AfterDelay>{<Card />}</AfterDelay>
  const words = list.data.pages.flatMap((page) => page.data)
  return (
    <Card title={t('review:dictionary.title')} text={t('review:dictionary.text')}>
      <form
        className={styles.adding}
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '') adding.mutate(typed.trim())
        }}
      >
        <TextInput
          className={styles.word}
          aria-label={t('review:dictionary.word')}
          placeholder={t('review:dictionary.word')}
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={adding.isError ? errorWords(adding.error, t) : undefined}
        />
        <Button type="submit" loading={adding.isPending} disabled={typed.trim() === ''}>
          {t('review:dictionary.add')}
        </Button>
      </form>
      {words.length === 0 && typed === '' ? (
        <Empty
          icon={<IconVocabulary size={28} stroke={1.6} />}
          title={t('review:dictionary.none')}
          text={t('review:dictionary.none_text')}
        />
      ) : (
        <ul className={styles.words}>
          {words.map(({ word }) => (
            <li key={word} className={styles.chip}>
              <bdi>{word}</bdi>
              <ActionIconButton
                size="sm"
                label={t('review:dictionary.remove', { word })}
                onClick={() => removing.mutate(word)}
              >
                <IconX size={14} stroke={1.8} />
              </ActionIconButton>
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('review:dictionary.more')}
        </Button>
      ) : null}
    </Card>
  )
}
