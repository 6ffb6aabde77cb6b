import { sql } from 'kysely'
import { listWorkspaces } from '../accounts/index.ts'
import {
  type Clock,
  type Database,
  inTransaction,
  type Secrets,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { canonicalJson } from './canonical-json.ts'
import { isSignedBy, openSigner, type Signer } from './desk-key.ts'
import { lockChains } from './journal-store.ts'

/** Where a workspace's journal stood at a moment, signed by the desk. */
export type Head = {
  readonly workspace: WorkspaceId
  readonly seq: number
  /** The hash of entry `seq`, in base64url; 32 zero bytes before the first. */
  readonly hash: string
  /** ISO 8601, UTC */
  readonly at: string
  /** Fingerprint of the key. */
  readonly key: string
  /** Ed25519, in base64url, of the text made by `signedTextOf` */
  readonly signature: string
}

/** What is signed: canonical JSON that no other signature of a desk could be mistaken for. */
export function signedTextOf({ workspace, seq, hash, at, key }: Omit<Head, 'signature'>): string {
  return canonicalJson({ doublecheck: 'evidence head 1', workspace, seq, hash, at, key })
}

export function isHeadSigned(head: Head, publicKey: Buffer): boolean {
  return isSignedBy(publicKey, signedTextOf(head), Buffer.from(head.signature, 'base64url'))
}

type HeadRow = {
  readonly workspace_id: WorkspaceId
  readonly seq: number
  readonly at: Date
  readonly hash: Buffer
  readonly fingerprint: string
  readonly signature: Buffer
}

const viewHead = (row: HeadRow): Head => ({
  workspace: row.workspace_id,
  seq: row.seq,
  hash: row.hash.toString('base64url'),
  at: row.at.toISOString(),
  key: row.fingerprint,
  signature: row.signature.toString('base64url'),
})

/** Signs where the journal stands now. */
export async function signHead(
  trx: Transaction,
  signer: Signer,
  workspaceId: WorkspaceId,
  now: Date,
): Promise<Head> {
  const { seq, hash } = (await lockChains(trx, [workspaceId])).get(workspaceId)!
  const unsigned = {
    workspace: workspaceId,
    seq,
    hash: hash.toString('base64url'),
    at: now.toISOString(),
    key: signer.fingerprint,
  }
  const signature = signer.sign(signedTextOf(unsigned))
  await sql`
    insert into evidence_heads (workspace_id, seq, at, hash, fingerprint, signature)
    values (${workspaceId}, ${seq}, ${now}, ${hash}, ${signer.fingerprint}, ${signature})
    on conflict do nothing`.execute(trx)
  return { ...unsigned, signature: signature.toString('base64url') }
}

/** Signs a head for each workspace that has none of today (UTC) yet. Returns how many. Safe to repeat. */
export async function signDailyHeads(db: Database, secrets: Secrets, clock: Clock): Promise<number> {
  const workspaces = await listWorkspaces(db)
  let signed = 0
  for (const { id } of workspaces) {
    signed += await inTransaction(db, async (trx) => {
      await lockChains(trx, [id])
      const now = clock.now()
      const last = await findHead(trx, id, 'latest')
      if (last && last.at.slice(0, 10) === now.toISOString().slice(0, 10)) return 0
      await signHead(trx, await openSigner(trx, secrets), id, now)
      return 1
    })
  }
  return signed
}

/** The latest head, or the latest up to a place in the chain, or the earliest from one on. */
export async function findHead(
  db: Database,
  workspaceId: WorkspaceId,
  at: 'latest' | { readonly upTo: number } | { readonly from: number },
): Promise<Head | undefined> {
  const which =
    at === 'latest'
      ? sql`true order by at desc`
      : 'upTo' in at
        ? sql`seq <= ${at.upTo} order by seq desc, at desc`
        : sql`seq >= ${at.from} order by seq, at`
  const { rows } = await sql<HeadRow>`
    select * from evidence_heads where workspace_id = ${workspaceId} and ${which} limit 1`.execute(db)
  return rows[0] && viewHead(rows[0])
}

/** Heads between two places of the chain, both included, in its order. */
export async function listHeadsBetween(
  db: Database,
  workspaceId: WorkspaceId,
  first: number,
  last: number,
): Promise<Head[]> {
  const { rows } = await sql<HeadRow>`
    select * from evidence_heads where workspace_id = ${workspaceId} and seq between ${first} and ${last}
    order by seq, at`.execute(db)
  return rows.map(viewHead)
}

/** One page of heads, newest first; `limit + 1` rows, so the caller knows whether there is more. */
export async function listHeads(
  db: Database,
  workspaceId: WorkspaceId,
  page: { readonly before: Date | undefined; readonly limit: number },
): Promise<Head[]> {
  const { rows } = await sql<HeadRow>`
    select * from evidence_heads where workspace_id = ${workspaceId}
      and at < ${page.before ?? new Date(8.64e15)}
    order by at desc, seq desc limit ${page.limit + 1}`.execute(db)
  return rows.map(viewHead)
}
