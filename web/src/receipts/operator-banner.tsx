import { IconPlugConnectedX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNow } from '../platform/now.ts'
import { useMay } from '../platform/session.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './operator-banner.module.css'
import { operatorQuery } from './receipt-queries.ts'

/** Says, for as long as it is so, that silence is our own trouble or the platform's, and nobody else's. */
export function OperatorBanner() {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const mayRead = useMay('messages.read')
  const maySeeNumbers = useMay('numbers.read')
  const { data } = useQuery({ ...operatorQuery, enabled: mayRead })
  const failing = data?.data.filter((one) => one.since !== null) ?? []
  const since = failing
    .map((one) => one.since ?? '')
    .sort()
    .at(0)
  if (!data?.trouble || since === undefined) return <div role="status" />
  const at = new Date(since)
  // Not even taken on by the platform, for every number that fails: then it is our side that is looked at first.
  const where = failing.every((one) => one.where === 'connection') ? 'connection' : 'platform'
  const today = format.dayKey(at) === format.dayKey(now)
  return (
    <div role="status" className={styles.banner}>
      <IconPlugConnectedX size={16} stroke={1.7} aria-hidden="true" />
      <p>
        {t(`platform:operator.${where}`, { at: today ? format.time(at) : format.dateTime(at) })}{' '}
        {maySeeNumbers ? (
          <Link to="/settings/$section" params={{ section: 'numbers' }} className={styles.look}>
            {t('platform:operator.look')}
          </Link>
        ) : null}
      </p>
    </div>
  )
}
