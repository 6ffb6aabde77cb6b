import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BusinessHours, Workspace } from '../platform/api-shapes.ts'
import { Card } from '../platform/parts/index.ts'
import { ProblemLine } from './problem-line.tsx'
import styles from './section.module.css'
import { WeekFields, wholeWeek } from './week-fields.tsx'
import { useSaveWorkspace } from './workspace-section.tsx'

/** When people answer. Waiting times count only these hours once they are said. */
export function BusinessHoursCard({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation()
  const saving = useSaveWorkspace()
  const [week, setWeek] = useState<BusinessHours>(() => workspace.business_hours ?? {})
  return (
    <Card title={t('accounts:hours.title')} text={t('accounts:hours.text', { zone: workspace.time_zone })}>
      <WeekFields week={week} onChange={setWeek} />
      <ProblemLine error={saving.error} />
      <div className={styles.actions}>
        <Button
          variant="default"
          loading={saving.isPending}
          onClick={() => saving.mutate({ business_hours: wholeWeek(week) })}
        >
          {t('accounts:save')}
        </Button>
      </div>
    </Card>
  )
}
