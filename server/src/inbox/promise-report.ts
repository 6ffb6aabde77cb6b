import { listAgentNames, listTeamNames, type TeamId } from '../accounts/index.ts'
import type { Database, WorkspaceId } from '../platform/index.ts'
import { type BusinessTime, clockIn, countBusinessMinutes } from './business-time.ts'
import { businessTimeOf, countsFrom, type PromiseBook, promiseFor, teamFor } from './promise.ts'
import { readPromiseBook } from './promise-store.ts'
import { listWaits, lookDaysMax, type Wait, waitsMax } from './wait-report.ts'
import { wilson } from './wilson.ts'

export const reportGroups = ['team', 'agent', 'day', 'hour'] as const
export type ReportGroup = (typeof reportGroups)[number]

export type Share = { readonly value: number; readonly low: number; readonly high: number }

/** How some waits went. Minutes are business minutes. */
export type PromiseFigures = {
  readonly waits: number
  readonly answered: number
  readonly kept: number
  readonly broken: number
  readonly share_kept: Share | null
  readonly median_minutes: number | null
  readonly p90_minutes: number | null
  readonly still_waiting: number
  readonly closed_unanswered: number
}

/** `key`: id of a team or an agent, a calendar day, or an hour of the day; null where there is none. */
export type PromiseReportRow = PromiseFigures & { readonly key: string | null; readonly name: string | null }

export type PromiseReport = {
  readonly total: PromiseFigures
  readonly data: readonly PromiseReportRow[]
  readonly coverage: {
    readonly waits: number
    readonly under_promise: number
    readonly decided: number
    readonly complete: boolean
  }
  readonly definition: string
  readonly time_zone: string
}

const definition =
  'A wait begins with a message of theirs when nothing was owed to them, and ends with the first answer that leaves. ' +
  'Reactions and withdrawn messages wait for nothing; campaigns, the line that tells the promise, and messages that ' +
  'failed, were refused or recalled answer nothing. A conversation closed without an answer owes nothing, and a transferred past ' +
  'is not measured. Minutes count business hours as they are set today, of the team the conversation belonged to when the wait ended. Each ' +
  'wait is judged by the promise that stood when it began. Kept: answered within its minutes. Broken: answered ' +
  'later, or still waiting beyond them. Share kept: kept of kept and broken, with the 95 % Wilson interval; who ' +
  'waits within their minutes is not counted yet. Median and 90th percentile are of answered waits only. ' +
  `Answers are looked for up to ${lookDaysMax} days after the period.`

type Judged = {
  readonly wait: Wait
  readonly teamId: TeamId | null
  readonly agentId: string | null
  /** Until the answer, the closing, or now. */
  readonly minutes: number
  readonly verdict: 'kept' | 'broken' | 'open' | 'closed' | 'unpromised'
}

/** How waits that began in a period went, computed from messages each time it is asked. */
export async function reportPromises(
  db: Database,
  workspaceId: WorkspaceId,
  { from, to, by }: { readonly from: Date; readonly to: Date; readonly by: ReportGroup },
  now: Date,
): Promise<PromiseReport> {
  const book = await readPromiseBook(db, workspaceId)
  const waits = await listWaits(db, workspaceId, from, to)
  const judged = waits.map((wait) => judge(book, wait, now))
  const zone = book.workspace.time_zone
  const names = await namesOf(db, workspaceId, by)
  const groups = Map.groupBy(judged, (one) => keyOf(one, by, zone))
  const data = [...groups].map(([key, ones]) => ({
    key,
    name: key === null ? null : (names.get(key) ?? null),
    ...figuresOf(ones),
  }))
  return {
    total: figuresOf(judged),
    data: data.sort(inOrder),
    coverage: {
      waits: judged.length,
      under_promise: judged.filter((one) => one.verdict !== 'unpromised').length,
      decided: judged.filter((one) => one.verdict === 'kept' || one.verdict === 'broken').length,
      complete: waits.length < waitsMax,
    },
    definition,
    time_zone: zone,
  }
}

function judge(book: PromiseBook, wait: Wait, now: Date): Judged {
  const teamId = teamFor(book, wait.team_id, wait.assigned_to)
  const time: BusinessTime = businessTimeOf(book, teamId)
  const ended = wait.answered_at ?? wait.closed_at ?? now
  const minutes = countBusinessMinutes(time, wait.began_at, ended)
  const promise = promiseFor(book.rows, teamId, wait.began_at, ended)
  const agentId = wait.answered_by?.startsWith('agent:') ? wait.answered_by.slice('agent:'.length) : null
  const isOpen = wait.answered_at === null && wait.closed_at === null
  const whose = { wait, teamId, agentId: wait.answered_at ? agentId : wait.assigned_to, minutes }
  if (wait.closed_at && !wait.answered_at) return { ...whose, verdict: 'closed' }
  if (!promise) return { ...whose, verdict: 'unpromised' }
  const since = countsFrom(promise, wait.began_at)
  const used = since === wait.began_at ? minutes : countBusinessMinutes(time, since, ended)
  if (used > promise.answer_minutes) return { ...whose, verdict: 'broken' }
  return { ...whose, verdict: isOpen ? 'open' : 'kept' }
}

function figuresOf(judged: readonly Judged[]): PromiseFigures {
  const count = (verdict: Judged['verdict']) => judged.filter((one) => one.verdict === verdict).length
  const answered = judged.filter((one) => one.wait.answered_at !== null)
  const minutes = answered.map((one) => one.minutes).sort((one, other) => one - other)
  const [kept, broken, closed] = [count('kept'), count('broken'), count('closed')]
  return {
    waits: judged.length,
    answered: answered.length,
    kept,
    broken,
    share_kept: wilson(kept, kept + broken),
    median_minutes: quantile(minutes, 0.5),
    p90_minutes: quantile(minutes, 0.9),
    still_waiting: judged.length - answered.length - closed,
    closed_unanswered: closed,
  }
}

/** By nearest rank: a time that somebody really waited, to the tenth of a minute. */
export function quantile(inOrder: readonly number[], part: number): number | null {
  const found = inOrder[Math.max(0, Math.ceil(inOrder.length * part) - 1)]
  return found === undefined ? null : Math.round(found * 10) / 10
}

function keyOf({ wait, teamId, agentId }: Judged, by: ReportGroup, zone: string): string | null {
  if (by === 'team') return teamId
  if (by === 'agent') return agentId
  const { dayMs, hour } = clockIn(zone, wait.began_at)
  return by === 'day' ? new Date(dayMs).toISOString().slice(0, 10) : String(hour).padStart(2, '0')
}

async function namesOf(
  db: Database,
  workspaceId: WorkspaceId,
  by: ReportGroup,
): Promise<ReadonlyMap<string, string>> {
  if (by === 'team') return listTeamNames(db, workspaceId)
  return by === 'agent' ? listAgentNames(db, workspaceId) : new Map()
}

/** By name or key; what has none comes last. */
function inOrder(one: PromiseReportRow, other: PromiseReportRow): number {
  if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null)
  return (one.name ?? one.key).localeCompare(other.name ?? other.key)
}
