import { Button } from '@mantine/core'
import { IconLock, IconNote, IconTemplate } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ServiceWindow } from '../../platform/api-shapes.ts'
import { useFormat } from '../../platform/use-format.ts'
import styles from './composer.module.css'

/** A closed window says since when, and offers the two things that remain possible. */
export function ClosedWindow(props: {
  window: ServiceWindow
  onTemplate: () => void
  onNote: (() => void) | undefined
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { closes_at: closedAt } = props.window
  return (
    <div className={styles.closed}>
      <IconLock size={18} stroke={1.7} aria-hidden />
      <div className={styles.closedWords}>
        <p>
          {closedAt === null
            ? t('messages:closed.never_opened')
            : t('messages:closed.since', { at: format.dateTime(new Date(closedAt)) })}
        </p>
        <p>{t('messages:closed.why')}</p>
      </div>
      {props.onNote ? (
        <Button variant="default" leftSection={<IconNote size={16} stroke={1.7} />} onClick={props.onNote}>
          {t('messages:tool.note')}
        </Button>
      ) : null}
      <Button leftSection={<IconTemplate size={16} stroke={1.7} />} onClick={props.onTemplate}>
        {t('messages:closed.choose')}
      </Button>
    </div>
  )
}
