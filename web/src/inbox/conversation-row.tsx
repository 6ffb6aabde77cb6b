import { IconAlertTriangle } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { memo } from 'react'
import { Tick } from '../messages/index.ts'
import type { ConversationRow } from '../platform/api-shapes.ts'
import type { Formatter } from '../platform/format.ts'
import { Avatar, WindowTime } from '../platform/parts/index.ts'
import { PromiseTime } from '../promises/promise-time.tsx'
import styles from './conversation-row.module.css'
import { lastWords } from './last-words.ts'
import { rowState } from './row-state.ts'

const justNowMs = 60_000

/**
 * One conversation: who and when, the last words with their tick, the window left and what it is waiting for. A plain
 * link, with the rest handed in by the list: hundreds of rows pass while somebody scrolls.
 */
export const ConversationRowLink = memo(function ConversationRowLink(props: {
  row: ConversationRow
  chosen: boolean
  href: string
  now: Date
  format: Formatter
  t: TFunction
  onOpen: (id: string) => void
  onNear: (id: string) => void
}) {
  const { row, now, format, t, onOpen, onNear } = props
  const name = row.contact?.display_name ?? t('inbox:group')
  const last = row.last_message
  const unread = row.unread_count > 0
  return (
    <a
      href={props.href}
      className={styles.row}
      aria-current={props.chosen ? 'true' : undefined}
      data-unread={unread || undefined}
      onPointerEnter={() => onNear(row.id)}
      onClick={(event) => {
        // Another tab, another window: the browser's own business.
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        onOpen(row.id)
      }}
    >
      <Avatar name={name} />
      <span className={styles.lines}>
        <span className={styles.line}>
          <span className={styles.name} dir="auto">
            {name}
          </span>
          <time className={styles.time} dateTime={row.last_message_at}>
            {format.listTime(new Date(row.last_message_at), now)}
          </time>
        </span>
        <span className={styles.line}>
          {last?.tick ? (
            <Tick tick={last.tick} size={15} place="start" label={t(`messages:tick.${last.tick}.name`)} />
          ) : null}
          <span className={styles.words} dir="auto" data-quiet={!last || last.withdrawn || undefined}>
            {last ? lastWords(last, t) : t('inbox:row.nothing')}
          </span>
          {unread ? (
            <span className={styles.count}>
              <span aria-hidden="true">{row.unread_count > 99 ? '99+' : row.unread_count}</span>
              <span className="visually-hidden">{t('inbox:row.unread', { count: row.unread_count })}</span>
            </span>
          ) : null}
        </span>
        <span className={styles.about}>
          <WindowTime window={row.window} now={now} format={format} t={t} />
          <RowState row={row} now={now} format={format} t={t} />
        </span>
      </span>
    </a>
  )
})

type StateProps = { row: ConversationRow; now: Date; format: Formatter; t: TFunction }

function RowState({ row, now, format, t }: StateProps) {
  const state = rowState(row, now)
  if (!state) return null
  if (state.kind === 'pending') {
    const until = state.until ? format.listTime(state.until, now) : ''
    return <span>{until ? t('inbox:row.pending_until', { until }) : t('inbox:row.pending')}</span>
  }
  if (state.kind === 'promise')
    return <PromiseTime left={state.left} words="left" now={now} format={format} t={t} />
  if (state.kind === 'waits') {
    if (state.ms < justNowMs) return <span>{t('inbox:row.just_wrote')}</span>
    const words = t('inbox:row.waits', { since: format.duration(state.ms) })
    return state.long ? (
      <span className={styles.late}>
        <IconAlertTriangle size={14} stroke={1.7} aria-hidden="true" />
        {words}
      </span>
    ) : (
      <span>{words}</span>
    )
  }
  if (state.kind === 'silence')
    return <span>{t('inbox:row.silence', { since: format.duration(state.ms) })}</span>
  return <span>{t(`inbox:row.${state.kind}`)}</span>
}
