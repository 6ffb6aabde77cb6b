import { Button, Menu } from '@mantine/core'
import { IconBraces } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** What the desk fills in by itself; any attribute of contacts may be named as well. */
const variables = [
  ['first_name', 'first_name'],
  ['name', 'name'],
  ['order', 'order'],
  ['agent', 'agent'],
  ['company', 'company'],
  ['greeting', 'greeting'],
  ['date', 'date'],
  ['date:+1d', 'tomorrow'],
  ['date:+2wd', 'working_days'],
  ['date:+1w', 'week'],
  ['time', 'time'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['attribute:', 'attribute'],
] as const

/** Puts a variable or a blank where the caret is. */
export function VariableMenu({ onPick }: { onPick: (words: string, caretBack: number) => void }) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end" width={300} returnFocus={false}>
      <Menu.Target>
        <Button size="compact-xs" variant="subtle" leftSection={<IconBraces size={14} stroke={1.7} />}>
          {t('quick_replies:form.insert')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('quick_replies:form.filled')}</Menu.Label>
        {variables.map(([variable, name]) => (
          <Menu.Item
            key={variable}
            rightSection={<code>{`{{${variable}}}`}</code>}
            onClick={() => onPick(`{{${variable}}}`, name === 'attribute' ? 2 : 0)}
          >
            {t(`quick_replies:variable.${name}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('quick_replies:form.left_open')}</Menu.Label>
        <Menu.Item
          rightSection={<code>[…]</code>}
          onClick={() => onPick(`[${t('quick_replies:form.blank_example')}]`, 0)}
        >
          {t('quick_replies:form.blank')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
