import type { BusinessHours, Instant, Language } from '../platform/api-shapes.ts'

export type Team = {
  readonly id: string
  readonly name: string
  readonly business_hours: BusinessHours | null
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

export type Promised = {
  readonly id: string
  readonly team_id: string | null
  readonly answer_minutes: number | null
  readonly warn_percent: number
  readonly tell_customers: boolean
  readonly since: Instant
}

export type PromiseWish = Omit<Promised, 'id' | 'since'>

export const situations = ['open', 'closed'] as const
export type Situation = (typeof situations)[number]
type Words = Readonly<Record<Situation, string>>
export type PromiseWords = Readonly<Record<Language, Words>> & {
  readonly proposed: Readonly<Record<Language, Words>>
}

export const reportGroups = ['team', 'agent', 'day', 'hour'] as const
export type ReportGroup = (typeof reportGroups)[number]

export type PromiseFigures = {
  readonly waits: number
  readonly answered: number
  readonly kept: number
  readonly broken: number
  readonly share_kept: { readonly value: number; readonly low: number; readonly high: number } | null
  readonly median_minutes: number | null
  readonly p90_minutes: number | null
  readonly still_waiting: number
  readonly closed_unanswered: number
}

export type PromiseReportRow = PromiseFigures & { readonly key: string | null; readonly name: string | null }

export type PromiseReport = {
  readonly from: Instant
  readonly to: Instant
  readonly time_zone: string
  readonly total: PromiseFigures
  readonly data: readonly PromiseReportRow[]
  readonly coverage: {
    readonly waits: number
    readonly under_promise: number
    readonly decided: number
    readonly complete: boolean
  }
}
