import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { LiveChange } from './api-shapes.ts'

/** `late`: the line is down and being tried again; what is shown may be old, and the desk says so. */
export type LiveState = 'connecting' | 'live' | 'late'

export type LiveFollower = (client: QueryClient, changes: readonly LiveChange[]) => void

// Changes of one burst are followed together: a campaign brings hundreds a second, a person reads one screen.
const gatherMs = 150
// A short cut is nobody's business; longer than this the reader is told.
const lateAfterMs = 3_000
const retryMsMin = 1_000
const retryMsMax = 15_000

const followers: LiveFollower[] = []

/** A room says how it follows changes. Called once per room, when the application starts: not by a room that loads later. */
export function followLive(follower: LiveFollower): void {
  followers.push(follower)
}

let state: LiveState = 'connecting'
const watchers = new Set<() => void>()

export function useLiveState(): LiveState {
  return useSyncExternalStore(watch, () => state)
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

function become(next: LiveState): void {
  if (state === next) return
  state = next
  for (const watcher of watchers) watcher()
}

/** Opens the line to the server and keeps it open. Returns how to close it. */
export function openLive(client: QueryClient): () => void {
  let source: EventSource | undefined
  let position = ''
  let waiting: LiveChange[] = []
  let gatherTimer: ReturnType<typeof setTimeout> | undefined
  let lateTimer: ReturnType<typeof setTimeout> | undefined
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let retryMs = retryMsMin
  let closed = false

  const follow = () => {
    gatherTimer = undefined
    const changes = waiting
    waiting = []
    for (const follower of followers) follower(client, changes)
  }
  const connect = () => {
    if (closed) return
    source = new EventSource(`/api/v1/events${position ? `?after=${encodeURIComponent(position)}` : ''}`)
    source.addEventListener('hello', () => {
      const wasLate = state === 'late' && position === ''
      clearTimeout(lateTimer)
      lateTimer = undefined
      retryMs = retryMsMin
      become('live')
      if (wasLate) void client.invalidateQueries()
    })
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      if (event.lastEventId) position = event.lastEventId
      const change = readChange(event.data)
      if (!change) return
      waiting.push(change)
      gatherTimer ??= setTimeout(follow, gatherMs)
    })
    source.addEventListener('reload', (event: MessageEvent<string>) => {
      // We were away longer than the server remembers: everything shown is asked for again.
      position = event.lastEventId
      void client.invalidateQueries()
    })
    source.addEventListener('error', lost)
  }
  const lost = () => {
    // The browser's own retry gives up for good on an HTTP error, for instance while the desk restarts.
    source?.close()
    lateTimer ??= setTimeout(() => become('late'), lateAfterMs)
    clearTimeout(retryTimer)
    retryTimer = setTimeout(connect, retryMs * (0.75 + Math.random() / 2))
    retryMs = Math.min(retryMsMax, retryMs * 2)
  }
  const tryNow = () => {
    if (state !== 'late') return
    clearTimeout(retryTimer)
    source?.close()
    connect()
  }
  window.addEventListener('online', tryNow)
  connect()
  return () => {
    closed = true
    source?.close()
    for (const timer of [gatherTimer, lateTimer, retryTimer]) clearTimeout(timer)
    window.removeEventListener('online', tryNow)
    become('connecting')
  }
}

function readChange(data: string): LiveChange | undefined {
  try {
    const said = JSON.parse(data) as Partial<LiveChange>
    if (typeof said.name !== 'string') return undefined
    return {
      name: said.name,
      conversation_ids: said.conversation_ids ?? [],
      message_ids: said.message_ids ?? [],
      contact_ids: said.contact_ids ?? [],
    }
  } catch (error) {
    console.warn('a live change could not be read', error)
    return undefined
  }
}
