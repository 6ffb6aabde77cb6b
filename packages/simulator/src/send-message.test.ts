import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, type Stage, setStage } from '../test/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await setStage()
})
afterEach(() => stage.close())

const refused = (answer: Answer) => [answer.status, answer.body.error?.code]
const plus = (waId: string) => `+${waId}`
const parcel = {
  name: 'parcel_update',
  language: 'en_GB',
  category: 'UTILITY',
  components: [
    {
      type: 'BODY',
      text: 'Hello {{1}}, your parcel is on its way to you.',
      example: { body_text: [['Ada']] },
    },
  ],
}
const offer = {
  ...parcel,
  name: 'spring_offer',
  category: 'MARKETING',
  components: [{ type: 'BODY', text: 'Everything yellow is cheaper this week.' }],
}
const templateTo = (to: string, name = 'parcel_update', values = ['Ada'], code = 'en_GB') => ({
  to,
  type: 'template',
  template: {
    name,
    language: { code },
    ...(values.length > 0 && {
      components: [{ type: 'body', parameters: values.map((text) => ({ type: 'text', text })) }],
    }),
  },
})

/** Submits a template and waits until it is approved. */
async function approved(definition: object): Promise<string> {
  const { body } = await stage.call('POST', `${stage.accountPath}/message_templates`, definition)
  await stage.advance('1m')
  return body.id
}

describe('acceptance', () => {
  test('answers with the input, the number and an id', async () => {
    const ada = await stage.person()
    const answer = await stage.text('+44 7700 900-001')
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: '+44 7700 900-001', wa_id: ada }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    })
  })

  test('to a user id answers with the user id and no number', async () => {
    await stage.control('POST', '/customers', {
      wa_id: '447700900111',
      username: '@bolark',
      bsuid: 'GB.4417720093315086',
    })
    await stage.control('POST', '/customers/GB.4417720093315086/messages', {
      text: { body: 'Open on Sunday?' },
    })
    const { body } = await stage.send({
      recipient: 'GB.4417720093315086',
      type: 'text',
      text: { body: 'No' },
    })
    expect(body.contacts).toEqual([{ input: 'GB.4417720093315086', user_id: 'GB.4417720093315086' }])
  })

  test('every accepted message is listed, with our own id', async () => {
    const ada = await stage.person()
    await stage.send({ to: plus(ada), type: 'text', text: { body: '1' }, biz_opaque_callback_data: 'a1' })
    await stage.text(plus(ada), '2')
    const first = await stage.control('GET', '/accepted?limit=1')
    expect(first).toMatchObject({
      total: 2,
      next_cursor: '1',
      data: [{ to: ada, biz_opaque_callback_data: 'a1' }],
    })
    const second = await stage.control('GET', '/accepted?after=1')
    expect(second.data).toHaveLength(1)
    expect(second.next_cursor).toBeNull()
  })
})

