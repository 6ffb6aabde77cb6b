import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Language } from '../platform/api-shapes.ts'
import { Card } from '../platform/parts/index.ts'
import { useChooseLanguage } from '../platform/use-choose-language.ts'
import { useLanguage } from '../platform/use-format.ts'
import { NameCard } from './name-card.tsx'

const schemes = ['light', 'dark', 'auto'] as const

/** Who this person is here and how they like to read. Name and language follow the account, the theme stays in this browser. */
export function AppearanceSection() {
  const { t } = useTranslation()
  const language = useLanguage()
  const chooseLanguage = useChooseLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <NameCard />
      <Card title={t('accounts:appearance.language')} text={t('accounts:appearance.language_text')}>
        <SegmentedControl
          aria-label={t('accounts:appearance.language')}
          value={language}
          onChange={(value) => chooseLanguage(value as Language)}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Card>
      <Card title={t('accounts:appearance.theme')} text={t('accounts:appearance.theme_text')}>
        <SegmentedControl
          aria-label={t('accounts:appearance.theme')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as (typeof schemes)[number])}
          data={schemes.map((value) => ({ value, label: t(`platform:theme.${value}`) }))}
        />
      </Card>
    </>
  )
}
