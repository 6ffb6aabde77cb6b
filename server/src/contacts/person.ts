import { type ContactId, cleanWords, type WorkspaceId } from '../platform/index.ts'

/** A person as one message shows them. At least one of `phone` and `bsuid` is there. */
export type PersonSeen = {
  readonly workspace_id: WorkspaceId
  /** Digits without plus, as the platform's wa_id. */
  readonly phone?: string
  readonly bsuid?: string
  readonly parent_bsuid?: string
  readonly profile_name?: string
  readonly username?: string
  readonly seen_at: Date
}

/** The platform says that one person went from these identities to those. Any of the four may be unknown. */
export type NumberChange = {
  readonly workspace_id: WorkspaceId
  readonly from_phone?: string
  readonly from_bsuid?: string
  readonly to_phone?: string
  readonly to_bsuid?: string
  readonly at: Date
}

/** What a person calls themselves, as of when. */
export type Profile = Pick<PersonSeen, 'profile_name' | 'username' | 'seen_at'>

/** Two contacts turned out to be one person. What rooms hold for `from` now belongs to `into`. */
export type ContactMerge = {
  readonly workspace_id: WorkspaceId
  readonly from: ContactId
  readonly into: ContactId
}

export type PeopleFound = {
  /** Aligned with what was asked; several may be the same person. */
  readonly contact_ids: readonly ContactId[]
  readonly merges: readonly ContactMerge[]
}

export const profileNameCharsMax = 256
export const identityCharsMax = 256

export function cleanPerson(person: PersonSeen): PersonSeen {
  const clean = {
    workspace_id: person.workspace_id,
    seen_at: person.seen_at,
    phone: person.phone?.replace(/\D/g, '').slice(0, identityCharsMax) || undefined,
    bsuid: cleanIdentity(person.bsuid),
    parent_bsuid: cleanIdentity(person.parent_bsuid),
    profile_name: cleanWords(person.profile_name ?? '', profileNameCharsMax) || undefined,
    username: cleanWords(person.username ?? '', profileNameCharsMax) || undefined,
  }
  if (!clean.phone && !clean.bsuid && !clean.parent_bsuid) {
    throw new Error('a person without phone and BSUID cannot be found: leave the message aside before this')
  }
  return clean
}

export function cleanChange(change: NumberChange): NumberChange {
  return {
    workspace_id: change.workspace_id,
    at: change.at,
    from_phone: change.from_phone?.replace(/\D/g, '').slice(0, identityCharsMax) || undefined,
    from_bsuid: cleanIdentity(change.from_bsuid),
    to_phone: change.to_phone?.replace(/\D/g, '').slice(0, identityCharsMax) || undefined,
    to_bsuid: cleanIdentity(change.to_bsuid),
  }
}

const cleanIdentity = (value: string | undefined) => cleanWords(value ?? '', identityCharsMax) || undefined
