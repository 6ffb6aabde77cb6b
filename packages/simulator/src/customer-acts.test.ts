import { afterEach, describe, expect, test } from 'vitest'
import { type Loose, type Stage, setStage } from '../test/stage.ts'

let stage: Stage
afterEach(() => stage.close())

const open = async (options = {}) => {
  stage = await setStage(options)
  const waId = await stage.person()
  stage.business.heard.length = 0
  return waId
}
const settled = () => stage.simulator.world.webhooks.idle()
const heard = async () => {
  await settled()
  return stage.business.messages()
}

describe('on a number of the API alone', () => {
  test('a deletion is not heard, and the phone shows it', async () => {
    const ada = await open()
    const { id } = await stage.control('POST', `/customers/${ada}/messages`, {
      text: { body: 'my card is…' },
    })
    await stage.control('POST', `/customers/${ada}/deletions`, { message_id: id, for: 'everyone' })
    expect(await heard()).toHaveLength(1)
    const { messages } = await stage.control('GET', `/customers/${ada}/thread`)
    expect(messages.at(-1)).toMatchObject({ id, deleted_for_everyone: true })
    expect(messages.at(-1)).not.toHaveProperty('text')
  })

  test('an edit arrives as unsupported', async () => {
    const ada = await open()
    const { id } = await stage.control('POST', `/customers/${ada}/messages`, { text: { body: 'Helo' } })
    await stage.control('POST', `/customers/${ada}/edits`, { message_id: id, text: 'Hello' })
    expect((await heard()).at(-1)).toMatchObject({
      type: 'unsupported',
      unsupported: { type: 'edit' },
      errors: [{ code: 131051 }],
    })
  })
})

describe('on a number that is used in the app too', () => {
  test('a deletion is heard for two days, an edit for fifteen minutes', async () => {
    const ada = await open({ coexistence: true })
    const { id } = await stage.control('POST', `/customers/${ada}/messages`, { text: { body: 'Helo' } })
    await stage.control('POST', `/customers/${ada}/edits`, { message_id: id, text: 'Hello' })
    await stage.advance('16m')
    await expect(
      stage.control('POST', `/customers/${ada}/edits`, { message_id: id, text: 'x' }),
    ).rejects.toThrow('too_late')
    await stage.control('POST', `/customers/${ada}/deletions`, { message_id: id, for: 'everyone' })
    expect((await heard()).slice(1)).toMatchObject([
      { type: 'edit', edit: { original_message_id: id, message: { type: 'text', text: { body: 'Hello' } } } },
      { type: 'revoke', revoke: { original_message_id: id } },
    ])
    const later = await stage.control('POST', `/customers/${ada}/messages`, { text: { body: 'Hi' } })
    await stage.advance('49h')
    const deletion = { message_id: later.id, for: 'everyone' }
    await expect(stage.control('POST', `/customers/${ada}/deletions`, deletion)).rejects.toThrow('too_late')
  })

  test('what the owner types in the app comes as an echo, and opens no window', async () => {
    const ada = await open({ coexistence: true })
    const path = `/numbers/${stage.simulator.number.phone_number_id}/echoes`
    const { id } = await stage.control('POST', path, {
      to: ada,
      type: 'text',
      text: { body: 'From the app' },
    })
    await stage.control('POST', path, { to: ada, type: 'revoke', revoke: { original_message_id: id } })
    await settled()
    const echoes = stage.business.valuesOf('smb_message_echoes').flatMap((value) => value.message_echoes)
    expect(echoes).toMatchObject([
      { to: ada, type: 'text', text: { body: 'From the app' } },
      { to: ada, type: 'revoke', revoke: { original_message_id: id } },
    ])
  })
})

test('taps answer with the context of what was tapped', async () => {
  const ada = await open()
  const buttons = [
    { type: 'reply', reply: { id: 'yes', title: 'Yes' } },
    { type: 'reply', reply: { id: 'no', title: 'No' } },
  ]
  const interactive = { type: 'button', body: { text: 'Solved?' }, action: { buttons } }
  const { body } = await stage.send({ to: `+${ada}`, type: 'interactive', interactive })
  const id = body.messages[0].id
  const tap = (choice: object) =>
    stage.control('POST', `/customers/${ada}/taps`, { message_id: id, ...choice })
  await expect(tap({ id: 'yes' })).rejects.toThrow('not_delivered')
  await stage.advance('10s')
  await expect(tap({ id: 'perhaps' })).rejects.toThrow('no_such_choice')
  await tap({ title: 'No' })
  expect((await heard()).at(-1)).toMatchObject({
    type: 'interactive',
    context: { from: stage.simulator.number.display_phone_number, id },
    interactive: { type: 'button_reply', button_reply: { id: 'no', title: 'No' } },
  })
})

