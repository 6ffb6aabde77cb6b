/**
 * Sending while the platform misbehaves and the desk is killed: nobody is written to twice, and every message is
 * accounted for at every moment.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { connectNumber, insist } from './api.ts'
import { deliverAll } from './deliver.ts'
import { type Desk, openDesk } from './desk.ts'
import { openKiller } from './killer.ts'
import { type Random, randomFrom } from './random.ts'
import { type Call, clearNo, type Fate, openReceiver, type Receiver } from './receiver.ts'
import { untilSettled } from './settled.ts'
import { phoneOf, type SoakOptions, type SoakReport } from './soak-webhooks.ts'
import { openStatusSender } from './status-sender.ts'
import type { StormNumber } from './storm.ts'
import { forEach, until } from './wait.ts'
import { envelope, textMessage } from './wire.ts'

const queueWidth = 12
/** Of what the platform accepts, this share never gets a receipt. */
const silentShare = 0.1
const settledMsMax = 240_000

export const sendingNumber: StormNumber = {
  phone_number_id: '104551000000009',
  waba_id: '204551000000009',
  app_secret: 'secret of the sending app',
}

export async function soakSends({ count, kills, seed, say }: SoakOptions): Promise<SoakReport> {
  const random = randomFrom(seed)
  const silent = new Set<string>()
  const recallCount = Math.round(count / 2)
  let tell: (call: Call & { readonly wamid: string }) => void = () => undefined
  let calm = false
  const receiver = await openReceiver({
    // After a clear no the second try goes well, or the run would never end.
    fateOf: (_callback, earlier) => (earlier > 0 || calm ? 'accept' : random.pick(fateBowl)),
    onAccepted(call) {
      if (random.chance(silentShare)) silent.add(call.callback)
      else tell(call)
    },
  })
  const desk = await openDesk()
  try {
    await desk.start()
    const numberId = await connectNumber(desk, { ...sendingNumber, graph_url: receiver.url })
    await openWindows(desk, count + recallCount)
    const statuses = openStatusSender(desk, sendingNumber, randomFrom(seed + 1))
    tell = statuses.tell
    const killer = openKiller(desk, kills, random, say)
    const faults: string[] = []
    const planned = planFor(random, count)
    const watching = watchAccounts(desk, () => killer.kills >= kills, faults)
    const ids = await forEach(planned, queueWidth, async (phone, index) => {
      killer.progress(index / planned.length)
      return queue(desk, numberId, phone, `first ${index}`, 0)
    })
    await killer.done()
    say(`${ids.length} messages queued, ${killer.kills} kills`)
    calm = true
    const recalls = await recallAround(desk, numberId, random, count, recallCount)
    await until('nothing waits any more', () => nothingWaits(desk), settledMsMax, 500)
    await statuses.done()
    await untilSettled(desk)
    await watching.stop()
    faults.push(...(await checkEnd(desk, receiver, ids, silent)), ...checkRecalls(receiver, recalls))
    // Whatever the desk would still like to send, it has had the time to.
    const calls = receiver.calls.length
    await sleep(2_000)
    if (receiver.calls.length > calls) faults.push('messages left after everything was settled')
    const states = await countStates(desk)
    return {
      figures: {
        ...states,
        calls,
        kills: killer.kills,
        checks: watching.checks(),
        seed,
        ...countRecalls(recalls),
      },
      faults,
    }
  } catch (error) {
    throw new Error(`${(error as Error).message}\nThe desk said last:\n${desk.lastLines()}`, { cause: error })
  } finally {
    await desk.close()
    await receiver.close()
  }
}

const fateWeights: readonly (readonly [Fate, number])[] = [
  ['accept', 780],
  ['accept slowly', 40],
  ['accept without an answer', 30],
  ['accept and cut the line', 30],
  ['cut the line', 30],
  ['error with words', 25],
  ['error without words', 25],
  ['undeliverable', 34],
  // These pause the whole number for seconds, so a few are enough.
  ['too many', 1],
  ['rate reached', 5],
]

