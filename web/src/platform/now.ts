import { useSyncExternalStore } from 'react'

const tickMs = 20_000

let current = new Date()
let timer: ReturnType<typeof setInterval> | undefined
const watchers = new Set<() => void>()

/** The present, renewed every twenty seconds: enough for minutes that pass in a list. */
export function useNow(): Date {
  return useSyncExternalStore(watch, () => current)
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  timer ??= setInterval(() => {
    current = new Date()
    for (const one of watchers) one()
  }, tickMs)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
