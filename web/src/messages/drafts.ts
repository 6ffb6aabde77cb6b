// Unsent words, kept per contact for as long as this tab lives. Session storage and not local: a draft is
// about a customer, and a shared machine should forget it when its tab closes.
const prefix = 'doublecheck.draft.'
const watchers = new Map<string, Set<(text: string) => void>>()

export function readDraft(contactId: string): string {
  try {
    return sessionStorage.getItem(prefix + contactId) ?? ''
  } catch {
    // Storage is closed in some private windows: the draft then lives only while its thread is open.
    return ''
  }
}

export function keepDraft(contactId: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(prefix + contactId)
    else sessionStorage.setItem(prefix + contactId, text)
  } catch (error) {
    console.warn('the draft cannot be kept in this browser', error)
  }
}

/** Hands words to the composer of this contact, after what stands there already. */
export function writeAgain(contactId: string, text: string): void {
  const standing = readDraft(contactId)
  const joined = standing === '' ? text : `${standing}\n${text}`
  keepDraft(contactId, joined)
  for (const watcher of watchers.get(contactId) ?? []) watcher(joined)
}

/** Calls back when words are handed over; returns how to stop. */
export function watchDraft(contactId: string, watcher: (text: string) => void): () => void {
  const found = watchers.get(contactId) ?? new Set()
  watchers.set(contactId, found.add(watcher))
  return () => {
    found.delete(watcher)
    if (found.size === 0) watchers.delete(contactId)
  }
}
