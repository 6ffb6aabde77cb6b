import { type AskedIdentifier, findHolders } from '../contacts/index.ts'
import type { Database, WorkspaceId } from '../platform/index.ts'
import type { Identifiers, ReviewContext } from './context.ts'

const kinds = { names: 'name', phones: 'phone', emails: 'email', orders: 'order' } as const
const fields = Object.keys(kinds) as (keyof typeof kinds)[]

type Waiting = { readonly asked: readonly AskedIdentifier[]; readonly answer: (held: boolean[]) => void }

/**
 * Asks whose names and numbers several drafts hold in one statement: what is asked before the next turn of the event
 * loop goes together.
 */
export function askOthers(
  db: Database,
  workspaceId: WorkspaceId,
): (contactId: string | null) => ReviewContext['findOthers'] {
  let waiting: (Waiting & { readonly fail: (error: unknown) => void })[] = []
  const send = async () => {
    const together = waiting
    waiting = []
    try {
      const held = await findHolders(
        db,
        workspaceId,
        together.flatMap((one) => one.asked),
      )
      let from = 0
      for (const { asked, answer } of together) {
        answer(held.slice(from, from + asked.length))
        from += asked.length
      }
    } catch (error) {
      for (const { fail } of together) fail(error)
    }
  }
  const ask = (asked: readonly AskedIdentifier[]) =>
    new Promise<boolean[]>((answer, fail) => {
      if (waiting.length === 0) setImmediate(() => void send())
      waiting.push({ asked, answer, fail })
    })
  return (contactId) => async (candidates) => {
    const asked = fields.flatMap((field) =>
      candidates[field].map((value) => ({ contact_id: contactId, kind: kinds[field], value })),
    )
    const held = (await ask(asked)).values()
    return Object.fromEntries(
      fields.map((field) => [field, candidates[field].filter(() => held.next().value)]),
    ) as unknown as Identifiers
  }
}
