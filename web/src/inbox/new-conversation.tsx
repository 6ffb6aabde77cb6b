import { Button, Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ContactForm, useOpenConversation } from '../contacts/index.ts'
import { get } from '../platform/api.ts'
import type { Contact, Page } from '../platform/api-shapes.ts'
import { Avatar } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import styles from './new-conversation.module.css'

/** Writing to someone: found by name or number, or added on the spot. */
export function NewConversation({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const close = () => {
    setAdding(false)
    onClose()
  }
  const open = useOpenConversation(close)
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={adding ? t('contacts:new.title') : t('inbox:new.title')}
      closeButtonProps={{ 'aria-label': t('platform:close') }}
    >
      {adding ? (
        <ContactForm onSaved={(contact) => open(contact.id)} onCancel={() => setAdding(false)} />
      ) : (
        <PersonPicker onPick={open} onAdd={() => setAdding(true)} />
      )}
    </Modal>
  )
}

function PersonPicker({ onPick, onAdd }: { onPick: (contactId: string) => void; onAdd: () => void }) {
  const { t } = useTranslation()
  const mayAdd = useMay('contacts.write')
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 200)
  const { data } = useQuery({
    queryKey: [...queryKeys.contactList(q), 'picker'],
    queryFn: ({ signal }) => get<Page<Contact>>('/contacts', { signal, query: { q, limit: 8 } }),
    placeholderData: keepPreviousData,
  })
  const people = data?.data ?? []
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('inbox:new.search')}
        placeholder={t('inbox:new.search')}
        leftSection={<IconSearch size={16} stroke={1.7} />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" className={styles.person} onClick={() => onPick(person.id)}>
              <Avatar name={person.display_name} size={28} />
              <span className={styles.name} dir="auto">
                {person.display_name}
              </span>
              <span className={styles.phone}>{person.phone}</span>
            </button>
          </li>
        ))}
      </ul>
      {data && people.length === 0 ? <p className={styles.none}>{t('inbox:new.nobody')}</p> : null}
      {mayAdd ? (
        <Button variant="default" leftSection={<IconUserPlus size={16} stroke={1.7} />} onClick={onAdd}>
          {t('contacts:new.title')}
        </Button>
      ) : null}
    </>
  )
}
