import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

// Which silent message of ours the next one to a contact follows up. Kept beside the draft it belongs to, and no longer
// than this page lives: a follow-up somebody forgot about is no longer one.
const standing = new Map<string, string>()
const watchers = new Set<() => void>()
const followers: ((client: QueryClient, messageId: string) => void)[] = []
const templateAsked = new Map<string, () => void>()

/** What is sent next to this contact follows up that message; null: it does not. */
export function standFollowUp(contactId: string, messageId: string | null): void {
  if (messageId === null) standing.delete(contactId)
  else standing.set(contactId, messageId)
  for (const watcher of watchers) watcher()
}

export function followUpOf(contactId: string): string | undefined {
  return standing.get(contactId)
}

export function useFollowUp(contactId: string): string | undefined {
  return useSyncExternalStore(watch, () => standing.get(contactId))
}

/** A room that proposes follow-ups is told of each that was sent. Called once, when its code is loaded. */
export function onFollowedUp(follower: (client: QueryClient, messageId: string) => void): void {
  followers.push(follower)
}

/** A message to this contact was accepted by the server: it was the follow-up. */
export function followedUp(client: QueryClient, contactId: string, messageId: string): void {
  if (standing.get(contactId) === messageId) standFollowUp(contactId, null)
  for (const follower of followers) follower(client, messageId)
}

/** Opens the templates in the composer of this contact, where it is shown. */
export function askForTemplate(contactId: string): void {
  templateAsked.get(contactId)?.()
}

/** Calls back when a template is asked for; returns how to stop. */
export function watchTemplateAsked(contactId: string, open: () => void): () => void {
  templateAsked.set(contactId, open)
  return () => {
    if (templateAsked.get(contactId) === open) templateAsked.delete(contactId)
  }
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
