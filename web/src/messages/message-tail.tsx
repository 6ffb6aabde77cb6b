import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../platform/api-shapes.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './message-tail.module.css'
import { Tick } from './tick.tsx'
import { type TickKind, tickAt } from './tick-words.ts'

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
  const at = tickAt(tick, message.receipts)
  const name = t(`messages:tick.${tick}.name`)
  const label = at === null ? name : t('messages:tick.at', { name, at: format.dateTime(new Date(at)) })
  return (
    <span className={styles.holder}>
      <button
        type="button"
        className={styles.opener}
        onClick={() => setOpened(true)}
        aria-label={label}
        title={label}
        tabIndex={-1}
      >
        <Tick tick={tick} />
      </button>
      {opened ? (
        <Popover opened onChange={setOpened} position="top-end" width={320} withinPortal trapFocus>
          <Popover.Target>
            <span className={styles.anchor} />
          </Popover.Target>
          <Popover.Dropdown>
            <TickExplained message={message} tick={tick} />
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </span>
  )
}

function TickExplained({ message, tick }: { message: Message; tick: TickKind }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: focused so that it is read.
    <div className={styles.explained} tabIndex={0}>
      <div className={styles.name}>
        <Tick tick={tick} size={20} place="start" />
        {t(`messages:tick.${tick}.name`)}
      </div>
      <p>{t(`messages:tick.${tick}.proves`)}</p>
      <p className={styles.not}>{t(`messages:tick.${tick}.not`)}</p>
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
    </div>
  )
}
