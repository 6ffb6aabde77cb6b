import { Select, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Promised } from './promise-shapes.ts'
import styles from './promises.module.css'

const answerMinutesMax = 10_080
const usual = { count: '2', unit: 'hours', warnPercent: 75, tells: false } as const

/** A promise as it is typed. */
export type AnswerWithin = {
  readonly count: string
  readonly unit: 'minutes' | 'hours'
  readonly warnPercent: number
  readonly tells: boolean
}

export function answerWithin(promise: Promised | undefined): AnswerWithin {
  if (!promise?.answer_minutes) return usual
  const whole = promise.answer_minutes % 60 === 0
  return {
    count: String(whole ? promise.answer_minutes / 60 : promise.answer_minutes),
    unit: whole ? 'hours' : 'minutes',
    warnPercent: promise.warn_percent,
    tells: promise.tell_customers,
  }
}

/** Whole minutes, or undefined while what is typed is none. */
export function toMinutes({ count, unit }: AnswerWithin): number | undefined {
  if (!/^\d+$/.test(count.trim())) return undefined
  const minutes = Number(count) * (unit === 'hours' ? 60 : 1)
  return minutes >= 1 && minutes <= answerMinutesMax ? minutes : undefined
}

export function PromiseFields(props: {
  within: AnswerWithin
  onChange: (within: AnswerWithin) => void
  disabled?: boolean
}) {
  const { t } = useTranslation()
  const { within, onChange, disabled } = props
  return (
    <>
      <div className={styles.within}>
        <TextInput
          label={t('promises:field.within')}
          inputMode="numeric"
          className="tabular"
          w={96}
          classNames={{ label: styles.oneLine }}
          value={within.count}
          disabled={disabled ?? false}
          error={toMinutes(within) === undefined ? t('promises:problem.minutes') : undefined}
          onChange={(event) => onChange({ ...within, count: event.currentTarget.value })}
        />
        <Select
          aria-label={t('promises:field.unit')}
          w={128}
          allowDeselect={false}
          disabled={disabled ?? false}
          value={within.unit}
          data={[
            { value: 'minutes', label: t('promises:unit.minutes') },
            { value: 'hours', label: t('promises:unit.hours') },
          ]}
          onChange={(unit) => onChange({ ...within, unit: unit === 'hours' ? 'hours' : 'minutes' })}
        />
      </div>
      <p className={styles.hint}>{t('promises:field.within_hint')}</p>
      <Select
        label={t('promises:field.warn')}
        w={288}
        allowDeselect={false}
        disabled={disabled ?? false}
        value={String(within.warnPercent)}
        data={percentsWith(within.warnPercent).map((percent) => ({
          value: String(percent),
          label: t('promises:field.warn_at', { percent }),
        }))}
        onChange={(percent) => onChange({ ...within, warnPercent: Number(percent) })}
      />
      <Switch
        label={t('promises:field.tell')}
        description={t('promises:field.tell_hint')}
        disabled={disabled ?? false}
        checked={within.tells}
        onChange={(event) => onChange({ ...within, tells: event.currentTarget.checked })}
      />
    </>
  )
}

/** The usual choices, and whatever a program may have chosen. */
const percentsWith = (percent: number) => [...new Set([50, 75, 90, percent])].sort((a, b) => a - b)
