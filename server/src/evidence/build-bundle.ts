import { createHash } from 'node:crypto'
import { findWorkspace, listAgentNames } from '../accounts/index.ts'
import {
  type Clock,
  type ContactId,
  type Database,
  inTransaction,
  type Secrets,
  type WorkspaceId,
} from '../platform/index.ts'
import { chainPending } from './append-evidence.ts'
import { bundleVersion, type EntryLine, type Manifest, othersMax, sealedText } from './bundle.ts'
import { canonicalJson } from './canonical-json.ts'
import { listKeys, openSigner } from './desk-key.ts'
import { digestOf, headerOf } from './entry.ts'
import { type Asked, type ExportRow, findSegment, kindsOf } from './export-store.ts'
import { findHead, type Head, listHeadsBetween, signHead } from './head.ts'
import { type EntryRow, listEntriesAfter } from './journal-store.ts'
import { openEntries, type ReadContents } from './open-entries.ts'
import { listIdsOf } from './person-report.ts'

const pageMax = 2_000

export type BundleHouse = {
  readonly db: Database
  readonly secrets: Secrets
  readonly clock: Clock
  readonly readers: readonly ReadContents[]
}

/**
 * The lines of a bundle, each with its line break, as they are written. What was erased or taken back up to the moment a
 * line is written is not in it.
 *
 * @param asked an export that two people agreed on
 */
export async function* buildBundle(house: BundleHouse, asked: ExportRow): AsyncGenerator<string> {
  const sha256 = createHash('sha256')
  const write = (line: unknown) => {
    const text = `${canonicalJson(line)}\n`
    sha256.update(text)
    return text
  }
  // Whatever was handed over before now belongs in.
  await chainPending(house.db)
  const manifest = await describe(house, asked)
  yield write(manifest)
  const contactIds = manifest.contact_ids as readonly ContactId[]
  const wanted = {
    contact_ids: contactIds,
    from: asked.period_from,
    to: asked.period_to,
    kinds: kindsOf(asked),
  }
  const ends = await findEnds(house, asked.workspace_id, wanted)
  yield write(ends.first ? { head: ends.first } : { genesis: { workspace: asked.workspace_id } })
  for await (const line of segmentLines(house, asked.workspace_id, wanted, ends)) yield write(line)
  const signer = await openSigner(house.db, house.secrets)
  const digest = sha256.digest('base64url')
  const signature = signer.sign(sealedText(digest)).toString('base64url')
  yield `${canonicalJson({ seal: { key: signer.fingerprint, sha256: digest, signature } })}\n`
}

async function describe({ db, clock }: BundleHouse, asked: ExportRow): Promise<Manifest> {
  const { workspace_id } = asked
  const workspace = await findWorkspace(db, workspace_id)
  const names = await listAgentNames(db, workspace_id)
  const keys = await listKeys(db)
  const nameOf = (person: string | null) => names.get((person ?? '').replace('agent:', '')) ?? ''
  return {
    doublecheck_evidence: bundleVersion,
    workspace: { id: workspace_id, name: workspace?.name ?? '' },
    export_id: asked.id,
    contact_ids: await listIdsOf(db, workspace_id, [asked.contact_id]),
    conversation_id: asked.conversation_id,
    from: asked.period_from.toISOString(),
    to: asked.period_to.toISOString(),
    reason: asked.reason,
    asked: { by: asked.asked_by, name: nameOf(asked.asker), at: asked.asked_at.toISOString() },
    agreed: { by: asked.decided_by!, name: nameOf(asked.decider), at: asked.decided_at!.toISOString() },
    made_at: clock.now().toISOString(),
    keys: keys.map(({ fingerprint, algorithm, public_key }) => ({ fingerprint, algorithm, public_key })),
  }
}

type Ends = { readonly first: Head | undefined; readonly last: Head }

/** The narrowest signed heads around what was asked for; without any, where the journal stands. */
async function findEnds(
  { db, secrets, clock }: BundleHouse,
  workspaceId: WorkspaceId,
  wanted: Asked,
): Promise<Ends> {
  const segment = await findSegment(db, workspaceId, wanted)
  const sign = () =>
    inTransaction(db, async (trx) => signHead(trx, await openSigner(trx, secrets), workspaceId, clock.now()))
  if (!segment) {
    const now = await sign()
    return { first: now, last: now }
  }
  const first = await findHead(db, workspaceId, { upTo: segment.first - 1 })
  const last = (await findHead(db, workspaceId, { from: segment.last })) ?? (await sign())
  return { first, last }
}

/** Entries, digests of others' entries, and the heads between, in the order of the chain. */
async function* segmentLines(
  house: BundleHouse,
  workspaceId: WorkspaceId,
  wanted: Asked,
  { first, last }: Ends,
): AsyncGenerator<object> {
  const start = first?.seq ?? 0
  const heads = await listHeadsBetween(house.db, workspaceId, start + 1, last.seq)
  let others: { first: number; digests: string[] } | undefined
  const flush = function* () {
    if (others) yield { others }
    others = undefined
  }
  for (let after = start; after < last.seq; ) {
    const page = await listEntriesAfter(house.db, workspaceId, { after, until: last.seq, limit: pageMax })
    const opened = await openPage(house, workspaceId, wanted, page)
    for (const row of page) {
      const line = opened.get(row.seq)
      if (line) {
        yield* flush()
        yield line
      } else {
        others ??= { first: row.seq, digests: [] }
        others.digests.push(digestOf(headerOf(row, row.seq)).toString('base64url'))
        if (others.digests.length >= othersMax) yield* flush()
      }
      for (; heads[0]?.seq === row.seq; heads.shift()) {
        yield* flush()
        yield { head: heads[0] }
      }
    }
    after = page.at(-1)!.seq
  }
  yield* flush()
}

async function openPage(
  house: BundleHouse,
  workspaceId: WorkspaceId,
  wanted: Asked,
  page: readonly EntryRow[],
): Promise<ReadonlyMap<number, EntryLine>> {
  const isWanted = (row: EntryRow) =>
    row.contact_id !== null &&
    wanted.contact_ids.includes(row.contact_id) &&
    row.at >= wanted.from &&
    row.at < wanted.to &&
    (wanted.kinds === 'all' || wanted.kinds.includes(row.kind))
  return openEntries(house, workspaceId, page.filter(isWanted))
}
