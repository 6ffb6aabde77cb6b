import { Button } from '@mantine/core'
import { IconSearchOff } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOpenConversation } from '../contacts/use-open-conversation.ts'
import { get } from '../platform/api.ts'
import type { Contact, Page, SearchHit } from '../platform/api-shapes.ts'
import { useNow } from '../platform/now.ts'
import { AfterDelay, Avatar, Empty, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './search-results.module.css'

const peopleShown = 5

/** What was found: people by name or number, then messages by their words, newest first. */
export function SearchResults({ words }: { words: string }) {
  const { t } = useTranslation()
  const hits = useInfiniteQuery({
    queryKey: queryKeys.search(words),
    queryFn: ({ pageParam, signal }) =>
      get<Page<SearchHit>>('/search', { signal, query: { q: words, cursor: pageParam, limit: 30 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  })
  const mayReadContacts = useMay('contacts.read')
  const people = useQuery({
    queryKey: [...queryKeys.contactList(words), 'search'],
    queryFn: ({ signal }) =>
      get<Page<Contact>>('/contacts', { signal, query: { q: words, limit: peopleShown } }),
    placeholderData: keepPreviousData,
    enabled: mayReadContacts,
  })
  if (hits.isPending)
    return <AfterDelay>{<p className={styles.heading}>{t('inbox:search.looking')}</p>}</AfterDelay>
  if (hits.isError) return <Failure error={hits.error} onRetry={() => void hits.refetch()} />
  const found = hits.data.pages.flatMap((page) => page.data).filter((hit) => hit.conversation_id !== null)
  const persons = people.data?.data ?? []
  if (found.length === 0 && persons.length === 0 && !people.isPending) {
    return (
      <Empty
        icon={<IconSearchOff size={28} stroke={1.6} />}
        title={t('inbox:search.nothing', { words })}
        text={t('inbox:search.nothing_text')}
      />
    )
  }
  return (
    <div className={styles.results} aria-busy={hits.isPlaceholderData}>
      {persons.length > 0 ? <h2 className={styles.heading}>{t('inbox:search.people')}</h2> : null}
      <ul>
        {persons.map((person) => (
          <li key={person.id}>
            <PersonHit person={person} />
          </li>
        ))}
      </ul>
      {found.length > 0 ? <h2 className={styles.heading}>{t('inbox:search.messages')}</h2> : null}
      <ul>
        {found.map((hit) => (
          <li key={hit.message_id}>
            <MessageHit hit={hit} />
          </li>
        ))}
      </ul>
      {hits.hasNextPage ? (
        <div className={styles.more}>
          <Button
            variant="default"
            size="xs"
            loading={hits.isFetchingNextPage}
            onClick={() => void hits.fetchNextPage()}
          >
            {t('inbox:search.more')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function PersonHit({ person }: { person: Contact }) {
  const open = useOpenConversation()
  return (
    <button type="button" className={styles.hit} onClick={() => open(person.id)}>
      <Avatar name={person.display_name} size={28} />
      <span className={styles.lines}>
        <span className={styles.name} dir="auto">
          {person.display_name}
        </span>
        <span className={styles.words}>{person.phone ?? person.email ?? person.username}</span>
      </span>
    </button>
  )
}

function MessageHit({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const search = useSearch({ from: '/desk/inbox' })
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: hit.conversation_id ?? '' }}
      search={{ ...search, message: hit.message_id }}
      className={styles.hit}
      aria-current={search.message === hit.message_id ? 'true' : undefined}
    >
      <span className={styles.lines}>
        <span className={styles.first}>
          <span className={styles.name} dir="auto">
            {hit.contact_name ?? t('inbox:group')}
          </span>
          <time className={styles.time} dateTime={hit.at}>
            {format.listTime(new Date(hit.at), now)}
          </time>
        </span>
        <span className={styles.words} dir="auto">
          {hit.direction === 'out' ? t('inbox:search.us') : null}
          {hit.snippet.map((part, index) =>
            part.hit ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a snippet are its order.
              <mark key={index} className={styles.mark}>
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
        </span>
      </span>
    </Link>
  )
}
