import type { ServerResponse } from 'node:http'
import type { Position, WorkspaceId } from '../platform/index.ts'
import { LiveBatch, type LiveNews } from './live-batch.ts'
import { comparePositions, writePosition } from './live-position.ts'

/** A browser is written to at most this often; what happens in between goes out together. */
export const flushMs = 150

/**
 * A client that takes nothing for this long is dropped. It comes back with its last position and loses
 * nothing.
 */
export const blockedMsMax = 30_000

/** Then the client has to come again and show once more who it is: a suspended agent does not listen on. */
export const streamMsMax = 15 * 60_000

/**
 * One browser that listens. While what it missed is read for it nothing is written; what is new meanwhile
 * gathers in the same batch, so that nothing falls between.
 */
export class LiveConnection {
  readonly workspaceId: WorkspaceId
  private readonly response: ServerResponse
  private readonly batch = new LiveBatch()
  private readonly joinedAt: Position
  private written: Position
  private replaying = true
  private timer: NodeJS.Timeout | undefined
  private flushedAt = 0
  private blockedSince: number | undefined

  /**
   * News up to `joinedAt` is not for this connection; `standsAt` is how far the browser has been told
   * before.
   */
  constructor(workspaceId: WorkspaceId, response: ServerResponse, joinedAt: Position, standsAt: Position) {
    this.workspaceId = workspaceId
    this.response = response
    this.joinedAt = joinedAt
    this.written = standsAt
    response.on('drain', () => {
      this.blockedSince = undefined
      this.flushSoon()
    })
    // Without a listener, a line that breaks while it is written to would end the process.
    response.on('error', () => response.destroy())
    this.write(`retry: 1000\n${message('hello', standsAt, {})}`)
  }

  /** Something that happened after the connection joined. */
  add(news: LiveNews): void {
    if (comparePositions(news.position, this.joinedAt) <= 0) return
    this.batch.add(news)
    this.flushSoon()
  }

  /** Something that was missed before. Returns false when there is too much of it to go on reading. */
  replay(news: LiveNews): boolean {
    this.batch.add(news)
    return !this.batch.isOverflowing
  }

  replayed(): void {
    this.replaying = false
    this.flushSoon()
  }

  /** Too much happened, or too long ago: the browser is asked to load again what it shows. */
  overflow(position: Position): void {
    this.batch.overflow(position)
    this.flushSoon()
  }

  /** Keeps the line open through proxies, and notices a client that takes nothing. */
  beat(nowMs: number): void {
    if (this.blockedSince === undefined) this.write(':\n\n')
    else if (nowMs - this.blockedSince > blockedMsMax) this.response.destroy()
  }

  end(): void {
    clearTimeout(this.timer)
    this.response.end()
  }

  private flushSoon(): void {
    if (this.timer || this.batch.isEmpty || this.replaying) return
    const wait = Math.max(0, this.flushedAt + flushMs - Date.now())
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.flush()
    }, wait)
  }

  private flush(): void {
    // Nothing is written to a client that has not taken the last; the batch is bounded and waits.
    if (this.blockedSince !== undefined) return
    const taken = this.batch.take()
    if (!taken) return
    this.flushedAt = Date.now()
    const last = taken.messages.length - 1
    const text = taken.messages.map(({ name, data }, index) =>
      message(name, index === last ? taken.upTo : this.written, data),
    )
    this.written = taken.upTo
    this.write(text.join(''))
  }

  private write(text: string): void {
    if (this.response.destroyed || this.response.writableEnded) return
    if (!this.response.write(text)) this.blockedSince ??= Date.now()
  }
}

function message(event: string, position: Position, data: object): string {
  return `id: ${writePosition(position)}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
