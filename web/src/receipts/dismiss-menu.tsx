import { Button, Menu, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './next-step-strip.module.css'

const reasons = ['settled', 'not_now', 'wrong_person', 'intrusive'] as const
const reasonCharsMax = 500

/** Turning a proposal down asks why, since the desk learns from it. `children` is the button. */
export function DismissMenu({
  children,
  onDismiss,
}: {
  children: ReactNode
  onDismiss: (reason: string) => void
}) {
  const { t } = useTranslation()
  const [writing, writingHandlers] = useDisclosure(false)
  const [words, setWords] = useState('')
  return (
    <>
      <Menu position="top-end" width={240}>
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('receipts:next.dismiss_why')}</Menu.Label>
          {reasons.map((reason) => (
            // Kept in the reader's words: whoever reads the record later is a colleague.
            <Menu.Item key={reason} onClick={() => onDismiss(t(`receipts:dismiss.${reason}`))}>
              {t(`receipts:dismiss.${reason}`)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={writingHandlers.open}>{t('receipts:next.dismiss_other')}…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={writing}
        onClose={writingHandlers.close}
        title={t('receipts:next.dismiss_why')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            writingHandlers.close()
            onDismiss(words.trim())
          }}
        >
          <Textarea
            label={t('receipts:next.dismiss_other')}
            data-autofocus
            autosize
            minRows={2}
            maxLength={reasonCharsMax}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit" disabled={words.trim() === ''}>
            {t('receipts:next.dismiss_confirm')}
          </Button>
        </form>
      </Modal>
    </>
  )
}
