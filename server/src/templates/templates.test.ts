import { afterAll, assert, beforeAll, describe, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../test/front-door.ts'
import { inTransaction } from '../platform/index.ts'
import { applyTemplateNews } from './apply-template-news.ts'
import { checkApproved } from './check-approved.ts'
import { recordTemplates } from './record-templates.ts'
import { templateRoutes } from './routes.ts'
import type { OwnedTemplateNews, PlatformTemplate } from './template.ts'
import { findTemplates } from './template-store.ts'

let door: FrontDoor
let accounts = 0
let synced = 0
const noon = new Date('2026-11-03T12:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)

beforeAll(async () => {
  door = await openFrontDoor((app, house) =>
    templateRoutes(app, house, {
      sync: async () => {
        synced += 1
      },
      findAccount: async (_workspaceId, numberId) =>
        numberId.startsWith('0') ? 'account-routes' : undefined,
    }),
  )
})
afterAll(() => door.close())

const parcel: PlatformTemplate = {
  channel_template_id: '2210044780015511',
  name: 'parcel_update',
  language: 'en_GB',
  category: 'UTILITY',
  status: 'APPROVED',
  quality: 'GREEN',
  reason: 'NONE',
  parameter_format: 'NAMED',
  components: [
    {
      type: 'BODY',
      text: 'Hello {{first_name}}, your parcel is on its way.',
      example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ada' }] },
    },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Stop updates' }] },
  ],
}

const newAccount = () => `account-${accounts++}`

function record(account_id: string, templates: PlatformTemplate[], now = noon, complete = true) {
  const list = { workspace_id: door.maya.workspaceId, account_id, now, templates, complete }
  return inTransaction(door.house.db, (trx) => recordTemplates(trx, list))
}

type Told = Partial<OwnedTemplateNews> & { kind: OwnedTemplateNews['kind'] }

function tell(account_id: string, ...news: Told[]) {
  const owned = news.map((one) => ({
    workspace_id: door.maya.workspaceId,
    account_id,
    channel_template_id: parcel.channel_template_id,
    name: parcel.name,
    language: parcel.language,
    at: noon,
    ...one,
  }))
  return inTransaction(door.house.db, (trx) => applyTemplateNews(trx, owned as OwnedTemplateNews[]))
}

async function find(
  account_id: string,
  { name, language } = { name: parcel.name, language: parcel.language },
) {
  return (await findTemplates(door.house.db, door.maya.workspaceId, account_id, [{ name, language }]))[0]
}

async function changesAnnounced(): Promise<number> {
  const rows = await door.house.db
    .selectFrom('events')
    .select('id')
    .where('name', '=', 'templates.changed')
    .execute()
  return rows.length
}

describe("the platform's list", () => {
  test('is mirrored, and the same list again is no news', async () => {
    const account = newAccount()
    await record(account, [parcel])
    const before = await changesAnnounced()
    await record(account, [parcel, parcel], later(60))
    assert.equal(await changesAnnounced(), before)
    const template = await find(account)
    assert.equal(template?.status, 'APPROVED')
    assert.equal(template?.reason, null)
    assert.deepEqual(template?.components, parcel.components)
    assert.deepEqual(template?.changed_at, noon)
  })

  test('a template that is no longer listed is gone, unless the list was cut short', async () => {
    const account = newAccount()
    const other = { ...parcel, channel_template_id: '2', name: 'other' }
    await record(account, [parcel, other])
    await record(account, [other], later(60), false)
    assert.isDefined(await find(account))
    await record(account, [other], later(120), true)
    assert.isUndefined(await find(account))
    await record(account, [parcel, other], later(180))
    assert.isDefined(await find(account))
  })

  test('a name given to a new template is the new one', async () => {
    const account = newAccount()
    await record(account, [parcel])
    const first = await find(account)
    await record(account, [{ ...parcel, channel_template_id: '77', status: 'PENDING' }], later(60))
    const second = await find(account)
    assert.notEqual(second?.id, first?.id)
    assert.equal(second?.status, 'PENDING')
  })

  test('what has no form we know is stored without harm', async () => {
    const account = newAccount()
    const components = [
      null,
      7,
      { type: 'BODY', text: 'a\u0000b' },
      { text: 'no type' },
      { type: 'BUTTONS', buttons: 'x' },
    ]
    await record(account, [{ ...parcel, components, quality: 'PURPLE', status: 'SOMETHING_NEW' }])
    assert.deepEqual((await find(account))?.components, [{ type: 'BODY', text: 'ab' }, { type: 'BUTTONS' }])
  })

  test('two readings at once leave one row for each template', async () => {
    const account = newAccount()
    await Promise.all(Array.from({ length: 6 }, () => record(account, [parcel])))
    const rows = await door.house.db
      .selectFrom('templates')
      .select('id')
      .where('account_id', '=', account)
      .execute()
    assert.equal(rows.length, 1)
  })
})

describe('news about a template', () => {
  test('is applied in any order: the newest counts', async () => {
    const paused: Told = { kind: 'status', status: 'PAUSED', reason: 'NONE', category: null, at: later(20) }
    const rejected: Told = {
      kind: 'status',
      status: 'REJECTED',
      reason: 'SCAM',
      category: null,
      at: later(10),
    }
    const red: Told = { kind: 'quality', quality: 'RED', at: later(30) }
    for (const order of [
      [rejected, paused, red],
      [red, paused, rejected],
      [paused, red, rejected],
    ]) {
      const account = newAccount()
      await record(account, [parcel])
      for (const one of order) assert.deepEqual(await tell(account, one), [])
      const template = await find(account)
      assert.deepEqual([template?.status, template?.reason, template?.quality], ['PAUSED', null, 'RED'])
    }
  })

  test('older than the list, it changes nothing', async () => {
    const account = newAccount()
    await record(account, [parcel], later(60))
    await tell(account, { kind: 'status', status: 'PENDING', reason: null, category: null })
    assert.equal((await find(account))?.status, 'APPROVED')
  })

  test('of the same second as the list, it is believed and the list is asked for again', async () => {
    const account = newAccount()
    await record(account, [parcel], later(0.4))
    const asks = await tell(account, { kind: 'status', status: 'PAUSED', reason: null, category: null })
    assert.equal((await find(account))?.status, 'PAUSED')
    assert.deepEqual(asks, [{ workspace_id: door.maya.workspaceId, account_id: account }])
  })

  test('a category is announced, then changed', async () => {
    const account = newAccount()
    await record(account, [parcel])
    const changes_at = later(86_400)
    await tell(account, { kind: 'category_impending', category: 'MARKETING', changes_at, at: later(5) })
    let template = await find(account)
    assert.deepEqual([template?.category, template?.category_will_be], ['UTILITY', 'MARKETING'])
    assert.deepEqual(template?.category_changes_at, changes_at)
    await tell(account, { kind: 'category', category: 'MARKETING', at: later(86_400) })
    template = await find(account)
    assert.deepEqual([template?.category, template?.category_will_be], ['MARKETING', null])
    await tell(account, { kind: 'category_impending', category: 'MARKETING', changes_at, at: later(5) })
    assert.equal((await find(account))?.category_will_be, null)
  })

  test('an announced category stands in the list before the news of it comes', async () => {
    const account = newAccount()
    await record(account, [parcel])
    await tell(account, {
      kind: 'category_impending',
      category: 'MARKETING',
      changes_at: later(9),
      at: later(5),
    })
    await record(account, [parcel], later(7))
    assert.equal((await find(account))?.category_will_be, 'MARKETING')
    await record(account, [{ ...parcel, category: 'MARKETING' }], later(10))
    assert.equal((await find(account))?.category_will_be, null)
  })

  test('the list is asked for where the news is about a stranger, partial, or of no known kind', async () => {
    const account = newAccount()
    const ask = [{ workspace_id: door.maya.workspaceId, account_id: account }]
    assert.deepEqual(await tell(account, { kind: 'quality', quality: 'RED' }, { kind: 'components' }), ask)
    await record(account, [parcel])
    assert.deepEqual(await tell(account, { kind: 'components', at: later(5) }), ask)
    const flagged: Told = { kind: 'status', status: 'FLAGGED', reason: null, category: null, at: later(5) }
    assert.deepEqual(await tell(account, flagged), ask)
    assert.equal((await find(account))?.status, 'APPROVED')
  })

  test('a deleted template is gone', async () => {
    const account = newAccount()
    await record(account, [parcel])
    await tell(account, { kind: 'status', status: 'DELETED', reason: null, category: null, at: later(5) })
    assert.isUndefined(await find(account))
  })
})

test('only an approved template may be sent', async () => {
  const account = newAccount()
  await record(account, [parcel])
  assert.isUndefined(checkApproved(await find(account), parcel))
  await record(account, [{ ...parcel, status: 'PAUSED' }], later(60))
  assert.equal(checkApproved(await find(account), parcel)?.code, 'templates.not_approved')
  assert.match(checkApproved(undefined, parcel)?.message ?? '', /no template parcel_update in en_GB/)
})

describe('templates over HTTP', () => {
  beforeAll(async () => {
    await record('account-routes', [
      {
        ...parcel,
        channel_template_id: '91',
        name: 'zebra',
        components: [{ type: 'BODY', text: 'Été à 50 % {{1}} jours' }],
      },
      { ...parcel, channel_template_id: '92', name: 'zebra', language: 'fr', status: 'REJECTED' },
    ])
  })
  const list = (query: string) => door.maya.call('GET', `/api/v1/templates?${query}`)
  const here = 'number_id=01993d3a-0000-7000-8000-000000000001'

  test('are listed by number, state and words, a page at a time', async () => {
    const { body } = await list(here)
    assert.deepEqual(
      body.data.map((one: { language: string }) => one.language),
      ['en_GB', 'fr'],
    )
    assert.deepEqual(body.data[0].blanks, [{ component: 'body', name: '1', example: null, format: 'text' }])
    assert.equal((await list(`${here}&status=rejected`)).body.data.length, 1)
    assert.equal((await list(`${here}&q=ete`)).body.data.length, 1)
    assert.equal((await list(`${here}&q=${encodeURIComponent('50 %')}`)).body.data.length, 1)
    assert.equal((await list(`${here}&q=${encodeURIComponent('_ebra')}`)).body.data.length, 0)
    const page = (await list(`${here}&limit=1`)).body
    const next = (await list(`${here}&limit=1&cursor=${page.next_cursor}`)).body
    assert.deepEqual([...page.data, ...next.data], body.data)
    assert.equal(next.next_cursor, null)
    assert.deepEqual((await list('number_id=11993d3a-0000-7000-8000-000000000001')).body.data, [])
    const one = await door.maya.call('GET', `/api/v1/templates/${body.data[0].id}`)
    assert.deepEqual(one.body, body.data[0])
    assert.equal((await door.stranger.call('GET', `/api/v1/templates/${body.data[0].id}`)).status, 404)
    assert.deepEqual((await door.stranger.call('GET', '/api/v1/templates')).body.data, [])
  })

  test('are read from the platform again on request', async () => {
    assert.equal((await door.maya.call('POST', '/api/v1/templates/sync')).status, 200)
    assert.equal(synced, 1)
  })
})
