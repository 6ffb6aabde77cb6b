import { afterAll, assert, beforeAll, test } from 'vitest'
import { cloneDatabase } from '../../../test/database.ts'
import { inTransaction, newId, openDatabase } from '../../platform/index.ts'
import { writeApprovalRequests } from './approval-store.ts'
import { type Assessable, assess } from './assess.ts'

let own: Awaited<ReturnType<typeof cloneDatabase>>
let database: ReturnType<typeof openDatabase>
let workspace_id: number

beforeAll(async () => {
  own = await cloneDatabase()
  database = openDatabase(own.connectionString)
  const bakery = database.db.insertInto('workspaces').values({ name: 'Lemon Bakery' }).returning('id')
  workspace_id = (await bakery.executeTakeFirstOrThrow()).id
})
afterAll(async () => {
  await database?.close()
  await own?.drop()
})

const reminder = (): Assessable => ({
  ...{ workspace_id, subject_id: newId(new Date()), number_id: '', audience: 'lina' },
  ...{ type: 'template', body: {}, details: {}, quotes: null, purpose: null },
  ...{ text: 'Your bill: 24 €.', author: 'token:shop', reach: 1 },
})
const look = async (subject: Assessable) => (await assess(database.db, [subject], () => true, new Date()))[0]!

test('amounts a program fills in need nobody, and those a person put there since need somebody, to the end', async () => {
  const subject = reminder()
  assert.equal((await look({ ...subject, templated: true })).state, 'free')
  const { state, request } = await look({ ...subject, templated: false })
  assert.equal(state, 'waiting')
  await inTransaction(database.db, (trx) => writeApprovalRequests(trx, [request!]))
  assert.equal((await look({ ...subject, templated: true })).state, 'waiting')
  assert.equal((await look({ ...subject, templated: true, text: 'Your bill is ready.' })).needed, 0)
})
