import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Avatar, Card, Failure } from '../platform/parts/index.ts'
import { useFormat, useLanguage } from '../platform/use-format.ts'
import styles from './results.module.css'
import { ScoreBar } from './score-bar.tsx'
import { topicsOf } from './topics-of.ts'
import { teamQuery } from './training-queries.ts'
import type { TeamResults } from './training-shapes.ts'

/** For who leads the team: everybody's last result, and what most people get wrong. */
export function TeamCards() {
  const { t } = useTranslation()
  const { data, error, isError, refetch } = useQuery(teamQuery)
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  return (
    <>
      <Card title={t('training:results.team')} text={t('training:results.team_text')}>
        <TeamTable team={data.data} />
      </Card>
      {data.missed.length === 0 ? null : <MissedCard missed={data.missed} />}
    </>
  )
}

function TeamTable({ team }: { team: TeamResults['data'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('training:results.person')}</th>
          <th scope="col">{t('training:results.last')}</th>
          <th scope="col" className={styles.wide}>
            {t('training:results.best')}
          </th>
          <th scope="col" className={styles.wide}>
            {t('training:results.attempts')}
          </th>
        </tr>
      </thead>
      <tbody>
        {team.map(({ agent, last, best_score, attempts }) => (
          <tr key={agent.id}>
            <td>
              <span className={styles.person}>
                <Avatar name={agent.name} size={28} />
                <span>
                  <span className={styles.name}>{agent.name}</span>
                  {last && last.wrong.length > 0 ? (
                    <span className={styles.again}>
                      {t('training:quiz.some')} {topicsOf(last.wrong, t)}
                    </span>
                  ) : null}
                </span>
              </span>
            </td>
            <td>
              {last ? (
                <span title={format.dateTime(new Date(last.finished_at))}>
                  <ScoreBar score={last.score} asked={last.asked} />
                </span>
              ) : (
                <span className={styles.quiet}>{t('training:results.never')}</span>
              )}
            </td>
            <td className={`tabular ${styles.wide}`}>{best_score ?? ''}</td>
            <td className={`tabular ${styles.wide}`}>{attempts}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MissedCard({ missed }: { missed: TeamResults['missed'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Card title={t('training:results.missed')}>
      <ul className={styles.missed}>
        {missed.map((question) => (
          <li key={question.id}>
            <span>{question.asks?.[language] ?? question.id}</span>
            <span className={`tabular ${styles.quiet}`}>
              {t('training:results.missed_share', { wrong: question.wrong, asked: question.asked })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
