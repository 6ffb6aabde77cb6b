import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../keyboard.ts'
import { openLive } from '../live.ts'
import { AfterDelay, ErrorBoundary } from '../parts/index.ts'
import { useNarrow } from '../screen.ts'
import { sessionQuery } from '../session.ts'
import { BottomBar } from './bottom-bar.tsx'
import { KeysHelp } from './keys-help.tsx'
import { LiveNotice } from './live-notice.tsx'
import { Palette } from './palette-lazy.tsx'
import { Rail } from './rail.tsx'
import styles from './shell.module.css'
import { SimulatedTime } from './simulated-time.tsx'

const OperatorBanner = lazy(() =>
  import('../../receipts/operator-banner.tsx').then((module) => ({ default: module.OperatorBanner })),
)
const TickHints = lazy(() =>
  import('../../messages/tick-hints.tsx').then((module) => ({ default: module.TickHints })),
)

/** Everything behind the sign-in: the rail, the page, and what is reachable from anywhere. */
export function Shell() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const router = useRouter()
  const gone = session === null
  // The session ended while someone worked. The route's own rule leads to the sign-in, and back to this very place.
  useEffect(() => {
    if (gone) void router.invalidate()
  }, [gone, router])
  if (gone) return null
  const simulated = session.simulator && session.permissions.includes('simulator.use')
  return (
    <>
      {simulated ? <SimulatedTime /> : null}
      <Desk who={`${session.workspace.id} ${session.agent.id}`} />
    </>
  )
}

function Desk({ who }: { who: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const narrow = useNarrow()
  const [keysShown, setKeysShown] = useState(false)
  const page = useRouterState({ select: (state) => state.location.pathname.split('/')[1] ?? '' })
  const inThread = useRouterState({ select: (state) => /^\/inbox\/./.test(state.location.pathname) })
  useEffect(() => openLive(client, who), [client, who])
  useKeys({ '?': () => setKeysShown(true) })
  return (
    <div className={styles.desk}>
      <a className={styles.skip} href="#page">
        {t('platform:skip')}
      </a>
      {narrow ? null : <Rail onKeys={() => setKeysShown(true)} />}
      <main id="page" tabIndex={-1} className={styles.page}>
        <LiveNotice />
        <Suspense fallback={null}>
          <OperatorBanner />
        </Suspense>
        <div className={styles.place}>
          <ErrorBoundary resetKey={page}>
            <Suspense fallback={<AfterDelay>{<div className={styles.wait} />}</AfterDelay>}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </div>
        <Suspense fallback={null}>
          <TickHints />
        </Suspense>
      </main>
      {narrow && !inThread ? <BottomBar /> : null}
      <KeysHelp opened={keysShown} onClose={() => setKeysShown(false)} />
      <Palette onKeys={() => setKeysShown(true)} />
    </div>
  )
}
