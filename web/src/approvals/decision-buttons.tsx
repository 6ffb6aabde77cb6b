import { Button, Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../platform/api-shapes.ts'
import { useDecide } from './approval-queries.ts'
import styles from './approvals.module.css'

const reasonCharsMax = 500

/** Yes, or no with a reason the author will read. */
export function DecisionButtons({ message }: { message: Message }) {
  const { t } = useTranslation()
  const deciding = useDecide(message)
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <div className={styles.deeds}>
      <Button
        size="xs"
        loading={deciding.isPending}
        data-approve
        onClick={() => deciding.mutate({ approved: true })}
      >
        {t('approvals:approve')}
      </Button>
      <Popover
        opened={refusing}
        onChange={setRefusing}
        position="bottom-end"
        width={320}
        trapFocus
        withinPortal
      >
        <Popover.Target>
          <Button size="xs" variant="default" onClick={() => setRefusing((open) => !open)}>
            {t('approvals:reject')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('approvals:reject_title')}>
          <form
            className={styles.refusal}
            onSubmit={(event) => {
              event.preventDefault()
              if (reason.trim() !== '') deciding.mutate({ approved: false, reason: reason.trim() })
            }}
          >
            <TextInput
              data-autofocus
              label={t('approvals:reject_reason')}
              maxLength={reasonCharsMax}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              type="submit"
              size="xs"
              color="red"
              disabled={reason.trim() === ''}
              loading={deciding.isPending}
            >
              {t('approvals:reject_now')}
            </Button>
          </form>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
