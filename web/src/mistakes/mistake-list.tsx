import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useOpenConversation } from '../contacts/use-open-conversation.ts'
import { useNow } from '../platform/now.ts'
import { Card, Failure } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import { mistakeListQuery } from './mistake-queries.ts'
import type { MistakeGroup, ToldMistake } from './mistake-shapes.ts'
import { useRowName } from './mistake-table.tsx'
import styles from './mistakes.module.css'

/** The mistakes behind a figure, newest first; each leads to its conversation. */
export function MistakeList(props: {
  by: MistakeGroup
  of: string | undefined
  days: number
  onAll: () => void
}) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(mistakeListQuery(props.by, props.of, props.days, useNow()))
  const told = query.data?.pages.flatMap((page) => page.data) ?? []
  const nameOf = useRowName(props.by)
  const [first] = told
  const chosen =
    props.of === undefined ? undefined : nameOf({ key: props.of, name: first?.author?.name ?? null })
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (told.length === 0) return null
  return (
    <Card
      title={chosen === undefined ? t('mistakes:list') : t('mistakes:list_of', { name: chosen })}
      side={
        props.of === undefined ? null : (
          <Button variant="default" onClick={props.onAll}>
            {t('mistakes:all')}
          </Button>
        )
      }
    >
      <ul className={styles.list}>
        {told.map((one) => (
          <Line key={one.message_id} told={one} />
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

function Line({ told }: { told: ToldMistake }) {
  const { t } = useTranslation()
  const format = useFormat()
  const open = useOpenConversation()
  const at = format.dateTime(new Date(told.sent_at ?? told.at))
  return (
    <li className={styles.line}>
      <span className={styles.what}>
        <strong>{t(`deletion:kinds.${told.kind}`)}</strong>
        <span className={styles.beside}>
          {told.author?.name ?? t('mistakes:program')} · {at} · {t(`deletion:advice.${told.advice}`)}
        </span>
        {told.note ? <span className={styles.note}>{told.note}</span> : null}
      </span>
      {told.contact_id ? (
        <Button variant="default" onClick={() => open(told.contact_id ?? '')}>
          {t('mistakes:conversation')}
        </Button>
      ) : null}
    </li>
  )
}
