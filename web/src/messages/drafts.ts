// Unsent words, kept per contact for as long as this tab lives. Session storage and not local: a draft is
// about a customer, and a shared machine should forget it when its tab closes.
const prefix = 'doublecheck.draft.'
const watchers = new Map<string, Set<(change: Change) => void>>()

type Change = (standing: string) => string

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

/** Hands words to the composer of this contact, after what stands there already, and turns to it. */
export function writeAgain(contactId: string, text: string): void {
  changeDraft(contactId, (standing) => (standing === '' ? text : `${standing}\n${text}`))
}

/** Puts words back that were not to leave: before what was begun since, and once, however often it is asked. */
export function giveBack(contactId: string, text: string): void {
  changeDraft(contactId, (standing) => {
    if (standing === '') return text
    return standing.includes(text) ? standing : `${text}\n${standing}`
  })
}

/** Turns to the composer of this contact, as it stands. */
export function turnToDraft(contactId: string): void {
  changeDraft(contactId, (standing) => standing)
}

/** Its words left with another message. */
export function dropDraft(contactId: string): void {
  changeDraft(contactId, () => '')
}

function changeDraft(contactId: string, change: Change): void {
  const open = watchers.get(contactId)
  if (open) for (const watcher of open) watcher(change)
  else keepDraft(contactId, change(readDraft(contactId)))
}

/** Calls back when the words are changed from elsewhere; returns how to stop. */
export function watchDraft(contactId: string, watcher: (change: Change) => void): () => void {
  const found = watchers.get(contactId) ?? new Set()
  watchers.set(contactId, found.add(watcher))
  return () => {
    found.delete(watcher)
    if (found.size === 0) watchers.delete(contactId)
  }
}
