/**
 * Deliveries against a desk that is killed: whatever was answered 200 is there, once, and means what it meant.
 */
import { connectNumber, insist } from './api.ts'
import { deliverAll } from './deliver.ts'
import { type Desk, openDesk } from './desk.ts'
import { differences, dumpOf } from './dump.ts'
import { openKiller } from './killer.ts'
import { type Random, randomFrom } from './random.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { untilSettled } from './settled.ts'
import { drawStorm, receiptKey, type Sent, type Storm, type StormNumber } from './storm.ts'
import { forEach, until } from './wait.ts'
import { envelope, textMessage } from './wire.ts'

export type SoakOptions = {
  readonly count: number
  readonly kills: number
  readonly seed: number
  readonly say: (text: string) => void
}

export type SoakReport = {
  readonly figures: Readonly<Record<string, number | string>>
  /** What is not as it must be; empty when all is well. */
  readonly faults: readonly string[]
}

const connections = 64

export async function soakWebhooks({ count, kills, seed, say }: SoakOptions): Promise<SoakReport> {
  const random = randomFrom(seed)
  const receiver = await openReceiver()
  const desk = await openDesk()
  try {
    await desk.start()
    const numbers = await connectNumbers(desk, receiver)
    const customers = Array.from({ length: Math.max(20, Math.round(count / 20)) }, (_, index) =>
      phoneOf(index),
    )
    const startSeconds = Math.floor(Date.now() / 1000) - 900
    const sent = await sendBeforehand(
      desk,
      receiver,
      random,
      numbers,
      customers,
      Math.round(count / 5),
      startSeconds,
    )
    say(`${sent.length} messages sent beforehand`)
    const storm = drawStorm(
      random,
      count,
      numbers.map(({ number }) => number),
      customers,
      sent,
      startSeconds,
    )
    const killer = openKiller(desk, kills, random, say)
    const begun = performance.now()
    const answers = await deliverAll(desk.url, storm.deliveries, connections, (done) =>
      killer.progress(done / storm.deliveries.length),
    )
    await killer.done()
    const seconds = (performance.now() - begun) / 1000
    say(`${storm.deliveries.length} deliveries answered in ${seconds.toFixed(1)} s`)
    await untilSettled(desk)
    const repeats = answers.reduce((sum, { tries }) => sum + tries - 1, 0)
    const faults = [
      ...checkAnswers(storm, answers),
      ...(await checkStored(desk, storm, customers.length)),
      ...(await checkTicks(desk, storm)),
      ...(await checkRebuild(desk, random, say)),
    ]
    const figures = { deliveries: answers.length, kills: killer.kills, 'repeated by us': repeats, seed }
    return { figures: { ...figures, seconds: Math.round(seconds) }, faults }
  } catch (error) {
    throw new Error(`${(error as Error).message}\nThe desk said last:\n${desk.lastLines()}`, { cause: error })
  } finally {
    await desk.close()
    await receiver.close()
  }
}

type Connected = { readonly id: string; readonly number: StormNumber }

export const phoneOf = (index: number) => `336${String(10_000_000 + index)}`

/** Two numbers of one app and one of another. */
async function connectNumbers(desk: Desk, receiver: Receiver): Promise<Connected[]> {
  const connected: Connected[] = []
  for (const [index, app] of ['first app', 'first app', 'second app'].entries()) {
    const number = {
      phone_number_id: `10455100000000${index}`,
      waba_id: `20455100000000${app === 'first app' ? 0 : 1}`,
      app_secret: `secret of the ${app}`,
    }
    connected.push({ number, id: await connectNumber(desk, { ...number, graph_url: receiver.url }) })
  }
  return connected
}

/** Everybody writes once, which opens the window; then the desk writes to them. */
async function sendBeforehand(
  desk: Desk,
  receiver: Receiver,
  random: Random,
  numbers: readonly Connected[],
  customers: readonly string[],
  count: number,
  startSeconds: number,
): Promise<Sent[]> {
  const pairs = numbers.flatMap(({ number }) => customers.map((phone) => ({ number, phone })))
  const openings = pairs.map(({ number, phone }) => {
    const message = textMessage(
      phone,
      `wamid.opening.${number.phone_number_id}.${phone}`,
      startSeconds,
      'Hello',
    )
    return { body: envelope([{ kind: 'message', of: number, phone, message }]), secret: number.app_secret }
  })
  await deliverAll(desk.url, openings, connections)
  await untilSettled(desk)
  const planned = Array.from({ length: count }, (_, index) => ({
    connected: random.pick(numbers),
    phone: customers[index % customers.length]!,
    index,
  }))
  const queued = await forEach(planned, 8, async ({ connected, phone, index }) => {
    const body = {
      to: `+${phone}`,
      number_id: connected.id,
      type: 'text',
      text: { body: `Message ${index}` },
    }
    const answer = await insist(desk, 'POST', '/api/v1/messages', body, `beforehand ${index}`)
    if (answer.status !== 202) throw new Error(`not queued: ${JSON.stringify(answer.body)}`)
    return { id: answer.body.id as string, phone, number: connected.number }
  })
  const wamids = () => new Map(receiver.calls.map(({ callback, wamid }) => [callback, wamid!]))
  await until('everything queued has left', () => queued.every(({ id }) => wamids().has(id)), 180_000, 500)
  if (receiver.calls.length !== count) throw new Error(`${receiver.calls.length} calls for ${count} messages`)
  const given = wamids()
  return queued.map((one) => ({ ...one, wamid: given.get(one.id)! }))
}

