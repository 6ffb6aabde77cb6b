import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../platform/parts/index.ts'
import styles from './findings.module.css'
import { IgnoreMenu } from './ignore-menu.tsx'
import type { Finding } from './review-shapes.ts'
import { SeverityIcon } from './severity-icon.tsx'

const shownMax = 3

/** What was found in a text, in the order one reads it: why, what to write instead, and how to leave it be. */
export function FindingsList(props: {
  findings: readonly Finding[]
  text: string
  active: number | null
  onChoose: (index: number) => void
  /** To the next one, as by its key. */
  onWalk: () => void
  onApply: (finding: Finding) => void
  onIgnore: (finding: Finding, reason: string) => void
  /** A word was added to the dictionary. */
  onLearnt: () => void
}) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const { findings, active } = props
  const isLong = findings.length > shownMax && !all
  // The chosen one is always among those shown.
  const first = isLong ? Math.max(0, Math.min((active ?? 0) - 1, findings.length - shownMax)) : 0
  const shown = isLong ? findings.slice(first, first + shownMax) : findings
  return (
    <section className={styles.findings} aria-label={t('review:title')}>
      <ol className={styles.list}>
        {shown.map((finding, index) => (
          <li
            key={`${finding.kind} ${finding.start} ${finding.end}`}
            className={styles.finding}
            data-chosen={first + index === active || undefined}
          >
            <SeverityIcon severity={finding.severity} />
            <button type="button" className={styles.message} onClick={() => props.onChoose(first + index)}>
              {finding.message}
            </button>
            <span className={styles.acts}>
              {finding.proposal === null || finding.proposal === '' ? null : (
                <button type="button" className={styles.proposal} onClick={() => props.onApply(finding)}>
                  <bdi>{finding.proposal}</bdi>
                  {first + index === active ? <KeyHint keys="Enter" /> : null}
                </button>
              )}
              <IgnoreMenu
                finding={finding}
                written={props.text.slice(finding.start, finding.end)}
                onIgnore={(reason) => props.onIgnore(finding, reason)}
                onLearnt={props.onLearnt}
              />
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.foot}>
        {isLong ? (
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            {t('review:more', { count: findings.length - shown.length })}
          </button>
        ) : null}
        <button type="button" className={styles.walk} onClick={props.onWalk}>
          <KeyHint keys="F8" /> {t('review:walk')}
        </button>
      </p>
    </section>
  )
}
