import { afterAll, assert, beforeAll, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../test/front-door.ts'
import { noteCharsMax, noteLanguages, proposeNote } from './customer-note.ts'
import { trainingRoutes } from './training-routes.ts'

const path = '/api/v1/training/customer-note'

let door: FrontDoor

beforeAll(async () => {
  door = await openFrontDoor(trainingRoutes)
})

afterAll(() => door?.close())

test('a note is proposed in both languages, with the name of the business, within the limit', async () => {
  const { body } = await door.maya.call('GET', path)
  for (const language of noteLanguages) {
    assert.include(body[language].text, 'Lemon Bakery')
    assert.isTrue(body[language].proposed)
    assert.isBelow(proposeNote(language, 'x'.repeat(100)).length, noteCharsMax)
  }
  assert.notMatch(body.fr.text, /[^\u202f\s][;!?»]|[^\u202f\d\s]:(?!\d)|[ \u00a0][:;!?»]|'|"/u)
})

test('own words are kept for one language, with who and when, and given up again', async () => {
  const written = await door.maya.call('PATCH', path, { fr: '  Nos accusés,\nen clair.  ' })
  assert.equal(written.status, 200)
  assert.deepInclude(written.body.fr, { text: 'Nos accusés,\nen clair.', proposed: false })
  assert.isNotNull(written.body.fr.written_at)
  assert.isTrue(written.body.en.proposed)
  assert.isTrue((await door.stranger.call('GET', path)).body.fr.proposed)
  await door.maya.call('PATCH', path, { en: 'Ours' })
  const back = await door.maya.call('PATCH', path, { fr: null })
  assert.isTrue(back.body.fr.proposed)
  assert.equal(back.body.en.text, 'Ours')
})

test('nothing, too much and what nobody can see are turned away', async () => {
  for (const text of [' ', 'x'.repeat(noteCharsMax + 1), 'a\u0000b', 12, ['x']]) {
    const answer = await door.maya.call('PATCH', path, { en: text })
    assert.equal(answer.status, 400)
    assert.equal(answer.body.error.code, 'request.invalid')
  }
})
