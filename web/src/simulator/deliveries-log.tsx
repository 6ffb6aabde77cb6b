import { IconMessage } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Tick, type TickKind } from '../messages/index.ts'
import { useSession } from '../platform/session.ts'
import { useLanguage } from '../platform/use-format.ts'
import styles from './simulator-page.module.css'
import { deliveriesQuery } from './simulator-queries.ts'
import type { Delivery } from './simulator-shapes.ts'

const rowsMax = 8

const ticks: Readonly<Record<string, TickKind>> = {
  sent: 'one_grey',
  delivered: 'two_grey',
  read: 'two_blue',
  played: 'played',
  failed: 'failed',
}

/** What the platform has told the desk lately: every delivery with its tries and its time. */
export function DeliveriesLog() {
  const { t } = useTranslation()
  const { data } = useQuery(deliveriesQuery)
  const rows = (data?.data ?? []).slice(-rowsMax).toReversed()
  return (
    <div className={styles.block}>
      <h3 className={styles.blockTitle}>{t('simulator:log.title')}</h3>
      {rows.length === 0 ? <p className={styles.soft}>{t('simulator:log.empty')}</p> : null}
      <ul className={styles.log}>
        {rows.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} />
        ))}
      </ul>
    </div>
  )
}

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace } = useSession()
  const tick = ticks[delivery.kinds[0] ?? '']
  const seconds = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  const failed = delivery.status === null || delivery.status >= 300
  return (
    <li className={styles.logRow}>
      <time className="tabular" dateTime={delivery.at}>
        {preciseTime(delivery.at, language, workspace.time_zone)}
      </time>
      <span className={styles.logIcon}>
        {tick ? <Tick tick={tick} size={15} place="start" /> : <IconMessage size={15} stroke={1.6} />}
      </span>
      <span className={styles.logWords}>
        {delivery.kinds.map((kind) => kindWords(kind, t)).join(', ')}
        {delivery.updates > 1 ? ` × ${delivery.updates}` : null}
        {delivery.tries > 1 ? (
          <span className={styles.again}> · {t('simulator:log.tries', { count: delivery.tries })}</span>
        ) : null}
        {failed ? <span className={styles.again}> · {t('simulator:log.not_taken')}</span> : null}
      </span>
      <span className="tabular">
        {delivery.latency_ms === null
          ? '…'
          : t('simulator:log.seconds', { seconds: seconds.format(delivery.latency_ms / 1000) })}
      </span>
    </li>
  )
}

/** A status by its name, a message by its kind; what is neither keeps the platform's own word. */
function kindWords(kind: string, t: TFunction): string {
  const known = t(`simulator:kind.${kind.replaceAll(' ', '_')}`, { defaultValue: '' })
  if (known) return known
  const type = t(`messages:kind.${kind}`, { count: 1, emoji: '', defaultValue: '' })
  return type ? t('simulator:kind.message', { type }) : kind
}

/** With milliseconds: at this page one watches the order of things. */
function preciseTime(at: string, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hour12: false,
    timeZone,
  }).format(new Date(at))
}
