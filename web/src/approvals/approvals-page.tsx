import { Button } from '@mantine/core'
import { IconUserCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../platform/keyboard.ts'
import { AfterDelay, Empty, Failure, Page } from '../platform/parts/index.ts'
import { waitingQuery } from './approval-queries.ts'
import styles from './approvals.module.css'
import { WaitingLine } from './waiting-line.tsx'

/** Everything that waits for a second person, oldest first. */
export function ApprovalsPage() {
  const { t } = useTranslation()
  const query = useInfiniteQuery(waitingQuery)
  const list = useRef<HTMLUListElement>(null)
  useKeys({ j: () => moveFocus(list.current, 1), k: () => moveFocus(list.current, -1) })
  const waiting = query.data?.pages.flatMap((page) => page.data) ?? []
  return (
    <Page title={t('approvals:title')}>
      {query.isPending ? <AfterDelay>{<div className={styles.wait} />}</AfterDelay> : null}
      {query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data && waiting.length === 0 ? (
        <Empty
          icon={<IconUserCheck size={28} stroke={1.6} />}
          title={t('approvals:empty_title')}
          text={t('approvals:empty_text')}
        />
      ) : null}
      {waiting.length > 0 ? (
        <>
          <p className={styles.intro}>{t('approvals:intro')}</p>
          <ul className={styles.list} ref={list}>
            {waiting.map((message) => (
              <WaitingLine key={message.id} message={message} />
            ))}
          </ul>
        </>
      ) : null}
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('approvals:more')}
        </Button>
      ) : null}
    </Page>
  )
}

/** Moves the focus over the names, which open their conversations on Enter. */
function moveFocus(list: HTMLElement | null, by: 1 | -1): void {
  const lines = [...(list?.querySelectorAll<HTMLElement>('[data-waiting-line]') ?? [])]
  const here = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-waiting-line]')
  const at = here ? lines.indexOf(here) : -1
  lines[at === -1 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))]?.focus()
}
