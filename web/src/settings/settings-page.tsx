import { useTranslation } from 'react-i18next'
import { Page } from '../platform/parts/index.ts'

export function SettingsPage() {
  const { t } = useTranslation()
  return <Page title={t('platform:nav.settings')}>{null}</Page>
}
