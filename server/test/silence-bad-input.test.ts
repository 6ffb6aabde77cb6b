/** What is wrong, contradictory or missing about people and receipts, by the front door: named by field, or answered in probabilities. */
import { sql } from 'kysely'
import { afterAll, assert, describe, test } from 'vitest'
import { consentRoutes } from '../src/consent/index.ts'
import { inboxRoutes } from '../src/inbox/index.ts'
import { type ContactId, newId } from '../src/platform/index.ts'
import { insightsOf } from '../src/receipts/index.ts'
import { hoursAgo, openSilence } from '../src/receipts/silence-for-tests.ts'

const silence = await openSilence((app, house) => {
  consentRoutes(app, house)
  inboxRoutes(app, house, {
    markRead: async () => undefined,
    insights: insightsOf(house.db, house.clock),
  })
})
const { maya, house, somebody, sends, writes, judge } = silence
afterAll(() => silence.close())

const api = (path: string) => `/api/v1${path}`
const nobody = newId<'contact'>(hoursAgo(1))

async function refusedBy(field: string, method: 'GET' | 'POST', url: string, body?: object): Promise<void> {
  const answer = await maya.call(method, url, body)
  const story = `${method} ${url} ${JSON.stringify(body)}: ${answer.status} ${JSON.stringify(answer.body)}`
  assert.equal(answer.status, 400, story)
  assert.match(answer.body.error.code, /\.invalid$/, story)
  const named = JSON.stringify(answer.body.error.details ?? answer.body.error.message)
  assert.include(named + answer.body.error.message, field, story)
}

async function assertJudged(contact_id: ContactId, story: string): Promise<void> {
  const { status, body } = await maya.call('GET', api(`/contacts/${contact_id}/reach`))
  assert.equal(status, 200, story)
  const sum = body.causes.reduce((all: number, one: { probability: number }) => all + one.probability, 0)
  assert.closeTo(sum, 1, 1e-6, story)
  assert.isAbove(Date.parse(body.expires_at), Date.parse(body.computed_at), story)
  const conversation = await maya.call('POST', api('/conversations'), { contact_id })
  const thread = await maya.call('GET', api(`/conversations/${conversation.body.id}/messages`))
  assert.equal(thread.status, 200, story)
  for (const { probably_read: seen, next_step: step } of thread.body.data) {
    if (seen) assert.isTrue(seen.probability >= 0 && seen.probability <= 1, story)
    if (step) assert.isAbove(Date.parse(step.expires_at), Date.parse(step.computed_at), story)
  }
  await judge(contact_id)
}

describe('a clue', () => {
  const impossible = [
    '2999-01-01T00:00:00Z',
    '2008-12-31T23:59:59Z',
    '0000-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-13-01T10:00:00Z',
    'yesterday',
    '',
    0,
    null,
    true,
    {},
  ]
  test('of a day that never was, or is still to come, is refused by name and not kept', async () => {
    const url = api(`/contacts/${await somebody('Lina')}/clues`)
    for (const observed_at of impossible) {
      await refusedBy('observed_at', 'POST', url, { kind: 'photo_gone', observed_at })
    }
    assert.deepEqual((await maya.call('GET', url)).body.data, [])
  })

  test('of no known kind, or with words no database takes, is refused by name', async () => {
    const url = api(`/contacts/${await somebody('Lina')}/clues`)
    for (const kind of [undefined, null, '', 'blocked', 7, ['photo_gone']])
      await refusedBy('kind', 'POST', url, { kind })
    for (const observed of ['yes', 1, null]) {
      await refusedBy('observed', 'POST', url, { kind: 'photo_gone', observed })
    }
    for (const note of ['a\u0000b', 'n'.repeat(1_001), 12]) {
      await refusedBy('note', 'POST', url, { kind: 'photo_gone', note })
    }
    await refusedBy('id', 'POST', api('/contacts/somebody/clues'), { kind: 'photo_gone' })
    await refusedBy('cursor', 'GET', `${url}?cursor=bm9uc2Vuc2U`)
    assert.equal(
      (await maya.call('POST', api(`/contacts/${nobody}/clues`), { kind: 'photo_gone' })).status,
      404,
    )
  })

  test('and its opposite, many times over, leave a verdict all the same', async () => {
    const theo = await somebody('Theo')
    await sends(theo, hoursAgo(50), { delivered_at: null, read_at: null })
    for (const kind of [
      'photo_gone',
      'group_delivered',
      'phone_unreachable',
      'other_channel_active',
      'call_failed',
    ]) {
      for (const observed of [true, false, true]) {
        const noted = await maya.call('POST', api(`/contacts/${theo}/clues`), {
          kind,
          observed,
          observed_at: hoursAgo(observed ? 20 : 10).toISOString(),
        })
        assert.equal(noted.status, 201)
      }
    }
    await assertJudged(theo, 'contradictory clues')
  })
})

