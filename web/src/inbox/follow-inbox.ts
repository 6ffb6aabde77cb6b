import type { QueryClient } from '@tanstack/react-query'
import { get } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import type { Conversation, ConversationRow, LiveChange } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { dropMessage, joinNewest, keepMessage, type ThreadPages } from '../platform/thread-cache.ts'
import {
  type ConversationPages,
  fetchListPage,
  fetchMessage,
  fetchThreadPage,
  type ListPlace,
} from './inbox-queries.ts'
import { joinNewestRows } from './list-pages.ts'

// A busy desk changes many times a second; nobody reads a list faster than this.
const listEveryMs = 1_000
// Above this many loaded pages a list is not asked for again whole.
const listPagesWhole = 3
const messagesOneByOneMax = 20

const conversationNames = /^(messages|receipts|conversations|notes|reach)\./
// What is concluded about somebody stands in their thread, and in no list.
const inLists = /^(messages|receipts|conversations|notes)\./

/** Keeps lists, counts and threads that are in memory true to what has just happened. */
export function followInbox(client: QueryClient, changes: readonly LiveChange[]): void {
  const ours = changes.filter((change) => conversationNames.test(change.name))
  if (ours.length === 0) return
  const conversationIds = new Set(ours.flatMap((change) => change.conversation_ids))
  const contactIds = new Set(ours.flatMap((change) => change.contact_ids))
  const messageIds = new Set(ours.flatMap((change) => change.message_ids))
  const listed = ours.filter((change) => inLists.test(change.name))
  if (listed.length > 0)
    refreshListsSoon(client, new Set(listed.flatMap((change) => change.conversation_ids)))
  for (const query of client.getQueryCache().findAll({ queryKey: ['threads'] })) {
    const id = String(query.queryKey[1])
    const contactId = client.getQueryData<Conversation>(queryKeys.conversation(id))?.contact?.id
    if (!conversationIds.has(id) && !(contactId && contactIds.has(contactId))) continue
    void client.invalidateQueries({ queryKey: queryKeys.conversation(id) })
    if (query.isActive()) void refreshThread(client, id, messageIds)
    else void client.invalidateQueries({ queryKey: query.queryKey, refetchType: 'none' })
  }
}

// One refresh at a time for a thread; what arrives meanwhile is fetched once more after it.
const refreshing = new Map<string, Set<string> | null>()

/** Fetches the newest page and the older messages named, and leaves the rest of the thread as it is. */
async function refreshThread(
  client: QueryClient,
  id: string,
  messageIds: ReadonlySet<string>,
): Promise<void> {
  if (refreshing.has(id)) {
    refreshing.set(id, new Set([...(refreshing.get(id) ?? []), ...messageIds]))
    return
  }
  refreshing.set(id, null)
  try {
    await fetchChanges(client, id, messageIds)
  } catch (error) {
    // Shown as stale and asked for again when the reader returns; the live notice says when the line is down.
    if (!(error instanceof ApiError)) throw error
    void client.invalidateQueries({ queryKey: queryKeys.thread(id), refetchType: 'none' })
  } finally {
    const again = refreshing.get(id)
    refreshing.delete(id)
    if (again) void refreshThread(client, id, again)
  }
}

async function fetchChanges(client: QueryClient, id: string, messageIds: ReadonlySet<string>): Promise<void> {
  const key = queryKeys.thread(id)
  const newest = await fetchThreadPage(id, null)
  const held = client.getQueryData<ThreadPages>(key)
  if (!held) return
  const joined = joinNewest(held, newest)
  if (!joined) {
    client.setQueryData<ThreadPages>(key, { pages: [newest], pageParams: [null] })
    return
  }
  client.setQueryData<ThreadPages>(key, joined)
  const fresh = new Set(newest.data.map((message) => message.id))
  const older = joined.pages
    .flatMap((page) => page.data)
    .filter((message) => messageIds.has(message.id) && !fresh.has(message.id))
    .slice(0, messagesOneByOneMax)
  for (const message of older) {
    const changed = await fetchMessage(message.id).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return null
      throw error
    })
    client.setQueryData<ThreadPages>(key, (pages) => {
      if (!pages) return pages
      return changed ? keepMessage(pages, changed) : dropMessage(pages, message.id)
    })
  }
}

let listTimer: ReturnType<typeof setTimeout> | undefined
let listConversationIds = new Set<string>()
let listsChangedMeanwhile = false

function refreshListsSoon(client: QueryClient, conversationIds: ReadonlySet<string>): void {
  for (const id of conversationIds) listConversationIds.add(id)
  if (listTimer) {
    listsChangedMeanwhile = true
    return
  }
  const refresh = () => {
    const ids = listConversationIds
    listConversationIds = new Set()
    void client.invalidateQueries({ queryKey: queryKeys.conversationCounts })
    for (const query of client.getQueryCache().findAll({ queryKey: queryKeys.conversationLists })) {
      const pages = query.state.data as ConversationPages | undefined
      const long = (pages?.pages.length ?? 0) > listPagesWhole
      if (!long || !query.isActive()) void client.invalidateQueries({ queryKey: query.queryKey })
      else void refreshLongList(client, query.queryKey[2] as ListPlace, ids)
    }
  }
  // The first change of a burst is followed at once, the rest of it together.
  refresh()
  listTimer = setTimeout(() => {
    listTimer = undefined
    const again = listsChangedMeanwhile
    listsChangedMeanwhile = false
    if (again) refreshListsSoon(client, new Set())
  }, listEveryMs)
}

async function refreshLongList(
  client: QueryClient,
  place: ListPlace,
  ids: ReadonlySet<string>,
): Promise<void> {
  const key = queryKeys.conversationList(place)
  try {
    const newest = await fetchListPage(place, null)
    const shown = new Set(newest.data.map((row) => row.id))
    const pages = client.getQueryData<ConversationPages>(key)
    const held = pages?.pages
      .flatMap((page) => page.data)
      .filter((row) => ids.has(row.id) && !shown.has(row.id))
    const changed = await Promise.all(
      (held ?? [])
        .slice(0, messagesOneByOneMax)
        .map((row) => get<ConversationRow>(`/conversations/${row.id}`)),
    )
    client.setQueryData<ConversationPages>(key, (now) => now && joinNewestRows(now, newest, changed))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    void client.invalidateQueries({ queryKey: key, refetchType: 'none' })
  }
}
