import type { HistoryChunk, HistoryThread } from '@doublecheck/whatsapp'
import { afterEach, describe, expect, test } from 'vitest'
import type { SimulatorOptions } from '../src/index.ts'
import { type Stage, setStage } from '../test/stage.ts'

const startAt = Date.UTC(2026, 10, 21, 9)
let stage: Stage
afterEach(() => stage.close())

const chunks = (): HistoryChunk[] => stage.business.valuesOf('history').flatMap((value) => value.history)
const threads = (): HistoryThread[] => chunks().flatMap((chunk) => chunk.threads ?? [])
const settled = () => stage.simulator.world.webhooks.idle()

test('the past comes in chunks and phases, with both directions and how far each message got', async () => {
  stage = await setStage({ coexistence: true, startAt })
  const told = await stage.control('POST', '/history', { days: 60, people: 20 })
  await settled()
  const messages = threads().flatMap((thread) => thread.messages)
  const withoutMedia = messages.filter(({ type }) => type !== 'image')
  expect(withoutMedia).toHaveLength(told.messages)
  expect(told.messages).toBeGreaterThan(200)
  expect(new Set(chunks().map(({ metadata }) => metadata?.phase))).toEqual(new Set([0, 1]))
  expect(chunks().filter((chunk) => chunk.metadata?.progress === 100).length).toBeGreaterThan(0)
  const business = stage.simulator.number.display_phone_number
  expect(messages.filter(({ from }) => from === business).length).toBeGreaterThan(50)
  expect(messages.filter(({ from }) => from !== business).length).toBeGreaterThan(50)
  for (const { history_context: context, timestamp } of messages) {
    expect(['READ', 'DELIVERED']).toContain(context?.status)
    expect(Number(timestamp) * 1000).toBeLessThan(startAt)
  }
  const contacts = stage.business.valuesOf('smb_app_state_sync')[0].state_sync
  expect(contacts[0]).toMatchObject({
    type: 'contact',
    action: 'add',
    contact: { full_name: expect.any(String) },
  })
})

test('pictures stand as placeholders first, and follow with their files', async () => {
  stage = await setStage({ coexistence: true, startAt })
  await stage.control('POST', '/history', { days: 30, people: 40 })
  await settled()
  const all = threads().flatMap((thread) => thread.messages)
  const pictures = all.filter(({ type }) => type === 'image')
  expect(pictures.length).toBeGreaterThan(0)
  for (const picture of pictures) {
    expect(all.some(({ id, type }) => id === picture.id && type === 'media_placeholder')).toBe(true)
  }
  const answer = await stage.call('GET', `/v26.0/${pictures[0]!.image!.id}`)
  expect(answer.body).toMatchObject({ mime_type: 'image/png' })
})

test('a restart tells the same past by the same ids', async () => {
  const ids = async () => {
    stage = await setStage({ coexistence: true, startAt, seed: 4 })
    await stage.control('POST', '/history', { days: 20, people: 10 })
    await settled()
    const found = threads().flatMap((thread) => thread.messages.map(({ id }) => id))
    return found
  }
  const first = await ids()
  await stage.close()
  expect(await ids()).toEqual(first)
})

test('a number may ask once, within a day', async () => {
  stage = await setStage({ coexistence: true, startAt })
  const ask = () =>
    stage.call('POST', `${stage.numberPath}/smb_app_data`, {
      messaging_product: 'whatsapp',
      sync_type: 'history',
    })
  expect((await ask()).body).toMatchObject({ request_id: expect.any(String) })
  expect((await ask()).body.error.code).toBe(2593107)
  await stage.close()
  stage = await setStage({ coexistence: true, startAt })
  await stage.advance('25h')
  expect((await ask()).body.error.code).toBe(2593108)
})

describe('a population', () => {
  /** Everything anyone would see, without what names this run: ids and ports. */
  async function transcript(options: SimulatorOptions): Promise<string[]> {
    stage = await setStage({ startAt, population: 10, ...options })
    await stage.advance('45m')
    const written = new Set(stage.business.messages().map(({ from, from_user_id: id }) => from ?? id!))
    for (const who of [...written].sort()) {
      const fields = who.includes('.') ? { recipient: who } : { to: `+${who}` }
      await stage.send({
        ...fields,
        type: 'text',
        text: { body: 'Bonjour, quel est votre numéro de commande ? Your order number, please?' },
      })
    }
    await stage.advance('6h')
    const messages = stage.business.messages().map(({ timestamp, type, ...rest }) => {
      const text = (rest as { text?: { body: string } }).text?.body ?? ''
      return `${timestamp} ${rest.from_user_id} ${type} ${text}`
    })
    const statuses = stage.business
      .statuses()
      .map(({ timestamp, status, recipient_user_id: who }) => `${timestamp} ${who} ${status}`)
    return [...messages, ...statuses].sort()
  }

  test('lives the same life for the same seed and the same calls, and another for another seed', async () => {
    const first = await transcript({ seed: 3 })
    await stage.close()
    const second = await transcript({ seed: 3 })
    await stage.close()
    expect(first.length).toBeGreaterThan(20)
    expect(second).toEqual(first)
    expect(await transcript({ seed: 4 })).not.toEqual(first)
  })

  test('answers what it is asked', async () => {
    const lines = await transcript({ seed: 3, population: 16 })
    expect(lines.filter((line) => /LC-\d{5}/.test(line)).length).toBeGreaterThan(2)
    const truth = await stage.control('GET', '/truth')
    expect(truth.customers).toHaveLength(16)
    expect(truth.customers.some(({ receipts }: { receipts: boolean }) => !receipts)).toBe(true)
  })

  test('of nobody does nothing', async () => {
    stage = await setStage({ startAt, population: 0 })
    await stage.advance('7d')
    expect(stage.business.heard).toEqual([])
  })
})
