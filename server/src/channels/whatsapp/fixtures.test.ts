import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/index.ts'
import { openDeliveryStore } from './delivery-store.ts'

const numberId = newId<'number'>(new Date())
let house: TestHouse

const bytes = (name: string) => readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url))

const deliver = (...names: string[]) => store(...names.map(bytes))

async function store(...deliveries: Buffer[]): Promise<void> {
  const deliveryStore = openDeliveryStore(
    house.database.pool,
    () => new Date(),
    () => undefined,
  )
  await Promise.all(deliveries.map((body) => deliveryStore.store('app', body)))
  await house.drain()
}

const storedBytes = async () =>
  (await house.db.selectFrom('whatsapp_deliveries').select('body').execute()).map(({ body }) =>
    body.toString(),
  )

beforeAll(async () => {
  house = await openTestHouse()
  await connect(house)
})
afterAll(() => house.close())

async function connect({ db, workspaceId, secrets }: TestHouse): Promise<void> {
  const now = new Date()
  await db
    .insertInto('numbers')
    .values({
      workspace_id: workspaceId,
      id: numberId,
      channel: 'whatsapp',
      address: '+1 202 555 0117',
      connected_at: now,
    })
    .execute()
  await db
    .insertInto('whatsapp_numbers')
    .values({
      workspace_id: workspaceId,
      number_id: numberId,
      phone_number_id: '730041220019845',
      waba_id: '418806120773215',
      graph_url: 'http://127.0.0.1:9',
      access_token_sealed: secrets.seal('access token', 'token'),
      app_key: 'app',
      app_secret_sealed: secrets.seal('app secret', 'secret'),
      verify_token_sealed: secrets.seal('verify token', 'verify'),
      verify_token_key: 'verify',
    })
    .execute()
}

const message = (wamid: string) =>
  house.db.selectFrom('messages').selectAll().where('channel_message_id', '=', wamid).executeTakeFirst()

const contactOf = (value: string) =>
  house.db
    .selectFrom('contact_addresses')
    .selectAll()
    .where('value', '=', value)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

describe('what a customer sends becomes a message', () => {
  test('text, with the person behind it', async () => {
    await deliver('in-text')
    const row = await message('wamid.REVNTy1pbi0wMDAx')
    expect(row).toMatchObject({
      direction: 'in',
      type: 'text',
      body: { body: 'Hi, where is my parcel?' },
      author: 'contact',
    })
    const phone = await contactOf('447700900321')
    const bsuid = await contactOf('GB.9051773046218850')
    expect(phone?.contact_id).toBe(row?.contact_id)
    expect(bsuid?.contact_id).toBe(row?.contact_id)
  })

  test('text of a person without a phone number', async () => {
    await deliver('in-text-username-no-phone')
    const row = await message('wamid.REVNTy1pbi0wMDAy')
    const contact = await house.db
      .selectFrom('contacts')
      .selectAll()
      .where('id', '=', row!.contact_id!)
      .executeTakeFirstOrThrow()
    expect(contact).toMatchObject({ profile_name: 'Bo Lark', username: '@bolark' })
  })

  test('an answer that quotes, and an advertisement that brought somebody', async () => {
    await deliver('in-text-reply-context', 'in-text-ctwa-referral')
    expect(await message('wamid.REVNTy1pbi0wMDAz')).toMatchObject({ quotes: 'wamid.REVNTy1vdXQtMDAwMQ==' })
    expect((await message('wamid.REVNTy1pbi0wMDA0'))?.details).toMatchObject({
      referral: { source_id: '120400000000771' },
    })
  })

  test('a picture and a voice note, each with its file to fetch', async () => {
    await deliver('in-image', 'in-audio-voice')
    const image = await message('wamid.REVNTy1pbi0wMDA1')
    expect(image?.body).toMatchObject({ caption: 'The box was open' })
    expect(image?.body).not.toHaveProperty('url')
    const media = await house.db.selectFrom('media').selectAll().orderBy('channel_media_id').execute()
    expect(media.map(({ channel_media_id, voice }) => ({ channel_media_id, voice }))).toEqual([
      { channel_media_id: '910044771200051', voice: false },
      { channel_media_id: '910044771200068', voice: true },
    ])
  })

  test('taps, choices, forms and orders', async () => {
    await deliver(
      'in-button-template-quick-reply',
      'in-interactive-button-reply',
      'in-interactive-list-reply',
      'in-interactive-flow-nfm-reply',
      'in-order',
    )
    expect(await message('wamid.REVNTy1pbi0wMDEw')).toMatchObject({
      type: 'button',
      body: { text: 'Stop updates' },
    })
    expect((await message('wamid.REVNTy1pbi0wMDEx'))?.body).toMatchObject({ button_reply: { id: 'csat_5' } })
    expect((await message('wamid.REVNTy1pbi0wMDEy'))?.body).toMatchObject({ list_reply: { id: 'slot_0912' } })
    expect((await message('wamid.REVNTy1pbi0wMDEz'))?.body).toMatchObject({ nfm_reply: { name: 'flow' } })
    expect((await message('wamid.REVNTy1pbi0wMDE1'))?.body).toMatchObject({ catalog_id: '560011220033440' })
  })

  test('a reaction taken away, a kind nobody can show, a message in a group', async () => {
    await deliver('in-reaction-removed', 'in-unsupported', 'in-group-text')
    expect(await message('wamid.REVNTy1pbi0wMDA5')).toMatchObject({
      type: 'reaction',
      reacts_to: 'wamid.REVNTy1vdXQtMDAwMQ==',
    })
    expect(await message('wamid.REVNTy1pbi0wMDE3')).toMatchObject({
      type: 'unsupported',
      body: { type: 'poll_creation' },
    })
    expect((await message('wamid.REVNTy1pbi0wMDIx'))?.group_id).toBe('Y2FwaV9ncm91cDpkZW1vLXN1cHBvcnQtMDAx')
  })
})

