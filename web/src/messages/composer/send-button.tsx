import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { changeComposerSettings, undoChoices, useComposerSettings } from './composer-settings.ts'
import styles from './send-button.module.css'

/** Send, and beside it how this person sends: the key, and how long a message can be taken back. */
export function SendButton(props: { label: string; why: string | null; onSend: () => void }) {
  const { t } = useTranslation()
  const { enterSends, undoSeconds } = useComposerSettings()
  return (
    <div className={styles.pair}>
      <Button
        className={styles.send}
        // Not `disabled`: a button that cannot be reached cannot say why.
        data-disabled={props.why !== null || undefined}
        aria-disabled={props.why !== null}
        onClick={props.why === null ? props.onSend : undefined}
        title={props.why ?? t(enterSends ? 'messages:send_enter' : 'messages:send_ctrl_enter')}
      >
        {props.label}
      </Button>
      <Menu position="top-end" width={280}>
        <Menu.Target>
          <Button
            className={styles.more}
            variant={props.why === null ? 'filled' : 'light'}
            color={props.why === null ? undefined : 'gray'}
            aria-label={t('messages:settings.open')}
            title={t('messages:settings.open')}
          >
            <IconChevronDown size={16} stroke={1.8} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('messages:settings.key')}</Menu.Label>
          {[true, false].map((choice) => (
            <Menu.Item
              key={String(choice)}
              role="menuitemradio"
              aria-checked={enterSends === choice}
              leftSection={<Dot chosen={enterSends === choice} />}
              onClick={() => changeComposerSettings({ enterSends: choice })}
            >
              {t(choice ? 'messages:settings.enter' : 'messages:settings.ctrl_enter')}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('messages:settings.undo')}</Menu.Label>
          {undoChoices.map((seconds) => (
            <Menu.Item
              key={seconds}
              role="menuitemradio"
              aria-checked={undoSeconds === seconds}
              leftSection={<Dot chosen={undoSeconds === seconds} />}
              onClick={() => changeComposerSettings({ undoSeconds: seconds })}
            >
              {t('messages:settings.seconds', { seconds })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

function Dot({ chosen }: { chosen: boolean }) {
  return <span className={styles.dot} data-chosen={chosen || undefined} aria-hidden />
}
