import { sql } from 'kysely'
import { afterAll, assert, beforeAll, describe, expect, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../../test/front-door.ts'
import { contactRoutes } from '../../contacts/index.ts'
import { reviewSources } from '../../messages/index.ts'
import { inTransaction, isRefusal, newId } from '../../platform/index.ts'
import { reviewKeptWords } from '../../review/index.ts'
import { recordUses } from './count-uses.ts'
import { importQuickReplies } from './import-quick-replies.ts'
import { listQuickReplies } from './list-quick-replies.ts'
import { quickReplyRoutes } from './quick-reply-routes.ts'
import { writeTable } from './quick-reply-table.ts'
import { starterSet } from './starter-set.ts'

let door: FrontDoor
const maya = '01993d3a-0000-7000-8000-000000000001'
const omar = '01993d3a-0000-7000-8000-000000000002'
const reply = (shortcut: string, more: object = {}) => ({
  shortcut,
  title: `About ${shortcut}`,
  texts: { en: 'Hello {{first_name}}, your order {{order}} is ready.', fr: 'Bonjour {{first_name}}.' },
  shared: true,
  ...more,
})

beforeAll(async () => {
  door = await openFrontDoor((app, house) => {
    contactRoutes(app, house)
    quickReplyRoutes(app, house, reviewKeptWords(house.db, reviewSources, house.clock))
  })
  for (const [id, name] of [
    [maya, 'Maya Soto'],
    [omar, 'Omar Haddad'],
  ] as const) {
    await sql`insert into agents (id, name, email) values (${id}, ${name}, ${`${id}@lemon.example`})`.execute(
      door.house.db,
    )
    await sql`insert into memberships (workspace_id, agent_id, role, joined_at)
      values (${door.maya.workspaceId}, ${id}, 'owner', now())`.execute(door.house.db)
  }
})
afterAll(() => door.close())

const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
  door.maya.call(method, `/api/v1${path}`, body)

async function add(shortcut: string, more: object = {}) {
  const answer = await call('POST', '/quick-replies', reply(shortcut, more))
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  return answer.body
}

const person = async (more: object) => (await call('POST', '/contacts', more)).body.id

function use(quickReplyId: string, times: number, by = `agent:${maya}`, at = door.house.clock.now()) {
  const uses = Array.from({ length: times }, () => ({
    workspace_id: door.maya.workspaceId,
    message_id: newId<'message'>(at),
    quick_reply: { id: quickReplyId, version: 1 },
    used_by: by,
    at,
  }))
  return inTransaction(door.house.db, (trx) => recordUses(trx, uses))
}

describe('a quick reply', () => {
  test('keeps every version, with who wrote it', async () => {
    const made = await add('ready')
    assert.deepEqual(made.warnings, [])
    const changed = await call('PATCH', `/quick-replies/${made.id}`, { title: 'It is ready', version: 1 })
    assert.equal(changed.body.version, 2)
    const late = await call('PATCH', `/quick-replies/${made.id}`, { title: 'Too late', version: 1 })
    assert.deepEqual([late.status, late.body.error.code], [409, 'replies.conflict'])
    const same = await call('PATCH', `/quick-replies/${made.id}`, { title: 'It is ready' })
    assert.equal(same.body.version, 2)
    const { data } = (await call('GET', `/quick-replies/${made.id}/versions`)).body
    assert.deepEqual(
      data.map((one: { version: number; title: string; by_name: string }) => [
        one.version,
        one.title,
        one.by_name,
      ]),
      [
        [2, 'It is ready', 'Maya Soto'],
        [1, 'About ready', 'Maya Soto'],
      ],
    )
  })

  test('answers to one shortcut, written as people write it', async () => {
    assert.equal((await add('/Délai')).shortcut, 'delai')
    const again = await call('POST', '/quick-replies', reply('DELAI'))
    assert.deepEqual([again.status, again.body.error.code], [409, 'replies.exists'])
    assert.equal((await add('delai', { shared: false })).owner.id, maya)
  })

  test('gets a shortcut once, whoever asks for it in the same moment', async () => {
    const several = await Promise.all(
      ['first', 'second', 'third', 'fourth'].map((name) => add(`race-${name}`)),
    )
    const answers = await Promise.all(
      several.map(({ id }) => call('PATCH', `/quick-replies/${id}`, { shortcut: 'race' })),
    )
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409, 409])
  })

  test('with a variable nobody can fill is refused, naming it', async () => {
    const wrong = await call('POST', '/quick-replies', reply('mood', { texts: { fr: 'Bien {{humeur}}' } }))
    assert.equal(wrong.body.error.code, 'replies.variable_unknown')
    expect(wrong.body.error.details).toMatchObject({ field: 'texts.fr', variable: 'humeur' })
  })

  test('passes the second look: a stop is refused, a warning comes back in its place', async () => {
    const stopped = await call('POST', '/quick-replies', reply('tbd', { texts: { en: 'It costs XXX €.' } }))
    assert.equal(stopped.body.error.code, 'replies.stopped')
    const text = 'Hello {{first_name}}, your parcle is here in [size].'
    const warned = await add('parcle', { texts: { en: text } })
    const found = warned.warnings.find((one: { kind: string }) => one.kind === 'spelling')
    assert.equal(text.slice(found.start, found.end), 'parcle')
    assert.deepEqual(
      warned.warnings.map((one: { kind: string }) => one.kind),
      ['spelling'],
    )
  })

  test('is somebody’s own until it is shared, and a stranger’s never', async () => {
    const own = await add('own', { shared: false })
    const { house, maya: caller } = door
    const seenByOmar = await sql<{ count: number }>`select count(*) as count from quick_replies as reply
      where workspace_id = ${caller.workspaceId} and (shared or owner_id = ${omar}::uuid) and id = ${own.id}`.execute(
      house.db,
    )
    assert.equal(seenByOmar.rows[0]!.count, 0)
    assert.equal((await door.stranger.call('GET', `/api/v1/quick-replies/${own.id}`)).status, 404)
    const given = await call('PATCH', `/quick-replies/${own.id}`, { shared: true, owner_id: omar })
    assert.equal(given.body.owner.name, 'Omar Haddad')
    const nobody = await call('PATCH', `/quick-replies/${own.id}`, { owner_id: newId(house.clock.now()) })
    assert.equal(nobody.body.error.code, 'replies.owner_unknown')
  })

  test('asks to be looked at again when its day has come, until somebody says it is still right', async () => {
    const stale = await add('stale', { review_every_days: 30 })
    await sql`update quick_replies set reviewed_at = now() - interval '31 days' where id = ${stale.id}`.execute(
      door.house.db,
    )
    const due = await call('GET', '/quick-replies?due=true&mine=true')
    assert.deepEqual(
      due.body.data.map((one: { id: string }) => one.id),
      [stale.id],
    )
    assert.equal((await call('GET', '/quick-replies/counts')).body.due_mine, 1)
    const right = await call('POST', `/quick-replies/${stale.id}/review`)
    assert.equal(right.body.due, false)
    assert.equal((await call('GET', '/quick-replies/counts')).body.due, 0)
  })

  test('is gone once removed, and its shortcut free', async () => {
    const first = await add('brief')
    assert.equal((await call('DELETE', `/quick-replies/${first.id}`)).status, 204)
    assert.equal((await call('GET', `/quick-replies/${first.id}`)).status, 404)
    await add('brief')
  })
})

