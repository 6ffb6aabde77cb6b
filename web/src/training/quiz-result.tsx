import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../platform/parts/index.ts'
import { useLanguage } from '../platform/use-format.ts'
import styles from './quiz.module.css'
import type { Attempt } from './training-shapes.ts'

/** How it went, and every reason that is worth reading once more. */
export function QuizResult({ attempt, onAgain }: { attempt: Attempt; onAgain: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const missed = attempt.questions.filter((question) => question.answer?.right === false)
  return (
    <div className={styles.narrow}>
      <Card>
        <h2 ref={heading} tabIndex={-1} className={styles.score}>
          {t('training:score', { score: attempt.score, asked: attempt.questions.length })}
        </h2>
        <p className={styles.quiet}>{t(missed.length === 0 ? 'training:quiz.all' : 'training:quiz.some')}</p>
        <ul className={styles.missed}>
          {missed.map((question) => (
            <li key={question.id}>
              <p className={styles.asked}>{question.asks[language]}</p>
              <p>{question.choices.find(({ id }) => id === question.answer!.right_choice)?.says[language]}</p>
              <p className={styles.quiet}>{question.answer!.because[language]}</p>
            </li>
          ))}
        </ul>
        <div className={styles.actions}>
          <Button onClick={onAgain}>{t('training:quiz.again')}</Button>
          <Button
            variant="default"
            renderRoot={(link) => <Link to="/help/$topic" params={{ topic: 'ticks' }} {...link} />}
          >
            {t('training:tab.ticks')}
          </Button>
        </div>
      </Card>
    </div>
  )
}
