import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './quick-reply-form.module.css'
import type { KeptReply } from './quick-reply-shapes.ts'
import { Findings } from './words-field.tsx'

/** It is kept, and the second look has something to say all the same. */
export function KeptDialog({ kept, onClose }: { kept: KeptReply; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.form} role="status">
      <p>{t('quick_replies:kept_but', { shortcut: `/${kept.shortcut}` })}</p>
      <Findings findings={kept.warnings} />
      <div className={styles.actions}>
        <Button data-autofocus onClick={onClose}>
          {t('platform:close')}
        </Button>
      </div>
    </div>
  )
}
