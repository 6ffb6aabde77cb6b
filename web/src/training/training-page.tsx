import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorBoundary, Page } from '../platform/parts/index.ts'
import { useNarrow } from '../platform/screen.ts'
import { type TrainingTopic, trainingTopics } from '../platform/training-topics.ts'
import { Quiz } from './quiz.tsx'
import { Results } from './results.tsx'
import { TickCodes } from './tick-codes.tsx'
import styles from './training-page.module.css'
import { WorkedCases } from './worked-cases.tsx'

const topics: Readonly<Record<TrainingTopic, ComponentType>> = {
  ticks: TickCodes,
  cases: WorkedCases,
  quiz: Quiz,
  results: Results,
}

/** Where the team learns what ticks mean: the table, cases, a quiz, and how it went. */
export function TrainingPage() {
  const { t } = useTranslation()
  const { topic } = useParams({ strict: false })
  const narrow = useNarrow()
  const chosen = trainingTopics.find((one) => one === topic)
  if (!chosen) return <Navigate to="/help/$topic" params={{ topic: 'ticks' }} replace />
  const Topic = topics[chosen]
  const tabs = (
    <nav className={styles.tabs} aria-label={t('training:topics')}>
      {trainingTopics.map((one) => (
        <Link
          key={one}
          to="/help/$topic"
          params={{ topic: one }}
          className={styles.tab}
          aria-current={one === chosen ? 'page' : undefined}
        >
          {t(`training:tab.${one}`)}
        </Link>
      ))}
    </nav>
  )
  const print = chosen === 'ticks' && !narrow
  return (
    <Page
      title={t('training:title')}
      bar={
        narrow ? null : (
          <>
            {tabs}
            {print ? (
              <Button
                variant="default"
                leftSection={<IconPrinter size={16} stroke={1.7} />}
                onClick={() => window.print()}
              >
                {t('training:print')}
              </Button>
            ) : null}
          </>
        )
      }
    >
      {narrow ? tabs : null}
      <ErrorBoundary resetKey={chosen}>
        <Topic />
      </ErrorBoundary>
    </Page>
  )
}
