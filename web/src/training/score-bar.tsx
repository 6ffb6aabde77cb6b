import { useTranslation } from 'react-i18next'
import styles from './results.module.css'

/** A score as a bar and in figures. */
export function ScoreBar({ score, asked }: { score: number; asked: number }) {
  const { t } = useTranslation()
  return (
    <span className={styles.score}>
      <span aria-hidden="true" className={styles.bar}>
        <span
          style={{ width: `${asked === 0 ? 0 : (100 * score) / asked}%` }}
          data-low={score < asked * 0.7 || undefined}
        />
      </span>
      <span aria-hidden="true" className="tabular">
        {score}/{asked}
      </span>
      <span className="visually-hidden">{t('training:score', { score, asked })}</span>
    </span>
  )
}
