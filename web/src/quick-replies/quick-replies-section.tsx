import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBolt, IconPlus, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { AfterDelay, Card, Empty, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import { showFailure } from '../platform/toast.ts'
import { EditDialog } from './edit-dialog.tsx'
import { TableButtons } from './import-button.tsx'
import styles from './quick-replies-section.module.css'
import { countsQuery, listQuery } from './quick-reply-queries.ts'
import type { QuickReply } from './quick-reply-shapes.ts'
import { QuickReplyTable } from './quick-reply-table.tsx'

/** Answers kept ready, and which of them should be looked at again. */
export function QuickRepliesSection() {
  const { t } = useTranslation()
  const mayWrite = useMay('quick_replies.write')
  const [typed, setTyped] = useState('')
  const [due, setDue] = useState(false)
  const [q] = useDebouncedValue(typed.trim(), 150)
  const [opened, setOpened] = useState<QuickReply | 'new' | null>(null)
  const counts = useQuery(countsQuery)
  const list = useInfiniteQuery(listQuery({ q, due }))
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data || !counts.data) return <AfterDelay>{<Card />}</AfterDelay>
  const replies = list.data.pages.flatMap((page) => page.data)
  const add = mayWrite ? (
    <Button leftSection={<IconPlus size={16} stroke={1.7} />} onClick={() => setOpened('new')}>
      {t('quick_replies:new')}
    </Button>
  ) : null
  return (
    <Card title={t('quick_replies:title')} text={t('quick_replies:text')} side={add}>
      {counts.data.all === 0 ? (
        <Nothing />
      ) : (
        <>
          <div className={styles.tools}>
            <TextInput
              className={styles.search}
              aria-label={t('quick_replies:list.search')}
              placeholder={t('quick_replies:list.search')}
              leftSection={<IconSearch size={16} stroke={1.7} />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <SegmentedControl
              aria-label={t('quick_replies:list.which')}
              value={due ? 'due' : 'all'}
              onChange={(value) => setDue(value === 'due')}
              data={[
                { value: 'all', label: t('quick_replies:list.all', { count: counts.data.all }) },
                { value: 'due', label: t('quick_replies:list.due', { count: counts.data.due }) },
              ]}
            />
            <TableButtons />
          </div>
          {replies.length === 0 ? (
            <p className={styles.quiet} role="status">
              {t(due ? 'quick_replies:list.none_due' : 'quick_replies:list.none_found')}
            </p>
          ) : (
            <QuickReplyTable replies={replies} onOpen={setOpened} />
          )}
          {list.hasNextPage ? (
            <Button
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('quick_replies:list.more')}
            </Button>
          ) : null}
        </>
      )}
      {opened === null ? null : (
        <EditDialog reply={opened === 'new' ? undefined : opened} onClose={() => setOpened(null)} />
      )}
    </Card>
  )
}

function Nothing() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayShare = useMay('quick_replies.share')
  const starting = useMutation({
    mutationFn: () => post('/quick-replies/starter-set'),
    onError: (error) => showFailure(error, t),
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.quickReplies }),
  })
  return (
    <Empty
      icon={<IconBolt size={28} stroke={1.6} />}
      title={t('quick_replies:empty.title')}
      text={t('quick_replies:empty.text')}
    >
      {mayShare ? (
        <Button variant="default" loading={starting.isPending} onClick={() => starting.mutate()}>
          {t('quick_replies:empty.start')}
        </Button>
      ) : null}
    </Empty>
  )
}
