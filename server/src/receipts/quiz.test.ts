import { afterAll, assert, beforeAll, describe, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../test/front-door.ts'
import { choiceIds, drawQuestions, questionsAsked } from './quiz.ts'
import { findQuestion, questions } from './quiz-questions.ts'
import { trainingRoutes } from './training-routes.ts'

const mayaId = '01993d3a-0000-7000-8000-000000000001'
const omarId = '01993d3a-0000-7000-8000-000000000002'
const attempts = '/api/v1/training/attempts'

let door: FrontDoor

beforeAll(async () => {
  door = await openFrontDoor(trainingRoutes)
  const { db } = door.house
  const now = new Date()
  for (const [id, name] of [
    [mayaId, 'Maya'],
    [omarId, 'Omar'],
  ] as const) {
    await db
      .insertInto('agents')
      .values({ id, name, email: `${name.toLowerCase()}@lemon.example` })
      .execute()
    await db
      .insertInto('memberships')
      .values({ workspace_id: door.maya.workspaceId, agent_id: id, role: 'agent', joined_at: now })
      .execute()
  }
})

afterAll(() => door?.close())

type Asked = { id: string; answer: null | { right: boolean; right_choice: string; because: { en: string } } }

const wrongChoice = (id: string) => choiceIds.find((choice) => choice !== findQuestion(id)!.right)!

/** Answers what is left open, wrong for the first `wrong` questions. */
async function finish(wrong: number) {
  const { body } = await door.maya.call('POST', attempts)
  let last = body
  for (const [index, { id }] of (body.questions as Asked[]).entries()) {
    const choice = index < wrong ? wrongChoice(id) : findQuestion(id)!.right
    const answer = await door.maya.call('POST', `${attempts}/${body.id}/answers`, { question_id: id, choice })
    assert.equal(answer.status, 200)
    last = answer.body
  }
  return last
}

describe('the questions', () => {
  test('are at least fifteen, each with a name of its own, and no letter is right too often', () => {
    assert.isAtLeast(questions.length, 15)
    assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length)
    for (const letter of choiceIds) {
      const count = questions.filter(({ right }) => right === letter).length
      assert.isBelow(count, questions.length / 2, letter)
    }
  })

  test('speak French with its narrow spaces and its apostrophes', () => {
    const french = questions.flatMap(({ asks, choices, because, message }) => [
      asks.fr,
      because.fr,
      ...(message ? [message.text.fr] : []),
      ...choiceIds.map((id) => choices[id].fr),
    ])
    const wrong = french.filter((text) =>
      /[^\u202f\s][;!?»]|[^\u202f\d\s]:(?!\d)|[ \u00a0][:;!?»]|'|"/u.test(text),
    )
    assert.deepEqual(wrong, [])
  })

  test('are drawn once each, whatever the dice say', () => {
    for (const below of [() => 0, (bound: number) => bound - 1, (bound: number) => bound >> 1]) {
      const drawn = drawQuestions(questions, questionsAsked, below)
      assert.equal(new Set(drawn).size, questionsAsked)
    }
    assert.lengthOf(
      drawQuestions(questions, 1_000, () => 0),
      questions.length,
    )
  })
})