describe('refusals', () => {
  test('190 without a token that is known', async () => {
    const path = `${stage.numberPath}/messages`
    expect(refused(await stage.call('POST', path, {}, 'wrong'))).toEqual([401, 190])
  })

  test('33 for a number nobody has, 10 for one the token does not open', async () => {
    expect(refused(await stage.call('POST', '/v26.0/1/messages', {}))).toEqual([400, 33])
    await stage.control('POST', '/numbers', {
      phone_number_id: '2',
      waba_id: '3',
      display_phone_number: '+12025550117',
      access_token: 'another',
    })
    expect(refused(await stage.call('POST', '/v26.0/2/messages', {}))).toEqual([403, 10])
  })

  test('100 for a version that does not exist; one that ended is served by the oldest living', async () => {
    expect(refused(await stage.call('POST', '/v99.0/1/messages', {}))).toEqual([400, 100])
    const headers = { authorization: `Bearer ${stage.simulator.number.access_token}` }
    const answer = await fetch(`${stage.simulator.url}/v19.0/${stage.simulator.number.phone_number_id}`, {
      headers,
    })
    expect(answer.headers.get('facebook-api-version')).toBe('v21.0')
    await answer.body!.cancel()
  })

  test('100, 131008, 131009 and 131051 for what is wrong in the body', async () => {
    const ada = plus(await stage.person())
    const body = { text: 'Well?' }
    expect(refused(await stage.send({ type: 'text', text: { body: 'Hi' } }))).toEqual([400, 100])
    expect(refused(await stage.send({ to: ada, type: 'text', text: { body: 4 } }))).toEqual([400, 100])
    expect(
      refused(await stage.send({ to: ada, type: 'interactive', interactive: { type: 'button', body } })),
    ).toEqual([400, 131008])
    const buttons = [{ type: 'reply', reply: { id: '1', title: 'a title of twenty-two' } }]
    const long = { type: 'button', body, action: { buttons } }
    expect(refused(await stage.send({ to: ada, type: 'interactive', interactive: long }))).toEqual([
      400, 131009,
    ])
    expect(refused(await stage.send({ to: ada, type: 'telegram' }))).toEqual([400, 131051])
  })

  test('131021 for our own number', async () => {
    expect(refused(await stage.text(plus(stage.simulator.number.display_phone_number)))).toEqual([
      400, 131021,
    ])
  })

  test('131047 once 24 hours have passed, and not a minute before', async () => {
    const ada = plus(await stage.person())
    await stage.advance('23h59m')
    expect((await stage.text(ada)).status).toBe(200)
    await stage.advance('1m')
    expect(refused(await stage.text(ada))).toEqual([400, 131047])
  })

  test('131047 can come as a status instead', async () => {
    await stage.control('PUT', '/settings', { window_refusal: 'status' })
    expect((await stage.text('+447700900777')).status).toBe(200)
    await stage.advance('5s')
    expect(stage.business.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131047 }] }])
  })

  test('131056 after a burst of 45, and the debt is paid back before the next', async () => {
    const ada = plus(await stage.person())
    for (let count = 0; count < 45; count++) expect((await stage.text(ada)).status).toBe(200)
    expect(refused(await stage.text(ada))).toEqual([400, 131056])
    await stage.advance('269s')
    expect(refused(await stage.text(ada))).toEqual([400, 131056])
    await stage.advance('1s')
    expect((await stage.text(ada)).status).toBe(200)
  })

  test('130429 above the throughput of the number, for all recipients together', async () => {
    await stage.control('PUT', `/numbers/${stage.simulator.number.phone_number_id}`, {
      throughput: 5,
      window_enforced: false,
    })
    const tails = Array.from({ length: 9 }, (_, tail) => tail)
    const answers = await Promise.all(tails.map((tail) => stage.text(`+44770090050${tail}`)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(refused(answers.find(({ status }) => status !== 200)!)).toEqual([400, 130429])
  })

  test('131048 when the portfolio has written to as many people as it may in a day', async () => {
    await approved(parcel)
    const { world, number } = stage.simulator
    await stage.control('PUT', `/numbers/${number.phone_number_id}`, { tier: 'TIER_250', throughput: 0 })
    for (let tail = 0; tail < 250; tail++) {
      world.accounts.get(number.waba_id)!.portfolio.writtenTo.take(`GB.${tail}`, world.clock.now(), 250)
    }
    expect(refused(await stage.send(templateTo('+447700900601')))).toEqual([400, 131048])
    await stage.advance('24h')
    expect((await stage.send(templateTo('+447700900601'))).status).toBe(200)
  })

  test('133010, 131031, 368 and 131045 by the state of the number', async () => {
    const ada = plus(await stage.person())
    const path = `/numbers/${stage.simulator.number.phone_number_id}`
    await stage.control('PUT', path, { registered: false })
    expect(refused(await stage.text(ada))).toEqual([400, 133010])
    await stage.control('PUT', path, { registered: true, status: 'BANNED' })
    expect(refused(await stage.text(ada))).toEqual([403, 131031])
    await stage.control('PUT', path, { status: 'RESTRICTED' })
    expect(refused(await stage.text(ada))).toEqual([403, 368])
    await stage.control('PUT', path, { status: 'DISCONNECTED' })
    expect(refused(await stage.text(ada))).toEqual([500, 131045])
  })
})

