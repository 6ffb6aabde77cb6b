/**
 * A light load: requests prepared beforehand, raw kept connections, one request under way on each. Started as a child
 * process with its options as JSON; sends one message with what it counted.
 */
import { once } from 'node:events'
import { connect } from 'node:net'
import { sign } from '../../test/soak/deliver.ts'
import { envelope, type OnNumber, textMessage } from '../../test/soak/wire.ts'

export type LoadOptions = {
  readonly port: number
  readonly secret: string
  readonly number: OnNumber
  readonly connections: number
  readonly warmUpMs: number
  readonly measureMs: number
}

export type LoadResult = {
  /** Answers 200 over all, warm-up included. */
  readonly taken: number
  readonly refused: number
  readonly perSecond: number
  /** Milliseconds from request to answer, of each request of the measured time. */
  readonly p50Ms: number
  readonly p99Ms: number
}

const preparedCount = 5_000

const result = await load(JSON.parse(process.argv[2]!))
process.send?.(result, () => process.disconnect?.())

async function load(options: LoadOptions): Promise<LoadResult> {
  const requests = prepare(options)
  const startsAt = performance.now() + options.warmUpMs
  const endsAt = startsAt + options.measureMs
  const times: number[] = []
  let next = 0
  let taken = 0
  let refused = 0

  async function keepAsking(): Promise<void> {
    const socket = connect(options.port, '127.0.0.1').setNoDelay(true)
    await once(socket, 'connect')
    await new Promise<void>((resolve, reject) => {
      let sentAt = 0
      const ask = () => {
        sentAt = performance.now()
        if (sentAt >= endsAt) {
          socket.destroy()
          resolve()
          return
        }
        socket.write(requests[next++ % preparedCount]!)
      }
      socket.on('data', (answer: Buffer) => {
        const now = performance.now()
        // Answers are short and come one at a time, so a piece that begins like one is one.
        if (answer.subarray(0, 12).toString('latin1') === 'HTTP/1.1 200') taken += 1
        else refused += 1
        if (sentAt >= startsAt && now <= endsAt) times.push(now - sentAt)
        ask()
      })
      socket.on('error', reject)
      socket.on('close', () => resolve())
      ask()
    })
  }

  await Promise.all(Array.from({ length: options.connections }, keepAsking))
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? Number.NaN
  const perSecond = (times.length * 1_000) / options.measureMs
  return { taken, refused, perSecond, p50Ms: at(0.5), p99Ms: at(0.99) }
}

function prepare({ secret, number, port }: LoadOptions): Buffer[] {
  const at = Math.floor(Date.now() / 1000)
  return Array.from({ length: preparedCount }, (_, index) => {
    const phone = `336${String(20_000_000 + index)}`
    const message = textMessage(
      phone,
      `wamid.${'bench'.padEnd(40, 'x')}.${index}`,
      at,
      `Where is my order ${index}?`,
    )
    const body = envelope([{ kind: 'message', of: number, phone, message }])
    const head = [
      'POST /webhooks/whatsapp HTTP/1.1',
      `host: 127.0.0.1:${port}`,
      'content-type: application/json',
      'user-agent: facebookexternalua',
      `x-hub-signature-256: ${sign(body, secret)}`,
      `content-length: ${body.length}`,
      '',
      '',
    ].join('\r\n')
    return Buffer.concat([Buffer.from(head), body])
  })
}
