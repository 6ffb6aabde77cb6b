import { IconAddressBook } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../platform/api-shapes.ts'
import { AfterDelay, Avatar, Empty, Failure } from '../platform/parts/index.ts'
import { useNarrow } from '../platform/screen.ts'
import { useFormat, useLanguage } from '../platform/use-format.ts'
import styles from './contact-list.module.css'
import { contactsQuery } from './contact-queries.ts'
import { languageName, spacedPhone } from './contact-words.ts'

const rowPx = 44
const rowNarrowPx = 60
const rowsAhead = 20

/** Contacts as lines; only those near the screen are drawn. */
export function ContactList({ chosen }: { chosen: string | undefined }) {
  const { t } = useTranslation()
  const { q } = useSearch({ from: '/desk/contacts' })
  const narrow = useNarrow()
  const query = useInfiniteQuery(contactsQuery(q ?? ''))
  const contacts = query.data?.pages.flatMap((page) => page.data) ?? []
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: contacts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? rowNarrowPx : rowPx),
    overscan: 10,
  })
  const drawn = virtual.getVirtualItems()
  const lastDrawn = drawn.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastDrawn >= contacts.length - rowsAhead) void fetchNextPage()
  }, [lastDrawn, contacts.length, hasNextPage, isFetchingNextPage, fetchNextPage])
  if (query.isPending) return <AfterDelay>{<div className={styles.wait} />}</AfterDelay>
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (contacts.length === 0) {
    return (
      <Empty
        icon={<IconAddressBook size={28} stroke={1.6} />}
        title={t(q ? 'contacts:empty.search' : 'contacts:empty.title')}
        text={t(q ? 'contacts:empty.search_text' : 'contacts:empty.text')}
      />
    )
  }
  return (
    <>
      <div className={styles.columns} aria-hidden="true">
        <span>{t('contacts:field.name')}</span>
        <span>{t('contacts:field.phone')}</span>
        <span>{t('contacts:field.email')}</span>
        <span>{t('contacts:field.language')}</span>
        <span className={styles.since}>{t('contacts:field.since')}</span>
      </div>
      <div ref={scroller} className={styles.scroller}>
        <ul className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {drawn.map((item) => {
            const contact = contacts[item.index]!
            return (
              <li
                key={contact.id}
                className={styles.slot}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                <ContactLine contact={contact} chosen={contact.id === chosen} />
              </li>
            )
          })}
        </ul>
      </div>
    </>
  )
}

function ContactLine({ contact, chosen }: { contact: Contact; chosen: boolean }) {
  const format = useFormat()
  const language = useLanguage()
  const search = useSearch({ from: '/desk/contacts' })
  return (
    <Link
      to="/contacts/$contactId"
      params={{ contactId: contact.id }}
      search={search}
      className={styles.line}
      aria-current={chosen ? 'true' : undefined}
    >
      <span className={styles.who}>
        <Avatar name={contact.display_name} size={28} />
        <span className={styles.name} dir="auto">
          {contact.display_name}
        </span>
      </span>
      <span className={styles.phone}>
        {contact.phone ? spacedPhone(contact.phone) : (contact.username ?? '')}
      </span>
      <span className={styles.email}>{contact.email}</span>
      <span className={styles.language}>{languageName(contact.language, language)}</span>
      <span className={styles.since}>{format.date(new Date(contact.created_at))}</span>
    </Link>
  )
}