describe('what people take back or change', () => {
  test('a withdrawn message is empty, here and in the bytes it came in', async () => {
    await deliver('in-revoke-coexistence')
    const row = await message('wamid.REVNTy1pbi0wMDAz')
    expect(row).toMatchObject({ body: {}, withdrawn_by: 'contact' })
    expect((await storedBytes()).filter((body) => body.includes('Great, thank you'))).toEqual([])
  })

  test('a withdrawn message that is delivered again leaves no words either, before or after', async () => {
    await deliver('in-text-ctwa-referral', 'in-text-ctwa-referral')
    const taken = bytes('in-revoke-coexistence')
      .toString()
      .replace('wamid.REVNTy1pbi0wMDAz', 'wamid.REVNTy1pbi0wMDA0')
    await store(Buffer.from(taken))
    await deliver('in-text-ctwa-referral')
    expect(await message('wamid.REVNTy1pbi0wMDA0')).toMatchObject({ body: {}, withdrawn_by: 'contact' })
    const words = JSON.parse(bytes('in-text-ctwa-referral').toString())
    const said: string = words.entry[0].changes[0].value.messages[0].text.body
    expect((await storedBytes()).filter((body) => body.includes(said))).toEqual([])
    expect(await house.db.selectFrom('message_copies').selectAll().execute()).toEqual([])
  })

  test('every version of a message that was changed twice goes with it', async () => {
    const edit = (second: number, words: string) =>
      bytes('in-edit-coexistence')
        .toString()
        .replace('wamid.REVNTy1pbi0wMDAx', 'wamid.REVNTy1pbi0wMDAy')
        .replace('1793000660', String(1_793_000_660 + second))
        .replace('Hi, where is my parcel PX-20417?', words)
    await store(Buffer.from(edit(0, 'The second thought')))
    await store(Buffer.from(edit(1, 'The third thought')))
    expect((await message('wamid.REVNTy1pbi0wMDAy'))?.body).toEqual({ body: 'The third thought' })
    const taken = bytes('in-revoke-coexistence').toString()
    await store(Buffer.from(taken.replace('wamid.REVNTy1pbi0wMDAz', 'wamid.REVNTy1pbi0wMDAy')))
    expect((await storedBytes()).filter((body) => body.includes('thought'))).toEqual([])
  })

  test('an edit keeps only the newest words', async () => {
    await deliver('in-edit-coexistence')
    expect((await message('wamid.REVNTy1pbi0wMDAx'))?.body).toEqual({
      body: 'Hi, where is my parcel PX-20417?',
    })
  })

  test('a withdrawal on the business’s own phone is remembered for a message that is not here', async () => {
    await deliver('smb-echo-revoke')
    const kept = await house.db
      .selectFrom('withdrawals')
      .selectAll()
      .where('channel_message_id', '=', 'wamid.REVNTy1hcHAtMDAwMQ==')
      .execute()
    expect(kept).toMatchObject([{ by: 'app' }])
  })

  test('a change of number keeps the person', async () => {
    const before = await contactOf('447700900321')
    await deliver('in-system-user-changed-number')
    const after = await contactOf('447700900777')
    expect(after?.contact_id).toBe(before?.contact_id)
    expect((await contactOf('GB.7730019924466101'))?.contact_id).toBe(before?.contact_id)
    expect(await contactOf('447700900321')).toBeUndefined()
    // The platform told it, the person wrote nothing: no window opens.
    const exchanges = await house.db
      .selectFrom('exchanges')
      .select('last_inbound_at')
      .where('contact_id', '=', before!.contact_id)
      .execute()
    const told = await message('wamid.REVNTy1pbi0wMDE4')
    expect(exchanges.map((one) => one.last_inbound_at)).not.toContainEqual(told!.created_at)
  })
})

