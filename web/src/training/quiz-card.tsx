import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../platform/parts/index.ts'
import { useLanguage } from '../platform/use-format.ts'
import { ExampleBubble } from './example-bubble.tsx'
import styles from './quiz.module.css'
import type { Question } from './training-shapes.ts'

type Props = {
  question: Question
  /** Of every question of the attempt, in order: right, wrong, or null while open. */
  marks: readonly (boolean | null)[]
  number: number
  busy: boolean
  onAnswer: (choice: string) => void
  onNext: () => void
}

/** One question: choose, check, read why, go on. */
export function QuizCard({ question, marks, number, busy, onAnswer, onNext }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [choice, setChoice] = useState<string | null>(null)
  const name = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  const { answer } = question
  const answered = answer !== null
  const asked = useRef(answered)
  // A new question is read from its top; a mark leads to the way on.
  useEffect(() => {
    if (!asked.current) heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    if (answered) next.current?.focus()
  }, [answered])
  const check = (event: FormEvent) => {
    event.preventDefault()
    if (choice !== null && !answered) onAnswer(choice)
  }
  return (
    <div className={styles.narrow}>
      <Card>
        <div className={styles.head}>
          <h2 ref={heading} tabIndex={-1} className={styles.number}>
            {t('training:quiz.question', { number, count: marks.length })}
          </h2>
          <Progress marks={marks} number={number} />
        </div>
        {question.message ? (
          <ExampleBubble text={question.message.text[language]} tick={question.message.tick} />
        ) : null}
        <form onSubmit={check}>
          <fieldset className={styles.choices} disabled={answered}>
            <legend className={styles.asks}>{question.asks[language]}</legend>
            {question.choices.map(({ id, says }) => (
              <Choice
                key={id}
                name={name}
                id={id}
                says={says[language]}
                chosen={(answer?.choice ?? choice) === id}
                mark={markOf(question, id)}
                onChoose={() => setChoice(id)}
              />
            ))}
          </fieldset>
          <div className={styles.foot}>
            <p aria-live="polite" className={styles.because}>
              {answer ? (
                <>
                  <strong>{t(answer.right ? 'training:quiz.right' : 'training:quiz.wrong')}</strong>{' '}
                  {answer.because[language]}
                </>
              ) : null}
            </p>
            {answered ? (
              <Button ref={next} onClick={onNext}>
                {t(number === marks.length ? 'training:quiz.see' : 'training:quiz.next')}
              </Button>
            ) : (
              <Button type="submit" disabled={choice === null} loading={busy}>
                {t('training:quiz.check')}
              </Button>
            )}
          </div>
        </form>
      </Card>
    </div>
  )
}

type Mark = 'right' | 'wrong' | undefined

/** The right choice, and the one chosen instead. Nothing while the question is open. */
function markOf({ answer }: Question, id: string): Mark {
  if (answer?.right_choice === id) return 'right'
  return answer?.choice === id ? 'wrong' : undefined
}

function Choice(props: {
  name: string
  id: string
  says: string
  chosen: boolean
  mark: Mark
  onChoose: () => void
}) {
  const { t } = useTranslation()
  const { mark } = props
  return (
    <label className={styles.choice} data-chosen={props.chosen || undefined} data-mark={mark}>
      <input
        type="radio"
        className="visually-hidden"
        name={props.name}
        value={props.id}
        checked={props.chosen}
        onChange={props.onChoose}
      />
      <span aria-hidden="true" className={styles.letter}>
        {props.id.toUpperCase()}
      </span>
      <span className={styles.says}>{props.says}</span>
      {mark === 'right' ? (
        <>
          <IconCircleCheck size={18} stroke={1.7} aria-hidden="true" />
          <span className="visually-hidden">{t('training:quiz.right_choice')}</span>
        </>
      ) : null}
      {mark === 'wrong' ? (
        <>
          <IconCircleX size={18} stroke={1.7} aria-hidden="true" />
          <span className="visually-hidden">{t('training:quiz.your_choice')}</span>
        </>
      ) : null}
    </label>
  )
}

function Progress({ marks, number }: { marks: Props['marks']; number: number }) {
  return (
    <span className={styles.progress} aria-hidden="true">
      {marks.map((mark, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the row is what a segment is.
          key={index}
          data-mark={mark === null ? undefined : mark ? 'right' : 'wrong'}
          data-now={index + 1 === number || undefined}
        />
      ))}
    </span>
  )
}
