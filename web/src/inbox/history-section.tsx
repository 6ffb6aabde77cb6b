import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../platform/api-shapes.ts'
import { useNow } from '../platform/now.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './context-pane.module.css'

const shownFirst = 5

/** What was done with the conversation, newest first, by whom and when. */
export function HistorySection({ entries }: { entries: readonly HistoryEntry[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const [whole, setWhole] = useState(false)
  const newestFirst = [...entries].sort((one, other) => other.at.localeCompare(one.at))
  if (entries.length === 0) return null
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t('inbox:history.title')}</h3>
      <ol className={styles.history}>
        {newestFirst.slice(0, whole ? undefined : shownFirst).map((entry) => (
          <li key={`${entry.id}-${entry.at}-${entry.put}`} className={styles.entry}>
            <span>{historyWords(entry, t)}</span>
            <time className={styles.when} dateTime={entry.at} title={format.dateTime(new Date(entry.at))}>
              {format.listTime(new Date(entry.at), now)}
            </time>
          </li>
        ))}
      </ol>
      {entries.length > shownFirst && !whole ? (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          {t('inbox:history.more', { count: entries.length - shownFirst })}
        </button>
      ) : null}
    </section>
  )
}

function historyWords(entry: HistoryEntry, t: TFunction): string {
  const by = entry.by.name ?? t(`inbox:by.${entry.by.kind}`)
  if (entry.kind === 'state') return t(`inbox:history.state.${entry.state ?? 'open'}`, { by })
  if (entry.kind === 'label') {
    const label = entry.label?.name ?? ''
    return t(entry.put === false ? 'inbox:history.unlabelled' : 'inbox:history.labelled', { by, label })
  }
  if (entry.kind === 'team') {
    const team = entry.team?.name ?? ''
    return entry.team ? t('inbox:history.team', { by, team }) : t('inbox:history.no_team', { by })
  }
  const name = entry.assigned_to?.name
  if (!entry.assigned_to) return t('inbox:history.unassigned', { by })
  if (entry.assigned_to.id === entry.by.id) return t('inbox:history.took', { by })
  return t('inbox:history.assigned', { by, name: name ?? t('inbox:someone') })
}
