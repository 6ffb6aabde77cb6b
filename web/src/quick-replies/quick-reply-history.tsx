import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Failure } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './quick-reply-form.module.css'
import { versionsQuery } from './quick-reply-queries.ts'
import type { QuickReplyVersion } from './quick-reply-shapes.ts'

/** What each change made of it, newest first. */
export function QuickReplyHistory({ id }: { id: string }) {
  const { data, error, isError, refetch } = useQuery(versionsQuery(id))
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{null}</AfterDelay>
  return (
    <ol className={styles.history} reversed>
      {data.data.map((version) => (
        <Version key={version.version} version={version} />
      ))}
    </ol>
  )
}

function Version({ version }: { version: QuickReplyVersion }) {
  const { t } = useTranslation()
  const format = useFormat()
  const who =
    version.by_name ??
    t(version.by === 'demo' ? 'quick_replies:history.demo' : 'quick_replies:history.program')
  return (
    <li className={styles.version}>
      <strong>{version.title}</strong> <code>/{version.shortcut}</code>
      <p className={styles.who}>
        {t('quick_replies:history.line', {
          version: version.version,
          who,
          at: format.dateTime(new Date(version.at)),
        })}
      </p>
      {(['fr', 'en'] as const).map((language) =>
        version.texts[language] === null ? null : (
          <p key={language} className={styles.said} lang={language}>
            <span className={styles.saidIn}>{language.toUpperCase()}</span>
            {version.texts[language]}
          </p>
        ),
      )}
    </li>
  )
}
