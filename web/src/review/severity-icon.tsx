import { IconAlertTriangle, IconBulb, IconHandStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './findings.module.css'
import type { Severity } from './review-shapes.ts'

const icons = { hint: IconBulb, warning: IconAlertTriangle, stop: IconHandStop } as const

export function SeverityIcon({ severity }: { severity: Severity }) {
  const { t } = useTranslation()
  const Icon = icons[severity]
  const label = t(`review:severity.${severity}`)
  return (
    <span className={styles.icon} data-severity={severity} role="img" aria-label={label} title={label}>
      <Icon size={16} stroke={1.8} aria-hidden />
    </span>
  )
}
