/** What a desk will be told in a soak, drawn from a seed, and what must be true once it has been told. */
import type { Delivery } from './deliver.ts'
import type { Random } from './random.ts'
import { envelope, type Item, type OnNumber, statusOf, textMessage } from './wire.ts'

export type StormNumber = OnNumber & { readonly app_secret: string }

/** One message the desk sent beforehand. */
export type Sent = {
  readonly id: string
  readonly wamid: string
  readonly phone: string
  readonly number: StormNumber
}

export type Storm = {
  readonly deliveries: readonly Delivery[]
  /** Inbound messages that must be there once: wamid. */
  readonly messages: ReadonlySet<string>
  /** Receipts that must be there once: wamid, status and second. */
  readonly receipts: ReadonlySet<string>
  /** The tick each sent message must show. */
  readonly ticks: ReadonlyMap<string, string>
  /** The failure each failed message must show: the earliest told. */
  readonly failures: ReadonlyMap<string, string>
  readonly setAside: number
}

export const receiptKey = (wamid: string, status: string, atSeconds: number) =>
  `${wamid} ${status} ${atSeconds}`

const repeatShare = 0.1
const batchShare = 0.15
const batchItemsMax = 20
const forgedShare = 0.005
const unreadableShare = 0.005
const strangerShare = 0.005

/** `count` deliveries, of which some are forged, broken or for a number nobody connected. */
export function drawStorm(
  random: Random,
  count: number,
  numbers: readonly StormNumber[],
  customers: readonly string[],
  sent: readonly Sent[],
  startSeconds: number,
): Storm {
  const told = sent.map((one) => tellStory(random, one, startSeconds))
  const statuses = told.flatMap((story) => story.items)
  const deliveries: Delivery[] = []
  const messages = new Set<string>()
  const items = new Map(numbers.map((number) => [number, [] as Item[]]))
  for (const { number, item } of statuses) items.get(number)!.push(item)
  const inbound = Math.max(0, count - statuses.length)
  for (let index = 0; index < inbound; index += 1) {
    const number = random.pick(numbers)
    const phone = random.pick(customers)
    const wamid = `wamid.in.${index}`
    messages.add(wamid)
    const message = textMessage(phone, wamid, startSeconds + random.between(0, 600), wordsOf(random, index))
    items.get(number)!.push({ kind: 'message', of: number, phone, message })
  }
  for (const [number, own] of items) deliveries.push(...pack(random, random.shuffle(own), number))
  for (const delivery of deliveries.slice()) if (random.chance(repeatShare)) deliveries.push(delivery)
  const bad = drawBad(random, count, numbers)
  return {
    deliveries: random.shuffle([...deliveries, ...bad.deliveries]),
    messages,
    receipts: new Set(told.flatMap((story) => story.keys)),
    ticks: new Map(told.map((story) => [story.id, story.tick])),
    failures: new Map(told.flatMap((story) => (story.failure ? [[story.id, story.failure] as const] : []))),
    setAside: bad.setAside,
  }
}

type Story = {
  readonly id: string
  readonly items: readonly { number: StormNumber; item: Item }[]
  readonly keys: readonly string[]
  readonly tick: string
  readonly failure: string | undefined
}

const outcomes = [
  { statuses: ['sent', 'delivered', 'read'], weight: 45 },
  { statuses: ['sent', 'delivered'], weight: 25 },
  // What the platform leaves out, or we never got.
  { statuses: ['read'], weight: 5 },
  { statuses: ['delivered'], weight: 5 },
  { statuses: ['sent'], weight: 8 },
  { statuses: ['sent', 'failed'], weight: 6 },
  // One device failed after another had it.
  { statuses: ['sent', 'failed', 'delivered'], weight: 2 },
  { statuses: ['failed', 'failed'], weight: 1 },
  { statuses: ['sent', 'delivered', 'read', 'played'], weight: 2 },
  { statuses: [], weight: 1 },
] as const

const outcomeBowl = outcomes.flatMap((outcome) => new Array<typeof outcome>(outcome.weight).fill(outcome))

const failureCodes = [131026, 131049, 131053]

function tellStory(random: Random, sent: Sent, startSeconds: number): Story {
  const { id, wamid, phone, number } = sent
  const { statuses } = random.pick(outcomeBowl)
  let at = startSeconds
  let failure: string | undefined
  const told = statuses.map((status) => {
    at += random.between(1, 60)
    const code = random.pick(failureCodes)
    if (status === 'failed') failure ??= String(code)
    // The platform echoes our id; some receipts come without.
    const callback = random.chance(0.8) ? id : undefined
    const item: Item = {
      kind: 'status',
      of: number,
      phone,
      status: statusOf(phone, wamid, status, at, callback, code),
    }
    return { number, item, key: receiptKey(wamid, status, at) }
  })
  return {
    id,
    items: told,
    keys: told.map((one) => one.key),
    tick: tickAfter(new Set<string>(statuses)),
    failure,
  }
}

/** The reference: what a set of receipts means, whatever order they came in. Written apart from the desk's own rule. */
export function tickAfter(statuses: ReadonlySet<string>): string {
  if (statuses.has('played')) return 'played'
  if (statuses.has('read')) return 'two_blue'
  if (statuses.has('delivered')) return 'two_grey'
  if (statuses.has('failed')) return 'failed'
  return statuses.has('sent') ? 'one_grey' : 'clock'
}

/** Most items travel alone, some together, some with a broken neighbour. */
function pack(random: Random, items: readonly Item[], number: StormNumber): Delivery[] {
  const deliveries: Delivery[] = []
  for (let next = 0; next < items.length; ) {
    const size = random.chance(batchShare) ? random.between(2, batchItemsMax) : 1
    deliveries.push({ body: envelope(items.slice(next, next + size)), secret: number.app_secret })
    next += size
  }
  return deliveries
}

function drawBad(
  random: Random,
  count: number,
  numbers: readonly StormNumber[],
): { deliveries: Delivery[]; setAside: number } {
  const deliveries: Delivery[] = []
  const times = (share: number) => Math.max(3, Math.round(count * share))
  const stranger = { phone_number_id: '999000000000001', waba_id: '999' }
  const message = (of: OnNumber, index: number, kind: string): Item => {
    const message = textMessage('33600000000', `wamid.${kind}.${index}`, 1_790_000_000, 'never to be seen')
    return { kind: 'message', of, phone: '33600000000', message }
  }
  for (let index = 0; index < times(forgedShare); index += 1) {
    const number = random.pick(numbers)
    const body = envelope([message(number, index, 'forged')])
    deliveries.push({ body, secret: number.app_secret, forged: true })
  }
  const unreadable = times(unreadableShare)
  for (let index = 0; index < unreadable; index += 1) {
    const number = random.pick(numbers)
    const whole = envelope([message(number, index, 'broken')])
    deliveries.push({
      body: whole.subarray(0, random.between(1, whole.length - 1)),
      secret: number.app_secret,
    })
  }
  const strangers = times(strangerShare)
  for (let index = 0; index < strangers; index += 1) {
    const body = envelope([message(stranger, index, 'stranger')])
    deliveries.push({ body, secret: random.pick(numbers).app_secret })
  }
  return { deliveries, setAside: unreadable + strangers }
}

const sentences = [
  'Where is my order?',
  'Merci beaucoup !',
  'Do you open on Sunday?',
  '👍',
  'À demain',
  'Stop',
]

const wordsOf = (random: Random, index: number) => `${random.pick(sentences)} ${index}`
