/** Posts signed receipts over a few kept raw connections, one request under way on each. */
import { connect, type Socket } from 'node:net'
import { sign } from '../../test/soak/deliver.ts'
import { envelope, statusOf } from '../../test/soak/wire.ts'

export type Receipt = {
  readonly phone: string
  readonly callback: string
  readonly wamid: string
  readonly status: string
}

export type Poster = {
  /** `onTaken` hears the moment, in milliseconds of the clock, of the answer 200. */
  post(receipt: Receipt, onTaken: (at: number) => void): void
  waiting(): number
}

type Asked = { readonly receipt: Receipt; readonly onTaken: (at: number) => void }

const connections = 48

export function openPoster(
  of: { readonly secret: string; readonly phone_number_id: string; readonly waba_id: string },
  port: number,
): Poster {
  const waiting: Asked[] = []
  const free: Line[] = []
  let open = 0
  let underWay = 0

  type Line = { readonly socket: Socket; asked: Asked | undefined }

  function openLine(): void {
    open += 1
    const line: Line = { socket: connect(port, '127.0.0.1').setNoDelay(true), asked: undefined }
    line.socket.on('connect', () => goOn(line))
    line.socket.on('data', (answer: Buffer) => {
      const { asked } = line
      line.asked = undefined
      underWay -= 1
      if (asked && answer.toString('latin1', 9, 12) === '200') asked.onTaken(Date.now())
      else if (asked) waiting.unshift(asked)
      goOn(line)
    })
    line.socket.on('error', () => line.socket.destroy())
    line.socket.on('close', () => {
      open -= 1
      if (line.asked) waiting.unshift(line.asked)
      if (line.asked) underWay -= 1
    })
  }

  function goOn(line: Line): void {
    const asked = waiting.shift()
    if (!asked) {
      free.push(line)
      return
    }
    line.asked = asked
    underWay += 1
    line.socket.write(requestFor(asked.receipt))
  }

  function requestFor({ phone, callback, wamid, status }: Receipt): Buffer {
    const told = statusOf(phone, wamid, status, Math.floor(Date.now() / 1000), callback)
    const body = envelope([{ kind: 'status', of, phone, status: told }])
    const head = `POST /webhooks/whatsapp HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\nx-hub-signature-256: ${sign(body, of.secret)}\r\ncontent-length: ${body.length}\r\n\r\n`
    return Buffer.concat([Buffer.from(head), body])
  }

  return {
    post(receipt, onTaken) {
      waiting.push({ receipt, onTaken })
      const line = free.pop()
      if (line) goOn(line)
      else if (open < connections) openLine()
    },
    waiting: () => waiting.length + underWay,
  }
}
