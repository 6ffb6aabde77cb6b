import { Button } from '@mantine/core'
import { IconCompass } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../parts/index.ts'

/** An address that leads nowhere. */
export function NothingHere() {
  const { t } = useTranslation()
  return (
    <Empty
      icon={<IconCompass size={28} stroke={1.6} />}
      title={t('platform:nothing_here.title')}
      text={t('platform:nothing_here.text')}
    >
      <Button component={Link} to="/inbox" variant="default">
        {t('platform:nothing_here.action')}
      </Button>
    </Empty>
  )
}
