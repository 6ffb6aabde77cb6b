import type { ContactId } from '../platform/index.ts'
import { formatPhone } from './phone.ts'

/** A contact as the API shows it. Times are ISO 8601 in UTC. */
export type ContactView = {
  readonly id: ContactId
  readonly name: string | null
  readonly profile_name: string | null
  readonly username: string | null
  readonly display_name: string
  /** With plus; null when unknown. */
  readonly phone: string | null
  readonly email: string | null
  readonly bsuid: string | null
  readonly language: string | null
  readonly attributes: Attributes
  readonly created_at: string
  /** Always null in answers that follow merges; the id asked for may differ from `id` then. */
  readonly merged_into: ContactId | null
}

/** How many attributes a contact may have. */
export const attributesMax = 100

export type AttributeValue = string | number | boolean | null
export type Attributes = Readonly<Record<string, AttributeValue>>

export type ContactRow = {
  readonly id: ContactId
  readonly name: string | null
  readonly profile_name: string | null
  readonly username: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly bsuid: string | null
  readonly language: string | null
  readonly attributes: unknown
  readonly created_at: Date
  readonly merged_into: ContactId | null
}

export function viewContact(row: ContactRow): ContactView {
  return {
    id: row.id,
    name: row.name,
    profile_name: row.profile_name,
    username: row.username,
    display_name: displayName(row),
    phone: row.phone === null ? null : `+${row.phone}`,
    email: row.email,
    bsuid: row.bsuid,
    language: row.language,
    attributes: row.attributes as Attributes,
    created_at: row.created_at.toISOString(),
    merged_into: row.merged_into,
  }
}

/** What we call them, else what they call themselves, else how they can be reached. Never empty. */
function displayName(row: ContactRow): string {
  const given = row.name ?? row.profile_name ?? row.username
  if (given) return given
  if (row.phone) return formatPhone(row.phone)
  return row.email ?? row.bsuid ?? '?'
}
