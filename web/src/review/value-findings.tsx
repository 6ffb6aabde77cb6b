import styles from './findings.module.css'
import { applyProposal } from './move-findings.ts'
import type { Finding } from './review-shapes.ts'
import { SeverityIcon } from './severity-icon.tsx'

/** What was found in the one value of a field, below it. */
export function ValueFindings(props: {
  findings: readonly Finding[]
  value: string
  onChange: (value: string) => void
}) {
  if (props.findings.length === 0) return null
  return (
    <ul className={styles.list}>
      {props.findings.map((finding) => (
        <li key={`${finding.kind} ${finding.start}`} className={styles.finding}>
          <SeverityIcon severity={finding.severity} />
          <span className={styles.said}>{finding.message}</span>
          {finding.proposal ? (
            <button
              type="button"
              className={styles.proposal}
              onClick={() => props.onChange(applyProposal(props.value, finding))}
            >
              <bdi>{finding.proposal}</bdi>
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
