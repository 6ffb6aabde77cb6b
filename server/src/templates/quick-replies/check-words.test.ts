import { assert, describe, test } from 'vitest'
import { checkMayKeep, checkVariables } from './check-words.ts'
import { fillText, placeBefore } from './fill-text.ts'
import { type Asker, foldShortcut, type QuickReply } from './quick-reply.ts'
import { type Person, valuesOf } from './values-of.ts'
import { listVariables } from './variables.ts'

const maya: Asker = { workspace_id: 1, agent_id: 'maya', signature: 'agent:maya', may_share: true }
const omar: Asker = { ...maya, agent_id: 'omar', signature: 'agent:omar', may_share: false }
const shared = { shared: true, owner_id: null }
const kept = (owner_id: string | null, isShared = true) => ({ shared: isShared, owner_id }) as QuickReply

describe('who may keep what', () => {
  test('an agent keeps their own, and what a lead gave them to keep right', () => {
    assert.isUndefined(checkMayKeep(omar, undefined, { shared: false, owner_id: 'omar' }))
    assert.isUndefined(checkMayKeep(omar, kept('omar'), kept('omar')))
  })

  test('but neither shares, nor gives away, nor changes what others keep', () => {
    for (const [before, wanted] of [
      [undefined, shared],
      [kept('omar', false), kept('omar')],
      [kept('omar'), kept('maya')],
      [kept('maya'), kept('maya')],
      [kept(null), kept(null)],
    ] as const) {
      assert.equal(checkMayKeep(omar, before, wanted)?.code, 'replies.not_allowed')
      assert.isUndefined(checkMayKeep(maya, before, wanted))
    }
  })

  test('a token is nobody, so it has none of its own', () => {
    const token = { ...maya, agent_id: null }
    assert.equal(
      checkMayKeep(token, undefined, { shared: false, owner_id: null })?.code,
      'replies.agent_needed',
    )
  })
})

describe('variables', () => {
  const person: Person = {
    name: 'Lina Rowe',
    profile_name: null,
    phone: null,
    email: null,
    attributes: { Size: 38 },
  }
  const hours = { 1: [], 2: day(), 3: day(), 4: day(), 5: day(), 6: day(), 7: [] }
  const workspace = { name: 'Lemon Bakery', language: 'en', time_zone: 'Europe/Paris', business_hours: hours }
  // A Saturday evening in Paris, still Saturday afternoon in London.
  const now = new Date('2026-11-21T17:30:00Z')
  const fill = (text: string, language: 'fr' | 'en', of: Partial<Person> = {}) =>
    fillText(text, language, valuesOf({ person: { ...person, ...of }, agent: 'Maya', workspace, now })).text

  function day() {
    return [{ from: '09:00', to: '18:00' }]
  }

  test('are what the desk knows of the person, the business and the day', () => {
    assert.equal(
      fill('{{greeting}} {{ name }}, {{agent}} of {{company}}', 'en'),
      'Good evening Lina Rowe, Maya of Lemon Bakery',
    )
    assert.equal(fill('{{time}}, {{attribute:size}}', 'fr'), '18\u00a0h\u00a030, 38')
    assert.equal(fill('{{date}}', 'fr'), 'samedi 21 novembre')
    assert.equal(fill('{{date:+6w}}', 'en'), 'Saturday 2 January 2027')
  })

  test('leave the business blank until somebody has named it', () => {
    const unnamed = valuesOf({ person, agent: 'Maya', workspace: { ...workspace, name: 'Doublecheck' }, now })
    assert.equal(fillText('de {{company}}', 'fr', unnamed).text, 'de [entreprise]')
  })

  test('count working days by the hours of the business', () => {
    assert.equal(fill('{{date:+1wd}}', 'en'), 'Tuesday 24 November')
    assert.equal(fill('{{date:-1wd}}', 'en'), 'Friday 20 November')
  })

  test('name nobody by what is no name', () => {
    for (const name of ['Mme Rowe', '❤️', '+33 6 12', 'x']) {
      assert.equal(fill('{{first_name}}', 'en', { name }), '[first name]', name)
    }
    assert.equal(fill('{{first_name}}', 'en', { name: null, profile_name: 'Zoë B.' }), 'Zoë')
  })

  test('that nobody can fill are named', () => {
    for (const written of ['{{prenom}}', '{{date:+400d}}', '{{date:tomorrow}}', '{{}}', '{{attribute:}}']) {
      assert.equal(checkVariables({ fr: null, en: written })?.code, 'replies.variable_unknown', written)
    }
    assert.equal(listVariables('{{name}} {name} {{{name}}').length, 2)
  })

  test('leave every other place where it was', () => {
    const text = 'Hi {{first_name}}, about {{order}}: soon.'
    const filled = fillText(text, 'en', (variable) =>
      variable.kind === 'plain' && variable.name === 'order' ? 'A1' : undefined,
    )
    assert.equal(filled.text, 'Hi [first name], about A1: soon.')
    assert.equal(placeBefore(filled, filled.text.indexOf('about')), text.indexOf('about'))
    assert.equal(placeBefore(filled, filled.text.indexOf('soon')), text.indexOf('soon'))
    assert.isUndefined(placeBefore(filled, filled.text.indexOf('name')))
  })
})

test('a shortcut is folded as people type it', () => {
  assert.equal(foldShortcut(' /Échange '), 'echange')
  for (const typed of ['', '/', 'two words', '-first', 'x'.repeat(41)])
    assert.isUndefined(foldShortcut(typed))
})
