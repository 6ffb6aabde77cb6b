import { sql } from 'kysely'
import { disconnectNumber, insertNumber, reconnectNumber, resumeSending } from '../../messages/index.ts'
import {
  announce,
  type Database,
  inTransaction,
  type NumberId,
  newId,
  queueJobs,
  type Refusal,
  refuse,
  type Secrets,
  type Transaction,
  type WorkspaceId,
} from '../../platform/index.ts'
import { askNumber, type Checked, healthOf, perSecondOf } from './ask-number.ts'
import type { Graph } from './graph.ts'
import { findWhatsappNumber, type NumberBook, updateWhatsappNumber } from './number-store.ts'
import { numbersMax } from './number-view.ts'

export const metaGraphUrl = 'https://graph.facebook.com'

export type NumberToConnect = {
  readonly workspace_id: WorkspaceId
  readonly phone_number_id: string
  readonly waba_id: string
  readonly display_phone_number: string
  readonly access_token: string
  readonly app_secret: string
  readonly verify_token: string
  readonly graph_url: string
  readonly label: string | null
  readonly simulated: boolean
}

/**
 * Connects a number, or gives a connected one new credentials. The platform is asked about it first: a refused token is
 * a mistake to mend now, while a platform that cannot be reached is only noted.
 */
export async function connectNumber(
  db: Database,
  graph: Graph,
  secrets: Secrets,
  book: NumberBook,
  asked: NumberToConnect,
  now: Date,
): Promise<{ id: NumberId } | Refusal> {
  const checked = await askNumber(graph, asked)
  if (checked.tokenRefused) {
    return refuse(
      'numbers.token_refused',
      `access_token: the platform does not accept it (${checked.error.message}). Create a permanent system-user token and paste it again.`,
    )
  }
  const connected = await inTransaction(db, async (trx) => {
    await connectAlone(trx, asked.phone_number_id)
    const owner = await findOwner(trx, asked)
    if (owner && owner.workspace_id !== asked.workspace_id) {
      return refuse(
        'numbers.exists',
        'phone_number_id: this number is already connected to another workspace. Disconnect it there first.',
      )
    }
    if (!owner?.connected && (await countConnected(trx, asked.workspace_id)) >= numbersMax) {
      const message = `A workspace has at most ${numbersMax} connected numbers. Disconnect one that is no longer used.`
      return refuse('numbers.full', message)
    }
    const id = owner?.number_id ?? newId<'number'>(now)
    const details = detailsOf(secrets, asked, checked, now)
    if (owner) await writeAgain(trx, owner, asked, checked, details)
    else await writeNew(trx, id, asked, checked, details, now)
    const account = { workspace_id: asked.workspace_id, account_id: asked.waba_id }
    await queueJobs(trx, [
      {
        task: 'whatsapp:sync_templates',
        payload: account,
        key: `templates:${account.workspace_id}:${account.account_id}`,
      },
      // What came for this number before it was connected was kept, and can be understood now.
      { task: 'whatsapp:digest_set_aside', payload: {}, key: 'whatsapp:digest_set_aside' },
    ])
    await announce(trx, [
      { workspace_id: asked.workspace_id, name: 'numbers.changed', body: { number_ids: [id] } },
    ])
    return { id }
  })
  if ('id' in connected) book.forget(connected.id)
  await book.refresh()
  return connected
}

type Details = ReturnType<typeof detailsOf>

async function writeNew(
  trx: Transaction,
  id: NumberId,
  asked: NumberToConnect,
  { fields }: Checked,
  details: Details,
  now: Date,
): Promise<void> {
  const { workspace_id, phone_number_id, label } = asked
  await insertNumber(trx, {
    workspace_id,
    id,
    channel: 'whatsapp',
    address: asked.display_phone_number,
    label,
    per_second: perSecondOf(fields),
    connected_at: now,
  })
  await trx
    .insertInto('whatsapp_numbers')
    .values({ workspace_id, number_id: id, phone_number_id, ...details })
    .execute()
}

async function writeAgain(
  trx: Transaction,
  owner: { workspace_id: WorkspaceId; number_id: NumberId },
  asked: NumberToConnect,
  { fields, error }: Checked,
  details: Details,
): Promise<void> {
  await updateWhatsappNumber(trx, owner, details)
  await reconnectNumber(trx, owner.workspace_id, owner.number_id, {
    address: asked.display_phone_number,
    ...(asked.label === null ? {} : { label: asked.label }),
    // A platform that could not be asked has not lowered anything.
    ...(error ? {} : { per_second: perSecondOf(fields) }),
  })
  await resumeSending(trx, owner.workspace_id, owner.number_id)
}

/** A number that nobody has has no row to lock, so two who connect it at once wait for each other here. */
async function connectAlone(trx: Transaction, phoneNumberId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('whatsapp_numbers'), hashtext(${phoneNumberId}))`.execute(
    trx,
  )
}

async function countConnected(trx: Transaction, workspaceId: WorkspaceId): Promise<number> {
  const { count } = await trx
    .selectFrom('whatsapp_numbers')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('disconnected_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Whoever holds the number now; else the row it had in this workspace before, so that what waits there may still leave. */
function findOwner(trx: Transaction, asked: NumberToConnect) {
  return trx
    .selectFrom('whatsapp_numbers')
    .select(['workspace_id', 'number_id', sql<boolean>`disconnected_at is null`.as('connected')])
    .where('phone_number_id', '=', asked.phone_number_id)
    .where((where) =>
      where.or([where('disconnected_at', 'is', null), where('workspace_id', '=', asked.workspace_id)]),
    )
    .orderBy(sql`disconnected_at desc nulls first`)
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

function detailsOf(secrets: Secrets, asked: NumberToConnect, checked: Checked, now: Date) {
  const { fields, error } = checked
  return {
    waba_id: asked.waba_id,
    graph_url: asked.graph_url,
    access_token_sealed: secrets.seal('access token', asked.access_token),
    app_secret_sealed: secrets.seal('app secret', asked.app_secret),
    app_key: secrets.mark('app secret', asked.app_secret),
    verify_token_sealed: secrets.seal('verify token', asked.verify_token),
    verify_token_key: secrets.mark('verify token', asked.verify_token),
    simulated: asked.simulated,
    ...healthOf(fields),
    checked_at: now,
    last_error: error ? JSON.stringify(error) : null,
    last_error_at: error ? now : null,
    disconnected_at: null,
  }
}

/** Ends the connection. Messages and receipts stay; nothing more leaves or arrives by this number. */
export async function disconnect(
  db: Database,
  book: NumberBook,
  workspaceId: WorkspaceId,
  id: NumberId,
  now: Date,
): Promise<Refusal | undefined> {
  const found = await findWhatsappNumber(db, workspaceId, id)
  if (!found || found.disconnected_at)
    return refuse('numbers.not_found', 'There is no such connected number.')
  await inTransaction(db, async (trx) => {
    await disconnectNumber(trx, workspaceId, id, now)
    await updateWhatsappNumber(trx, found, { disconnected_at: now })
    await announce(trx, [{ workspace_id: workspaceId, name: 'numbers.changed', body: { number_ids: [id] } }])
  })
  book.forget(id)
  await book.refresh()
  return undefined
}
