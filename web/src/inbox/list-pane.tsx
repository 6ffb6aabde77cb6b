import { ActionIcon, CloseButton, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks'
import { IconEdit, IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../platform/keyboard.ts'
import { KeyHint } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import { ConversationList } from './conversation-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import styles from './list-pane.module.css'
import { SearchResults } from './search-results.tsx'

const searchAfterMs = 250

const NewConversation = lazy(() =>
  import('./new-conversation.tsx').then((module) => ({ default: module.NewConversation })),
)

/** The left pane: search, filters, and the conversations or what was found. */
export function ListPane() {
  const { t } = useTranslation()
  const { q } = useSearch({ from: '/desk/inbox' })
  const mayWrite = useMay('conversations.write')
  const [starting, startingHandlers] = useDisclosure(false)
  const [asked, setAsked] = useState(false)
  const start = () => {
    setAsked(true)
    startingHandlers.open()
  }
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('platform:nav.inbox')}</h1>
        {mayWrite ? (
          <Tooltip label={t('inbox:new.title')}>
            <ActionIcon aria-label={t('inbox:new.title')} onClick={start}>
              <IconEdit size={20} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </header>
      <SearchBox />
      {q ? (
        <SearchResults words={q} />
      ) : (
        <>
          <FilterBar />
          <ConversationList />
        </>
      )}
      {asked ? (
        <Suspense fallback={null}>
          <NewConversation opened={starting} onClose={startingHandlers.close} />
        </Suspense>
      ) : null}
    </>
  )
}

function SearchBox() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/desk/inbox' })
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState(search.q ?? '')
  const look = (q: string) =>
    void navigate({ to: '.', search: { ...search, q: q.trim() || undefined }, replace: true })
  const lookSoon = useDebouncedCallback(look, searchAfterMs)
  const clear = () => {
    setWords('')
    look('')
  }
  useKeys({ '/': () => input.current?.focus() })
  // The address may change by other hands: the back button, or the command palette.
  useEffect(
    () => setWords((typed) => (typed.trim() === (search.q ?? '') ? typed : (search.q ?? ''))),
    [search.q],
  )
  return (
    <search className={styles.search}>
      <TextInput
        ref={input}
        value={words}
        type="search"
        variant="filled"
        placeholder={t('inbox:search.placeholder')}
        aria-label={t('inbox:search.label')}
        leftSection={<IconSearch size={16} stroke={1.7} />}
        rightSection={
          words ? (
            <CloseButton size="sm" aria-label={t('inbox:search.clear')} onClick={clear} />
          ) : (
            <KeyHint keys="/" />
          )
        }
        onChange={(event) => {
          setWords(event.currentTarget.value)
          lookSoon(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') look(words)
          if (event.key !== 'Escape') return
          event.preventDefault()
          if (words) clear()
          else input.current?.blur()
        }}
      />
    </search>
  )
}
