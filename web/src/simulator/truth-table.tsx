import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Tick } from '../messages/index.ts'
import type { Message } from '../platform/api-shapes.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './simulator-page.module.css'
import { truthQuery } from './simulator-queries.ts'
import type { Truth } from './simulator-shapes.ts'
import { useShownMessages } from './use-shown-messages.ts'

const rowsMax = 5

/**
 * What really happened to our last messages, beside what their ticks say. Where they differ is the
 * lesson.
 */
export function TruthTable({ waId }: { waId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useQuery(truthQuery(waId))
  const shown = useShownMessages(waId)
  const truths = new Map((data?.messages ?? []).map((one) => [one.wamid, one]))
  const ours = shown.filter((one) => one.direction === 'out' && one.tick !== null).slice(0, rowsMax)
  return (
    <div className={styles.block}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('simulator:truth.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('simulator:truth.message')}</th>
            <th scope="col">{t('simulator:truth.truth')}</th>
            <th scope="col">{t('simulator:truth.tick')}</th>
          </tr>
        </thead>
        <tbody>
          {ours.map((message) => (
            <tr key={message.id}>
              <th scope="row" className="tabular">
                {format.time(new Date(message.created_at))}
              </th>
              <td>
                <TruthWords
                  truth={
                    message.channel_message_id === null ? undefined : truths.get(message.channel_message_id)
                  }
                  message={message}
                />
              </td>
              <td>
                {message.tick === null ? null : (
                  <span className={styles.tickWords}>
                    <Tick tick={message.tick} size={15} place="start" />
                    {t(`messages:tick.${message.tick}.name`)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ours.length === 0 ? <p className={styles.soft}>{t('simulator:truth.empty')}</p> : null}
    </div>
  )
}

function TruthWords({ truth, message }: { truth: Truth | undefined; message: Message }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!truth)
    return <>{t(message.origin === 'history' ? 'simulator:truth.past' : 'simulator:truth.unknown')}</>
  const at = (instant: string) => format.time(new Date(instant))
  if (truth.played_at) return <>{t('simulator:truth.played', { at: at(truth.played_at) })}</>
  if (truth.read_receipt_at) return <>{t('simulator:truth.read', { at: at(truth.read_receipt_at) })}</>
  if (truth.opened_at)
    return <strong>{t('simulator:truth.read_silently', { at: at(truth.opened_at) })}</strong>
  if (truth.seen_at) return <strong>{t('simulator:truth.glanced', { at: at(truth.seen_at) })}</strong>
  if (truth.why_silent === 'blocked') return <strong>{t('simulator:truth.blocked')}</strong>
  return (
    <>
      {t(`simulator:truth.${truth.why_silent ?? 'unknown'}`, { defaultValue: t('simulator:truth.unknown') })}
    </>
  )
}
