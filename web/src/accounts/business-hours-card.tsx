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
  const [changed, setChanged] = useState(false)
  const told = workspace.business_hours !== null
  const change = (next: BusinessHours) => {
    setWeek(next)
    setChanged(true)
  }
  const forget = () =>
    saving.mutate(
      { business_hours: null },
      {
        onSuccess: () => {
          setWeek({})
          setChanged(false)
        },
      },
    )
  return (
    <Card title={t('accounts:hours.title')} text={t('accounts:hours.text', { zone: workspace.time_zone })}>
      {told || changed ? null : <p className={styles.quiet}>{t('accounts:hours.always')}</p>}
      <WeekFields week={week} onChange={change} untold={!told && !changed} />
      <ProblemLine error={saving.error} />
      <div className={styles.actions}>
        {told ? (
          <Button variant="subtle" loading={saving.isPending} onClick={forget}>
            {t('accounts:hours.forget')}
          </Button>
        ) : null}
        <Button
          variant="default"
          loading={saving.isPending}
          disabled={!changed}
          onClick={() => saving.mutate({ business_hours: wholeWeek(week) })}
        >
          {t('accounts:save')}
        </Button>
      </div>
    </Card>
  )
}
