import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconClockCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../platform/now.ts'
import { AfterDelay, Card, Empty, Failure, Page } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import { promiseReportQuery } from './promise-queries.ts'
import { type PromiseFigures, type PromiseReport, type ReportGroup, reportGroups } from './promise-shapes.ts'
import { PromiseTable } from './promise-table.tsx'
import styles from './report.module.css'
import { Minutes, ShareKept } from './report-figures.tsx'

const periods = [7, 30, 90] as const

/** How soon people were answered, and how often as promised. */
export function PromiseReportPage() {
  const { t } = useTranslation()
  const [by, setBy] = useState<ReportGroup>('team')
  const [days, setDays] = useState<number>(30)
  const { data, error, isError, refetch } = useQuery(promiseReportQuery(by, days, useNow()))
  const choose = (
    <Select
      aria-label={t('promises:report.period')}
      w={152}
      allowDeselect={false}
      value={String(days)}
      data={periods.map((one) => ({ value: String(one), label: t('promises:report.days', { days: one }) }))}
      onChange={(one) => setDays(Number(one))}
    />
  )
  return (
    <Page title={t('promises:report.title')} bar={choose}>
      {isError ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {!isError && !data ? <AfterDelay>{<Card />}</AfterDelay> : null}
      {data && !isError ? <Report report={data} by={by} onBy={setBy} /> : null}
    </Page>
  )
}

function Report(props: { report: PromiseReport; by: ReportGroup; onBy: (by: ReportGroup) => void }) {
  const { t } = useTranslation()
  const { report, by, onBy } = props
  if (report.coverage.waits === 0) {
    return (
      <Card>
        <Empty
          icon={<IconClockCheck size={28} stroke={1.6} />}
          title={t('promises:report.none')}
          text={t('promises:report.none_text')}
        >
          <Button
            renderRoot={(link) => <Link to="/settings/$section" params={{ section: 'promises' }} {...link} />}
          >
            {t('promises:report.settings')}
          </Button>
        </Empty>
      </Card>
    )
  }
  return (
    <>
      <Totals figures={report.total} />
      <Card
        title={t('promises:report.by_title')}
        side={
          <SegmentedControl
            aria-label={t('promises:report.by_title')}
            value={by}
            onChange={(value) => onBy(reportGroups.find((one) => one === value) ?? 'team')}
            data={reportGroups.map((one) => ({ value: one, label: t(`promises:report.by.${one}`) }))}
          />
        }
      >
        <PromiseTable rows={report.data} by={by} />
      </Card>
      <Definition report={report} />
    </>
  )
}

function Totals({ figures }: { figures: PromiseFigures }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <dl className={styles.totals}>
      <div className={styles.total}>
        <dt>{t('promises:figure.share_kept')}</dt>
        <dd>
          <ShareKept share={figures.share_kept} long />
        </dd>
      </div>
      <div className={styles.total}>
        <dt>{t('promises:figure.median')}</dt>
        <dd>
          <Minutes minutes={figures.median_minutes} />
        </dd>
      </div>
      <div className={styles.total}>
        <dt>{t('promises:figure.p90')}</dt>
        <dd>
          <Minutes minutes={figures.p90_minutes} />
        </dd>
      </div>
      <div className={styles.total}>
        <dt>{t('promises:figure.answered')}</dt>
        <dd className="tabular">{format.number(figures.answered)}</dd>
      </div>
      <div className={styles.total}>
        <dt>{t('promises:figure.still_waiting')}</dt>
        <dd className="tabular">
          {figures.still_waiting > 0 ? (
            <Link to="/inbox" search={{ filter: 'waiting' }}>
              {format.number(figures.still_waiting)}
            </Link>
          ) : (
            format.number(0)
          )}
        </dd>
      </div>
    </dl>
  )
}

function Definition({ report }: { report: PromiseReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { waits, under_promise, decided, complete } = report.coverage
  return (
    <Card title={t('promises:report.definition_title')}>
      <p className={styles.definition}>
        {t('promises:report.coverage', {
          waits: format.number(waits),
          promised: format.number(under_promise),
          decided: format.number(decided),
          closed: format.number(report.total.closed_unanswered),
        })}
        {complete ? null : ` ${t('promises:report.incomplete')}`}
      </p>
      <p className={styles.definition}>{t('promises:report.definition', { zone: report.time_zone })}</p>
      <p className={styles.definition}>{t('promises:report.judged')}</p>
    </Card>
  )
}
