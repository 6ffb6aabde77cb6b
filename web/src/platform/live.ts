import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { LiveChange } from './api-shapes.ts'
import { type LiveWord, openLine } from './live-line.ts'
import type { TabWord } from './live-worker.ts'

/** `late`: the line is down and being tried again; what is shown may be old, and the desk says so. */
export type LiveState = 'connecting' | 'live' | 'late'

export type LiveFollower = (client: QueryClient, changes: readonly LiveChange[]) => void

// Changes of one burst are followed together: a campaign brings hundreds a second, a person reads one screen.
const gatherMs = 150
// A short cut is nobody's business; longer than this the reader is told.
const lateAfterMs = 3_000

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

/**
 * Opens the line to the server and keeps it open while the page is shown. Returns how to close it.
 * @param who names the session: whoever signs in next in this browser gets a line of their own
 */
export function openLive(client: QueryClient, who: string): () => void {
  let waiting: LiveChange[] = []
  let gatherTimer: ReturnType<typeof setTimeout> | undefined
  let lateTimer: ReturnType<typeof setTimeout> | undefined
  let close: (() => void) | undefined

  const follow = () => {
    gatherTimer = undefined
    const changes = waiting
    waiting = []
    for (const follower of followers) follower(client, changes)
  }
  const hear = (word: LiveWord) => {
    if (word.kind === 'lost') {
      lateTimer ??= setTimeout(() => become('late'), lateAfterMs)
    } else if (word.kind === 'hello') {
      const wasLate = state === 'late' && word.fresh
      clearTimeout(lateTimer)
      lateTimer = undefined
      become('live')
      if (wasLate) void client.invalidateQueries()
    } else if (word.kind === 'reload') {
      void client.invalidateQueries()
    } else {
      const change = readChange(word.data)
      if (!change) return
      waiting.push(change)
      gatherTimer ??= setTimeout(follow, gatherMs)
    }
  }
  const open = () => {
    const alone = () => {
      close = openLine(hear)
    }
    close ??= openShared(who, hear, alone) ?? openLine(hear)
  }
  // A page that the browser keeps for going back must not keep a connection from the page that is shown.
  const leave = () => {
    close?.()
    close = undefined
  }
  const comeBack = (event: PageTransitionEvent) => {
    open()
    if (event.persisted) void client.invalidateQueries()
  }
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', comeBack)
  open()
  return () => {
    leave()
    for (const timer of [gatherTimer, lateTimer]) clearTimeout(timer)
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', comeBack)
    become('connecting')
  }
}

/**
 * The line that all tabs share; undefined where the browser has no workers to share. `alone` is called where it has, and
 * cannot run ours.
 */
function openShared(
  who: string,
  hear: (word: LiveWord) => void,
  alone: () => void,
): (() => void) | undefined {
  if (!('SharedWorker' in globalThis)) return undefined
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), {
    type: 'module',
    name: `live ${who}`,
  })
  worker.addEventListener('error', alone, { once: true })
  worker.port.addEventListener('message', (event: MessageEvent<LiveWord>) => hear(event.data))
  worker.port.start()
  return () => {
    worker.port.postMessage('bye' satisfies TabWord)
    worker.port.close()
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
