import { useTranslation } from 'react-i18next'
import { Page } from '../platform/parts/index.ts'

export function InboxPage() {
  const { t } = useTranslation()
  return <Page title={t('platform:nav.inbox')}>{null}</Page>
}
