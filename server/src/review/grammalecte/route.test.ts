import { afterAll, assert, beforeAll, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../../test/front-door.ts'
import { contactRoutes } from '../../contacts/index.ts'
import { lookAgain, reviewSources } from '../../messages/index.ts'
import { openLog } from '../../platform/index.ts'
import { warmReview } from '../review-draft.ts'
import { reviewRoutes } from '../review-routes.ts'
import { type SmallConsole, writeSmallConsole } from './console-for-tests.ts'
import { type Grammalecte, openGrammalecte } from './open-grammalecte.ts'

let small: SmallConsole
let grammalecte: Grammalecte
let door: FrontDoor

beforeAll(async () => {
  await warmReview()
  small = await writeSmallConsole()
  const limits = { readyMsMax: 60_000, answerMsMax: 60_000 }
  grammalecte = openGrammalecte(small.program, openLog('silent'), { answerWithinMs: 4_000, limits })!
  door = await openFrontDoor((app, house) => {
    contactRoutes(app, house)
    reviewRoutes(app, house, { ...reviewSources, grammalecte })
  })
}, 60_000)

afterAll(async () => {
  await door?.close()
  await grammalecte?.close()
  await small?.remove()
})

async function look(body: string, more: object = {}) {
  const draft = { type: 'text', text: { body }, ...more }
  const { status, body: answer } = await door.maya.call('POST', '/api/v1/review', draft)
  assert.equal(status, 200, JSON.stringify(answer))
  const words = answer.findings.map(({ start, end }: { start: number; end: number }) =>
    body.slice(start, end),
  )
  return { words, message: answer.findings[0]?.message, still_reading: answer.still_reading }
}

test('a draft is answered with what Grammalecte sees in it', async () => {
  assert.deepEqual(await look('Le boulanger dit que Sofiane vient demain matin.'), {
    words: ['vient'],
    message: 'The verb does not agree with its subject: “viens”?',
    still_reading: false,
  })
})

test('whoever is called so, or has the word in the dictionary, is not corrected', async () => {
  const { body: contact } = await door.maya.call('POST', '/api/v1/contacts', {
    name: 'Anne Vient',
    phone: '+33612345678',
    language: 'fr',
  })
  const text = 'Le boulanger dit que Sofiane vient demain midi.'
  assert.deepEqual((await look(text, { contact_id: contact.id })).words, [])
  assert.deepEqual((await look(text)).words, ['vient'])
  await door.maya.call('POST', '/api/v1/review/words', { word: 'vient' })
  assert.deepEqual((await look(text)).words, [])
})

test('the look before sending asks nobody else', async () => {
  const draft = {
    workspace_id: door.maya.workspaceId as never,
    contact_id: null as never,
    type: 'text',
    body: { body: 'Le boulanger dit que Sofiane sleeps demain soir.' },
    details: {},
    purpose: 'service',
    send_after: door.house.clock.now(),
  }
  await lookAgain(door.house.clock)(door.house.db, [draft])
  assert.isFalse(grammalecte.isReading())
})

// The last one: the program sleeps ever after.
test('what is slow is said to be still reading, and the rest is answered', async () => {
  const slow = await look('Bonjour, votre commande à été livrée. Le boulanger dit que Sofiane sleeps demain.')
  assert.include(slow.words, 'à')
  assert.isTrue(slow.still_reading)
})
