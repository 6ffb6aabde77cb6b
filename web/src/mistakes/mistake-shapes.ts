import type { MistakeKind } from '../messages/index.ts'
import type { Instant } from '../platform/api-shapes.ts'

export const mistakeGroups = ['agent', 'kind', 'hour'] as const
export type MistakeGroup = (typeof mistakeGroups)[number]
export const mistakeDays = [7, 30, 90] as const

type Share = { readonly value: number; readonly low: number; readonly high: number }

export type MistakeFigures = {
  readonly mistakes: number
  readonly messages: number | null
  readonly share: Share | null
  readonly before_read: number
  readonly recalled: number
  readonly hidden: number
  readonly deleted: number
}

export type MistakeRow = MistakeFigures & { readonly key: string; readonly name: string | null }

export type MistakeReport = {
  readonly time_zone: string
  readonly total: MistakeFigures
  readonly data: readonly MistakeRow[]
  readonly coverage: {
    readonly messages: number
    readonly mistakes_told: number
    readonly of_agents: number
  }
}

type Signed = { readonly id: string; readonly name: string | null } | null

export type ToldMistake = {
  readonly message_id: string
  readonly contact_id: string | null
  readonly kind: MistakeKind
  readonly note: string | null
  readonly situation: string
  readonly advice: string
  readonly sent_at: Instant | null
  readonly at: Instant
  readonly author: Signed
  readonly by: Signed
}

/** Which figure of the report is open, and over which days: it lives in the address. */
export type MistakesPlace = {
  readonly by?: MistakeGroup
  readonly days?: number
  /** The key of the row that is listed. */
  readonly of?: string
  /** Listed are not its mistakes but what was taken back, hidden or deleted. */
  readonly act?: DeletionAct
}

export const deletionActs = ['recall', 'hide', 'everyone'] as const
export type DeletionAct = (typeof deletionActs)[number]

export type DoneDeletion = {
  readonly id: string
  readonly message_id: string
  readonly contact_id: string | null
  readonly act: DeletionAct
  readonly at: Instant
  readonly by: { readonly id: string; readonly name: string | null }
}
