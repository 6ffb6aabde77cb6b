import { IconAlertTriangle, IconClock, IconClockX, type IconProps } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ComponentType } from 'react'
import type { Formatter } from '../platform/format.ts'
import type { PromiseLeft } from './promise-left.ts'
import styles from './promise-time.module.css'

const icons: Readonly<Record<PromiseLeft['state'], ComponentType<IconProps>>> = {
  running: IconClock,
  warning: IconAlertTriangle,
  broken: IconClockX,
}

/** How much of the promised time is left: a clock, then a warning, then by how much it is broken. */
export function PromiseTime(props: {
  left: PromiseLeft
  /** due: by which hour; left: how long still. */
  words: 'left' | 'due'
  now: Date
  format: Formatter
  t: TFunction
}) {
  const { left, words, now, format, t } = props
  const Icon = icons[left.state]
  const sameDay = format.dayKey(left.dueAt) === format.dayKey(now)
  const due = sameDay ? format.time(left.dueAt) : format.dateTime(left.dueAt)
  const said =
    words === 'due'
      ? t(left.state === 'broken' ? 'promises:time.was_due' : 'promises:time.due', { due })
      : t(`promises:time.${left.state}`, { time: format.duration(left.ms) })
  return (
    <span
      className={styles.time}
      data-state={left.state}
      title={t('promises:time.title', { due: format.dateTime(left.dueAt) })}
    >
      <Icon size={14} stroke={1.7} aria-hidden="true" />
      {said}
    </span>
  )
}
