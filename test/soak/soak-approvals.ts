/**
 * Messages that need a second person, while the desk is killed: nothing leaves that nobody approved, and never other words
 * than were approved.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { addColleague, connectNumber, insist } from './api.ts'
import { type Desk, openDesk } from './desk.ts'
import { openKiller } from './killer.ts'
import { randomFrom } from './random.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { openWindows, sendingNumber } from './soak-sends.ts'
import { phoneOf, type SoakOptions, type SoakReport } from './soak-webhooks.ts'
import { forEach, until } from './wait.ts'

const width = 12
const settledMsMax = 120_000

const stories = [
  'plain',
  'nobody decides',
  'approved',
  'refused',
  'approved, then changed by a character',
  'changed by a character, then approved',
  'approved, then put on the line again by hand',
  'approved by its author',
] as const
type Story = (typeof stories)[number]

type Told = {
  readonly story: Story
  readonly id: string
  /** Words that may leave: those nobody need approve, and those a colleague was asked to approve. */
  readonly allowed: readonly string[]
  /** Words that must have left in the end; undefined where the desk may have been faster than the change. */
  readonly leaves: string | null | undefined
}

export async function soakApprovals({ count, kills, seed, say }: SoakOptions): Promise<SoakReport> {
  const random = randomFrom(seed)
  const receiver = await openReceiver()
  const desk = await openDesk()
  try {
    await desk.start()
    const numberId = await connectNumber(desk, { ...sendingNumber, graph_url: receiver.url })
    const colleague = await addColleague(desk, 'Noor')
    await openWindows(desk, count)
    const killer = openKiller(desk, kills, random, say)
    const drawn = Array.from({ length: count }, (_, index) => stories[index % stories.length]!)
    const told = await forEach(random.shuffle(drawn), width, async (story, index) => {
      killer.progress(index / count)
      return tell(desk, numberId, colleague, story, index)
    })
    await killer.done()
    await until('every message is settled', () => nothingWaits(desk), settledMsMax, 500)
    // Whatever the desk would like to send besides, it has had the time to.
    await sleep(2_000)
    const unclear = await listUnclear(desk)
    return {
      figures: {
        messages: told.length,
        received: receiver.calls.length,
        unclear: unclear.size,
        kills: killer.kills,
        seed,
      },
      faults: [...checkCalls(told, receiver), ...missing(told, receiver, unclear)],
    }
  } catch (error) {
    throw new Error(`${(error as Error).message}\nThe desk said last:\n${desk.lastLines()}`, { cause: error })
  } finally {
    await desk.close()
    await receiver.close()
  }
}

async function tell(
  desk: Desk,
  numberId: string,
  colleague: Readonly<Record<string, string>>,
  story: Story,
  index: number,
): Promise<Told> {
  const words = story === 'plain' ? `See you at ${index}.` : `We refund you ${index},00 € today.`
  const other = words.replace(',00', ',01')
  const asked = { to: `+${phoneOf(index)}`, number_id: numberId, type: 'text', text: { body: words } }
  const sent = await insist(desk, 'POST', '/api/v1/messages', asked, `soak approval ${index}`)
  if (sent.status !== 202) throw new Error(`not queued: ${sent.status} ${JSON.stringify(sent.body)}`)
  const id: string = sent.body.id
  const path = `/api/v1/messages/${id}`
  const approve = () => insist(desk, 'POST', `${path}/approve`, {}, undefined, colleague)
  const change = () => insist(desk, 'PATCH', path, { type: 'text', text: { body: other } })
  switch (story) {
    case 'plain':
      return { story, id, allowed: [words], leaves: words }
    case 'nobody decides':
      return { story, id, allowed: [], leaves: null }
    case 'approved':
      await approve()
      return { story, id, allowed: [words], leaves: words }
    case 'refused':
      await insist(desk, 'POST', `${path}/reject`, { reason: 'No.' }, undefined, colleague)
      return { story, id, allowed: [], leaves: null }
    case 'approved, then changed by a character':
      await approve()
      await change()
      return { story, id, allowed: [words], leaves: undefined }
    case 'changed by a character, then approved':
      await change()
      await approve()
      return { story, id, allowed: [other], leaves: other }
    case 'approved, then put on the line again by hand': {
      // Other words in the row itself, and no sign left that it ever needed anybody.
      const text = `with changed as (update messages set body = jsonb_build_object('body', $2::text) where id = $1)
        update outbox set awaits_approval = false, approvals = 0 where message_id = $1`
      await approve()
      await desk.query(text, [id, other]).catch(() => undefined)
      return { story, id, allowed: [words], leaves: undefined }
    }
    case 'approved by its author':
      await insist(desk, 'POST', `${path}/approve`, {})
      return { story, id, allowed: [], leaves: null }
  }
}

function checkCalls(told: readonly Told[], receiver: Receiver): string[] {
  const byId = new Map(told.map((one) => [one.id, one]))
  const seen = new Set<string>()
  return receiver.calls.flatMap(({ callback, text }) => {
    const one = byId.get(callback)
    if (!one) return [`a message left that nobody asked for: ${text}`]
    const twice = seen.has(callback) ? [`message ${callback} (${one.story}) left twice`] : []
    seen.add(callback)
    return one.allowed.includes(text)
      ? twice
      : [...twice, `message ${callback} (${one.story}) left with words nobody approved: ${text}`]
  })
}

/** A call that was under way at a kill is unclear: it is not made again. */
async function listUnclear(desk: Desk): Promise<ReadonlySet<string>> {
  const rows = await desk.query<{ id: string }>(
    'select message_id as id from outbox where unclear_at is not null',
  )
  return new Set(rows.map(({ id }) => id))
}

const nothingWaits = async (desk: Desk) => {
  const text = 'select 1 from outbox where unclear_at is null and not awaits_approval'
  return (await desk.query(text)).length === 0
}

function missing(told: readonly Told[], receiver: Receiver, unclear: ReadonlySet<string>): string[] {
  const received = new Set(receiver.calls.map(({ callback, text }) => `${callback} ${text}`))
  return told.flatMap(({ id, story, leaves }) =>
    leaves === null || leaves === undefined || unclear.has(id) || received.has(`${id} ${leaves}`)
      ? []
      : [`message ${id} (${story}) may leave and did not: ${leaves}`],
  )
}
