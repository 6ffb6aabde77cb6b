import type { ContactId, WorkspaceId } from '../platform/index.ts'

export type ConsentState = 'given' | 'withdrawn'

/** Where consent counts. `any` covers every channel, until a channel's own later entry. */
export const consentChannels = ['whatsapp', 'email', 'sms', 'webchat', 'any'] as const
export type ConsentChannel = (typeof consentChannels)[number]

/** Writing for this purpose needs a yes on record; for every other purpose only a no stands in the way. */
export const purposeThatNeedsYes = 'marketing'

/** One yes or no, with what proves it. */
export type NewConsent = {
  readonly workspace_id: WorkspaceId
  readonly contact_id: ContactId
  readonly purpose: string
  readonly channel: ConsentChannel
  readonly state: ConsentState
  /** Where it was said: message, platform, api, agent, form, import, … */
  readonly source: string
  /** Exactly what was shown or said. */
  readonly wording?: string
  readonly proof?: unknown
  /** When the person said it. */
  readonly at: Date
  /** `agent:…`, `token:…`, `contact` or `platform`. */
  readonly recorded_by: string
  /** Names the fact this rests on, such as `message:wamid.…`; the same fact is recorded once. */
  readonly fact: string
}

/** Entries as the API shows them. Times are ISO 8601 in UTC. */
export type ConsentView = {
  readonly id: string
  readonly purpose: string
  readonly channel: string
  readonly state: ConsentState
  readonly source: string
  readonly wording: string | null
  readonly proof: unknown
  readonly at: string
  readonly recorded_at: string
  readonly recorded_by: string
}

export type CurrentConsent = {
  readonly purpose: string
  readonly channel: string
  readonly state: ConsentState
  readonly since: string
  readonly source: string
}
