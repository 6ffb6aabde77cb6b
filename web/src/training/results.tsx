import { Button } from '@mantine/core'
import { IconSchool } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Card, Empty, Failure } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './results.module.css'
import { ScoreBar } from './score-bar.tsx'
import { TeamCards } from './team-cards.tsx'
import { topicsOf } from './topics-of.ts'
import { attemptsQuery } from './training-queries.ts'
import type { Result } from './training-shapes.ts'

/** One's own results; the team's beside them for who leads it. */
export function Results() {
  const leads = useMay('training.read')
  return (
    <div className={styles.columns}>
      <OwnResults />
      {leads ? <TeamCards /> : null}
    </div>
  )
}

function OwnResults() {
  const { t } = useTranslation()
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(attemptsQuery)
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  const results = data.pages.flatMap((page) => page.data)
  return (
    <Card title={t('training:results.mine')}>
      {results.length === 0 ? (
        <Empty
          icon={<IconSchool size={28} stroke={1.6} />}
          title={t('training:results.none')}
          text={t('training:results.none_text')}
        >
          <Button renderRoot={(link) => <Link to="/help/$topic" params={{ topic: 'quiz' }} {...link} />}>
            {t('training:quiz.start')}
          </Button>
        </Empty>
      ) : (
        <OwnTable results={results} />
      )}
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('training:results.more')}
        </Button>
      ) : null}
    </Card>
  )
}

function OwnTable({ results }: { results: readonly Result[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('training:results.when')}</th>
          <th scope="col">{t('training:results.score')}</th>
          <th scope="col">{t('training:results.look_again')}</th>
        </tr>
      </thead>
      <tbody>
        {results.map((result) => (
          <tr key={result.id}>
            <td className={`tabular ${styles.when}`}>
              {format.dateTime(new Date(result.finished_at ?? result.started_at))}
            </td>
            <td>
              {result.finished_at === null ? (
                <Link to="/help/$topic" params={{ topic: 'quiz' }}>
                  {t('training:quiz.resume')}
                </Link>
              ) : (
                <ScoreBar score={result.score} asked={result.asked} />
              )}
            </td>
            <td className={styles.quiet}>
              {result.finished_at === null
                ? null
                : topicsOf(result.wrong, t) || t('training:results.nothing')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
