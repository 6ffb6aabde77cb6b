import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useOpenConversation } from '../contacts/use-open-conversation.ts'
import { useNow } from '../platform/now.ts'
import { Card, Failure } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import { deletionListQuery } from './mistake-queries.ts'
import type { DeletionAct, DoneDeletion } from './mistake-shapes.ts'
import styles from './mistakes.module.css'

/** What somebody took back, hid or deleted, newest first: when and where, never the words. */
export function DeletionList(props: {
  act: DeletionAct
  of: string | undefined
  days: number
  onAll: () => void
}) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(deletionListQuery(props.act, props.of, props.days, useNow()))
  const done = query.data?.pages.flatMap((page) => page.data) ?? []
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <Card
      title={t(`mistakes:done.${props.act}`)}
      side={
        <Button variant="default" onClick={props.onAll}>
          {t('mistakes:all')}
        </Button>
      }
    >
      <ul className={styles.list}>
        {done.map((one) => (
          <Line key={one.id} done={one} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('mistakes:more')}
        </Button>
      ) : null}
    </Card>
  )
}

function Line({ done }: { done: DoneDeletion }) {
  const { t } = useTranslation()
  const format = useFormat()
  const open = useOpenConversation()
  return (
    <li className={styles.line}>
      <span className={styles.what}>
        <strong>{done.by.name ?? t('mistakes:program')}</strong>
        <span className={styles.beside}>{format.dateTime(new Date(done.at))}</span>
      </span>
      {done.contact_id ? (
        <Button variant="default" onClick={() => open(done.contact_id ?? '')}>
          {t('mistakes:conversation')}
        </Button>
      ) : null}
    </li>
  )
}