describe('filling', () => {
  test('writes the words for one person in their language, and blanks for what nobody knows', async () => {
    const { id } = await add('filled')
    const lina = await person({ name: 'Lina Rowe', language: 'en-GB', attributes: { order: 'A-77' } })
    const filled = (await call('POST', `/quick-replies/${id}/fill`, { contact_id: lina })).body
    assert.equal(filled.text, 'Hello Lina, your order A-77 is ready.')
    assert.deepEqual([filled.language, filled.other_language, filled.blanks], ['en', false, []])
    const theo = await person({ name: '~ theo123 ~', language: 'en' })
    const open = (await call('POST', `/quick-replies/${id}/fill`, { contact_id: theo })).body
    assert.equal(open.text, 'Hello [first name], your order [order] is ready.')
    assert.deepEqual(
      open.blanks.map((one: { start: number; end: number }) => open.text.slice(one.start, one.end)),
      ['[first name]', '[order]'],
    )
  })

  test('says so where only the other language has words', async () => {
    const { id } = await add('french-only', { texts: { fr: 'Bonjour {{first_name}}, à {{date:+2d}}.' } })
    const lina = await person({ name: 'Lina', language: 'en' })
    const filled = (await call('POST', `/quick-replies/${id}/fill`, { contact_id: lina })).body
    assert.deepEqual([filled.language, filled.wanted_language, filled.other_language], ['fr', 'en', true])
    assert.match(
      filled.text,
      /^Bonjour Lina, à (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) \d+ \p{L}+/u,
    )
  })

  test('shows words being written as they will read, and what the second look says of them', async () => {
    const text = 'Hi {{first_name}}, teh order {{order}}.'
    const theo = await person({ name: 'Theo', language: 'en' })
    const shown = (await call('POST', '/quick-replies/preview', { text, language: 'en', contact_id: theo }))
      .body
    assert.equal(shown.text, 'Hi Theo, teh order [order].')
    assert.equal(shown.findings.length, 1)
    assert.equal(text.slice(shown.findings[0].start, shown.findings[0].end), 'teh')
  })

  test('of somebody nobody knows is refused', async () => {
    const { id } = await add('for-nobody')
    const answer = await call('POST', `/quick-replies/${id}/fill`, {
      contact_id: newId(door.house.clock.now()),
    })
    assert.equal(answer.body.error.code, 'contacts.not_found')
  })
})

