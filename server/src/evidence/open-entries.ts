import type { Database, Secrets, WorkspaceId } from '../platform/index.ts'
import type { EntryLine } from './bundle.ts'
import { canonicalJson } from './canonical-json.ts'
import { listOpeningKeys } from './desk-key.ts'
import { commitmentOf, headerOf } from './entry.ts'
import { type EntryRow, listSalts, type Salt } from './journal-store.ts'
import { openSealed } from './sealed-box.ts'
import { listSealed } from './sealed-store.ts'

/**
 * What a room holds today about some subjects, each in every form in which the journal may have committed to it. Whatever
 * fits no commitment is never shown.
 */
export type ReadContents = (
  db: Database,
  workspaceId: WorkspaceId,
  subjects: readonly string[],
) => Promise<ReadonlyMap<string, readonly unknown[]>>

/** Entries as a bundle shows them, opened where salt and content still exist. */
export async function openEntries(
  house: { readonly db: Database; readonly secrets: Secrets; readonly readers: readonly ReadContents[] },
  workspaceId: WorkspaceId,
  entries: readonly EntryRow[],
): Promise<ReadonlyMap<number, EntryLine>> {
  const { db, secrets, readers } = house
  if (entries.length === 0) return new Map()
  const salts = await listSalts(
    db,
    workspaceId,
    entries.map((entry) => entry.seq),
  )
  const elsewhere = entries.filter((entry) => salts.get(entry.seq)?.content === null)
  const subjects = [...new Set(elsewhere.map((entry) => entry.subject))]
  const found = await Promise.all(readers.map((read) => read(db, workspaceId, subjects)))
  const sealed = await openVersions(db, secrets, workspaceId, subjects)
  const candidatesOf = (subject: string) => [
    ...found.flatMap((contents) => contents.get(subject) ?? []).map(canonicalJson),
    ...(sealed.get(subject) ?? []),
  ]
  return new Map(entries.map((entry) => [entry.seq, lineOf(entry, salts.get(entry.seq), candidatesOf)]))
}

function lineOf(
  entry: EntryRow,
  salt: Salt | undefined,
  candidatesOf: (subject: string) => readonly string[],
): EntryLine {
  const base = { entry: headerOf(entry, entry.seq), hash: entry.hash.toString('base64url') }
  if (!salt) return { ...base, opening: null, closed: 'destroyed' }
  const candidates = salt.content === null ? candidatesOf(entry.subject) : [salt.content]
  const content = candidates.find((text) => commitmentOf(salt.salt, text).equals(entry.commitment))
  if (content === undefined) return { ...base, opening: null, closed: 'not_kept' }
  const opening = { salt: salt.salt.toString('base64url'), content: JSON.parse(content) as unknown }
  return { ...base, opening, closed: null }
}

async function openVersions(
  db: Database,
  secrets: Secrets,
  workspaceId: WorkspaceId,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const versions = await listSealed(db, workspaceId, subjects)
  if (versions.length === 0) return new Map()
  const keys = await listOpeningKeys(db, secrets)
  const opened = new Map<string, string[]>()
  for (const { subject, sealed } of versions) {
    const text = keys.map((key) => openSealed(key, sealed)).find((one) => one !== undefined)
    if (text !== undefined) opened.set(subject, [...(opened.get(subject) ?? []), text])
  }
  return opened
}
