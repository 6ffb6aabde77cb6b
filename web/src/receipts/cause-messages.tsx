import { Button, Tooltip } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Card, Failure } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './cause-messages.module.css'
import { causeMessagesQuery } from './receipt-queries.ts'
import {
  type CauseGroup,
  type CauseList,
  type CauseMessage,
  type causeDays,
  causeMeasures,
} from './receipt-shapes.ts'
import { useCauseName } from './use-cause-name.ts'
import { useOpenMessage } from './use-open-message.ts'

const lapsedDays = 30
const silenceDays = 7

/** The messages behind one figure: to whom, what, when, and what was thought of the person then. */
export function CauseMessages(props: {
  by: CauseGroup
  days: (typeof causeDays)[number]
  of: CauseList
  groupKey: string | undefined
}) {
  const { by, days, of, groupKey } = props
  const { t } = useTranslation()
  const nameOf = useCauseName(by)
  const query = useInfiniteQuery(causeMessagesQuery(by, days, of, groupKey))
  const found = query.data?.pages.flatMap((page) => page.data) ?? []
  const measure = causeMeasures.some((one) => one === of)
    ? t(`receipts:measure.${of}`)
    : t(`receipts:causes.${of}`)
  return (
    <Card>
      <Link to="/causes" search={{ by, days }} className={styles.back}>
        <IconArrowLeft size={16} stroke={1.7} aria-hidden="true" />
        {t('receipts:causes.back')}
      </Link>
      <h2 className={styles.title}>
        {t('receipts:causes.list_title', { measure, name: nameOf(groupKey ?? null) })}
      </h2>
      <p className={styles.intro}>
        {t(`receipts:causes.list_intro.${of}`, { days: silenceDays, lapsed: lapsedDays })}
      </p>
      {query.isPending ? <AfterDelay>{<div className={styles.wait} />}</AfterDelay> : null}
      {query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data && found.length === 0 ? (
        <p className={styles.intro}>{t('receipts:causes.list_empty')}</p>
      ) : null}
      {found.length > 0 ? <Lines found={found} /> : null}
      {query.hasNextPage ? (
        <Button
          variant="default"
          className={styles.next}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('receipts:causes.more')}
        </Button>
      ) : null}
    </Card>
  )
}

function Lines({ found }: { found: readonly CauseMessage[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const mayOpen = useMay('conversations.write')
  const open = useOpenMessage()
  return (
    <ul className={styles.list}>
      {found.map((one) => (
        <li key={one.message_id} className={styles.line}>
          <div className={styles.who}>
            {mayOpen ? (
              <button
                type="button"
                className={styles.name}
                aria-label={t('receipts:causes.open', { name: one.contact_name })}
                dir="auto"
                onClick={() => open(one)}
              >
                {one.contact_name}
              </button>
            ) : (
              <span className={styles.name} dir="auto">
                {one.contact_name}
              </span>
            )}
            <p className={styles.words} dir="auto">
              {one.excerpt || t('receipts:causes.no_words')}
            </p>
          </div>
          <time className={styles.at} dateTime={one.at}>
            {format.dateTime(new Date(one.at))}
          </time>
          <Tooltip
            multiline
            w={260}
            openDelay={200}
            label={t('receipts:causes.then_note')}
            events={{ hover: true, focus: true, touch: true }}
          >
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it means opens on focus. */}
            <p className={styles.verdict} tabIndex={0}>
              <span className={styles.then}>{t('receipts:causes.then')}</span>
              <span className={styles.inferred}>{t(`receipts:verdict.${one.verdict}`)}</span>
            </p>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}
