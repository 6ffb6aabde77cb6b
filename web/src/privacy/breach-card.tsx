import { Button, Radio, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../platform/now.ts'
import { Card } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import { useChangeBreach } from './breach-queries.ts'
import type { Breach } from './breach-shapes.ts'
import { riskAnswers, riskQuestions } from './breach-shapes.ts'
import styles from './breaches.module.css'
import { DecisionForm } from './decision-form.tsx'

/** One case: what happened, the time left, the questions, the decision. */
export function BreachCard({ breach }: { breach: Breach }) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = useChangeBreach(breach)
  const noticed = format.dateTime(new Date(breach.noticed_at))
  return (
    <Card
      title={breach.what}
      text={t('breaches:noticed', { at: noticed, by: breach.recorded_by?.name ?? t('breaches:program') })}
      side={<TimeLeft breach={breach} />}
    >
      <div className={styles.parts}>
        <Source breach={breach} />
        <Questions breach={breach} />
        <DecisionForm breach={breach} />
        <Told breach={breach} />
        <div className={styles.foot}>
          <Button
            variant="default"
            loading={change.isPending}
            disabled={breach.decision === null}
            title={breach.decision === null ? t('breaches:decide_first') : undefined}
            onClick={() => change.mutate({ closed: breach.closed_at === null })}
          >
            {t(breach.closed_at === null ? 'breaches:close' : 'breaches:open_again')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

/** The message it is about, where it was said. */
function Source({ breach }: { breach: Breach }) {
  const { t } = useTranslation()
  if (breach.message_id === null || breach.conversation_id === null) return null
  return (
    <Link
      className={styles.source}
      to="/inbox/$conversationId"
      params={{ conversationId: breach.conversation_id }}
      search={{ message: breach.message_id }}
    >
      {t('breaches:message')}
    </Link>
  )
}

/** The countdown, as long as nobody has decided; then what was decided. */
function TimeLeft({ breach }: { breach: Breach }) {
  const { t } = useTranslation()
  const format = useFormat()
  const leftMs = Date.parse(breach.deadline_at) - useNow().getTime()
  if (breach.decision !== null)
    return <span className={styles.decided}>{t(`breaches:decided.${breach.decision}`)}</span>
  if (leftMs <= 0) return <span className={styles.over}>{t('breaches:over')}</span>
  const hours = Math.floor(leftMs / 3_600_000)
  const minutes = Math.floor((leftMs % 3_600_000) / 60_000)
  return (
    <span
      className={styles.left}
      data-soon={hours < 24 || undefined}
      title={t('breaches:until', { at: format.dateTime(new Date(breach.deadline_at)) })}
    >
      {t('breaches:left', { hours, minutes })}
    </span>
  )
}

function Questions({ breach }: { breach: Breach }) {
  const { t } = useTranslation()
  const change = useChangeBreach(breach)
  return (
    <div className={styles.questions}>
      <People breach={breach} />
      {riskQuestions.map((question) => (
        <Radio.Group
          key={question}
          label={t(`breaches:question.${question}`)}
          value={breach.risk[question] ?? null}
          onChange={(value) => {
            const answer = riskAnswers.find((one) => one === value)
            if (answer) change.mutate({ risk: { [question]: answer } })
          }}
        >
          <div className={styles.answers}>
            {riskAnswers.map((answer) => (
              <Radio key={answer} value={answer} label={t(`breaches:answer.${answer}`)} />
            ))}
          </div>
        </Radio.Group>
      ))}
      <p className={styles.proposal} role="status">
        {t(`breaches:proposal.${breach.proposal.why}`)}
      </p>
    </div>
  )
}

function People({ breach }: { breach: Breach }) {
  const { t } = useTranslation()
  const change = useChangeBreach(breach)
  const [count, setCount] = useState(String(breach.people_count ?? ''))
  return (
    <TextInput
      type="number"
      label={t('breaches:people')}
      placeholder={t('breaches:people_unknown')}
      min={0}
      max={1_000_000_000}
      step={1}
      value={count}
      onChange={(event) => setCount(event.currentTarget.value)}
      onBlur={() => {
        const people_count = count === '' ? null : Math.round(Number(count))
        if (people_count !== breach.people_count) change.mutate({ people_count })
      }}
    />
  )
}

/** Who was told, and when: two facts that stand by themselves. */
function Told({ breach }: { breach: Breach }) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = useChangeBreach(breach)
  if (breach.decision !== 'notify') return null
  return (
    <ul className={styles.told}>
      {(['authority', 'people'] as const).map((who) => {
        const at = breach[`${who}_told_at`]
        return (
          <li key={who}>
            {at ? (
              t(`breaches:told.${who}`, { at: format.dateTime(new Date(at)) })
            ) : (
              <Button
                variant="default"
                loading={change.isPending}
                onClick={() => change.mutate({ [`${who}_told_at`]: new Date().toISOString() })}
              >
                {t(`breaches:tell.${who}`)}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
