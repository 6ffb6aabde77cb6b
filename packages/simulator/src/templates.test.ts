import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Stage, setStage } from '../test/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await setStage()
})
afterEach(() => stage.close())

const path = () => `${stage.accountPath}/message_templates`
const template = (name: string, text = 'Your parcel is on its way to you.', category = 'UTILITY') => ({
  name,
  language: 'en_GB',
  category,
  components: [{ type: 'BODY', text }],
})
const create = (definition: object) => stage.call('POST', path(), definition)
const events = async (field = 'message_template_status_update') => {
  await stage.simulator.world.webhooks.idle()
  return stage.business.valuesOf(field)
}

test('pending, then approved, and told by webhook with the time of its entry', async () => {
  const { body } = await create(template('parcel'))
  expect(body).toEqual({ id: expect.stringMatching(/^\d{15}$/), status: 'PENDING', category: 'UTILITY' })
  await stage.advance('1m')
  expect(await events()).toMatchObject([
    {
      event: 'APPROVED',
      message_template_id: Number(body.id),
      message_template_name: 'parcel',
      reason: 'NONE',
    },
  ])
  expect(stage.business.heard[0]!.delivery.entry[0]!.time).toBeTypeOf('number')
})

test('what breaks a rule is refused or rejected, and an offer becomes marketing', async () => {
  expect((await create(template('edge', '{{1}} is your code'))).body.error.code).toBe(2388299)
  await create(template('secret', 'Please answer with your card number.'))
  await create(template('sale', 'Everything is 20 % cheaper today.'))
  await stage.advance('1m')
  expect(await events()).toMatchObject([
    { message_template_name: 'secret', event: 'REJECTED', reason: 'ABUSIVE_CONTENT' },
    { message_template_name: 'sale', event: 'APPROVED', message_template_category: 'MARKETING' },
  ])
  expect(await events('template_category_update')).toMatchObject([
    { previous_category: 'UTILITY', new_category: 'MARKETING' },
  ])
})

test('lists in pages, by filters and with the fields asked for', async () => {
  for (const name of ['a', 'b', 'c']) await create(template(name))
  await stage.advance('1m')
  const first = await stage.call('GET', `${path()}?limit=2&fields=name,status`)
  expect(first.body.data).toEqual([
    { name: 'a', status: 'APPROVED', id: expect.any(String) },
    { name: 'b', status: 'APPROVED', id: expect.any(String) },
  ])
  const rest = await stage.call('GET', `${path()}?limit=2&after=${first.body.paging.cursors.after}`)
  expect(rest.body.data.map(({ name }: { name: string }) => name)).toEqual(['c'])
  expect((await stage.call('GET', `${path()}?status=REJECTED`)).body.data).toEqual([])
  expect((await stage.call('GET', `${path()}?after=nonsense`)).body.error.code).toBe(131059)
})

test('an approved one is edited once a day; the edit is reviewed again', async () => {
  const { body } = await create(template('parcel'))
  await stage.advance('1m')
  const edit = () =>
    stage.call('POST', `/v26.0/${body.id}`, { components: [{ type: 'BODY', text: 'It is here.' }] })
  expect((await edit()).body).toEqual({ success: true })
  expect((await stage.call('GET', `/v26.0/${body.id}?fields=status`)).body.status).toBe('PENDING')
  await stage.advance('1m')
  expect((await edit()).body.error.code).toBe(100)
  await stage.advance('24h')
  expect((await edit()).status).toBe(200)
  expect(await events('message_template_components_update')).toMatchObject([
    { message_template_element: 'It is here.' },
    { message_template_element: 'It is here.' },
  ])
})

test('pauses of three and six hours, then disabled for good', async () => {
  const { body } = await create(template('parcel'))
  await stage.advance('1m')
  const status = async () => (await stage.call('GET', `/v26.0/${body.id}`)).body.status
  const pause = () => stage.control('PUT', `/templates/${body.id}`, { quality: 'RED', status: 'PAUSED' })
  await pause()
  await stage.advance('2h59m')
  expect(await status()).toBe('PAUSED')
  await stage.advance('1m')
  expect(await status()).toBe('APPROVED')
  await pause()
  expect((await stage.call('POST', `/v26.0/${body.id}/unpause`)).body).toEqual({ success: true })
  await pause()
  expect(await status()).toBe('DISABLED')
  expect(
    (await events()).map(({ other_info: info }: { other_info?: { title: string } }) => info?.title),
  ).toEqual([undefined, 'FIRST_PAUSE', 'UNPAUSE', 'SECOND_PAUSE', 'UNPAUSE', 'DISABLED'])
  expect(await events('message_template_quality_update')).toMatchObject([
    { previous_quality_score: 'UNKNOWN', new_quality_score: 'RED' },
  ])
})

test('a new category is announced a day ahead', async () => {
  const { body } = await create(template('parcel'))
  await stage.advance('1m')
  await stage.control('PUT', `/templates/${body.id}`, { category: 'MARKETING' })
  await stage.advance('1d')
  expect(await events('template_category_update')).toMatchObject([
    { new_category: 'UTILITY', correct_category: 'MARKETING', category_update_timestamp: expect.any(Number) },
    { previous_category: 'UTILITY', new_category: 'MARKETING' },
  ])
})

test('a deleted name is blocked for thirty days; a hundred may be created in an hour', async () => {
  await create(template('parcel'))
  await stage.advance('1m')
  expect((await stage.call('DELETE', `${path()}?name=parcel`)).body).toEqual({ success: true })
  expect((await create(template('parcel'))).body.error.code).toBe(100)
  await stage.advance('31d')
  expect((await create(template('parcel'))).status).toBe(200)
  for (let count = 1; count < 100; count++) await create(template(`t${count}`))
  expect((await create(template('one_more'))).body.error.code).toBe(80007)
})
