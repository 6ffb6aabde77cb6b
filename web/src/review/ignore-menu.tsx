import { Button, Menu, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBookmarkPlus, IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { ActionIconButton } from '../platform/parts/index.ts'
import { showFailure } from '../platform/toast.ts'
import styles from './findings.module.css'
import { type Finding, readyReasons } from './review-shapes.ts'

const reasonCharsMax = 200

/** Leaves a finding be, with a reason, or teaches the desk a word. A stop is not waved through by one person alone. */
export function IgnoreMenu(props: {
  finding: Finding
  written: string
  onIgnore: (reason: string) => void
  onLearnt: () => void
}) {
  const { t } = useTranslation()
  const [own, setOwn] = useState('')
  const [isWriting, writing] = useDisclosure(false)
  const { finding, written } = props
  const isWord = finding.kind === 'spelling' && /\p{L}/u.test(written)
  const learning = useMutation({
    mutationFn: () => post('/review/words', { word: written }),
    onSuccess: props.onLearnt,
    onError: (error) => showFailure(error, t),
  })
  if (finding.severity === 'stop' && !isWord) return null
  return (
    <>
      <Menu position="top-end" width={260}>
        <Menu.Target>
          <ActionIconButton label={t('review:leave_be', { message: finding.message })}>
            <IconDots size={16} stroke={1.8} />
          </ActionIconButton>
        </Menu.Target>
        <Menu.Dropdown>
          {isWord ? (
            <Menu.Item
              leftSection={<IconBookmarkPlus size={16} stroke={1.7} />}
              onClick={() => learning.mutate()}
            >
              {t('review:learn', { word: written })}
            </Menu.Item>
          ) : null}
          <Menu.Label>{t('review:ignore_because')}</Menu.Label>
          {readyReasons.map((reason) => (
            <Menu.Item key={reason} onClick={() => props.onIgnore(reason)}>
              {t(`review:reason.${reason}`)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={writing.open}>{t('review:reason.own')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isWriting}
        onClose={writing.close}
        title={t('review:ignore_because')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        <form
          className={styles.own}
          onSubmit={(event) => {
            event.preventDefault()
            writing.close()
            props.onIgnore(own.trim())
          }}
        >
          <TextInput
            data-autofocus
            label={t('review:own_reason')}
            maxLength={reasonCharsMax}
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <Button type="submit" disabled={own.trim() === ''}>
            {t('review:ignore')}
          </Button>
        </form>
      </Modal>
    </>
  )
}
