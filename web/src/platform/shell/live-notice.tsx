import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLiveState } from '../live.ts'
import styles from './live-notice.module.css'

/** Says that what is shown may be old, for as long as it may be. */
export function LiveNotice() {
  const { t } = useTranslation()
  const late = useLiveState() === 'late'
  return (
    <div role="status" className={late ? styles.notice : undefined}>
      {late ? (
        <>
          <IconPlugConnectedX size={16} stroke={1.7} aria-hidden="true" />
          {t('platform:live.late')}
        </>
      ) : null}
    </div>
  )
}
