/**
 * The platform as a child process: takes sends on raw connections and answers at once, and, when asked, tells of each
 * message three times by webhook, as phones would. Options as JSON; answers to `count` and sends `sample` messages.
 */
import { createServer, type Socket } from 'node:net'
import { openPoster } from './poster.ts'
import { busiestSecond } from './rates.ts'

export type PlatformOptions = {
  /** Where deliveries go; without it nothing is told. */
  readonly webhookPort?: number
  readonly secret: string
  readonly phone_number_id: string
  readonly waba_id: string
}

export type PlatformCount = {
  readonly accepted: number
  /** Different values of the callback data among them. */
  readonly different: number
  /** The most within any one second. */
  readonly busiestSecond: number
  /** Per second between the first and the last tenth. */
  readonly perSecond: number
  readonly told: number
  readonly waitingToBeTold: number
}

/** A receipt that was just answered 200, for whoever watches when it shows. */
export type Sample = { readonly sample: { id: string; status: string; storedAt: number } }

const options = JSON.parse(process.argv[2]!) as PlatformOptions
const statuses = ['sent', 'delivered', 'read'] as const
const laterMs = [150, 700, 1_500] as const
const sampleEvery = 60

const times: number[] = []
const callbacks = new Set<string>()
const poster = options.webhookPort === undefined ? undefined : openPoster(options, options.webhookPort)
let told = 0

const server = createServer((socket) => {
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  let held: Buffer = Buffer.alloc(0)
  socket.on('data', (piece: Buffer) => {
    held = held.length === 0 ? piece : Buffer.concat([held, piece])
    held = takeRequests(socket, held)
  })
})
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as { port: number }).port })
})
process.on('message', (asked: 'count' | 'forget') => {
  if (asked === 'forget') {
    times.length = 0
    callbacks.clear()
  }
  process.send?.(countNow())
})
process.once('SIGTERM', () => process.exit(0))
process.once('disconnect', () => process.exit(0))

function takeRequests(socket: Socket, bytes: Buffer): Buffer {
  let rest = bytes
  for (;;) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) return rest
    const head = rest.toString('latin1', 0, end)
    const size = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (rest.length < end + 4 + size) return rest
    answer(socket, head, rest.subarray(end + 4, end + 4 + size))
    rest = rest.subarray(end + 4 + size)
  }
}

function answer(socket: Socket, head: string, body: Buffer): void {
  if (head.startsWith('GET')) {
    write(socket, '{"data":[],"throughput":{"level":"HIGH"}}')
    return
  }
  times.push(performance.now())
  const { to, biz_opaque_callback_data: callback } = JSON.parse(body.toString()) as Record<string, string>
  callbacks.add(callback!)
  const wamid = `wamid.platform.${callback}`
  write(socket, `{"messaging_product":"whatsapp","messages":[{"id":"${wamid}"}]}`)
  if (poster) tellLater(to!.replace('+', ''), callback!, wamid)
}

function tellLater(phone: string, callback: string, wamid: string): void {
  for (const [index, status] of statuses.entries()) {
    setTimeout(() => {
      const sampled = told++ % sampleEvery === 0
      poster!.post({ phone, callback, wamid, status }, (storedAt) => {
        if (sampled) process.send?.({ sample: { id: callback, status, storedAt } } satisfies Sample)
      })
    }, laterMs[index])
  }
}

function write(socket: Socket, json: string): void {
  socket.write(
    `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
  )
}

function countNow(): PlatformCount {
  const tenth = Math.floor(times.length / 10)
  const [from, until] = [times[tenth], times[times.length - 1 - tenth]]
  const perSecond = times.length < 20 ? 0 : ((times.length - 2 * tenth - 1) * 1_000) / (until! - from!)
  return {
    accepted: times.length,
    different: callbacks.size,
    busiestSecond: busiestSecond(times),
    perSecond,
    told,
    waitingToBeTold: poster?.waiting() ?? 0,
  }
}
