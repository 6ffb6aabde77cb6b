import { type Caller, type FrontDoor, openFrontDoor } from '../../test/front-door.ts'
import { somethingIsBeyondTheHorizon } from '../../test/house.ts'
import { contactRoutes } from '../contacts/index.ts'
import {
  type App,
  type ContactId,
  type House,
  inTransaction,
  type MessageId,
  type NumberId,
  newId,
} from '../platform/index.ts'
import { followForReach } from './reach-follow.ts'
import { refreshDue } from './reach-refresh.ts'
import { enrol } from './reach-store.ts'
import { receiptRoutes } from './routes.ts'

const hourMs = 3_600_000
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * hourMs)

export type Silent = { readonly contact_id: ContactId; readonly message_id: MessageId }

/** Lemon Bakery with a number, and people who write, are written to, and fall silent. */
export type Silence = {
  readonly door: FrontDoor
  readonly house: House
  readonly maya: Caller
  readonly workspaceId: number
  readonly numberId: NumberId
  somebody(name: string, more?: object): Promise<ContactId>
  /** They wrote. */
  writes(contactId: ContactId, at: Date, more?: object): Promise<MessageId>
  /** Ours, read a few minutes later. */
  sends(contactId: ContactId, at: Date, more?: object): Promise<MessageId>
  /** Somebody who always answers within the hour, and not this time. */
  fallsSilent(name: string, question?: object): Promise<Silent>
  /** Their service window runs from here. */
  opensWindow(contactId: ContactId, at: Date): Promise<void>
  judge(contactId: ContactId): Promise<void>
  /** Lets the followers react to everything that was announced. */
  follow(): Promise<void>
  close(): Promise<void>
}

export async function openSilence(addRoutes?: (app: App, house: House) => void): Promise<Silence> {
  let house: House | undefined
  const door = await openFrontDoor((app, opened) => {
    house = opened
    contactRoutes(app, opened)
    receiptRoutes(app, opened)
    addRoutes?.(app, opened)
  })
  const numberId = newId<'number'>(new Date())
  await house!.db
    .insertInto('numbers')
    .values({
      workspace_id: door.maya.workspaceId,
      id: numberId,
      channel: 'whatsapp',
      address: '+33 1',
      connected_at: hoursAgo(9_999),
    })
    .execute()
  return silenceOf(door, house!, numberId)
}

function silenceOf(door: FrontDoor, house: House, numberId: NumberId): Silence {
  const { maya } = door
  const workspace_id = maya.workspaceId
  const told = async (contact_id: ContactId, at: Date, more: object): Promise<MessageId> => {
    const id = newId<'message'>(at)
    await house.db
      .insertInto('messages')
      .values({
        workspace_id,
        id,
        number_id: numberId,
        contact_id,
        direction: 'in',
        type: 'text',
        body: '{"body":"Is the cake ready?"}',
        author: 'contact',
        channel_message_id: `wamid.${id}`,
        created_at: at,
        ...more,
      })
      .execute()
    return id
  }
  const silence: Silence = {
    door,
    house,
    maya,
    workspaceId: workspace_id,
    numberId,
    async somebody(name, more = {}) {
      return (await maya.call('POST', '/api/v1/contacts', { name, ...more })).body.id
    },
    writes: (contactId, at, more = {}) => told(contactId, at, more),
    sends: (contactId, at, more = {}) =>
      told(contactId, at, {
        direction: 'out',
        author: 'agent:somebody',
        purpose: 'service',
        body: '{"body":"It is. When will you come for it?"}',
        accepted_at: at,
        sent_at: at,
        delivered_at: at,
        read_at: new Date(at.getTime() + 300_000),
        ...more,
      }),
    async fallsSilent(name, question = {}) {
      const contact_id = await silence.somebody(name)
      for (let day = 40; day > 6; day -= 1) {
        await silence.sends(contact_id, hoursAgo(day * 24))
        await silence.writes(contact_id, hoursAgo(day * 24 - 0.5))
      }
      await silence.opensWindow(contact_id, hoursAgo(10))
      await silence.writes(contact_id, hoursAgo(124))
      return { contact_id, message_id: await silence.sends(contact_id, hoursAgo(122), question) }
    },
    async opensWindow(contact_id, last_inbound_at) {
      await house.db
        .insertInto('exchanges')
        .values({ workspace_id, number_id: numberId, contact_id, last_inbound_at })
        .onConflict((conflict) =>
          conflict.columns(['workspace_id', 'number_id', 'contact_id']).doUpdateSet({ last_inbound_at }),
        )
        .execute()
    },
    async judge(contact_id) {
      await inTransaction(house.db, (trx) => enrol(trx, [{ workspace_id, contact_id }], new Date()))
      const due = { due_at: new Date() }
      await house.db.updateTable('contact_reach').set(due).where('contact_id', '=', contact_id).execute()
      while ((await refreshDue(house.db, house.clock)) > 0);
    },
    async follow() {
      do {
        while ((await followForReach(house.db, house.clock)) > 0);
        // A transaction of another test, in another database of the same server, may hold the horizon back.
      } while (await somethingIsBeyondTheHorizon(house.db))
    },
    close: () => door.close(),
  }
  return silence
}
