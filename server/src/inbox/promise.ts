import type { Team, TeamId, Workspace } from '../accounts/index.ts'
import type { Id } from '../platform/index.ts'
import { addBusinessMinutes, type BusinessTime } from './business-time.ts'

export type PromiseId = Id<'promise'>

/** How soon an answer is promised, from `since` until the next row of the same team, or of the workspace. */
export type PromiseRow = {
  readonly id: PromiseId
  /** null: the workspace's own, for whatever no team has promised. */
  readonly team_id: TeamId | null
  /** Business minutes to the first answer; null: given up. */
  readonly answer_minutes: number | null
  /** A warning stands when this part of the time is used. */
  readonly warn_percent: number
  readonly tell_customers: boolean
  readonly since: Date
  readonly by: string
}

export type Promised = PromiseRow & { readonly answer_minutes: number }

export const answerMinutesMax = 10_080
export const warnPercentDefault = 75

/** Everything that says which promise holds for a conversation, and what its minutes are. */
export type PromiseBook = {
  readonly workspace: Pick<Workspace, 'time_zone' | 'business_hours' | 'language'>
  readonly teams: ReadonlyMap<TeamId, Team>
  /** Oldest first. */
  readonly rows: readonly PromiseRow[]
}

/** The team chosen for a conversation, else that of whoever it is assigned to (first by name), else none. */
export function teamFor(
  book: Pick<PromiseBook, 'teams'>,
  chosen: TeamId | null,
  agentId: string | null,
): TeamId | null {
  if (chosen !== null && book.teams.has(chosen)) return chosen
  if (agentId === null) return null
  for (const team of book.teams.values()) if (team.members.some((one) => one.id === agentId)) return team.id
  return null
}

/**
 * The promise for a wait: the team's that stood when it began, else the workspace's. A wait that began before anything
 * was promised falls under the first promise made while it lasted, and counts from its making: nobody breaks a word that was not
 * given yet.
 */
export function promiseFor(
  rows: readonly PromiseRow[],
  teamId: TeamId | null,
  began: Date,
  ended: Date,
): Promised | undefined {
  const scopes = teamId === null ? [null] : [teamId, null]
  for (const scope of scopes) {
    const stood = rows.findLast((row) => row.team_id === scope && row.since <= began)
    if (stood && isPromised(stood)) return stood
  }
  for (const scope of scopes) {
    const first = rows.find((row) => row.team_id === scope && row.since > began && row.since <= ended)
    if (first && isPromised(first)) return first
  }
  return undefined
}

/** From when the minutes of a promise count for a wait. */
export const countsFrom = (promise: Promised, began: Date): Date =>
  promise.since > began ? promise.since : began

const isPromised = (row: PromiseRow): row is Promised => row.answer_minutes !== null

/** The hours in which a team's promise runs: its own, else the workspace's. */
export function businessTimeOf(book: PromiseBook, teamId: TeamId | null): BusinessTime {
  const own = teamId === null ? undefined : book.teams.get(teamId)?.business_hours
  return { hours: own ?? book.workspace.business_hours, zone: book.workspace.time_zone }
}

export type Limits = { readonly warn_at: Date; readonly due_at: Date }

/** When what is owed since then is warned about, and when it is broken; undefined where nothing is promised. */
export function limitsOf(book: PromiseBook, teamId: TeamId | null, owedSince: Date): Limits | undefined {
  const promise = promiseFor(book.rows, teamId, owedSince, endOfTime)
  if (!promise) return undefined
  const time = businessTimeOf(book, teamId)
  const from = countsFrom(promise, owedSince)
  const warn_at = addBusinessMinutes(time, from, (promise.answer_minutes * promise.warn_percent) / 100)
  const due_at = addBusinessMinutes(time, from, promise.answer_minutes)
  return warn_at && due_at && { warn_at, due_at }
}

const endOfTime = new Date(8.64e15)

/** kept: nothing is owed now. running → warning → broken: somebody waits, and so much of the time is used. */
export const promiseStates = ['kept', 'running', 'warning', 'broken'] as const
export type PromiseState = (typeof promiseStates)[number]

export type PromiseView = {
  readonly state: PromiseState
  readonly due_at: string | null
  readonly warn_at: string | null
  readonly team_id: TeamId | null
}

type Owing = {
  readonly team_id: TeamId | null
  readonly owed_since: Date | null
  readonly warn_at: Date | null
  readonly due_at: Date | null
}

/** How a conversation stands to its promise; null where nothing is promised. */
export function presentPromise(rows: readonly PromiseRow[], row: Owing, now: Date): PromiseView | null {
  const { team_id, warn_at, due_at } = row
  if (warn_at && due_at) {
    const state = due_at <= now ? 'broken' : warn_at <= now ? 'warning' : 'running'
    return { state, due_at: due_at.toISOString(), warn_at: warn_at.toISOString(), team_id }
  }
  if (row.owed_since || !promiseFor(rows, team_id, now, now)) return null
  return { state: 'kept', due_at: null, warn_at: null, team_id }
}
