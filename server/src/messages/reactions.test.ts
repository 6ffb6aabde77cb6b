import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { newId } from '../platform/index.ts'
import { getMessageRows } from './message-store.ts'
import { presentMessages } from './present-messages.ts'

let house: TestHouse
const numberId = newId<'number'>(new Date())
const lina = newId<'contact'>(new Date())
const theo = newId<'contact'>(new Date())
let second = 0

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

type Fact = { failed_at?: Date; withdrawn_at?: Date; withdrawn_by?: string }

async function write(type: string, body: object, row: object, fact: Fact = {}): Promise<string> {
  second += 1
  const at = new Date(Date.UTC(2026, 10, 2, 10, 0, second))
  const id = newId<'message'>(at)
  await house.db
    .insertInto('messages')
    .values({
      workspace_id: house.workspaceId,
      id,
      number_id: numberId,
      direction: 'in',
      type,
      body: JSON.stringify(body),
      created_at: at,
      author: 'contact',
      ...row,
      ...fact,
    })
    .execute()
  return id
}

const react = (contact_id: string, emoji: string, fact: Fact = {}) =>
  write('reaction', { emoji }, { contact_id, reacts_to: 'wamid.cake' }, fact)

test('of each person the last reaction stands, unless it was taken back', async () => {
  const cake = await write('text', { body: 'Your cake' }, { channel_message_id: 'wamid.cake' })
  for (const emoji of ['👍', '❤️', '😍']) await react(lina, emoji)
  await react(lina, '😡', { withdrawn_at: new Date(), withdrawn_by: 'contact' })
  await react(theo, '🎂')
  await react(theo, '')
  await write('reaction', { emoji: '🙏' }, { direction: 'out', contact_id: lina, reacts_to: 'wamid.cake' })
  await write(
    'reaction',
    { emoji: '😅' },
    { direction: 'out', contact_id: lina, reacts_to: 'wamid.cake' },
    { failed_at: new Date() },
  )
  const rows = await getMessageRows(house.db, house.workspaceId, [cake])
  const [view] = await presentMessages(house.db, house.workspaceId, rows, new Date())
  expect(view!.reactions.map(({ emoji, by }) => [emoji, by])).toEqual([
    ['😍', 'contact'],
    ['🙏', 'us'],
  ])
})