describe('an attempt', () => {
  test('tells no right answer before the question is answered', async () => {
    const started = await door.maya.call('POST', attempts)
    assert.equal(started.status, 201)
    assert.lengthOf(started.body.questions, questionsAsked)
    const told = JSON.stringify(started.body)
    for (const { id } of started.body.questions as Asked[])
      assert.notInclude(told, JSON.stringify(findQuestion(id)!.because.en), id)
    assert.notInclude(told, 'right_choice')
    const [first, second] = started.body.questions as [Asked, Asked]
    const path = `${attempts}/${started.body.id}/answers`
    const right = findQuestion(first.id)!.right
    const { body } = await door.maya.call('POST', path, { question_id: first.id, choice: right })
    assert.deepInclude(body.questions[0].answer, { right: true, right_choice: right })
    assert.isNull(body.questions[1].answer)
    assert.equal(body.score, 1)
    const wrong = wrongChoice(second.id)
    const missed = await door.maya.call('POST', path, { question_id: second.id, choice: wrong })
    assert.deepInclude(missed.body.questions[1].answer, { right: false, choice: wrong })
    assert.equal(missed.body.score, 1)
  })

  test('is gone on with when somebody starts again, and answers count once', async () => {
    const one = await door.maya.call('POST', attempts)
    const two = await door.maya.call('POST', attempts)
    assert.equal(two.body.id, one.body.id)
    const path = `${attempts}/${one.body.id}/answers`
    const answered = (one.body.questions as Asked[]).find(({ answer }) => answer !== null)!
    const again = await door.maya.call('POST', path, { question_id: answered.id, choice: 'a' })
    assert.equal(again.status, 422)
    assert.equal(again.body.error.code, 'training.answered')
  })

  test('takes no question it does not ask, and no choice there is not', async () => {
    const { body } = await door.maya.call('POST', attempts)
    const path = `${attempts}/${body.id}/answers`
    const asked = new Set((body.questions as Asked[]).map(({ id }) => id))
    const other = questions.find(({ id }) => !asked.has(id))!
    const foreign = await door.maya.call('POST', path, { question_id: other.id, choice: 'a' })
    assert.equal(foreign.body.error.code, 'training.question_unknown')
    const [open] = (body.questions as Asked[]).filter(({ answer }) => answer === null)
    for (const wrong of [
      { question_id: open!.id, choice: 'e' },
      { question_id: open!.id },
      {},
      { choice: 'a' },
    ])
      assert.equal((await door.maya.call('POST', path, wrong)).body.error.code, 'request.invalid')
  })

  test('answered twice at once is marked once', async () => {
    const { body } = await door.maya.call('POST', attempts)
    const [open] = (body.questions as Asked[]).filter(({ answer }) => answer === null)
    const path = `${attempts}/${body.id}/answers`
    const answers = await Promise.all(
      choiceIds.map((choice) => door.maya.call('POST', path, { question_id: open!.id, choice })),
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 422, 422, 422])
  })
})

test('what was learnt is kept by person, newest first, with what was wrong', async () => {
  const { db } = door.house
  await db.deleteFrom('quiz_attempts').execute()
  const first = await finish(3)
  assert.equal(first.score, 7)
  assert.isNotNull(first.finished_at)
  const second = await finish(1)
  assert.equal(second.score, 9)
  const { body } = await door.maya.call('GET', `${attempts}?limit=1`)
  assert.equal(body.data[0].id, second.id)
  assert.deepInclude(body.data[0], { score: 9, asked: 10 })
  assert.lengthOf(body.data[0].wrong, 1)
  assert.equal(body.data[0].wrong[0].id, second.questions[0].id)
  const older = await door.maya.call('GET', `${attempts}?limit=1&cursor=${body.next_cursor}`)
  assert.deepInclude(older.body.data[0], { id: first.id, score: 7 })
  assert.isNull(older.body.next_cursor)
  assert.equal((await door.maya.call('GET', `${attempts}?cursor=WzFd`)).status, 400)
})

test('who leads sees the last result of everybody, and of who has none', async () => {
  const { body } = await door.maya.call('GET', '/api/v1/training/team')
  const [maya, omar] = body.data
  assert.deepInclude(maya, { attempts: 2, best_score: 9 })
  assert.deepInclude(maya.last, { score: 9, asked: 10 })
  assert.lengthOf(maya.last.wrong, 1)
  assert.deepEqual(omar, { agent: { id: omarId, name: 'Omar' }, attempts: 0, best_score: null, last: null })
  for (const missed of body.missed) assert.isAtLeast(missed.asked, missed.wrong)
})

test('next door the same person finds no attempt and no result of ours', async () => {
  const { body } = await door.maya.call('GET', attempts)
  const { id } = body.data[0]
  assert.equal((await door.stranger.call('GET', `${attempts}/${id}`)).status, 404)
  const answer = { question_id: questions[0]!.id, choice: 'a' }
  const tried = await door.stranger.call('POST', `${attempts}/${id}/answers`, answer)
  assert.equal(tried.body.error.code, 'training.not_found')
  assert.deepEqual((await door.stranger.call('GET', attempts)).body.data, [])
  assert.deepEqual((await door.stranger.call('GET', '/api/v1/training/team')).body.data, [])
})

test('an attempt of another version’s questions gives way to a new one', async () => {
  const { db } = door.house
  await db
    .insertInto('quiz_attempts')
    .values({
      workspace_id: door.maya.workspaceId,
      id: '01993d3a-0000-7000-8000-00000000000f',
      agent_id: mayaId,
      question_ids: ['asked_no_more'],
      started_at: new Date(),
    })
    .execute()
  const { body } = await door.maya.call('POST', attempts)
  assert.notEqual(body.id, '01993d3a-0000-7000-8000-00000000000f')
  assert.lengthOf(body.questions, questionsAsked)
})
