/**
 * Lemon Bakery, its agents and customers, on a database of its own: the standing cast of this room's tests.
 */
import { sql } from 'kysely'
import { cloneDatabase } from '../../test/database.ts'
import { permissionsOf } from '../accounts/index.ts'
import { findOrCreatePeople } from '../contacts/index.ts'
import { queueMessages, type ReceivedMessage, receiveMessages } from '../messages/index.ts'
import {
  type Actor,
  type ContactId,
  type Database,
  type House,
  inTransaction,
  type MessageId,
  type NumberId,
  newId,
  type OpenDatabase,
  openDatabase,
  openLog,
  readConfig,
  secretsFrom,
  systemClock,
  type WorkspaceId,
} from '../platform/index.ts'
import { conversationsOf } from './conversations-of.ts'
import { follower, followMessages } from './follow-messages.ts'

export type Bakery = {
  readonly database: OpenDatabase
  readonly db: Database
  readonly house: House
  /** Lemon Bakery, and another business in the same house. */
  readonly shop: Shop
  readonly neighbour: Shop
  /** Lets the follower do everything there is to do. */
  settle(): Promise<void>
  close(): Promise<void>
}

export type Shop = {
  readonly workspaceId: WorkspaceId
  readonly numberId: NumberId
  readonly maya: Actor
  readonly omar: Actor
  meets(phone: string, name: string): Promise<ContactId>
  /** A message as a channel would hand it in. */
  writing(from: ContactId, text: string, more?: Partial<ReceivedMessage>): ReceivedMessage
  receives(...messages: readonly ReceivedMessage[]): Promise<MessageId[]>
  writes(from: ContactId, text: string, more?: Partial<ReceivedMessage>): Promise<MessageId>
  answers(to: ContactId, text: string, author?: string): Promise<MessageId>
  conversationOf(contact: ContactId): Promise<string>
}

export async function openBakery(): Promise<Bakery> {
  const clone = await cloneDatabase()
  const database = openDatabase(clone.connectionString, { poolSize: 10 })
  const { db } = database
  const house: House = {
    config: readConfig({}),
    db,
    clock: systemClock(),
    log: openLog('silent'),
    secrets: secretsFrom('a key that is only used by tests, and long enough'),
  }
  return {
    database,
    db,
    house,
    shop: await openShop(house, 'Lemon Bakery'),
    neighbour: await openShop(house, 'Corner Books'),
    async settle() {
      await followEverything(house)
    },
    async close() {
      await database.close()
      await clone.drop()
    },
  }
}

/**
 * Steps until the follower stands behind the last event of now. It may have to wait: the horizon is that of
 * the whole server, so a transaction of another test, in another database, holds it back.
 */
async function followEverything(house: House): Promise<void> {
  const newest = sql<{ written_by: string; id: number }>`
    select written_by::text as written_by, id from events order by events.written_by desc, id desc limit 1`
  const [last] = (await newest.execute(house.db)).rows
  const giveUpAt = Date.now() + 20_000
  for (;;) {
    await followMessages(house.db, house.log, house.clock)
    const behind = await sql`select from followers where name = ${follower}
      and (written_by, id) < (${last?.written_by ?? '0'}::xid8, ${last?.id ?? 0})`.execute(house.db)
    if (behind.rows.length === 0) return
    if (Date.now() > giveUpAt) throw new Error('the follower did not come to the last event')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function openShop(house: House, name: string): Promise<Shop> {
  const { db, clock } = house
  const { rows } = await sql<{
    id: number
  }>`insert into workspaces (name) values (${name}) returning id`.execute(db)
  const workspaceId = rows[0]!.id
  const numberId = newId<'number'>(clock.now())
  await db
    .insertInto('numbers')
    .values({
      workspace_id: workspaceId,
      id: numberId,
      channel: 'whatsapp',
      address: '+33 1 99 00 00 01',
      connected_at: clock.now(),
    })
    .execute()
  const hire = (agent: string) => hireAgent(house, workspaceId, agent)
  let written = 0
  const shop: Shop = {
    workspaceId,
    numberId,
    maya: await hire('Maya'),
    omar: await hire('Omar'),
    async meets(phone, profile_name) {
      const person = { workspace_id: workspaceId, phone, profile_name, seen_at: clock.now() }
      const found = await inTransaction(db, (trx) => findOrCreatePeople(trx, [person], clock.now()))
      return found.contact_ids[0]!
    },
    writing(from, text, more) {
      written += 1
      return {
        workspace_id: workspaceId,
        number_id: numberId,
        contact_id: from,
        group_id: null,
        direction: 'in',
        origin: 'live',
        channel: 'whatsapp',
        channel_message_id: `wamid.${workspaceId}.${written}`,
        type: 'text',
        body: { body: text },
        details: {},
        quotes: null,
        reacts_to: null,
        at: clock.now(),
        media: null,
        reached: null,
        delivery_id: null,
        ...more,
      }
    },
    async receives(...messages) {
      await inTransaction(db, (trx) => receiveMessages(trx, messages))
      const channelIds = messages.map((message) => message.channel_message_id)
      const stored = await db
        .selectFrom('messages')
        .select(['id', 'channel_message_id'])
        .where('workspace_id', '=', workspaceId)
        .where('channel_message_id', 'in', channelIds)
        .execute()
      const idOf = new Map(stored.map((row) => [row.channel_message_id, row.id]))
      return channelIds.map((id) => idOf.get(id)!)
    },
    async writes(from, text, more) {
      return (await shop.receives(shop.writing(from, text, more)))[0]!
    },
    async answers(to, text, author = `agent:${shop.maya.id}`) {
      const now = clock.now()
      const draft = {
        workspace_id: workspaceId,
        number_id: numberId,
        contact_id: to,
        type: 'text',
        body: { body: text },
        purpose: 'service',
        author,
        lane: 0 as const,
        send_after: now,
        details: {},
      }
      const [queued] = await inTransaction(db, (trx) => queueMessages(trx, [draft], now))
      return queued!.message_id
    },
    async conversationOf(contact) {
      const found = await conversationsOf(db, workspaceId, [{ contact_id: contact, group_id: null }])
      const id = found.get(contact)
      if (!id) throw new Error('this person has no conversation yet: settle first')
      return id
    },
  }
  return shop
}

async function hireAgent(house: House, workspaceId: WorkspaceId, name: string): Promise<Actor> {
  const id = newId(house.clock.now())
  await house.db
    .insertInto('agents')
    .values({ id, name, email: `${name.toLowerCase()}@${workspaceId}.example` })
    .execute()
  await house.db
    .insertInto('memberships')
    .values({ workspace_id: workspaceId, agent_id: id, role: 'agent', joined_at: house.clock.now() })
    .execute()
  const permissions = permissionsOf('agent')
  return { workspaceId, kind: 'agent', id, label: name, role: 'agent', permissions: new Set(permissions) }
}
