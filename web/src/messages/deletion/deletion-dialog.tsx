import { Button, Modal, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../platform/api-shapes.ts'
import { AfterDelay, Failure } from '../../platform/parts/index.ts'
import { showFailure } from '../../platform/toast.ts'
import { useFormat, useLanguage } from '../../platform/use-format.ts'
import { useRecall } from '../message-actions.ts'
import { BreachEntry } from './breach-entry.tsx'
import styles from './deletion-dialog.module.css'
import {
  adviceQuery,
  deletionQuery,
  useDeleteForEveryone,
  useHide,
  useMakeRight,
} from './deletion-queries.ts'
import type { ActView, AdviceView, Correction, Habit, MistakeKind } from './deletion-shapes.ts'
import { mistakeKinds } from './deletion-shapes.ts'

type Props = {
  message: Message
  onClose: () => void
  /** Puts the draft into the composer, as a reply to the message it corrects. */
  onCorrect: (draft: Correction) => void
}

/** What can be done about a message, said before it is done: what is known, what stays, and what helps instead. */
export function DeletionDialog({ message, onClose, onCorrect }: Props) {
  const { t } = useTranslation()
  const { data, error, isError, refetch } = useQuery(deletionQuery(message.id, useLanguage()))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(message.direction === 'out' ? 'deletion:title' : 'deletion:title_theirs')}
      size={560}
      closeButtonProps={{ 'aria-label': t('messages:close') }}
    >
      {isError ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {!data && !isError ? <AfterDelay>{<div className={styles.wait} />}</AfterDelay> : null}
      {data ? (
        <div className={styles.body}>
          <p className={styles.reached}>{data.reached.words}</p>
          {data.habit.often ? <HabitLine habit={data.habit} /> : null}
          <ul className={styles.acts}>
            {data.acts.filter(isWorthSaying).map((act) => (
              <ActLine key={act.act} act={act} message={message} onDone={onClose} />
            ))}
          </ul>
          {message.direction === 'out' ? <MakeRight message={message} onCorrect={onCorrect} /> : null}
        </div>
      ) : null}
    </Modal>
  )
}

/** What cannot be done is said of deleting alone, which people look for; of the rest only what exists. */
const isWorthSaying = (act: ActView) => act.possible || act.act === 'everyone'

function ActLine({ act, message, onDone }: { act: ActView; message: Message; onDone: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const run = useAct(act, message, onDone)
  return (
    <li className={styles.act}>
      <div className={styles.actWords}>
        <h3 className={styles.actName}>
          {t(`deletion:act.${act.act}`)}
          {act.possible && act.seconds_left !== null ? (
            <span className={styles.left}>
              {t('deletion:left', { time: timeLeft(act.seconds_left, format.duration) })}
            </span>
          ) : null}
        </h3>
        <p>{act.words}</p>
        {act.source ? (
          <p className={styles.source}>
            {t('deletion:source', { source: act.source, date: format.date(new Date(act.checked_at ?? '')) })}
          </p>
        ) : null}
      </div>
      {act.possible ? (
        <Button variant="default" loading={run.isPending} onClick={() => run.mutate()}>
          {t(`deletion:do.${act.act}`)}
        </Button>
      ) : null}
    </li>
  )
}

const timeLeft = (seconds: number, duration: (ms: number) => string) =>
  seconds < 60 ? `${seconds}\u00a0s` : duration(seconds * 1000)

function useAct(act: ActView, message: Message, onDone: () => void) {
  const [recall, hide, everyone] = [useRecall(), useHide(), useDeleteForEveryone()]
  const chosen = act.act === 'recall' ? recall : act.act === 'hide' ? hide : everyone
  return {
    isPending: chosen.isPending,
    mutate: () => chosen.mutate(message, { onSuccess: onDone }),
  }
}

function HabitLine({ habit }: { habit: Habit }) {
  const { t } = useTranslation()
  const { counts, share, team_share, written, days } = habit
  const percent = (one: Habit['share']) => Math.round(100 * (one?.value ?? 0))
  return (
    <p className={styles.habit}>
      {t('deletion:habit', {
        count: counts.recall + counts.hide + counts.everyone,
        written,
        days,
        mine: percent(share),
        team: percent(team_share),
      })}
    </p>
  )
}

/** What went wrong, what is best done about it, and the draft that does it. */
function MakeRight({ message, onCorrect }: Pick<Props, 'message' | 'onCorrect'>) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<MistakeKind | null>(null)
  const makeRight = useMakeRight(message)
  const write = (chosen: MistakeKind) =>
    makeRight.mutate(chosen, { onSuccess: onCorrect, onError: (error) => showFailure(error, t) })
  return (
    <section className={styles.right}>
      <Select
        label={t('deletion:kind')}
        placeholder={t('deletion:kind_choose')}
        comboboxProps={{ withinPortal: true }}
        value={kind}
        data={mistakeKinds.map((one) => ({ value: one, label: t(`deletion:kinds.${one}`) }))}
        onChange={(value) => setKind(mistakeKinds.find((one) => one === value) ?? null)}
      />
      {kind === null ? null : (
        <Advised
          key={kind}
          message={message}
          kind={kind}
          busy={makeRight.isPending}
          onWrite={() => write(kind)}
        />
      )}
    </section>
  )
}

function Advised(props: { message: Message; kind: MistakeKind; busy: boolean; onWrite: () => void }) {
  const { t } = useTranslation()
  const { data, error, isError, refetch } = useQuery(adviceQuery(props.message.id, props.kind, useLanguage()))
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <div className={styles.advice} role="status">
      <p className={styles.why}>
        <strong>{t(`deletion:advice.${data.advice.act}`)}</strong> {data.advice.why}
      </p>
      <ol className={styles.steps}>
        {data.advice.steps.map(({ code, words }) => (
          <li key={code}>{words}</li>
        ))}
      </ol>
      {isWorthWriting(data) ? (
        <Button loading={props.busy} onClick={props.onWrite}>
          {t('deletion:write')}
        </Button>
      ) : null}
      {props.kind === 'confidential' || props.kind === 'wrong_person' ? (
        <BreachEntry message={props.message} />
      ) : null}
    </div>
  )
}

/** Nobody is written to about what they never got, or got twice. */
const isWorthWriting = ({ advice }: AdviceView) => advice.act !== 'nothing' && advice.act !== 'recall'
