/**
 * Recalls at random moments around the deadline, while server and PostgreSQL are killed: each is either recalled and was
 * never received, or left and was answered as too late.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { connectNumber, insist } from './api.ts'
import { type Desk, openDesk } from './desk.ts'
import { openKiller } from './killer.ts'
import { randomFrom } from './random.ts'
import { openReceiver } from './receiver.ts'
import { untilSettled } from './settled.ts'
import { openWindows, queue, sendingNumber } from './soak-sends.ts'
import { phoneOf, type SoakOptions, type SoakReport } from './soak-webhooks.ts'
import { forEach, until } from './wait.ts'

const width = 12
/** The undo window of each message, drawn between these. */
const windowMs = [300, 1_500] as const
/** A recall is asked for within this long of the deadline, before it or after. */
const aroundMs = 400
const settledMsMax = 240_000
const unansweredShare = 0.05

/** Where a recall stands: what was answered, and what is true. */
type Told = {
  readonly id: string
  readonly status: number
  /** Of the refusal; empty where there was none. */
  readonly code: string
  /** When the recall was first asked for. */
  readonly askedAt: number
}

type Case = 'recalled, never received' | 'too late, received' | 'too late, unclear' | 'nothing to recall'

export async function soakRecalls({ count, kills, seed, say }: SoakOptions): Promise<SoakReport> {
  const random = randomFrom(seed)
  let calm = false
  // Some answers get lost after the platform took the message: what left must not be called recalled.
  const receiver = await openReceiver({
    fateOf: () => (!calm && random.chance(unansweredShare) ? 'accept without an answer' : 'accept'),
    onAccepted: () => undefined,
  })
  const desk = await openDesk()
  try {
    await desk.start()
    const numberId = await connectNumber(desk, { ...sendingNumber, graph_url: receiver.url })
    await openWindows(desk, count)
    const killer = openKiller(desk, kills, random, say)
    const people = Array.from({ length: count }, (_, person) => phoneOf(person))
    const told = await forEach(people, width, async (phone, index) => {
      killer.progress(index / count)
      const dueMs = random.between(windowMs[0], windowMs[1])
      const beforeMs = random.between(-aroundMs, aroundMs)
      const dueAt = Date.now() + dueMs
      const id = await queue(desk, numberId, phone, `recall ${index}`, dueMs)
      await sleep(Math.max(0, dueAt - beforeMs - Date.now()))
      return askBack(desk, id)
    })
    await killer.done()
    calm = true
    say(`${told.length} recalls asked for, ${killer.kills} kills`)
    await until('nothing waits any more', () => nothingWaits(desk), settledMsMax, 500)
    await untilSettled(desk)
    const received = new Set(receiver.calls.map(({ callback }) => callback))
    const cases = await judge(desk, told, received)
    return {
      figures: { ...countCases(cases.judged), ...cases.sides, kills: killer.kills, seed },
      faults: cases.faults,
    }
  } catch (error) {
    throw new Error(`${(error as Error).message}\nThe desk said last:\n${desk.lastLines()}`, { cause: error })
  } finally {
    await desk.close()
    await receiver.close()
  }
}

async function askBack(desk: Desk, id: string): Promise<Told> {
  const askedAt = Date.now()
  // A lost answer is asked for again: after "recalled" it must be "recalled" whoever asks.
  const { status, body } = await insist(desk, 'POST', `/api/v1/messages/${id}/recall`)
  return { id, status, code: body?.error?.code ?? '', askedAt }
}

type Row = {
  id: string
  due_ms: number
  recalled: boolean
  left: boolean
  unclear: boolean
  nowhere: boolean
}

type Judgement = {
  readonly judged: readonly Case[]
  readonly faults: readonly string[]
  readonly sides: Readonly<Record<string, number>>
}

async function judge(desk: Desk, told: readonly Told[], received: ReadonlySet<string>): Promise<Judgement> {
  const rows = await desk.query<Row>(`
    select messages.id, (extract(epoch from messages.send_after) * 1000)::float8 as due_ms,
      recalled_at is not null as recalled,
      coalesce(accepted_at, sent_at, delivered_at) is not null as left, outbox.unclear_at is not null as unclear,
      coalesce(failed_at, refused_at) is not null as nowhere
    from messages left join outbox on outbox.workspace_id = messages.workspace_id and outbox.message_id = messages.id
    where direction = 'out'`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const faults: string[] = []
  const judged = told.flatMap((one): Case[] => {
    const found = caseOf(one, byId.get(one.id), received.has(one.id))
    if (found.kind === 'case') return [found.name]
    faults.push(`message ${one.id}: ${found.why}`)
    return []
  })
  return { judged, faults, sides: countSides(told, byId) }
}

type Found = { readonly kind: 'case'; readonly name: Case } | { readonly kind: 'fault'; readonly why: string }

const is = (name: Case): Found => ({ kind: 'case', name })
const fault = (why: string): Found => ({ kind: 'fault', why })

function caseOf({ status, code }: Told, row: Row | undefined, received: boolean): Found {
  if (!row) return fault('was queued and is not there')
  if (status === 200) {
    if (received) return fault('was recalled and received')
    return row.recalled && !row.left
      ? is('recalled, never received')
      : fault('was answered recalled and is not')
  }
  if (status !== 422) return fault(`was answered ${status}`)
  if (row.recalled) return fault('is recalled and was answered too late')
  if (code === 'messages.nothing_to_recall')
    return row.nowhere && !received ? is('nothing to recall') : fault('had something to recall')
  // Killed between call and answer, or before the call: nobody knows, the desk says so and sends nothing again.
  if (row.unclear) return is('too late, unclear')
  return received && row.left ? is('too late, received') : fault('was too late to recall, and never left')
}

function countCases(judged: readonly Case[]): Readonly<Record<string, number>> {
  const names = [
    'recalled, never received',
    'too late, received',
    'too late, unclear',
    'nothing to recall',
  ] as const
  return Object.fromEntries(names.map((name) => [name, judged.filter((one) => one === name).length]))
}

/** On which side of the deadline the recalls fell, so that a run shows that it tried both. */
function countSides(told: readonly Told[], rows: ReadonlyMap<string, Row>): Readonly<Record<string, number>> {
  const before = told.filter(({ id, askedAt }) => askedAt < (rows.get(id)?.due_ms ?? 0)).length
  return { 'asked before the deadline': before, 'asked after the deadline': told.length - before }
}

async function nothingWaits(desk: Desk): Promise<boolean> {
  const rows = await desk
    .query<{ waiting: number }>('select count(*)::int as waiting from outbox where unclear_at is null')
    .catch(() => undefined)
  return rows?.[0]?.waiting === 0
}
