import { useQuery } from '@tanstack/react-query'
import { AfterDelay, Card, Failure } from '../platform/parts/index.ts'
import { PromiseCard } from './promise-card.tsx'
import { promisesQuery, teamsQuery } from './promise-queries.ts'
import { PromiseWordsCard } from './promise-words-card.tsx'
import { TeamsCard } from './teams-card.tsx'

/** How soon customers are answered, by whom, and what they are told about it. */
export function PromisesSection() {
  const promises = useQuery(promisesQuery)
  const teams = useQuery(teamsQuery)
  const failed = [promises, teams].find((one) => one.isError)
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />
  if (!promises.data || !teams.data) return <AfterDelay>{<Card />}</AfterDelay>
  const own = promises.data.data.find((one) => one.team_id === null)
  return (
    <>
      <PromiseCard key={own?.id ?? 'none'} promise={own} />
      <TeamsCard teams={teams.data.data} promises={promises.data.data} />
      <PromiseWordsCard answerMinutes={own?.answer_minutes ?? 120} />
    </>
  )
}
