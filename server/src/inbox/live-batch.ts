import type { Position } from '../platform/index.ts'
import { comparePositions } from './live-position.ts'

/** What browsers are told, by the names they know. */
export type LiveNews = {
  readonly position: Position
  readonly name: string
  readonly conversation_ids: readonly string[]
  readonly message_ids: readonly string[]
  readonly contact_ids: readonly string[]
}

/** Rooms' names for news, and the browser's. Others stay inside the house. */
const liveNames: Readonly<Record<string, string>> = {
  'messages.received': 'messages.received',
  'messages.queued': 'messages.changed',
  'messages.changed': 'messages.changed',
  'receipts.recorded': 'receipts.recorded',
  'conversations.changed': 'conversations.changed',
  // A name or a number is shown with the conversation it belongs to.
  'contacts.changed': 'conversations.changed',
  'notes.changed': 'notes.changed',
  'templates.changed': 'templates.changed',
  'quick_replies.changed': 'quick_replies.changed',
  'numbers.changed': 'numbers.changed',
  'consents.changed': 'consents.changed',
  'reach.changed': 'reach.changed',
  'operator.changed': 'operator.changed',
}

export const liveNameOf = (name: string): string | undefined => liveNames[name]

/** Beyond, a list of ids says no more than "much has changed". */
export const liveIdsMax = 1_000

type Gathered = Record<'conversation_ids' | 'message_ids' | 'contact_ids', Set<string>>
export const idLists = ['conversation_ids', 'message_ids', 'contact_ids'] as const

/**
 * News gathered for one browser until it is written: ids of the same name together, each once. Its size is
 * bounded; past it, the browser is asked to load again what it shows.
 */
export class LiveBatch {
  private byName = new Map<string, Gathered>()
  private overflows = false
  private upTo: Position | undefined

  get isEmpty(): boolean {
    return this.upTo === undefined
  }

  get isOverflowing(): boolean {
    return this.overflows
  }

  add(news: LiveNews): void {
    this.reach(news.position)
    if (this.overflows) return
    const gathered = this.byName.get(news.name) ?? emptyLists()
    this.byName.set(news.name, gathered)
    for (const list of idLists) {
      for (const id of news[list]) gathered[list].add(id)
      if (gathered[list].size > liveIdsMax) this.overflow(news.position)
    }
  }

  overflow(position: Position): void {
    this.reach(position)
    this.overflows = true
    this.byName.clear()
  }

  /**
   * Everything gathered, and an empty batch again. Only the last message stands at the new position: a
   * connection that breaks between two of them resumes before the first.
   */
  take():
    | { readonly messages: readonly { name: string; data: object }[]; readonly upTo: Position }
    | undefined {
    if (this.upTo === undefined) return undefined
    const messages = this.overflows
      ? [{ name: 'reload', data: {} }]
      : [...this.byName].map(([name, lists]) => ({
          name: 'changed',
          data: { name, ...Object.fromEntries(idLists.map((list) => [list, [...lists[list]]])) },
        }))
    const taken = { messages, upTo: this.upTo }
    this.byName = new Map()
    this.overflows = false
    this.upTo = undefined
    return taken
  }

  private reach(position: Position): void {
    if (this.upTo === undefined || comparePositions(position, this.upTo) > 0) this.upTo = position
  }
}

function emptyLists(): Gathered {
  return { conversation_ids: new Set(), message_ids: new Set(), contact_ids: new Set() }
}