/** Each fate as often as it weighs. */
const fateBowl = fateWeights.flatMap(([fate, weight]) => new Array<Fate>(weight).fill(fate))

/** Most people get one message, some a few. */
function planFor(random: Random, count: number): string[] {
  const phones: string[] = []
  for (let person = 0; phones.length < count; person += 1) {
    const times = random.chance(0.1) ? random.between(2, 4) : 1
    for (let time = 0; time < times && phones.length < count; time += 1) phones.push(phoneOf(person))
  }
  return random.shuffle(phones)
}

export async function openWindows(desk: Desk, people: number): Promise<void> {
  const at = Math.floor(Date.now() / 1000) - 60
  const items = Array.from({ length: people }, (_, person) => {
    const phone = phoneOf(person)
    const message = textMessage(phone, `wamid.opening.${phone}`, at, 'Hello')
    return { kind: 'message', of: sendingNumber, phone, message } as const
  })
  const deliveries = Array.from({ length: Math.ceil(items.length / 100) }, (_, part) => ({
    body: envelope(items.slice(part * 100, part * 100 + 100)),
    secret: sendingNumber.app_secret,
  }))
  await deliverAll(desk.url, deliveries, 4)
  await untilSettled(desk)
}

export async function queue(
  desk: Desk,
  numberId: string,
  phone: string,
  name: string,
  sendAfterMs: number,
): Promise<string> {
  const body = {
    to: `+${phone}`,
    number_id: numberId,
    type: 'text',
    text: { body: name },
    send_after_ms: sendAfterMs,
  }
  const answer = await insist(desk, 'POST', '/api/v1/messages', body, `soak ${name}`)
  if (answer.status !== 202) throw new Error(`not queued: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

export type Recall = { readonly id: string; readonly status: number }

/** Recalls each message at about the moment it is due to leave. */
async function recallAround(
  desk: Desk,
  numberId: string,
  random: Random,
  firstPerson: number,
  count: number,
): Promise<Recall[]> {
  const people = Array.from({ length: count }, (_, index) => phoneOf(firstPerson + index))
  return forEach(people, queueWidth, async (phone, index) => {
    const dueMs = random.between(500, 1_500)
    const id = await queue(desk, numberId, phone, `recalled ${index}`, dueMs)
    await sleep(Math.max(0, dueMs + random.between(-500, 50)))
    const { status } = await insist(desk, 'POST', `/api/v1/messages/${id}/recall`)
    return { id, status }
  })
}

function checkRecalls(receiver: Receiver, recalls: readonly Recall[]): string[] {
  const received = new Set(receiver.calls.map(({ callback }) => callback))
  return recalls.flatMap(({ id, status }) => {
    if (status === 200) return received.has(id) ? [`message ${id} was recalled and received`] : []
    if (status !== 422) return [`the recall of ${id} was answered ${status}`]
    return received.has(id) ? [] : [`message ${id} was too late to recall, and never left`]
  })
}

const countRecalls = (recalls: readonly Recall[]) => ({
  recalled: recalls.filter(({ status }) => status === 200).length,
  'too late to recall': recalls.filter(({ status }) => status === 422).length,
})

const accountsText = `
  select count(*)::int as planned,
    count(*) filter (where reached)::int as accepted,
    count(*) filter (where not reached and failed_at is not null)::int as failed,
    count(*) filter (where not reached and failed_at is null and refused_at is not null)::int as refused,
    count(*) filter (where not reached and failed_at is null and recalled_at is not null)::int as recalled,
    count(*) filter (where open and unclear_at is not null)::int as unclear,
    count(*) filter (where open and unclear_at is null)::int as waiting,
    count(*) filter (where open and (reached or failed_at is not null or refused_at is not null
      or recalled_at is not null))::int as both,
    count(*) filter (where not open and not reached and failed_at is null and refused_at is null
      and recalled_at is null)::int as lost
  from (
    select messages.*, outbox.message_id is not null as open, outbox.unclear_at,
      coalesce(accepted_at, sent_at, delivered_at, read_at) is not null as reached
    from messages left join outbox on outbox.workspace_id = messages.workspace_id and outbox.message_id = messages.id
    where direction = 'out') as told`

type Accounts = Readonly<
  Record<
    'planned' | 'accepted' | 'failed' | 'refused' | 'recalled' | 'unclear' | 'waiting' | 'both' | 'lost',
    number
  >
>

async function countStates(desk: Desk): Promise<Accounts> {
  return (await desk.query<Accounts>(accountsText))[0]!
}

function checkAccounts(accounts: Accounts): string[] {
  const { planned, accepted, failed, refused, recalled, unclear, waiting, both, lost } = accounts
  const sum = accepted + failed + refused + recalled + unclear + waiting
  if (both === 0 && lost === 0 && sum === planned) return []
  return [`the accounts do not add up: ${JSON.stringify(accounts)}`]
}

/** Looks at the books again and again while everything happens. */
function watchAccounts(desk: Desk, killed: () => boolean, faults: string[]) {
  let stopped = false
  let checks = 0
  const watching = (async () => {
    while (!stopped) {
      await sleep(500)
      const accounts = await countStates(desk).catch((error) => {
        // Between a kill and the next start there is no database to ask.
        if (killed() && stopped) throw error
        return undefined
      })
      if (!accounts) continue
      checks += 1
      if (faults.length < 20) faults.push(...checkAccounts(accounts))
    }
  })()
  return {
    checks: () => checks,
    async stop() {
      stopped = true
      await watching
    },
  }
}

const nothingWaits = async (desk: Desk) => {
  const accounts = await countStates(desk).catch(() => undefined)
  return accounts?.waiting === 0
}

async function checkEnd(
  desk: Desk,
  receiver: Receiver,
  ids: readonly string[],
  silent: ReadonlySet<string>,
): Promise<string[]> {
  const faults = checkAccounts(await countStates(desk))
  const rows = await desk.query<{ id: string; reached: boolean; failed: boolean; unclear: boolean }>(`
    select messages.id, coalesce(accepted_at, sent_at, delivered_at) is not null as reached,
      failed_at is not null as failed, outbox.unclear_at is not null as unclear
    from messages left join outbox on outbox.workspace_id = messages.workspace_id and outbox.message_id = messages.id
    where direction = 'out'`)
  const known = new Map(rows.map((row) => [row.id, row]))
  if (new Set(ids).size !== ids.length) faults.push('one request to send gave two answers the same message')
  for (const id of ids) if (!known.has(id)) faults.push(`message ${id} was queued and is not there`)
  for (const [callback, calls] of Map.groupBy(receiver.calls, (call) => call.callback)) {
    const row = known.get(callback)
    if (!row) faults.push(`a message left that the desk does not know: ${callback}`)
    else faults.push(...checkMessage(calls, row, silent.has(callback)))
  }
  return faults
}

function checkMessage(
  calls: readonly Call[],
  row: { id: string; reached: boolean; failed: boolean; unclear: boolean },
  silent: boolean,
): string[] {
  const faults: string[] = []
  const story = calls.map(({ fate }) => fate).join(', then ')
  if (calls.filter(({ wamid }) => wamid).length > 1)
    faults.push(`message ${row.id} was accepted twice: ${story}`)
  if (calls.slice(0, -1).some(({ fate }) => !clearNo.has(fate)))
    faults.push(`message ${row.id} was sent again after it may have been received: ${story}`)
  const last = calls.at(-1)!
  if (last.wamid && !silent && !row.reached)
    faults.push(`message ${row.id} was accepted and is not: ${story}`)
  if (last.wamid && silent && !row.reached && !row.unclear)
    faults.push(`message ${row.id} was accepted and is neither accepted nor unclear: ${story}`)
  if (!last.wamid && row.reached) faults.push(`message ${row.id} counts as accepted and never was: ${story}`)
  const unknown = last.fate === 'cut the line' || last.fate === 'error without words'
  if (unknown && !row.unclear) faults.push(`message ${row.id} must be unclear: ${story}`)
  if (last.fate === 'undeliverable' && !row.failed && !row.unclear)
    faults.push(`message ${row.id} must have failed: ${story}`)
  return faults
}
