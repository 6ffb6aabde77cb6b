import { Popover } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../platform/api-shapes.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './message-tail.module.css'
import { Tick } from './tick.tsx'
import { describedBy, type TickCode } from './tick-code.ts'
import { TickSays } from './tick-says.tsx'
import { type TickKind, tickAt } from './tick-words.ts'

const SeenPanel = lazy(() =>
  import('../receipts/seen-panel.tsx').then((module) => ({ default: module.SeenPanel })),
)

/** From here on a message without a read receipt is drawn as probably read. */
const dottedFrom = 0.55

/** Time and tick at the end of a bubble's last line. The tick opens what it proves and what it does not. */
export function MessageTail({ message }: { message: Message }) {
  const { t } = useTranslation()
  const format = useFormat()
  const at = new Date(message.created_at)
  return (
    <span className={styles.tail} data-tail>
      {message.edited_at === null ? null : (
        <span title={t('messages:edited_at', { at: format.dateTime(new Date(message.edited_at)) })}>
          {t('messages:edited')}
        </span>
      )}
      <time dateTime={message.created_at} title={format.dateTime(at)}>
        {format.time(at)}
      </time>
      {message.tick === null ? null : <ExplainedTick message={message} tick={message.tick} />}
    </span>
  )
}

function ExplainedTick({ message, tick }: { message: Message; tick: TickKind }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const change = (open: boolean) => {
    setOpened(open)
    if (!open) button.current?.focus()
  }
  const at = tickAt(tick, message.receipts)
  const dotted = isProbablyRead(message, tick)
  const code: TickCode = dotted ? 'probably_read' : tick
  const name = t(`messages:tick.${code}.name`)
  const label = at === null ? name : t('messages:tick.at', { name, at: format.dateTime(new Date(at)) })
  return (
    <span className={styles.holder}>
      <button
        ref={button}
        type="button"
        className={styles.opener}
        onClick={() => setOpened(true)}
        aria-label={label}
        aria-describedby={describedBy(code)}
        data-tick-holder
      >
        <Tick tick={tick} at={at} probablyRead={dotted} />
      </button>
      {opened ? (
        <Popover
          opened
          onChange={change}
          position="top-end"
          width={320}
          withinPortal
          trapFocus
          withRoles={false}
        >
          <Popover.Target>
            <span className={styles.anchor} />
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={name}>
            <TickOpened message={message} tick={tick} at={at} />
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </span>
  )
}

/** What hovering says, with every receipt, and the way to the whole table. */
function TickOpened({ message, tick, at }: { message: Message; tick: TickKind; at: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={styles.opened}>
      <TickSays code={tick} at={at} />
      {isOpen(message, tick) ? (
        <Suspense fallback={null}>
          <SeenPanel messageId={message.id} />
        </Suspense>
      ) : null}
      {message.receipts.length === 0 ? null : (
        <dl className={styles.receipts}>
          {message.receipts.map((receipt) => (
            <div key={`${receipt.status}-${receipt.participant ?? ''}-${receipt.at}`}>
              <dt>{t(`messages:receipt.${receipt.status}`, { defaultValue: receipt.status })}</dt>
              <dd className="tabular">{format.dateTime(new Date(receipt.at))}</dd>
            </div>
          ))}
        </dl>
      )}
      <Link to="/help/$topic" params={{ topic: 'ticks' }} className={styles.table}>
        {t('messages:tick.whole_table')}
      </Link>
    </div>
  )
}

/** No receipt says that it was read, and none can: whether it was seen is an estimate. */
function isOpen(message: Message, tick: TickKind): boolean {
  return message.direction === 'out' && (tick === 'two_grey' || tick === 'one_grey')
}

function isProbablyRead({ probably_read: seen }: Message, tick: TickKind): boolean {
  return tick === 'two_grey' && seen !== null && seen !== undefined && seen.probability >= dottedFrom
}
