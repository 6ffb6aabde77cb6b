import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Loose, type Stage, setStage } from '../test/stage.ts'

let stage: Stage
let ada: string
beforeEach(async () => {
  stage = await setStage({ startAt: Date.UTC(2026, 10, 21, 9) })
  ada = await stage.person()
})
afterEach(() => stage.close())

const names = () => stage.business.statuses().map(({ status }) => status)
const state = (change: object) => stage.control('PUT', `/customers/${ada}/state`, change)
const truth = async () => (await stage.control('GET', '/truth')).messages.at(-1)

describe('ticks', () => {
  test('sent, delivered, and read when the person opens the chat', async () => {
    await stage.text(`+${ada}`)
    await stage.advance('10s')
    expect(names()).toEqual(['sent', 'delivered'])
    await stage.control('POST', `/customers/${ada}/reads`)
    await stage.advance('1s')
    expect(names()).toEqual(['sent', 'delivered', 'read'])
  })

  test('a phone that is off stays at one tick, and catches up in order when it is on again', async () => {
    await state({ phone: 'off' })
    for (const body of ['1', '2', '3']) await stage.text(`+${ada}`, body)
    await stage.advance('5h')
    expect(names()).toEqual(['sent', 'sent', 'sent'])
    expect((await truth()).why_silent).toBe('off')
    await state({ phone: 'on' })
    await stage.advance('10s')
    const { messages } = await stage.control('GET', `/customers/${ada}/thread`)
    const bodies = messages
      .filter((one: { from: string }) => one.from === 'business')
      .map((one: Loose) => one.text.body)
    expect(bodies).toEqual(['1', '2', '3'])
    expect(names().slice(3)).toEqual(['delivered', 'delivered', 'delivered'])
  })

  test('after thirty days nothing arrives any more', async () => {
    await state({ phone: 'off' })
    await stage.text(`+${ada}`)
    await stage.advance('31d')
    await state({ phone: 'on' })
    await stage.advance('1m')
    expect(names()).toEqual(['sent'])
  })

  test('receipts off: seen, and never told', async () => {
    await state({ receipts: false })
    await stage.text(`+${ada}`)
    await stage.advance('10s')
    await stage.control('POST', `/customers/${ada}/reads`)
    await stage.advance('1m')
    expect(names()).toEqual(['sent', 'delivered'])
    expect(await truth()).toMatchObject({
      why_silent: 'receipts_off',
      read_receipt_at: null,
      seen_at: expect.any(String),
    })
  })

  test('seen in the notification only', async () => {
    await stage.text(`+${ada}`)
    await stage.advance('10s')
    await stage.control('POST', `/customers/${ada}/reads`, { how: 'notification' })
    expect(names()).toEqual(['sent', 'delivered'])
    expect((await truth()).why_silent).toBe('seen_in_notification')
  })

  test('with the chat in front, read comes and delivered never does', async () => {
    await state({ chat_open: true })
    await stage.text(`+${ada}`)
    await stage.advance('10s')
    expect(names()).toEqual(['sent', 'read'])
  })

  test('someone who blocked us stays at one tick, without any error', async () => {
    await state({ blocked: true })
    await stage.text(`+${ada}`)
    await stage.advance('2d')
    expect(names()).toEqual(['sent'])
    expect((await truth()).why_silent).toBe('blocked')
    await state({ blocked: false })
    await stage.advance('1h')
    expect(names()).toEqual(['sent'])
  })

  test('a reaction tells sent and nothing else, and stands under the message', async () => {
    const { id } = await stage.control('POST', `/customers/${ada}/messages`, { text: { body: 'Thanks!' } })
    await stage.send({ to: `+${ada}`, type: 'reaction', reaction: { message_id: id, emoji: '❤️' } })
    await stage.advance('10s')
    await stage.control('POST', `/customers/${ada}/reads`)
    await stage.advance('10s')
    expect(names()).toEqual(['sent'])
    const { messages } = await stage.control('GET', `/customers/${ada}/thread`)
    expect(messages.at(-1).reactions.business).toBe('❤️')
  })

  test('a voice message is played once', async () => {
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('file', new Blob(['OggS'], { type: 'audio/ogg' }), 'note.ogg')
    const headers = { authorization: `Bearer ${stage.simulator.number.access_token}` }
    const upload = await fetch(`${stage.simulator.url}${stage.numberPath}/media`, {
      method: 'POST',
      headers,
      body: form,
    })
    const { id } = (await upload.json()) as { id: string }
    const { body } = await stage.send({ to: `+${ada}`, type: 'audio', audio: { id, voice: true } })
    await stage.advance('10s')
    const played = { how: 'played', message_id: body.messages[0].id }
    await stage.control('POST', `/customers/${ada}/reads`, played)
    await stage.control('POST', `/customers/${ada}/reads`, played)
    await stage.advance('1s')
    expect(names()).toEqual(['sent', 'delivered', 'played'])
  })
})

describe('what a status carries', () => {
  test('our own id, both ids of the person, and the price on sent and on the first after it', async () => {
    await stage.send({
      to: `+${ada}`,
      type: 'text',
      text: { body: 'Hi' },
      biz_opaque_callback_data: 'conv:1',
    })
    await stage.advance('10s')
    await stage.control('POST', `/customers/${ada}/reads`)
    await stage.advance('1s')
    const [sent, delivered, read] = stage.business.statuses()
    expect(sent).toMatchObject({
      recipient_id: ada,
      recipient_user_id: expect.stringMatching(/^GB\./),
      biz_opaque_callback_data: 'conv:1',
      pricing: { pricing_model: 'PMP', category: 'service' },
    })
    expect(delivered!.pricing).toBeDefined()
    expect(read!.pricing).toBeUndefined()
    expect(stage.business.valuesOf('messages').at(-1).contacts).toMatchObject([
      { profile: { name: 'Ada Rowe' }, wa_id: ada },
    ])
  })

  test('service messages are charged once a thousand of the month were free', async () => {
    const number = stage.simulator.world.numbers.get(stage.simulator.number.phone_number_id)!
    number.freeServiceUsed = { month: '2026-11', count: 999 }
    await stage.text(`+${ada}`, 'the thousandth')
    await stage.text(`+${ada}`, 'one more')
    await stage.advance('10s')
    const sent = stage.business.statuses().filter(({ status }) => status === 'sent')
    expect(sent.map(({ pricing }) => [pricing!.type, pricing!.billable])).toEqual([
      ['free_customer_service', false],
      ['regular', true],
    ])
  })

  test('someone with a username is named by user id, until we write to the number', async () => {
    await stage.control('POST', '/customers', { wa_id: '447700900222', username: '@bolark', name: 'Bo Lark' })
    await stage.control('POST', '/customers/447700900222/messages', { text: { body: 'Hi' } })
    const { bsuid } = await stage.control('GET', '/customers/447700900222')
    await stage.send({ recipient: bsuid, type: 'text', text: { body: 'Hello' } })
    await stage.advance('10s')
    const message = stage.business.messages().at(-1)!
    expect(message.from).toBeUndefined()
    expect(message.from_user_id).toBe(bsuid)
    expect(stage.business.statuses()[0]).not.toHaveProperty('recipient_id')
    await stage.text('+447700900222')
    await stage.advance('10s')
    expect(stage.business.statuses().at(-1)!.recipient_id).toBe('447700900222')
  })
})
