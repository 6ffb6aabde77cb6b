import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../platform/use-format.ts'
import { Tick } from './tick.tsx'
import { drawnAs, type TickCode } from './tick-code.ts'
import styles from './tick-says.module.css'

/** What a tick says: its state and when, what it proves and what not, and the error heard most often about it. */
export function TickSays({ code, at }: { code: TickCode; at: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={styles.says}>
      <p className={styles.name}>
        <Tick {...drawnAs(code)} size={20} place="start" plain />
        {t(`messages:tick.${code}.name`)}
        {at === null ? null : <time className={styles.at}>{format.dateTime(new Date(at))}</time>}
      </p>
      <p>
        <span className={styles.label}>{t('messages:tick.proves_label')}</span>
        {t(`messages:tick.${code}.proves`)}
      </p>
      <p>
        <span className={styles.label}>{t('messages:tick.not_label')}</span>
        {t(`messages:tick.${code}.not`)}
      </p>
      <p className={styles.error}>
        <IconAlertTriangle size={14} stroke={1.7} aria-hidden="true" className={styles.sign} />
        <span>
          <span className="visually-hidden">{t('messages:tick.error_label')} </span>
          {t(`messages:tick.${code}.error`)} {t(`messages:tick.${code}.fact`)}
        </span>
      </p>
    </div>
  )
}
