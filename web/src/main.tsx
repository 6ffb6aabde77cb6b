import '@fontsource-variable/inter/wght.css'
import './platform/mantine-styles.ts'
import './platform/tokens.css'
import './platform/base.css'
import './platform/mantine.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followApprovals } from './approvals/follow-approvals.ts'
import { followInbox } from './inbox/follow-inbox.ts'
import { followSimple } from './platform/follow-simple.ts'
import { preferredLanguage, startWords } from './platform/i18n.ts'
import { followLive } from './platform/live.ts'
import { createQueryClient } from './platform/query-client.ts'
import { sessionQuery } from './platform/session.ts'
import { theme, tokenResolver } from './platform/theme.ts'
import { ToastsLater } from './platform/toasts-lazy.tsx'
import { followReceipts } from './receipts/follow-receipts.ts'
import { createDeskRouter } from './router.tsx'

// All of them from the start: a page opened directly is as live as one reached through the inbox.
for (const follow of [followSimple, followInbox, followApprovals, followReceipts]) followLive(follow)

async function start(): Promise<void> {
  const client = createQueryClient()
  // Who is here and the words to greet them travel together; the page they are on comes with them.
  void client.prefetchQuery(sessionQuery)
  if (/^\/(inbox|$)/.test(window.location.pathname)) void import('./inbox/index.ts')
  await startWords(preferredLanguage())
  const router = createDeskRouter(client)
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={tokenResolver} defaultColorScheme="auto">
        <QueryClientProvider client={client}>
          <ToastsLater />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}

void start()
