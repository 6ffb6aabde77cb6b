import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { conversationQuery, threadQuery } from './inbox/inbox-queries.ts'
import { loadThread } from './inbox/load-thread.ts'
import { deletionActs, type MistakesPlace, mistakeDays, mistakeGroups } from './mistakes/mistake-shapes.ts'
import { type ConversationState, type Filter, filters } from './platform/api-shapes.ts'
import { withWords } from './platform/i18n.ts'
import { Failure } from './platform/parts/index.ts'
import { sessionQuery } from './platform/session.ts'
import { NothingHere } from './platform/shell/nothing-here.tsx'
import { Shell } from './platform/shell/shell.tsx'
import { type CausesPlace, causeDays, causeGroups, causeLists } from './receipts/receipt-shapes.ts'

type Context = { readonly client: QueryClient }

/** Where in the inbox somebody is. It lives in the address, so a place can be bookmarked and sent. */
export type InboxPlace = {
  readonly filter?: Filter
  readonly state?: ConversationState
  readonly label?: string
  readonly q?: string
  /** A message to scroll to. */
  readonly message?: string
}

const root = createRootRouteWithContext<Context>()({ component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = search.next
    // Only places of ours: a link must not send anyone elsewhere after signing in.
    return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {}
  },
  beforeLoad: async ({ context }) => {
    if (await context.client.ensureQueryData(sessionQuery)) throw redirect({ to: '/inbox' })
  },
  component: lazyRouteComponent(() => import('./accounts/sign-in-page.tsx'), 'SignInPage'),
})

const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery)
    if (session) return
    const next = location.href === '/' ? undefined : location.href
    throw redirect({ to: '/sign-in', search: next ? { next } : {} })
  },
  component: Shell,
})

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox' })
  },
})

export const inbox = createRoute({
  getParentRoute: () => desk,
  path: '/inbox',
  validateSearch: readPlace,
  component: lazyRouteComponent(() => import('./inbox/index.ts'), 'InboxPage'),
})

export const conversation = createRoute({
  getParentRoute: () => inbox,
  path: '$conversationId',
  // Begun when the pointer rests on a row, so that opening it shows it; the page does not wait for it.
  loader: ({ context, params }) => {
    void loadThread()
    void context.client.prefetchQuery(conversationQuery(params.conversationId))
    void context.client.prefetchInfiniteQuery(threadQuery(params.conversationId))
  },
})

export const contacts = createRoute({
  getParentRoute: () => desk,
  path: '/contacts',
  validateSearch: (search: Record<string, unknown>): { q?: string } => {
    const q = text(search.q)
    return q ? { q } : {}
  },
  component: lazyRouteComponent(() => withWords(() => import('./contacts/index.ts')), 'ContactsPage'),
})

export const contact = createRoute({ getParentRoute: () => contacts, path: '$contactId' })

export const settings = createRoute({
  getParentRoute: () => desk,
  path: '/settings',
  component: lazyRouteComponent(() => withWords(() => import('./settings/index.ts')), 'SettingsPage'),
})

export const settingsSection = createRoute({ getParentRoute: () => settings, path: '$section' })

export const help = createRoute({
  getParentRoute: () => desk,
  path: '/help',
  component: lazyRouteComponent(() => withWords(() => import('./training/index.ts')), 'TrainingPage'),
})

export const helpTopic = createRoute({ getParentRoute: () => help, path: '$topic' })

export const nextSteps = createRoute({
  getParentRoute: () => desk,
  path: '/next-steps',
  validateSearch: (search: Record<string, unknown>): { whose?: 'mine' | 'all' } =>
    search.whose === 'all' || search.whose === 'mine' ? { whose: search.whose } : {},
  component: lazyRouteComponent(
    () => withWords(() => import('./receipts/next-steps-page.tsx')),
    'NextStepsPage',
  ),
})

export const approvals = createRoute({
  getParentRoute: () => desk,
  path: '/approvals',
  component: lazyRouteComponent(() => withWords(() => import('./approvals/index.ts')), 'ApprovalsPage'),
})

export const causes = createRoute({
  getParentRoute: () => desk,
  path: '/causes',
  validateSearch: readCauses,
  component: lazyRouteComponent(() => withWords(() => import('./receipts/causes-page.tsx')), 'CausesPage'),
})

export const promises = createRoute({
  getParentRoute: () => desk,
  path: '/promises',
  component: lazyRouteComponent(() => withWords(() => import('./promises/index.ts')), 'PromiseReportPage'),
})

export const mistakes = createRoute({
  getParentRoute: () => desk,
  path: '/mistakes',
  validateSearch: readMistakes,
  component: lazyRouteComponent(() => withWords(() => import('./mistakes/index.ts')), 'MistakesPage'),
})

export const breaches = createRoute({
  getParentRoute: () => desk,
  path: '/breaches',
  component: lazyRouteComponent(() => withWords(() => import('./privacy/index.ts')), 'BreachesPage'),
})

export const evidence = createRoute({
  getParentRoute: () => desk,
  path: '/evidence',
  component: lazyRouteComponent(() => withWords(() => import('./evidence/index.ts')), 'EvidencePage'),
})

const simulator = createRoute({
  getParentRoute: () => desk,
  path: '/simulator',
  component: lazyRouteComponent(() => withWords(() => import('./simulator/index.ts')), 'SimulatorPage'),
})

const tree = root.addChildren([
  signIn,
  desk.addChildren([
    home,
    inbox.addChildren([conversation]),
    contacts.addChildren([contact]),
    settings.addChildren([settingsSection]),
    help.addChildren([helpTopic]),
    nextSteps,
    approvals,
    causes,
    promises,
    evidence,
    mistakes,
    breaches,
    simulator,
  ]),
])

export function createDeskRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadDelay: 100,
    scrollRestoration: false,
    defaultErrorComponent: ({ error, reset }) => <Failure error={error} onRetry={reset} />,
    defaultNotFoundComponent: NothingHere,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>
  }
}

function readPlace(search: Record<string, unknown>): InboxPlace {
  const filter = filters.find((one) => one === search.filter)
  const state = (['open', 'pending', 'closed'] as const).find((one) => one === search.state)
  const [label, q, message] = [text(search.label), text(search.q), text(search.message)]
  return {
    ...(filter ? { filter } : {}),
    ...(state ? { state } : {}),
    ...(label ? { label } : {}),
    ...(q ? { q } : {}),
    ...(message ? { message } : {}),
  }
}

function readCauses(search: Record<string, unknown>): CausesPlace {
  const by = causeGroups.find((one) => one === search.by)
  const days = causeDays.find((one) => one === Number(search.days))
  const of = causeLists.find((one) => one === search.of)
  const key = text(search.key)
  return {
    ...(by ? { by } : {}),
    ...(days ? { days } : {}),
    ...(of ? { of, ...(key ? { key } : {}) } : {}),
  }
}

function readMistakes(search: Record<string, unknown>): MistakesPlace {
  const by = mistakeGroups.find((one) => one === search.by)
  const days = mistakeDays.find((one) => one === Number(search.days))
  const of = text(search.of)
  const act = deletionActs.find((one) => one === search.act)
  return {
    ...(by ? { by } : {}),
    ...(days ? { days } : {}),
    ...(of ? { of } : {}),
    ...(act ? { act } : {}),
  }
}

// The router reads a bare number in the address as a number: `?q=48213` is still words to look for.
function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
