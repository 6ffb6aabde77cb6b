import { Link, Navigate, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import {
  AppearanceSection,
  SecuritySection,
  TeamSection,
  TokensSection,
  WorkspaceSection,
} from '../accounts/index.ts'
import { ApprovalRulesSection } from '../approvals/rules-section.tsx'
import { CatalogueSection } from '../catalogue/catalogue-section.tsx'
import { LabelsSettings } from '../inbox/labels-settings.tsx'
import { NumbersSection } from '../numbers/index.ts'
import { ErrorBoundary, Page } from '../platform/parts/index.ts'
import { useNarrow } from '../platform/screen.ts'
import { useSession } from '../platform/session.ts'
import { type SettingsSection, settingsSections } from '../platform/settings-sections.ts'
import { PromisesSection } from '../promises/promises-section.tsx'
import { DueCount } from '../quick-replies/index.ts'
import { QuickRepliesSection } from '../quick-replies/quick-replies-section.tsx'
import { CourtesySection } from '../receipts/courtesy-section.tsx'
import { ReviewSection } from '../review/review-section.tsx'
import { CustomerNoteSection } from '../training/customer-note-section.tsx'
import styles from './settings-page.module.css'

const sections: Readonly<Record<SettingsSection, ComponentType>> = {
  numbers: NumbersSection,
  team: TeamSection,
  tokens: TokensSection,
  promises: PromisesSection,
  quick_replies: QuickRepliesSection,
  catalogue: CatalogueSection,
  review: ReviewSection,
  labels: LabelsSettings,
  workspace: WorkspaceSection,
  courtesy: CourtesySection,
  approvals: ApprovalRulesSection,
  customer_note: CustomerNoteSection,
  security: SecuritySection,
  appearance: AppearanceSection,
}

/** What is set once and looked at rarely, a section per subject. */
export function SettingsPage() {
  const { t } = useTranslation()
  const { section } = useParams({ strict: false })
  const narrow = useNarrow()
  const offered = settingsSections(useSession())
  const chosen = offered.find((one) => one === section)
  if (!chosen && !narrow)
    return <Navigate to="/settings/$section" params={{ section: offered[0]! }} replace />
  const Section = chosen ? sections[chosen] : undefined
  return (
    <Page
      title={chosen && narrow ? t(`platform:section.${chosen}`) : t('platform:nav.settings')}
      back={chosen && narrow ? '/settings' : undefined}
    >
      <div className={styles.columns}>
        {narrow && chosen ? null : (
          <nav className={styles.menu} aria-label={t('platform:nav.settings')}>
            {offered.map((one) => (
              <Link
                key={one}
                to="/settings/$section"
                params={{ section: one }}
                className={styles.item}
                aria-current={one === chosen ? 'page' : undefined}
              >
                {t(`platform:section.${one}`)}
                {one === 'quick_replies' ? <DueCount /> : null}
              </Link>
            ))}
          </nav>
        )}
        {Section ? (
          <div className={styles.section}>
            <ErrorBoundary resetKey={chosen}>
              <Section />
            </ErrorBoundary>
          </div>
        ) : null}
      </div>
    </Page>
  )
}
