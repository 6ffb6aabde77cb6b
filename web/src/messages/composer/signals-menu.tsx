import { typingSecondsMax } from '@doublecheck/whatsapp'
import { Menu } from '@mantine/core'
import { IconEye, IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post } from '../../platform/api.ts'
import { showDone, showFailure } from '../../platform/toast.ts'
import styles from './signals-menu.module.css'
import { ToolButton } from './tool-button.tsx'

/**
 * What the customer may be told about us: that we read, or also that we write. Only when the agent
 * says so.
 */
export function SignalsMenu({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation()
  const tell = useMutation({
    mutationFn: (typing: boolean) => post<unknown>(`/conversations/${conversationId}/read`, { typing }),
    onSuccess: (_answer, typing) =>
      showDone(t(typing ? 'messages:signal.told_typing' : 'messages:signal.told_read')),
    onError: (error) => showFailure(error, t),
  })
  return (
    <Menu position="top-start" width={300}>
      <Menu.Target>
        <ToolButton label={t('messages:tool.signals')} disabled={tell.isPending}>
          <IconEye size={18} stroke={1.7} />
        </ToolButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={styles.why}>{t('messages:signal.why')}</Menu.Label>
        <Menu.Item leftSection={<IconEye size={16} stroke={1.7} />} onClick={() => tell.mutate(false)}>
          {t('messages:signal.read')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={16} stroke={1.7} />} onClick={() => tell.mutate(true)}>
          {t('messages:signal.typing', { seconds: typingSecondsMax })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
