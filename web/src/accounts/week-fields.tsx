import { IconPlus, IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BusinessHours } from '../platform/api-shapes.ts'
import { ActionIconButton } from '../platform/parts/index.ts'
import { useLanguage } from '../platform/use-format.ts'
import styles from './section.module.css'
import { TimeField } from './time-field.tsx'

type Span = { from: string; to: string }

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
const spansPerDayMax = 4
const usual: Span = { from: '09:00', to: '18:00' }

/** Every day named, the closed ones too, as the server wants it. */
export const wholeWeek = (week: BusinessHours): BusinessHours =>
  Object.fromEntries(weekdays.map((day) => [day, [...(week[day] ?? [])]]))

/** Opening spans, day by day. `untold`: nothing was said of any day yet, so none is closed. */
export function WeekFields(props: {
  week: BusinessHours
  onChange: (week: BusinessHours) => void
  untold?: boolean
}) {
  const { week, onChange, untold = false } = props
  const names = useWeekdayNames()
  return (
    <div className={styles.days}>
      {weekdays.map((day, index) => (
        <Day
          key={day}
          name={names[index] ?? day}
          spans={week[day] ?? []}
          untold={untold}
          onChange={(spans) => onChange({ ...week, [day]: spans })}
        />
      ))}
    </div>
  )
}

function Day(props: {
  name: string
  spans: readonly Span[]
  untold: boolean
  onChange: (spans: readonly Span[]) => void
}) {
  const { t } = useTranslation()
  const { name, spans, untold, onChange } = props
  const change = (at: number, span: Span) => onChange(spans.map((one, index) => (index === at ? span : one)))
  const next = spans.length === 0 ? usual : { from: spans.at(-1)?.to ?? '14:00', to: '20:00' }
  return (
    <div className={styles.day}>
      <span className={styles.dayName}>{name}</span>
      {spans.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the spans of a day are their order.
        <span key={index} className={styles.span}>
          <TimeField
            label={t('accounts:hours.from', { day: name })}
            value={span.from}
            onChange={(from) => change(index, { ...span, from })}
          />
          –
          <TimeField
            label={t('accounts:hours.to', { day: name })}
            value={span.to}
            onChange={(to) => change(index, { ...span, to })}
          />
          <ActionIconButton
            size={24}
            label={t('accounts:hours.remove')}
            onClick={() => onChange(spans.filter((_, other) => other !== index))}
          >
            <IconX size={14} stroke={1.7} />
          </ActionIconButton>
        </span>
      ))}
      {spans.length === 0 ? (
        <span className={styles.quiet}>{t(untold ? 'accounts:hours.untold' : 'accounts:hours.closed')}</span>
      ) : null}
      {spans.length < spansPerDayMax ? (
        <ActionIconButton
          size={28}
          label={t('accounts:hours.add', { day: name })}
          onClick={() => onChange([...spans, next])}
        >
          <IconPlus size={16} stroke={1.7} />
        </ActionIconButton>
      ) : null}
    </div>
  )
}

function useWeekdayNames(): readonly string[] {
  const language = useLanguage()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    // 5 January 2026 was a Monday.
    return weekdays.map((_, index) => format.format(new Date(Date.UTC(2026, 0, 5 + index))))
  }, [language])
}
