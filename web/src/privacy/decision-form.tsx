import { Button, Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../platform/use-format.ts'
import { useChangeBreach } from './breach-queries.ts'
import type { Breach, Decision } from './breach-shapes.ts'
import styles from './breaches.module.css'

/** Whether the authority is told, and why: the decision is a person's, and may be taken anew. */
export function DecisionForm({ breach }: { breach: Breach }) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = useChangeBreach(breach)
  const [open, setOpen] = useState(breach.decision === null)
  const [decision, setDecision] = useState<Decision | null>(breach.decision)
  const [reason, setReason] = useState(breach.reason ?? '')
  if (!open && breach.decision !== null) {
    return (
      <div className={styles.decision}>
        <p>
          {t('breaches:decided_by', {
            by: breach.decided_by?.name ?? t('breaches:program'),
            at: format.dateTime(new Date(breach.decided_at ?? breach.noticed_at)),
            reason: breach.reason ?? '',
          })}
        </p>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('breaches:decide_again')}
        </Button>
      </div>
    )
  }
  const ready = decision !== null && reason.trim() !== ''
  return (
    <form
      className={styles.decision}
      onSubmit={(event) => {
        event.preventDefault()
        if (decision !== null && ready)
          change.mutate({ decision, reason }, { onSuccess: () => setOpen(false) })
      }}
    >
      <Radio.Group
        label={t('breaches:decision')}
        value={decision}
        onChange={(value) => setDecision(value === 'not' ? 'not' : 'notify')}
      >
        <div className={styles.answers}>
          <Radio value="notify" label={t('breaches:notify')} />
          <Radio value="not" label={t('breaches:notify_not')} />
        </div>
      </Radio.Group>
      <Textarea
        className={styles.reason}
        label={t('breaches:reason')}
        value={reason}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" loading={change.isPending} disabled={!ready}>
        {t('breaches:decide')}
      </Button>
    </form>
  )
}
