import { Button, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patch, remove } from '../platform/api.ts'
import type { Label } from '../platform/api-shapes.ts'
import { errorWords } from '../platform/error-words.ts'
import { ActionIconButton } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { showFailure } from '../platform/toast.ts'
import styles from './labels-settings.module.css'

/** A label in the settings: its conversations, another name, or its end. */
export function LabelItem({ label }: { label: Label }) {
  const { t } = useTranslation()
  const [renaming, rename] = useDisclosure(false)
  const [removing, end] = useDisclosure(false)
  if (renaming) {
    return (
      <li className={styles.label}>
        <RenameLabel label={label} onDone={rename.close} />
      </li>
    )
  }
  return (
    <li className={styles.label}>
      <span className={styles.name}>{label.name}</span>
      <Link to="/inbox" search={{ filter: 'all', label: label.id }}>
        {t('inbox:label.see')}
      </Link>
      <ActionIconButton label={t('inbox:label.rename', { name: label.name })} onClick={rename.open}>
        <IconPencil size={18} stroke={1.7} />
      </ActionIconButton>
      <ActionIconButton label={t('inbox:label.remove', { name: label.name })} onClick={end.open}>
        <IconTrash size={18} stroke={1.7} />
      </ActionIconButton>
      <Modal
        opened={removing}
        onClose={end.close}
        title={t('inbox:label.remove', { name: label.name })}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        <RemoveLabel label={label} onDone={end.close} />
      </Modal>
    </li>
  )
}

function RenameLabel({ label, onDone }: { label: Label; onDone: () => void }) {
  const { t } = useTranslation()
  const showAgain = useShowAgain()
  const [name, setName] = useState(label.name)
  const renaming = useMutation({
    mutationFn: (wanted: string) => patch<Label>(`/labels/${label.id}`, { name: wanted }),
    onSuccess: () => {
      onDone()
      showAgain()
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === label.name) onDone()
    else if (name.trim()) renaming.mutate(name.trim())
  }
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
      }}
    >
      <TextInput
        className={styles.input}
        autoFocus
        aria-label={t('inbox:label.rename', { name: label.name })}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={renaming.isError ? errorWords(renaming.error, t) : undefined}
      />
      <Button type="submit" loading={renaming.isPending} disabled={name.trim() === ''}>
        {t('inbox:label.save')}
      </Button>
      <Button variant="default" onClick={onDone}>
        {t('inbox:label.keep')}
      </Button>
    </form>
  )
}

function RemoveLabel({ label, onDone }: { label: Label; onDone: () => void }) {
  const { t } = useTranslation()
  const showAgain = useShowAgain()
  const removing = useMutation({
    mutationFn: () => remove(`/labels/${label.id}`),
    onError: (error) => showFailure(error, t),
    onSettled: () => {
      onDone()
      showAgain()
    },
  })
  return (
    <>
      <p>{t('inbox:label.remove_text')}</p>
      <div className={styles.choices}>
        <Button variant="default" onClick={onDone}>
          {t('inbox:label.keep')}
        </Button>
        <Button color="red" loading={removing.isPending} onClick={() => removing.mutate()}>
          {t('inbox:label.remove_now')}
        </Button>
      </div>
    </>
  )
}

/** Conversations show the labels they wear, so they are read again as well. */
function useShowAgain(): () => void {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: queryKeys.labels })
    void client.invalidateQueries({ queryKey: queryKeys.conversations })
  }
}
