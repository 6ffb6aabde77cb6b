import { createHash } from 'node:crypto'

/** Everything that a second person approves: what is said, to whom, from which number, in answer to what. */
export type Approvable = {
  readonly type: string
  readonly body: unknown
  /** What the channel made of it, such as a template's words with its values. */
  readonly details: unknown
  readonly quotes: string | null
  readonly purpose: string | null
  readonly number_id: string
  /** A contact's id for a message; for a campaign whatever names its audience exactly. */
  readonly audience: string
}

/** SHA-256 over salt and content; any change of a character, a value or the audience gives another. */
export function hashContent(salt: Uint8Array, content: Approvable): Buffer {
  return createHash('sha256').update(salt).update(sortedJson(content)).digest()
}

/** JSON with keys in order, of anything a draft may hold: the database gives an object's keys back in an order of its own. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )
}
