import { useSyncExternalStore } from 'react'

const tickMs = 20_000
// Two machines' clocks are never quite the same; below this nobody sees it.
const secondsApartMin = 30

// The demonstration's time can be moved; then the desk lives in another hour than this machine.
let offsetMs = 0
let current = new Date()
let timer: ReturnType<typeof setInterval> | undefined
const watchers = new Set<() => void>()

/** The present, renewed every twenty seconds: enough for minutes that pass in a list. */
export function useNow(): Date {
  return useSyncExternalStore(watch, () => current)
}

/** The desk's time, as it said itself. The present follows it from here on. */
export function setDeskTime(deskNow: Date): void {
  const found = deskNow.getTime() - Date.now()
  if (Math.abs(found - offsetMs) < secondsApartMin * 1000) return
  offsetMs = found
  renew()
}

function renew(): void {
  current = new Date(Date.now() + offsetMs)
  for (const one of watchers) one()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  timer ??= setInterval(renew, tickMs)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
