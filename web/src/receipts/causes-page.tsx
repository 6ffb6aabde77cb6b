import { NativeSelect, SegmentedControl, Tooltip } from '@mantine/core'
import { IconInfoCircle, IconMessageCircleQuestion } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Card, Empty, Failure, Page } from '../platform/parts/index.ts'
import { useNarrow } from '../platform/screen.ts'
import { useFormat } from '../platform/use-format.ts'
import { CauseMessages } from './cause-messages.tsx'
import styles from './causes-page.module.css'
import { causesQuery } from './receipt-queries.ts'
import {
  type CauseGroup,
  type CauseMeasure,
  type CauseRow,
  type CausesPlace,
  type CausesReport,
  causeDays,
  causeGroups,
  causeMeasures,
} from './receipt-shapes.ts'
import { ShareCell } from './share-cell.tsx'
import { useCauseName } from './use-cause-name.ts'

/** After which of our messages people fell silent, said no, perhaps turned away, or came back. */
export function CausesPage() {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const navigate = useNavigate()
  const { by = 'template', days = 30, of, key } = useSearch({ from: '/desk/causes' })
  const query = useQuery({ ...causesQuery(by, days), placeholderData: keepPreviousData, enabled: !of })
  const go = (place: CausesPlace) =>
    void navigate({ to: '/causes', search: { by, days, ...place }, replace: true })
  const groups = causeGroups.map((one) => ({ value: one, label: t(`receipts:causes_by.${one}`) }))
  const asGroup = (value: string) => causeGroups.find((one) => one === value) ?? 'template'
  return (
    <Page
      title={t('receipts:causes.title')}
      bar={
        <NativeSelect
          aria-label={t('receipts:causes.period')}
          value={String(days)}
          onChange={(event) => {
            const chosen = Number(event.currentTarget.value)
            go({ days: causeDays.find((one) => one === chosen) ?? 30, ...(of ? { of, key } : {}) })
          }}
          data={causeDays.map((one) => ({
            value: String(one),
            label: t('receipts:causes.days', { count: one }),
          }))}
        />
      }
    >
      <div className={styles.top}>
        {narrow ? (
          <NativeSelect
            aria-label={t('receipts:causes.by')}
            value={by}
            onChange={(event) => go({ by: asGroup(event.currentTarget.value) })}
            data={groups}
          />
        ) : (
          <SegmentedControl
            aria-label={t('receipts:causes.by')}
            value={by}
            onChange={(value) => go({ by: asGroup(value) })}
            data={groups}
          />
        )}
        <p className={styles.intro}>{t('receipts:causes.intro')}</p>
      </div>
      {of ? <CauseMessages by={by} days={days} of={of} groupKey={key} /> : null}
      {query.isPending && !of ? <AfterDelay>{<div className={styles.wait} />}</AfterDelay> : null}
      {query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data && !of ? <Report report={query.data} days={days} /> : null}
    </Page>
  )
}

type Days = (typeof causeDays)[number]

function Report({ report, days }: { report: CausesReport; days: Days }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (report.data.length === 0) {
    return (
      <Empty
        icon={<IconMessageCircleQuestion size={28} stroke={1.6} />}
        title={t('receipts:causes.empty_title')}
        text={t('receipts:causes.empty_text')}
      />
    )
  }
  return (
    <Card>
      <CausesTable report={report} days={days} />
      <p className={styles.coverage}>
        {t('receipts:causes.coverage', { count: report.looked_at })} · {format.date(new Date(report.from))} –{' '}
        {format.date(new Date(report.to))}
        {report.complete ? null : ` · ${t('receipts:causes.partial')}`}
      </p>
    </Card>
  )
}

function CausesTable({ report, days }: { report: CausesReport; days: Days }) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useCauseName(report.by)
  const rows = ordered(report.data, report.by)
  const scales = Object.fromEntries(causeMeasures.map((one) => [one, scaleOf(report.data, one)]))
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t(`receipts:causes_by.${report.by}`)}</th>
          <th scope="col" className={styles.number}>
            {t('receipts:causes.messages')}
          </th>
          <th scope="col" className={styles.number}>
            {t('receipts:causes.people')}
          </th>
          {causeMeasures.map((measure) => (
            <th key={measure} scope="col">
              <Measure measure={measure} definitions={report.definitions} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key ?? ''}>
            <th scope="row" className={styles.key}>
              {nameOf(row.key)}
            </th>
            {(['messages', 'people'] as const).map((of) => (
              <td key={of} className={styles.number} data-label={t(`receipts:causes.${of}`)}>
                <Behind place={{ by: report.by, days, of, key: row.key ?? undefined }} count={row[of]}>
                  {format.number(row[of])}
                </Behind>
              </td>
            ))}
            {causeMeasures.map((of) => (
              <td key={of} data-label={t(`receipts:measure.${of}`)}>
                <Behind place={{ by: report.by, days, of, key: row.key ?? undefined }} count={row[of].count}>
                  <ShareCell share={row[of]} scale={scales[of] ?? 1} />
                </Behind>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A figure that opens the messages it counts; where it counts none there is nothing to open. */
function Behind(props: {
  place: Required<Omit<CausesPlace, 'key'>> & CausesPlace
  count: number
  children: ReactNode
}) {
  const { place, count, children } = props
  const { t } = useTranslation()
  if (count === 0) return children
  return (
    <Link to="/causes" search={place} className={styles.behind} title={t('receipts:causes.open_list')}>
      {children}
    </Link>
  )
}

/** A column's name, with what it means one hover, focus or touch away. */
function Measure(props: { measure: CauseMeasure; definitions: CausesReport['definitions'] }) {
  const { measure, definitions } = props
  const { t } = useTranslation()
  const name = t(`receipts:measure.${measure}`)
  const days = {
    probable_blocks: 0,
    opt_outs: definitions.opt_out_days,
    silence: definitions.silence_days,
    won_back: definitions.won_back_days,
  }[measure]
  return (
    <span className={styles.measure}>
      {name}
      <Tooltip
        multiline
        position="bottom"
        w={280}
        openDelay={100}
        events={{ hover: true, focus: true, touch: true }}
        label={t(`receipts:definition.${measure}`, { days, lapsed: definitions.lapsed_days })}
      >
        <button type="button" className={styles.define} aria-label={t('receipts:causes.define', { name })}>
          <IconInfoCircle size={14} stroke={1.7} aria-hidden="true" />
        </button>
      </Tooltip>
    </span>
  )
}

/** Hours and frequencies have an order of their own; of the rest the busiest comes first, as the server sent them. */
function ordered(rows: readonly CauseRow[], by: CauseGroup): readonly CauseRow[] {
  if (by !== 'hour' && by !== 'frequency') return rows
  return rows.toSorted((one, other) => (one.key ?? '').localeCompare(other.key ?? ''))
}

/** Where a column's bars end: the highest that any of its intervals reaches, in round steps. */
function scaleOf(rows: readonly CauseRow[], measure: CauseMeasure): number {
  const highest = Math.max(0, ...rows.map((row) => row[measure].high ?? 0))
  return [0.05, 0.1, 0.25, 0.5].find((step) => highest <= step) ?? 1
}
