import { useTranslation } from 'react-i18next'
import { errorWords } from '../platform/error-words.ts'
import styles from './section.module.css'

/** Why a form was not accepted, above its button. */
export function ProblemLine({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (!error) return null
  return (
    <p role="alert" className={styles.problem}>
      {errorWords(error, t)}
    </p>
  )
}