describe('finding', () => {
  test('puts the very shortcut first, then its beginnings, titles and words, each by own use', async () => {
    const words = { texts: { en: 'Nothing about zebra crossings but this.' } }
    const inWords = await add('word-x', { ...words, title: 'Road' })
    const inTitle = await add('title-x', { title: 'Zebra' })
    const begins = await add('zebra-2', { title: 'B' })
    const used = await add('zebra-3', { title: 'C' })
    const exact = await add('zebra', { title: 'D' })
    await use(used.id, 3)
    await use(begins.id, 9, `agent:${omar}`)
    const { data } = (await call('GET', '/quick-replies?sort=best&q=Zèbra')).body
    assert.deepEqual(
      data.map((one: { id: string }) => one.id),
      [exact, used, begins, inTitle, inWords].map((one) => one.id),
    )
  })

  test('shows before anything is typed what one uses oneself, the latest first', async () => {
    const [often, lately] = [await add('often'), await add('lately')]
    const ago = (days: number) => new Date(door.house.clock.now().getTime() - days * 86_400_000)
    await use(often.id, 6, `agent:${maya}`, ago(90))
    await use(lately.id, 5)
    const { data } = (await call('GET', '/quick-replies?sort=best&limit=1')).body
    assert.equal(data[0].id, lately.id)
  })

  test('counts uses by week, and the same message once', async () => {
    const { id } = await add('counted')
    const now = door.house.clock.now()
    await use(id, 2)
    await use(id, 1, `agent:${maya}`, new Date(now.getTime() - 8 * 86_400_000))
    const message = {
      workspace_id: door.maya.workspaceId,
      message_id: newId<'message'>(now),
      used_by: 'token:x',
      at: now,
    }
    await inTransaction(door.house.db, async (trx) => {
      await recordUses(trx, [{ ...message, quick_reply: { id, version: 1 } }])
      await recordUses(trx, [{ ...message, quick_reply: { id, version: 1 } }])
      await recordUses(trx, [{ ...message, message_id: newId(now), quick_reply: { id, version: 9 } }])
    })
    const { uses } = (await call('GET', `/quick-replies/${id}`)).body
    assert.deepEqual([uses.total, uses.weeks.slice(-2)], [4, [1, 3]])
  })
})

describe('as a table', () => {
  const asker = () => ({
    workspace_id: door.maya.workspaceId,
    agent_id: maya,
    signature: `agent:${maya}`,
    may_share: true,
  })
  const exportTable = async () => {
    const { db, clock } = door.house
    return writeTable(await listQuickReplies(db, asker(), { limit: 1_000 }, clock.now()), () => undefined)
  }
  const importTable = async (csv: string) => {
    const { db, clock } = door.house
    const outcome = await importQuickReplies(
      db,
      reviewKeptWords(db, reviewSources, clock),
      asker(),
      csv,
      clock.now(),
    )
    if (isRefusal(outcome)) throw new Error(outcome.code)
    return outcome
  }

  test('what was exported comes back unchanged, and good lines are kept beside bad ones', async () => {
    await add('formula', { texts: { en: '=1+1, she said; "really"\n- and more' } })
    const response = await door.maya.call('GET', '/api/v1/quick-replies/counts')
    const exported = await exportTable()
    const again = await importTable(exported)
    assert.deepEqual(
      [again.added, again.updated, again.unchanged],
      [0, 0, response.body.all],
      JSON.stringify(again),
    )
    const mixed = await importTable(
      'raccourci;titre;français;partagé\nnouveau;Nouveau;Bonjour {{first_name}};oui\nfaux;Faux;{{rien}};oui\n' +
        'two words;X;Bonjour;oui\nnouveau;Deux fois;Bonjour;oui',
    )
    assert.equal(mixed.added, 1)
    assert.deepEqual(
      mixed.refused.map((one) => [one.line, one.field, one.fault]),
      [
        [3, 'fr', 'variable'],
        [4, 'shortcut', 'shortcut'],
        [5, 'shortcut', 'repeated'],
      ],
    )
  })

  test('of something else is refused', async () => {
    await expect(importTable('a,b\n1,2')).rejects.toThrow('replies.invalid')
  })
})

describe('the starter set', () => {
  /** Filled for somebody the desk knows nothing of, whatever is left open is found before it can be sent. */
  async function eachBlankIsSeen(id: string) {
    const review = reviewKeptWords(door.house.db, reviewSources, door.house.clock)
    const nobody = await person({ name: 'theo123' })
    for (const language of ['fr', 'en'] as const) {
      const { text } = (await call('POST', `/quick-replies/${id}/fill`, { contact_id: nobody, language }))
        .body
      const asker = { workspace_id: door.maya.workspaceId, agent_id: null }
      const [found] = await review(asker, [{ language, text }])
      const seen = found!.filter((one) => one.kind === 'blank').map((one) => text.slice(one.start, one.end))
      assert.deepEqual(seen, text.match(/\[[^\]]+\]/g) ?? [], text)
    }
  }

  test('is added once, and the second look finds nothing in it', async () => {
    await add('thanks')
    assert.equal((await call('POST', '/quick-replies/starter-set')).body.added, starterSet.length - 1)
    assert.equal((await call('POST', '/quick-replies/starter-set')).body.added, 0)
    for (const { shortcut, fr, en } of starterSet) {
      const kept = await add(`try-${shortcut}`, { texts: { fr, en } })
      assert.deepEqual(kept.warnings, [], shortcut)
      await eachBlankIsSeen(kept.id)
    }
  })
})
