import { Button } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { AfterDelay, Card, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { showFailure } from '../platform/toast.ts'
import styles from './quiz.module.css'
import { QuizCard } from './quiz-card.tsx'
import { QuizResult } from './quiz-result.tsx'
import { attemptsQuery } from './training-queries.ts'
import type { Attempt, Result } from './training-shapes.ts'

/** Ten questions, each with its reason once it is answered. The server draws, marks and keeps. */
export function Quiz() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [attempt, setAttempt] = useState<Attempt | null>(null)
  const [shown, setShown] = useState(0)
  const starting = useMutation({
    mutationFn: () => post<Attempt>('/training/attempts'),
    onSuccess: (started) => {
      const open = started.questions.findIndex((question) => question.answer === null)
      setShown(Math.max(0, open))
      setAttempt(started)
    },
    onError: (error) => showFailure(error, t),
  })
  const answering = useMutation({
    mutationFn: (answer: { question_id: string; choice: string }) =>
      post<Attempt>(`/training/attempts/${attempt!.id}/answers`, answer),
    onSuccess: (marked) => {
      setAttempt(marked)
      if (marked.finished_at === null) return
      void client.invalidateQueries({ queryKey: queryKeys.trainingAttempts })
      void client.invalidateQueries({ queryKey: queryKeys.trainingTeam })
    },
    onError: (error) => showFailure(error, t),
  })
  if (!attempt) return <QuizStart onStart={() => starting.mutate()} busy={starting.isPending} />
  const question = attempt.questions[shown]
  if (!question) return <QuizResult attempt={attempt} onAgain={() => starting.mutate()} />
  return (
    <QuizCard
      key={question.id}
      question={question}
      marks={attempt.questions.map((one) => one.answer?.right ?? null)}
      number={shown + 1}
      busy={answering.isPending}
      onAnswer={(choice) => answering.mutate({ question_id: question.id, choice })}
      onNext={() => setShown(shown + 1)}
    />
  )
}

function QuizStart({ onStart, busy }: { onStart: () => void; busy: boolean }) {
  const { t } = useTranslation()
  const { data, error, isError, refetch } = useInfiniteQuery(attemptsQuery)
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  const last = data.pages[0]?.data[0]
  const open = last?.finished_at === null ? last : undefined
  return (
    <div className={styles.narrow}>
      <Card title={t('training:quiz.title')} text={t('training:quiz.text')}>
        <div className={styles.actions}>
          <Button onClick={onStart} loading={busy}>
            {t(open ? 'training:quiz.resume' : 'training:quiz.start')}
          </Button>
          {last ? <span className={styles.quiet}>{lastWords(last, open)}</span> : null}
        </div>
      </Card>
    </div>
  )

  function lastWords(result: Result, unfinished: Result | undefined): string {
    if (!unfinished)
      return `${t('training:results.last')} ${t('training:score', { score: result.score, asked: result.asked })}`
    const answered = unfinished.score + unfinished.wrong.length
    return t('training:quiz.open', { answered, asked: unfinished.asked })
  }
}
