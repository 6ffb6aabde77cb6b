import { Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMessages } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../platform/keyboard.ts'
import { Empty, ErrorBoundary } from '../platform/parts/index.ts'
import { useContextBeside, useNarrow } from '../platform/screen.ts'
import styles from './inbox-page.module.css'
import { ListPane } from './list-pane.tsx'
import { loadThread } from './load-thread.ts'
import { ThreadSkeleton } from './thread-skeleton.tsx'

// Lists come first. What a conversation needs is fetched when one is opened or pointed at, else once all is quiet.
const fetchAfterMs = 3_000
const ThreadPane = lazy(() => loadThread().then((module) => ({ default: module.ThreadPane })))
const ContextPane = lazy(() => loadThread().then((module) => ({ default: module.ContextPane })))

/** List, thread and context in one glance; on a telephone one of them at a time. */
export function InboxPage() {
  const { t } = useTranslation()
  const { conversationId } = useParams({ strict: false })
  const search = useSearch({ from: '/desk/inbox' })
  const navigate = useNavigate()
  const narrow = useNarrow()
  const beside = useContextBeside()
  const [drawer, drawerHandlers] = useDisclosure(false)
  const [besideShown, besideHandlers] = useDisclosure(true)
  const leave = () => void navigate({ to: '/inbox', search: { ...search, message: undefined } })
  useKeys({ u: leave }, conversationId !== undefined)
  useEffect(() => {
    const timer = setTimeout(() => void loadThread(), fetchAfterMs)
    return () => clearTimeout(timer)
  }, [])
  const listShown = !narrow || conversationId === undefined
  const threadShown = !narrow || conversationId !== undefined
  const contextShown = beside && besideShown && conversationId !== undefined
  return (
    <div className={styles.inbox}>
      {listShown ? (
        <section className={styles.list} aria-label={t('inbox:list.label')}>
          <ListPane />
        </section>
      ) : (
        <h1 className="visually-hidden">{t('platform:nav.inbox')}</h1>
      )}
      {threadShown ? (
        <section className={styles.thread} aria-label={t('inbox:thread.label')}>
          {conversationId ? (
            <ErrorBoundary resetKey={conversationId}>
              <Suspense fallback={<ThreadSkeleton />}>
                <ThreadPane
                  key={conversationId}
                  conversationId={conversationId}
                  onBack={narrow ? leave : undefined}
                  contextShown={contextShown || drawer}
                  onContext={beside ? besideHandlers.toggle : drawerHandlers.open}
                />
              </Suspense>
            </ErrorBoundary>
          ) : (
            <Empty
              icon={<IconMessages size={32} stroke={1.5} />}
              title={t('inbox:thread.none')}
              text={t('inbox:thread.none_text')}
            />
          )}
        </section>
      ) : null}
      {contextShown ? (
        <aside className={styles.context} aria-label={t('inbox:context.label')}>
          <ErrorBoundary resetKey={conversationId}>
            <Suspense fallback={null}>
              <ContextPane conversationId={conversationId} onClose={besideHandlers.close} />
            </Suspense>
          </ErrorBoundary>
        </aside>
      ) : null}
      {conversationId && !beside ? (
        <Drawer.Root
          opened={drawer}
          onClose={drawerHandlers.close}
          position="right"
          size={narrow ? '100%' : 380}
        >
          <Drawer.Overlay />
          <Drawer.Content aria-label={t('inbox:context.label')}>
            <Drawer.Body p={0}>
              <ErrorBoundary resetKey={conversationId}>
                <Suspense fallback={null}>
                  <ContextPane conversationId={conversationId} onClose={drawerHandlers.close} />
                </Suspense>
              </ErrorBoundary>
            </Drawer.Body>
          </Drawer.Content>
        </Drawer.Root>
      ) : null}
    </div>
  )
}
