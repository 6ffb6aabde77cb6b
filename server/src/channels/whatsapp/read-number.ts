import { changePace } from '../../messages/index.ts'
import {
  announce,
  type Database,
  inTransaction,
  type Job,
  type NumberId,
  queueJobs,
  type WorkspaceId,
} from '../../platform/index.ts'
import { askNumber, healthOf, perSecondOf, platformPaces } from './ask-number.ts'
import type { Graph } from './graph.ts'
import {
  type Credentials,
  findWhatsappNumber,
  type NumberBook,
  updateWhatsappNumber,
} from './number-store.ts'

type NumberRef = { readonly workspace_id: WorkspaceId; readonly number_id: NumberId }

/** One reading of a number. Asked for twice before it begins, it happens once. */
export function readingOf({ workspace_id, number_id }: NumberRef): Job {
  const payload = { workspace_id, number_id }
  return { task: 'whatsapp:read_number', payload, key: `number:${workspace_id}:${number_id}`, tries: 3 }
}

/** Has every connected number read again: not every change of quality or limit is told. */
export async function queueReadings(db: Database): Promise<void> {
  const numbers = await db
    .selectFrom('whatsapp_numbers')
    .select(['workspace_id', 'number_id'])
    .where('disconnected_at', 'is', null)
    .execute()
  await queueJobs(db, numbers.map(readingOf))
}

/**
 * Asks the platform about a connected number and keeps what it says: quality, limit, name, and the pace at which we
 * send. A platform that does not answer has changed nothing; why is kept beside what was known.
 */
export async function readNumber(
  db: Database,
  graph: Graph,
  book: NumberBook,
  number: NumberRef,
  now: Date,
): Promise<void> {
  const credentials = await book.credentials(number.workspace_id, number.number_id)
  const before = credentials && (await findWhatsappNumber(db, number.workspace_id, number.number_id))
  if (!credentials || !before || before.disconnected_at) return
  const checked = await ask(graph, credentials)
  await inTransaction(db, async (trx) => {
    if (checked.error) {
      const last_error = JSON.stringify(checked.error)
      await updateWhatsappNumber(trx, number, { last_error, last_error_at: now })
    } else {
      await updateWhatsappNumber(trx, number, { ...withoutGaps(healthOf(checked.fields)), checked_at: now })
      await changePace(trx, number, perSecondOf(checked.fields), platformPaces)
    }
    await announce(trx, [
      {
        workspace_id: number.workspace_id,
        name: 'numbers.changed',
        body: { number_ids: [number.number_id] },
      },
    ])
  })
}

const ask = (graph: Graph, { base_url, phone_number_id, access_token }: Credentials) =>
  askNumber(graph, { graph_url: base_url, phone_number_id, access_token })

/** What an answer leaves out has not become unknown. */
function withoutGaps<Health extends object>(health: Health): Partial<Health> {
  return Object.fromEntries(Object.entries(health).filter(([, value]) => value !== null)) as Partial<Health>
}
