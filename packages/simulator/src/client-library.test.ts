import { afterEach, beforeEach, expect, test } from 'vitest'
import { WhatsAppAPI } from 'whatsapp-api-js'
import { ActionButtons, Body, Button, Image, Interactive, Reaction, Text } from 'whatsapp-api-js/messages'
import { type Heard, type Stage, setStage } from '../test/stage.ts'

// A client by other people, unchanged but for the address: what it sends is accepted, what it hears it
// understands.

let stage: Stage
let client: WhatsAppAPI
let ada: string
beforeEach(async () => {
  stage = await setStage()
  const { access_token: token, app_secret: appSecret } = stage.simulator.number
  const here = (input: string | URL | Request, init?: RequestInit) =>
    fetch(String(input).replace('https://graph.facebook.com', stage.simulator.url), init)
  client = new WhatsAppAPI({ token, appSecret, v: 'v26.0', ponyfill: { fetch: here as typeof fetch } })
  ada = await stage.person()
})
afterEach(() => stage.close())

const pass = ({ raw, delivery, signature }: Heard) => client.post(delivery as never, raw, signature)
const me = () => stage.simulator.number.phone_number_id

test('it sends texts, buttons, pictures and reactions', async () => {
  const text = await client.sendMessage(me(), `+${ada}`, new Text('Hello'), undefined, 'ours')
  expect(text).toMatchObject({ messages: [{ id: expect.stringMatching(/^wamid\./) }] })
  const buttons = new Interactive(
    new ActionButtons(new Button('y', 'Yes'), new Button('n', 'No')),
    new Body('Solved?'),
  )
  expect(await client.sendMessage(me(), `+${ada}`, buttons)).toHaveProperty('messages')
  const form = new FormData()
  form.set('file', new Blob([Buffer.from('x')], { type: 'image/png' }), 'x.png')
  const { id } = (await client.uploadMedia(me(), form)) as { id: string }
  expect(await client.sendMessage(me(), `+${ada}`, new Image(id, true, 'A picture'))).toHaveProperty(
    'messages',
  )
  const written = await stage.control('POST', `/customers/${ada}/messages`, { text: { body: 'Nice' } })
  expect(await client.sendMessage(me(), `+${ada}`, new Reaction(written.id, '👍'))).toHaveProperty('messages')
  expect(await client.markAsRead(me(), written.id, 'text')).toEqual({ success: true })
  await stage.advance('30s')
  expect(stage.business.statuses().filter(({ status }) => status === 'failed')).toEqual([])
})

test('it hears messages and statuses, and checks their signatures', async () => {
  const heard: string[] = []
  client.on.message = ({ from, message, name }) => {
    heard.push(`${name} ${from} ${message.type}`)
  }
  client.on.status = ({ status, biz_opaque_callback_data: ours }) => {
    heard.push(`${status} ${ours}`)
  }
  await client.sendMessage(me(), `+${ada}`, new Text('Hello'), undefined, 'ours')
  await stage.advance('10s')
  await stage.control('POST', `/customers/${ada}/messages`, { type: 'audio' })
  await stage.simulator.world.webhooks.idle()
  for (const one of stage.business.heard) await pass(one)
  expect(heard).toEqual([`Ada Rowe ${ada} text`, 'sent ours', 'delivered ours', `Ada Rowe ${ada} audio`])
  const [first] = stage.business.heard as [Heard]
  await expect(pass({ ...first, raw: first.raw.replace('Hi', 'Ho') })).rejects.toThrow()
})

test('it sees errors as the platform gives them', async () => {
  expect(await client.sendMessage(me(), '+447700900888', new Text('Hello'))).toMatchObject({
    error: { code: 131047, type: 'OAuthException', fbtrace_id: expect.any(String) },
  })
})

test('it makes and reads QR codes, and blocks people', async () => {
  const made = (await client.createQR(me(), 'Hello')) as { code: string }
  expect(await client.retrieveQR(me(), made.code)).toMatchObject({ data: [{ prefilled_message: 'Hello' }] })
  expect(await client.deleteQR(me(), made.code)).toEqual({ success: true })
  expect(await client.blockUser(me(), `+${ada}`)).toMatchObject({
    block_users: { added_users: [{ wa_id: ada }] },
  })
})
