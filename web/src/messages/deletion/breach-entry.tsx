import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../platform/api-shapes.ts'
import { showFailure } from '../../platform/toast.ts'
import { useFormat } from '../../platform/use-format.ts'
import styles from './deletion-dialog.module.css'
import { useReportBreach } from './deletion-queries.ts'

/** The question of a data breach, asked where it arises: 72 hours begin with whoever notices. */
export function BreachEntry({ message }: { message: Message }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [what, setWhat] = useState('')
  const report = useReportBreach(message)
  if (report.data) {
    return (
      <p className={styles.reported} role="status">
        {t('deletion:breach.reported', { at: format.dateTime(new Date(report.data.deadline_at)) })}
      </p>
    )
  }
  return (
    <form
      className={styles.breach}
      onSubmit={(event) => {
        event.preventDefault()
        if (what.trim() !== '') report.mutate(what, { onError: (error) => showFailure(error, t) })
      }}
    >
      <Textarea
        label={t('deletion:breach.what')}
        description={t('deletion:breach.words')}
        value={what}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={report.isPending} disabled={what.trim() === ''}>
        {t('deletion:breach.report')}
      </Button>
    </form>
  )
}
