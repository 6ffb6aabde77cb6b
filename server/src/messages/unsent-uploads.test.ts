import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { inTransaction, newId } from '../platform/index.ts'
import { insertUpload } from './media-store.ts'
import { lanes, type MessageBody } from './message.ts'
import { queueMessages } from './queue-messages.ts'
import { removeUnsentUploads } from './unsent-uploads.ts'

let house: TestHouse
const now = new Date('2026-11-20T10:00:00Z')

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function upload(days: number): Promise<string> {
  const at = new Date(now.getTime() - days * 86_400_000)
  const id = newId<'media'>(at)
  const file = { mime_type: 'image/png', file_name: 'cake.png', size_bytes: 3, sha256: '', voice: false }
  await insertUpload(house.db, { workspace_id: house.workspaceId, id, animated: false, ...file }, at)
  await house.files.write(house.workspaceId, id, Buffer.from('abc'))
  return id
}

const send = (type: string, body: object) =>
  inTransaction(house.db, (trx) =>
    queueMessages(
      trx,
      [
        {
          workspace_id: house.workspaceId,
          number_id: newId<'number'>(now),
          contact_id: newId<'contact'>(now),
          type,
          body: body as MessageBody,
          details: {},
          purpose: 'service',
          author: 'token:test',
          lane: lanes.reply,
          send_after: now,
        },
      ],
      now,
    ),
  )

test('a file that was attached and never sent goes after a week, and one that was sent stays', async () => {
  const forgotten = await upload(8)
  const begun = await upload(6)
  const sent = await upload(8)
  const inHeader = await upload(8)
  await send('image', { id: sent })
  const parameters = [{ type: 'image', image: { id: inHeader } }]
  await send('template', { name: 'spring', components: [{ type: 'header', parameters }] })
  expect(await removeUnsentUploads(house.db, now)).toBe(1)
  const left = await house.db.selectFrom('media').select('id').execute()
  expect(left.map((row) => row.id).toSorted()).toEqual([begun, sent, inHeader].toSorted())
  const { rows } = await sql<{ payload: object }>`
    select payload from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = task_id
    where identifier = 'messages:remove_media'`.execute(house.db)
  expect(rows).toEqual([{ payload: { workspace_id: house.workspaceId, id: forgotten } }])
})