describe('receipts', () => {
  const far = new Date('2999-01-01T00:00:00Z')
  const long = new Date('1971-01-01T00:00:00Z')
  const stories: Readonly<Record<string, object>> = {
    'read before it was sent': { read_at: hoursAgo(99) },
    'delivered after it was read': { delivered_at: hoursAgo(1), read_at: hoursAgo(40) },
    'read and failed': { failed_at: hoursAgo(45), failure: '{"code":131026}' },
    'failed before it was accepted, with nothing that says why': { failed_at: hoursAgo(300), failure: '{}' },
    'played, and not voice': { played_at: hoursAgo(40), delivered_at: null, read_at: null },
    'read, never sent': { accepted_at: null, sent_at: null, delivered_at: null },
    'all in a far future': { sent_at: far, delivered_at: far, read_at: far },
    'all long before telephones': { sent_at: long, delivered_at: long, read_at: long },
    'accepted tomorrow': { accepted_at: hoursAgo(-24) },
    'of no purpose and no author': { purpose: null, author: null },
  }
  for (const [story, more] of Object.entries(stories)) {
    test(`${story}: the person is judged`, async () => {
      const paul = await somebody('Paul')
      await writes(paul, hoursAgo(60))
      await sends(paul, hoursAgo(50), more)
      await sends(paul, hoursAgo(50), more)
      await assertJudged(paul, story)
    })
  }
})

describe('a person', () => {
  test('without any history is judged, and has nothing to do and nothing to list', async () => {
    const ines = await somebody('Ines')
    await assertJudged(ines, 'nothing at all')
    const { body } = await maya.call('GET', api(`/contacts/${ines}/reach`))
    assert.equal(body.verdict, 'unknown')
    assert.isFalse(body.suppress)
    for (const list of ['clues', 'purchases', 'consents']) {
      assert.deepEqual((await maya.call('GET', api(`/contacts/${ines}/${list}`))).body.data, [], list)
    }
    assert.equal((await maya.call('GET', api(`/contacts/${ines}/courtesy`))).body.unanswered, 0)
  })

  test('who only wrote, or only got one message that never left, is judged', async () => {
    const wrote = await somebody('Nora')
    await writes(wrote, hoursAgo(3))
    await assertJudged(wrote, 'only wrote')
    const never = await somebody('Omar')
    const nothing = {
      accepted_at: null,
      sent_at: null,
      delivered_at: null,
      read_at: null,
      channel_message_id: null,
    }
    await sends(never, hoursAgo(3), { ...nothing, recalled_at: hoursAgo(2) })
    await assertJudged(never, 'recalled')
  })

  test('nobody knows is not found, whatever is asked about them', async () => {
    for (const path of [
      `/contacts/${nobody}/reach`,
      `/contacts/${nobody}/clues`,
      `/contacts/${nobody}/courtesy`,
    ]) {
      assert.equal((await maya.call('GET', api(path))).status, 404, path)
    }
    const url = api(`/messages/${nobody}/next-step`)
    assert.equal((await maya.call('POST', url, { outcome: 'done' })).status, 404)
    await refusedBy('id', 'GET', api('/contacts/7/reach'))
  })
})

describe('a question about silence', () => {
  test('in wrong words is refused by name', async () => {
    const message = await sends(await somebody('Theo'), hoursAgo(5))
    const url = api(`/messages/${message}/next-step`)
    for (const outcome of [undefined, 'ignored', null, 1])
      await refusedBy('outcome', 'POST', url, { outcome })
    for (const reason of ['r'.repeat(501), 'a\u0000b', 5]) {
      await refusedBy('reason', 'POST', url, { outcome: 'dismissed', reason })
    }
    await refusedBy('filter', 'GET', api('/next-steps?filter=yours'))
    await refusedBy('limit', 'GET', api('/next-steps?limit=0'))
    await refusedBy('cursor', 'GET', api('/next-steps?cursor=WyJ4IiwieSJd'))
  })

  for (const path of ['/receipts/causes', '/receipts/causes/messages']) {
    test(`over impossible times is refused by name, and over empty ones answered: ${path}`, async () => {
      for (const from of ['yesterday', '2026-02-30', '2999-01-01', '7']) {
        await refusedBy('from', 'GET', api(`${path}?from=${from}`))
      }
      await refusedBy('from', 'GET', api(`${path}?from=2020-01-01&to=2026-01-01`))
      await refusedBy('to', 'GET', api(`${path}?to=soon`))
      await refusedBy('by', 'GET', api(`${path}?by=colour`))
      for (const span of [
        'from=0001-01-01&to=0001-06-01',
        'from=1969-12-01&to=1970-02-01',
        'from=9999-01-01&to=9999-06-01',
      ]) {
        const answer = await maya.call('GET', api(`${path}?${span}`))
        assert.equal(answer.status, 200, `${span} ${JSON.stringify(answer.body)}`)
        assert.deepEqual(answer.body.data, [], span)
      }
    })
  }

  test('about a list that is none is refused by name', async () => {
    const url = api('/receipts/causes/messages')
    await refusedBy('of', 'GET', `${url}?of=everything`)
    await refusedBy('key', 'GET', `${url}?key=a%00b`)
    await refusedBy('key', 'GET', `${url}?key=${'k'.repeat(600)}`)
    await refusedBy('limit', 'GET', `${url}?limit=51`)
    await refusedBy('cursor', 'GET', `${url}?cursor=WyJ4Il0`)
  })

  test('leaves no trace of what was refused', async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from next_steps where decided_at is not null`.execute(house.db)
    assert.equal(rows[0]!.count, 0)
  })
})