describe('what the platform reports', () => {
  test('receipts are kept as facts even while their message is unknown', async () => {
    await deliver(
      'status-sent',
      'status-delivered',
      'status-read',
      'status-read-bsuid-only',
      'status-failed-131049',
    )
    const rows = await house.db
      .selectFrom('receipts')
      .selectAll()
      .orderBy('channel_message_id')
      .orderBy('at')
      .execute()
    expect(rows.map((row) => row.status).sort()).toEqual(['delivered', 'failed', 'read', 'read', 'sent'])
    expect(rows.find((row) => row.status === 'failed')?.errors).toMatchObject([{ code: 131049 }])
  })

  test('in a group each participant’s receipt is a fact of its own', async () => {
    await deliver('status-group-delivered-aggregated')
    const rows = await house.db
      .selectFrom('receipts')
      .selectAll()
      .where('channel_message_id', '=', 'wamid.REVNTy1vdXQtMDAxOQ==')
      .execute()
    expect(rows.map((row) => row.participant).sort()).toEqual(['GB.4417720093315086', 'GB.9051773046218850'])
  })

  test('the person’s own marketing switch is a withdrawn consent', async () => {
    await deliver('user-preferences-stop')
    const entries = await house.db
      .selectFrom('consent_entries')
      .selectAll()
      .where('source', '=', 'platform')
      .execute()
    expect(entries).toMatchObject([{ purpose: 'marketing', channel: 'whatsapp', state: 'withdrawn' }])
  })

  test('news of templates, numbers, accounts, groups and calls is kept', async () => {
    await deliver(
      'template-status-paused',
      'template-quality-update',
      'template-category-impending',
      'business-capability-update',
      'account-update-violation',
      'group-join-request',
      'call-terminate-failed',
    )
    const fields = await house.db.selectFrom('whatsapp_notices').select('field').execute()
    expect(fields.map(({ field }) => field).sort()).toEqual([
      'account_update',
      'business_capability_update',
      'calls',
      'group_participants_update',
      'message_template_quality_update',
      'message_template_status_update',
      'template_category_update',
    ])
    const number = await house.db.selectFrom('whatsapp_numbers').selectAll().executeTakeFirstOrThrow()
    expect(number.messaging_limit).toBe('TIER_10K')
    expect(number.last_error).toMatchObject({ code: 'ACCOUNT_VIOLATION' })
  })

  test('nothing of all this was set aside or unknown', async () => {
    expect(await house.db.selectFrom('whatsapp_set_aside').selectAll().execute()).toEqual([])
    expect(await house.db.selectFrom('whatsapp_unknown_kinds').selectAll().execute()).toEqual([])
  })
})
