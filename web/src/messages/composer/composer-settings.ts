import { useSyncExternalStore } from 'react'

export const undoChoices = [0, 5, 10, 20] as const
type UndoSeconds = (typeof undoChoices)[number]

/**
 * How this person writes, on this browser. `enterSends`: Enter sends and Shift-Enter breaks, else
 * Ctrl-Enter sends.
 */
type ComposerSettings = { readonly enterSends: boolean; readonly undoSeconds: UndoSeconds }

const storageKey = 'doublecheck.composer'
const usual: ComposerSettings = { enterSends: true, undoSeconds: 5 }

let current: ComposerSettings | undefined
const watchers = new Set<() => void>()

export function useComposerSettings(): ComposerSettings {
  return useSyncExternalStore(watch, readSettings)
}

export function changeComposerSettings(change: Partial<ComposerSettings>): void {
  current = { ...readSettings(), ...change }
  try {
    localStorage.setItem(storageKey, JSON.stringify(current))
  } catch (error) {
    console.warn('the way of writing cannot be remembered in this browser', error)
  }
  for (const watcher of watchers) watcher()
}

function readSettings(): ComposerSettings {
  current ??= parseSettings(readStored())
  return current
}

/** Anything unreadable, or written by another version, gives the usual settings. */
export function parseSettings(stored: string | null): ComposerSettings {
  if (stored === null) return usual
  try {
    const value = JSON.parse(stored) as Partial<ComposerSettings> | null
    return {
      enterSends: typeof value?.enterSends === 'boolean' ? value.enterSends : usual.enterSends,
      undoSeconds: undoChoices.find((one) => one === value?.undoSeconds) ?? usual.undoSeconds,
    }
  } catch {
    // Not JSON: somebody else wrote here.
    return usual
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    // Storage is closed in some private windows.
    return null
  }
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
