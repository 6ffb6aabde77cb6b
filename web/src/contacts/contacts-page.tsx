import { ActionIcon, Button, Modal, TextInput } from '@mantine/core'
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks'
import { IconMessage, IconSearch, IconUserPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../platform/keyboard.ts'
import { Avatar, ErrorBoundary, Failure } from '../platform/parts/index.ts'
import { useNarrow } from '../platform/screen.ts'
import { useMay } from '../platform/session.ts'
import { useLanguage } from '../platform/use-format.ts'
import { ReachSection } from '../receipts/index.ts'
import { ConsentSection } from './consent-section.tsx'
import { ContactFacts } from './contact-facts.tsx'
import { ContactForm } from './contact-form.tsx'
import { ContactList } from './contact-list.tsx'
import { contactQuery } from './contact-queries.ts'
import { contactSubtitle } from './contact-words.ts'
import styles from './contacts-page.module.css'
import { useOpenConversation } from './use-open-conversation.ts'

/** Everyone the desk knows, and one of them. */
export function ContactsPage() {
  const { t } = useTranslation()
  const { contactId } = useParams({ strict: false })
  const search = useSearch({ from: '/desk/contacts' })
  const navigate = useNavigate()
  const narrow = useNarrow()
  const mayWrite = useMay('contacts.write')
  const [adding, addingHandlers] = useDisclosure(false)
  const leave = () => void navigate({ to: '/contacts', search })
  useKeys({ u: leave }, contactId !== undefined)
  return (
    <div className={styles.page}>
      {narrow && contactId ? (
        <h1 className="visually-hidden">{t('platform:nav.contacts')}</h1>
      ) : (
        <section className={styles.main} aria-label={t('platform:nav.contacts')}>
          <header className={styles.bar}>
            <h1 className={styles.title}>{t('platform:nav.contacts')}</h1>
            <ContactSearch />
            {mayWrite ? (
              <Button leftSection={<IconUserPlus size={16} stroke={1.7} />} onClick={addingHandlers.open}>
                {narrow ? t('contacts:new.short') : t('contacts:new.title')}
              </Button>
            ) : null}
          </header>
          <ContactList chosen={contactId} />
        </section>
      )}
      {contactId ? (
        <aside className={styles.side} aria-label={t('contacts:facts.title')}>
          <ErrorBoundary resetKey={contactId}>
            <ContactPane contactId={contactId} onClose={leave} />
          </ErrorBoundary>
        </aside>
      ) : null}
      <Modal
        opened={adding}
        onClose={addingHandlers.close}
        title={t('contacts:new.title')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        <ContactForm
          onCancel={addingHandlers.close}
          onSaved={(contact) => {
            addingHandlers.close()
            void navigate({ to: '/contacts/$contactId', params: { contactId: contact.id }, search })
          }}
        />
      </Modal>
    </div>
  )
}

function ContactSearch() {
  const { t } = useTranslation()
  const { q } = useSearch({ from: '/desk/contacts' })
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState(q ?? '')
  const lookSoon = useDebouncedCallback(
    (typed: string) => void navigate({ to: '.', search: { q: typed.trim() || undefined }, replace: true }),
    250,
  )
  useKeys({ '/': () => input.current?.focus() })
  return (
    <TextInput
      ref={input}
      className={styles.search}
      variant="filled"
      type="search"
      placeholder={t('contacts:search')}
      aria-label={t('contacts:search')}
      leftSection={<IconSearch size={16} stroke={1.7} />}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value)
        lookSoon(event.currentTarget.value)
      }}
    />
  )
}

function ContactPane({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const maySeeConsents = useMay('consents.read')
  const maySeeReach = useMay('messages.read')
  const mayOpen = useMay('conversations.write')
  const { data: contact, error, isError, refetch } = useQuery(contactQuery(contactId))
  const open = useOpenConversation()
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!contact) return null
  return (
    <>
      <header className={styles.head}>
        <Avatar name={contact.display_name} size={40} />
        <div className={styles.who}>
          <h2 className={styles.name} dir="auto">
            {contact.display_name}
          </h2>
          <p className={styles.about}>{contactSubtitle(contact, language)}</p>
        </div>
        <ActionIcon aria-label={t('platform:close')} onClick={onClose}>
          <IconX size={20} stroke={1.7} />
        </ActionIcon>
      </header>
      {mayOpen && (contact.phone || contact.bsuid) ? (
        <div className={styles.actions}>
          <Button
            variant="default"
            leftSection={<IconMessage size={16} stroke={1.7} />}
            onClick={() => open(contact.id)}
          >
            {t('contacts:write')}
          </Button>
        </div>
      ) : null}
      <section className={styles.section}>
        <ContactFacts contact={contact} />
      </section>
      {maySeeReach ? (
        <section className={styles.section}>
          <ReachSection contactId={contact.id} />
        </section>
      ) : null}
      {maySeeConsents ? (
        <section className={styles.section}>
          <ConsentSection contactId={contact.id} />
        </section>
      ) : null}
    </>
  )
}