function checkAnswers(storm: Storm, answers: readonly { status: number }[]): string[] {
  return storm.deliveries.flatMap(({ forged }, index) => {
    const { status } = answers[index]!
    return status === (forged ? 401 : 200) ? [] : [`delivery ${index} was answered ${status}`]
  })
}

async function checkStored(desk: Desk, storm: Storm, customers: number): Promise<string[]> {
  const faults: string[] = []
  const messages = await desk.query<{ wamid: string; count: number }>(
    `select channel_message_id as wamid, count(*)::int from messages
     where channel_message_id like 'wamid.in.%' group by 1`,
  )
  faults.push(
    ...compareCounts('message', storm.messages, new Map(messages.map((row) => [row.wamid, row.count]))),
  )
  const receipts = await desk.query<{ wamid: string; status: string; at: number; count: number }>(
    `select channel_message_id as wamid, status, extract(epoch from at)::int as at, count(*)::int
     from receipts group by 1, 2, 3`,
  )
  const counted = receipts.map((row) => [receiptKey(row.wamid, row.status, row.at), row.count] as const)
  faults.push(...compareCounts('receipt', storm.receipts, new Map(counted)))
  const [odd] = await desk.query<{ unmatched: number; bad: number; set_aside: number; contacts: number }>(`
    select (select count(*)::int from receipts where message_id is null) as unmatched,
      (select count(*)::int from messages where channel_message_id ~ 'forged|broken|stranger') as bad,
      (select count(*)::int from whatsapp_set_aside where reason <> '' and settled_at is null) as set_aside,
      (select count(*)::int from contacts where merged_into is null) as contacts`)
  if (odd!.unmatched > 0) faults.push(`${odd!.unmatched} receipts have not found their message`)
  if (odd!.bad > 0) faults.push(`${odd!.bad} messages came from deliveries that must give none`)
  if (odd!.set_aside < storm.setAside)
    faults.push(`${odd!.set_aside} deliveries were set aside, not ${storm.setAside}`)
  if (odd!.contacts !== customers) faults.push(`${odd!.contacts} contacts for ${customers} customers`)
  const failures = await desk.query<{ id: string; code: string }>(
    `select id, failure->>'code' as code from messages where failed_at is not null`,
  )
  for (const { id, code } of failures) {
    if (storm.failures.get(id) !== code)
      faults.push(`message ${id} shows failure ${code}, not the earliest, ${storm.failures.get(id)}`)
  }
  return faults
}

function compareCounts(
  what: string,
  expected: ReadonlySet<string>,
  found: ReadonlyMap<string, number>,
): string[] {
  const faults: string[] = []
  for (const name of expected) {
    const count = found.get(name) ?? 0
    if (count !== 1) faults.push(`${what} ${name} is there ${count} times`)
  }
  for (const name of found.keys()) if (!expected.has(name)) faults.push(`${what} ${name} was never told`)
  return faults
}

async function checkTicks(desk: Desk, storm: Storm): Promise<string[]> {
  const faults = await forEach([...storm.ticks], 8, async ([id, tick]) => {
    const { body } = await insist(desk, 'GET', `/api/v1/messages/${id}`)
    return body.tick === tick ? [] : [`message ${id} shows ${body.tick}, not ${tick}`]
  })
  return faults.flat()
}

/** Everything derived is spoiled, and some facts that came by webhook are lost; `rebuild` brings all of it back. */
const damages = [
  `update messages set sent_at = now(), read_at = now() where direction = 'out' and read_at is null and id::text like '%a'`,
  `update messages set delivered_at = null, read_at = null where direction = 'out' and id::text like '%b'`,
  `delete from messages where direction = 'in' and id::text like '%c'`,
  `delete from receipts where id::text like '%d'`,
  `update exchanges set last_inbound_at = last_inbound_at - interval '2 days' where contact_id::text like '%a'`,
  `delete from message_words where message_id::text like '%b'`,
  `update conversations set last_message_id = null, last_message_at = now(), unread_count = 77, waiting_since = null,
     owed_since = null, window_closes_at = null, failed_at = now() where id::text like '%c'`,
]

/**
 * Whether a message came before or after our answer is known by when it was first understood, which is a fact of the row
 * itself: of a lost row it is lost too, and the message then counts as come after the answer.
 */
const lostWithMessages = [
  'conversations.waiting_since',
  'conversations.unread_count',
  'conversations.owed_since',
  'conversations.warn_at',
  'conversations.due_at',
]

async function checkRebuild(desk: Desk, random: Random, say: (text: string) => void): Promise<string[]> {
  const before = await dumpOf(desk)
  say((await desk.command('rebuild')).trim())
  await untilSettled(desk)
  const faults = differences(before, await dumpOf(desk)).map((line) => `after a rebuild: ${line}`)
  for (const damage of random.shuffle(damages)) await desk.query(damage)
  await desk.command('rebuild')
  await untilSettled(desk)
  const mended = differences(before, await dumpOf(desk), lostWithMessages)
  return [...faults, ...mended.map((line) => `after damage and a rebuild: ${line}`)]
}
