import { NativeSelect, SegmentedControl } from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNow } from '../platform/now.ts'
import { AfterDelay, Card, Empty, Failure, Page } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import { DeletionList } from './deletion-list.tsx'
import { MistakeList } from './mistake-list.tsx'
import { mistakeReportQuery } from './mistake-queries.ts'
import type { MistakeFigures, MistakeReport, MistakesPlace } from './mistake-shapes.ts'
import { mistakeDays, mistakeGroups } from './mistake-shapes.ts'
import { MistakeTable, ShareOf } from './mistake-table.tsx'
import styles from './mistakes.module.css'

/** What went wrong with messages of ours, by whom, of which kind and at which hour. */
export function MistakesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { by = 'agent', days = 30, of, act } = useSearch({ from: '/desk/mistakes' })
  const { data, error, isError, refetch } = useQuery(mistakeReportQuery(by, days, useNow()))
  const go = (place: MistakesPlace) =>
    void navigate({ to: '/mistakes', search: { by, days, ...place }, replace: true })
  return (
    <Page
      title={t('mistakes:title')}
      bar={
        <NativeSelect
          aria-label={t('mistakes:period')}
          value={String(days)}
          onChange={(event) => go({ days: Number(event.currentTarget.value) })}
          data={mistakeDays.map((one) => ({ value: String(one), label: t('mistakes:days', { days: one }) }))}
        />
      }
    >
      {isError ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {!isError && !data ? <AfterDelay>{<Card />}</AfterDelay> : null}
      {data && isNothing(data) ? (
        <Card>
          <Empty
            icon={<IconEraser size={28} stroke={1.6} />}
            title={t('mistakes:none')}
            text={t('mistakes:none_text')}
          />
        </Card>
      ) : null}
      {data && !isNothing(data) ? (
        <>
          <Totals figures={data.total} />
          <Card
            title={t('mistakes:by_title')}
            side={
              <SegmentedControl
                aria-label={t('mistakes:by_title')}
                value={by}
                onChange={(value) => go({ by: mistakeGroups.find((one) => one === value) ?? 'agent' })}
                data={mistakeGroups.map((one) => ({ value: one, label: t(`mistakes:by.${one}`) }))}
              />
            }
          >
            <MistakeTable
              rows={data.data}
              by={by}
              chosen={of}
              onChoose={(key, chosen) => go({ by, of: key, ...(chosen ? { act: chosen } : {}) })}
            />
          </Card>
          {act === undefined ? (
            <MistakeList by={by} of={of} days={days} onAll={() => go({ by })} />
          ) : (
            <DeletionList act={act} of={of} days={days} onAll={() => go({ by })} />
          )}
          <Definition report={data} />
        </>
      ) : null}
    </Page>
  )
}

const isNothing = ({ coverage, total, data }: MistakeReport) =>
  coverage.mistakes_told === 0 && data.length === 0 && total.recalled + total.hidden + total.deleted === 0

function Totals({ figures }: { figures: MistakeFigures }) {
  const { t } = useTranslation()
  const format = useFormat()
  const plain = ['before_read', 'recalled', 'hidden', 'deleted'] as const
  return (
    <dl className={styles.totals}>
      <div className={styles.total}>
        <dt>{t('mistakes:figure.share')}</dt>
        <dd>
          <ShareOf share={figures.share} />
        </dd>
      </div>
      {plain.map((name) => (
        <div key={name} className={styles.total}>
          <dt>{t(`mistakes:figure.${name}`)}</dt>
          <dd className="tabular">{format.number(figures[name])}</dd>
        </div>
      ))}
    </dl>
  )
}

function Definition({ report }: { report: MistakeReport }) {
  const { t } = useTranslation()
  const { messages, mistakes_told, of_agents } = report.coverage
  return (
    <Card title={t('mistakes:definition_title')}>
      <p className={styles.definition}>
        {t('mistakes:coverage', {
          messages,
          told: mistakes_told,
          agents: of_agents,
        })}
      </p>
      <p className={styles.definition}>{t('mistakes:definition', { zone: report.time_zone })}</p>
    </Card>
  )
}
