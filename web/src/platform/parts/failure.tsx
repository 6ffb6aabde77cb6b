import { Button } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { errorWords } from '../error-words.ts'
import { Empty } from './empty.tsx'

/** In place of what could not be loaded: what happened, and the way to try again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  return (
    <div role="alert">
      <Empty
        icon={<IconPlugConnectedX size={28} stroke={1.6} />}
        title={t('platform:failure.title')}
        text={errorWords(error, t)}
      >
        {onRetry ? (
          <Button variant="default" onClick={onRetry}>
            {t('platform:failure.retry')}
          </Button>
        ) : null}
      </Empty>
    </div>
  )
}