test('without coverage words wait on the phone, and leave in order', async () => {
  const ada = await open()
  await stage.control('PUT', `/customers/${ada}/state`, { phone: 'no_coverage' })
  const { tick } = await stage.control('POST', `/customers/${ada}/messages`, { text: { body: '1' } })
  await stage.control('POST', `/customers/${ada}/messages`, { text: { body: '2' } })
  expect(tick).toBe('clock')
  expect(await heard()).toEqual([])
  await stage.control('PUT', `/customers/${ada}/state`, { phone: 'on' })
  expect(await heard()).toMatchObject([{ text: { body: '1' } }, { text: { body: '2' } }])
})

test('a new number is told once, the old one is dead and the user id is new', async () => {
  const ada = await open()
  const before = await stage.control('GET', `/customers/${ada}`)
  const after = await stage.control('PUT', `/customers/${ada}/state`, { number_changed_to: '+447700900999' })
  expect(after.bsuid).not.toBe(before.bsuid)
  const [notice] = await heard()
  expect(notice).toMatchObject({
    from: ada,
    type: 'system',
    system: {
      type: 'user_changed_number',
      wa_id: '447700900999',
      user_id: after.bsuid,
      previous_user_id: before.bsuid,
    },
  })
  expect(stage.business.valuesOf('messages')[0].contacts).toBeUndefined()
  await stage.text(`+${ada}`)
  await stage.advance('10s')
  expect(stage.business.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }])
})

test('our blue ticks are shown once we mark as read, for all that came before', async () => {
  const ada = await open()
  await stage.control('POST', `/customers/${ada}/messages`, { text: { body: 'one' } })
  const last = await stage.control('POST', `/customers/${ada}/messages`, { text: { body: 'two' } })
  const ticks = async () => {
    const { messages } = await stage.control('GET', `/customers/${ada}/thread`)
    return messages.map(({ tick }: { tick: string }) => tick)
  }
  expect(await ticks()).toEqual(['two_grey', 'two_grey', 'two_grey'])
  const answer = await stage.send({ status: 'read', message_id: last.id, typing_indicator: { type: 'text' } })
  expect(answer.body).toEqual({ success: true })
  expect(await ticks()).toEqual(['two_blue', 'two_blue', 'two_blue'])
  expect((await stage.control('GET', `/customers/${ada}/thread`)).business_is_typing).toBe(true)
  await stage.advance('26s')
  expect((await stage.control('GET', `/customers/${ada}/thread`)).business_is_typing).toBe(false)
})

test('someone we blocked is not heard; only those who wrote today can be blocked', async () => {
  const ada = await open()
  const path = `${stage.numberPath}/block_users`
  const body = (user: string) => ({ messaging_product: 'whatsapp', block_users: [{ user }] })
  const failed = await stage.call('POST', path, body('+447700900555'))
  expect([failed.status, failed.body.error.code]).toEqual([400, 139100])
  expect((await stage.call('POST', path, body(`+${ada}`))).body.block_users.added_users).toHaveLength(1)
  await stage.control('POST', `/customers/${ada}/messages`, { text: { body: 'Hello?' } })
  expect(await heard()).toEqual([])
  await stage.call('DELETE', path, body(`+${ada}`))
  await stage.control('POST', `/customers/${ada}/messages`, { text: { body: 'Hello?' } })
  expect(await heard()).toHaveLength(1)
})

test('files of customers can be fetched for five minutes by address and seven days by id', async () => {
  const ada = await open()
  const data = Buffer.from('a real file').toString('base64')
  await stage.control('POST', `/customers/${ada}/messages`, {
    type: 'document',
    document: { data, mime_type: 'text/plain', filename: 'note.txt' },
  })
  await stage.control('POST', `/customers/${ada}/messages`, { type: 'image', image: { caption: 'look' } })
  const [note, picture] = (await heard()) as Loose
  expect(picture.image).toMatchObject({ caption: 'look', mime_type: 'image/png', sha256: expect.any(String) })
  const headers = { authorization: `Bearer ${stage.simulator.number.access_token}` }
  const get = async (url: string, init = { headers }) => {
    const answer = await fetch(url, init)
    return [answer.status, await answer.text()]
  }
  expect(await get(note.document.url)).toEqual([200, 'a real file'])
  expect((await get(note.document.url, { headers: { authorization: '' } }))[0]).toBe(401)
  await stage.advance('6m')
  expect((await get(note.document.url))[0]).toBe(404)
  const fresh = await stage.call('GET', `/v26.0/${note.document.id}`)
  expect(fresh.body).toMatchObject({ mime_type: 'text/plain', file_size: 11 })
  expect((await get(fresh.body.url))[0]).toBe(200)
  await stage.advance('7d')
  expect((await stage.call('GET', `/v26.0/${note.document.id}`)).status).toBe(400)
})