describe('templates', () => {
  test('132001, 132000, 132012, 132018, 132015 and 132016', async () => {
    const id = await approved(parcel)
    const to = '+447700900301'
    expect(refused(await stage.send(templateTo(to, 'nothing')))).toEqual([404, 132001])
    expect(refused(await stage.send(templateTo(to, 'parcel_update', ['Ada'], 'fr')))).toEqual([404, 132001])
    expect(refused(await stage.send(templateTo(to, 'parcel_update', [])))).toEqual([400, 132000])
    expect(refused(await stage.send(templateTo(to, 'parcel_update', ['a', 'b'])))).toEqual([400, 132000])
    expect(refused(await stage.send(templateTo(to, 'parcel_update', ['a\nb'])))).toEqual([400, 132018])
    const wrong = { type: 'body', parameters: [{ type: 'payload', payload: 'x' }] }
    const template = { name: 'parcel_update', language: { code: 'en_GB' }, components: [wrong] }
    expect(refused(await stage.send({ to, type: 'template', template }))).toEqual([400, 132012])
    await stage.control('PUT', `/templates/${id}`, { status: 'PAUSED' })
    expect(refused(await stage.send(templateTo(to)))).toEqual([400, 132015])
    await stage.control('PUT', `/templates/${id}`, { status: 'DISABLED' })
    expect(refused(await stage.send(templateTo(to)))).toEqual([400, 132016])
  })

  test('132005 when the values make it too long', async () => {
    await approved(parcel)
    expect(
      refused(await stage.send(templateTo('+447700900301', 'parcel_update', ['a'.repeat(1000)]))),
    ).toEqual([400, 132005])
  })

  test('131062 for a one-time password to a user id', async () => {
    const auth = {
      name: 'code',
      language: 'en_GB',
      category: 'AUTHENTICATION',
      components: [{ type: 'BODY' }],
    }
    await approved(auth)
    const waId = await stage.person()
    const { bsuid } = await stage.control('GET', `/customers/${waId}`)
    const { to: _, ...rest } = templateTo('', 'code', [])
    expect(refused(await stage.send({ ...rest, recipient: bsuid }))).toEqual([400, 131062])
  })

  test('the marketing interface takes marketing only, ten minutes after its creation', async () => {
    await approved(parcel)
    await approved(offer)
    const post = (body: object) =>
      stage.call('POST', `${stage.numberPath}/marketing_messages`, { messaging_product: 'whatsapp', ...body })
    const to = plus(await stage.person())
    expect(refused(await post({ to, type: 'text', text: { body: 'Hi' } }))).toEqual([400, 131055])
    expect(refused(await post(templateTo(to)))).toEqual([400, 134100])
    expect(refused(await post(templateTo(to, 'spring_offer', [])))).toEqual([400, 134101])
    await stage.advance('10m')
    expect((await post(templateTo(to, 'spring_offer', []))).status).toBe(200)
    await stage.control('PUT', `/numbers/${stage.simulator.number.phone_number_id}`, {
      marketing_only_by_marketing_api: true,
    })
    expect(refused(await stage.send(templateTo(to, 'spring_offer', [])))).toEqual([400, 131063])
  })

  test('held for quality: the answer says so, and nothing leaves until it is released', async () => {
    const id = await approved(offer)
    await stage.control('PUT', `/templates/${id}`, { pacing: 'hold' })
    const { body } = await stage.send(templateTo('+447700900301', 'spring_offer', []))
    expect(body.messages[0].message_status).toBe('held_for_quality_assessment')
    await stage.advance('10m')
    expect(stage.business.statuses()).toEqual([])
    await stage.control('PUT', `/templates/${id}`, { pacing: 'release' })
    await stage.advance('10s')
    expect(stage.business.statuses().map(({ status }) => status)).toEqual(['sent', 'delivered'])
  })

  test('held and dropped: failed with 132015', async () => {
    const id = await approved(offer)
    await stage.control('PUT', `/templates/${id}`, { pacing: 'hold' })
    await stage.send(templateTo('+447700900301', 'spring_offer', []))
    await stage.control('PUT', `/templates/${id}`, { pacing: 'drop' })
    await stage.advance('10s')
    expect(stage.business.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 132015 }] }])
  })
})

describe('accepted, and then failed', () => {
  const codes = () => stage.business.statuses().map(({ status, errors }) => [status, errors?.[0]?.code])

  test('131026 for someone who is not on WhatsApp', async () => {
    await stage.person({ wa_id: '447700900401' })
    await stage.control('PUT', '/customers/447700900401/state', { on_whatsapp: false })
    expect((await stage.text('+447700900401')).status).toBe(200)
    await stage.advance('5s')
    expect(codes()).toEqual([['failed', 131026]])
  })

  test('131050 after the person switched our offers off, but not for a utility template', async () => {
    await approved(parcel)
    await approved(offer)
    const ada = await stage.person()
    await stage.control('PUT', `/customers/${ada}/state`, { marketing_stopped: true })
    await stage.send(templateTo(plus(ada), 'spring_offer', []))
    await stage.advance('5s')
    expect(codes()).toEqual([['failed', 131050]])
    await stage.send(templateTo(plus(ada)))
    await stage.advance('5s')
    expect(codes()[1]).toEqual(['sent', undefined])
    expect(stage.business.valuesOf('user_preferences')[0].user_preferences).toMatchObject([
      { wa_id: ada, value: 'stop' },
    ])
  })

  test('131049 for the third offer of a day, in Europe for none, in the United States for all', async () => {
    await approved(offer)
    const offersTo = async (to: string) => {
      for (let count = 0; count < 3; count++) await stage.send(templateTo(to, 'spring_offer', []))
      await stage.advance('5s')
      const failed = codes().filter(([status]) => status === 'failed')
      stage.business.heard.length = 0
      return failed
    }
    expect(await offersTo('+5511999990001')).toEqual([['failed', 131049]])
    expect(await offersTo('+33639980001')).toEqual([])
    expect(await offersTo('+12025550143')).toEqual([
      ['failed', 131049],
      ['failed', 131049],
      ['failed', 131049],
    ])
  })

  test('131009 for a reaction to nothing, 131053 for a file that is not there', async () => {
    const ada = plus(await stage.person())
    await stage.send({ to: ada, type: 'reaction', reaction: { message_id: 'wamid.none', emoji: '👍' } })
    await stage.advance('5s')
    await stage.send({ to: ada, type: 'image', image: { id: '12345' } })
    await stage.advance('5s')
    expect(codes()).toEqual([
      ['failed', 131009],
      ['failed', 131053],
    ])
  })
})
