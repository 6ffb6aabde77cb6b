import type { ServerResponse } from 'node:http'
import {
  currentPosition,
  type Database,
  type House,
  type Loop,
  listenToEvents,
  type OpenDatabase,
  type Position,
  readEvents,
  runLoop,
  type WorkspaceId,
} from '../platform/index.ts'
import type { LiveNews } from './live-batch.ts'
import { LiveConnection, streamMsMax } from './live-connection.ts'
import { comparePositions } from './live-position.ts'
import { isKept, newsOf } from './live-store.ts'

/** Browsers one process listens for. */
export const connectionsMax = 2_000

/** Between two looks without a call: an event behind a slow transaction may become readable without one. */
const idleMs = 250
const heartbeatMs = 20_000
const readBatchMax = 500

/** A browser that missed more events than this loads again instead. */
export const replayEventsMax = 5_000

/**
 * Tells browsers what changes. One reader per process follows the log of events behind the horizon, like
 * every follower, and hands each event to the connections of its workspace. It keeps no position in the
 * database: each browser knows its own, and what it missed is read again for it.
 */
export class LiveHub {
  private readonly db: Database
  private readonly house: House
  private readonly connectionString: string
  private readonly connections = new Set<LiveConnection>()
  private position: Position = { written_by: '0', id: 0 }
  private started: Promise<void> | undefined
  private loop: Loop | undefined
  private listener: { close(): Promise<void> } | undefined
  private heartbeat: NodeJS.Timeout | undefined
  private closed = false

  constructor(house: House, database: OpenDatabase) {
    this.house = house
    this.db = database.db
    this.connectionString = database.connectionString
  }

  get isFull(): boolean {
    return this.connections.size >= connectionsMax
  }

  /** Begins with the first browser. A start that failed is tried again by the next. */
  start(): Promise<void> {
    this.started ??= this.begin().catch((error: unknown) => {
      this.started = undefined
      throw error
    })
    return this.started
  }

  private async begin(): Promise<void> {
    this.position = await currentPosition(this.db)
    // First what can fail: a loop that nobody knows of could not be stopped.
    this.listener = await listenToEvents(this.connectionString, this.house.log, () => this.loop?.wake())
    this.loop = runLoop('live view', this.house.log, idleMs, () => this.step())
    this.heartbeat = setInterval(() => {
      for (const connection of this.connections) connection.beat(Date.now())
    }, heartbeatMs)
  }

  /** Adds a browser. `since` is the position it was last told, if it comes back. */
  async join(workspaceId: WorkspaceId, response: ServerResponse, since: Position | undefined): Promise<void> {
    const horizon = await currentPosition(this.db)
    // Alone until now, the reader has rested: stand where the log is, not where it was.
    if (this.connections.size === 0) this.position = horizon
    if (this.closed || response.destroyed) {
      response.end()
      return
    }
    // A position from before the desk moved to another database says nothing here.
    const foreign = since !== undefined && comparePositions(since, horizon) > 0
    const stoodAt = foreign ? undefined : since
    const joinedAt = stoodAt && comparePositions(stoodAt, this.position) > 0 ? stoodAt : this.position
    const connection = new LiveConnection(workspaceId, response, joinedAt, stoodAt ?? joinedAt)
    this.connections.add(connection)
    // At slightly different times, so that a restart does not bring everybody back in the same second.
    const lifeTime = setTimeout(() => connection.end(), streamMsMax * (0.9 + Math.random() * 0.2))
    response.on('close', () => {
      clearTimeout(lifeTime)
      this.connections.delete(connection)
    })
    if (foreign) connection.overflow(joinedAt)
    else if (stoodAt && comparePositions(stoodAt, joinedAt) < 0)
      await this.replay(connection, stoodAt, joinedAt)
    connection.replayed()
  }

  /** Reads for one browser what happened between its last position and its joining. */
  private async replay(connection: LiveConnection, since: Position, until: Position): Promise<void> {
    if (!(await isKept(this.db, since))) return connection.overflow(until)
    let after = since
    for (let count = 0; count < replayEventsMax; ) {
      const { events, last } = await readEvents(this.db, after, readBatchMax)
      const missed = events.filter(
        (event) => event.workspace_id === connection.workspaceId && comparePositions(event, until) <= 0,
      )
      const news = await newsOf(this.db, connection.workspaceId, missed)
      if (!news?.every((one) => connection.replay(one))) return connection.overflow(until)
      if (!last || comparePositions(last, until) >= 0) return
      after = last
      count += events.length
    }
    connection.overflow(until)
  }

  private async step(): Promise<number> {
    if (this.connections.size === 0) return 0
    const { events, last } = await readEvents(this.db, this.position, readBatchMax)
    if (!last) return 0
    const listening = new Set([...this.connections].map((one) => one.workspaceId))
    const wanted = Map.groupBy(
      events.filter((event) => listening.has(event.workspace_id)),
      (event) => event.workspace_id,
    )
    const news = new Map<WorkspaceId, LiveNews[] | undefined>()
    for (const [workspaceId, ofWorkspace] of wanted) {
      news.set(workspaceId, await newsOf(this.db, workspaceId, ofWorkspace))
    }
    this.tell(news, new Set(events.map((event) => event.workspace_id)), last)
    return events.length
  }

  /** All at once, without a pause in which somebody could join between the news and the position. */
  private tell(
    news: ReadonlyMap<WorkspaceId, LiveNews[] | undefined>,
    concerned: ReadonlySet<WorkspaceId>,
    last: Position,
  ): void {
    for (const connection of this.connections) {
      if (!concerned.has(connection.workspaceId)) continue
      const ofWorkspace = news.get(connection.workspaceId)
      // Too much to tell, or the first of its workspace joined while this was read for others.
      if (!ofWorkspace) connection.overflow(last)
      else for (const one of ofWorkspace) connection.add(one)
    }
    this.position = last
  }

  /** Safe to call twice. */
  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    for (const connection of this.connections) connection.end()
    await this.started?.catch(() => undefined)
    clearInterval(this.heartbeat)
    await this.listener?.close()
    await this.loop?.stop()
  }
}
