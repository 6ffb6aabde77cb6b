import { useTranslation } from 'react-i18next'
import { readContent } from '../messages/content.ts'
import type { Message } from '../platform/api-shapes.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './approvals.module.css'
import { wordChanges } from './word-changes.ts'

/** Says that a waiting message was changed, by whom and when, and shows the words that went and came. */
export function ChangedWords({ message }: { message: Message }) {
  const { t } = useTranslation()
  const format = useFormat()
  const changed = message.approval?.changed
  if (!changed) return null
  const [before, after] = [changed.former, message[message.type]].map((body) =>
    readContent(message.type, body),
  )
  const kind = changed.by.startsWith('token:') ? 'token' : 'agent'
  return (
    <div className={styles.changed}>
      <p>
        {t('approvals:changed', {
          who: changed.name ?? t(`approvals:author.${kind}`),
          at: format.dateTime(new Date(changed.at)),
        })}
      </p>
      {before?.kind === 'text' && after?.kind === 'text' ? (
        <p className={styles.changes} dir="auto">
          {wordChanges(before.text, after.text).map((piece, index) => {
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
            if (piece.kind === 'gone') return <del key={index}>{piece.text}</del>
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
            return piece.kind === 'new' ? <ins key={index}>{piece.text}</ins> : piece.text
          })}
        </p>
      ) : null}
    </div>
  )
}
