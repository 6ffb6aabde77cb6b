import { sql } from 'kysely'
import type { ContactId, Database, Transaction, WorkspaceId } from '../platform/index.ts'
import { type EntryKind, genesisHash, type SealedFact } from './entry.ts'

export type ChainEnd = { readonly workspace_id: WorkspaceId; readonly seq: number; readonly hash: Buffer }

/** Takes the ends of some chains until the transaction ends: nobody appends, opens or destroys meanwhile. */
export async function lockChains(
  trx: Transaction,
  workspaceIds: readonly WorkspaceId[],
): Promise<ReadonlyMap<WorkspaceId, ChainEnd>> {
  const ids = [...new Set(workspaceIds)].sort((a, b) => a - b)
  const lock = sql<ChainEnd>`
    select workspace_id, seq, hash from evidence_chains
    where workspace_id = any(${ids}::integer[]) order by workspace_id for update`
  let { rows } = await lock.execute(trx)
  if (rows.length < ids.length) {
    await sql`
      insert into evidence_chains (workspace_id, seq, hash)
      select id, 0, ${genesisHash} from unnest(${ids}::integer[]) as id order by id
      on conflict do nothing`.execute(trx)
    rows = (await lock.execute(trx)).rows
  }
  return new Map(rows.map((row) => [row.workspace_id, row]))
}

export async function moveChain(trx: Transaction, end: ChainEnd): Promise<void> {
  await sql`update evidence_chains set seq = ${end.seq}, hash = ${end.hash}
    where workspace_id = ${end.workspace_id}`.execute(trx)
}

export type FactKey = { readonly subject: string; readonly kind: string; readonly part: number }

const textOfKey = ({ subject, kind, part }: FactKey) => `${subject} ${kind} ${part}`

/** Those of some facts that stand in the journal already, as a test. */
export async function listWritten(
  db: Database,
  workspaceId: WorkspaceId,
  facts: readonly FactKey[],
): Promise<(fact: FactKey) => boolean> {
  if (facts.length === 0) return () => false
  const { rows } = await sql<FactKey>`
    select subject, kind, part from evidence_entries
    where workspace_id = ${workspaceId} and (subject, kind, part) in (select * from unnest(
      ${facts.map((one) => one.subject)}::uuid[], ${facts.map((one) => one.kind)}::text[],
      ${facts.map((one) => one.part)}::bigint[]))`.execute(db)
  const written = new Set(rows.map(textOfKey))
  return (fact) => written.has(textOfKey(fact))
}

export type NewEntry = SealedFact & { readonly seq: number; readonly hash: Buffer }

/** Entries and, apart from them, what opens them: one statement. */
export async function insertEntries(trx: Transaction, entries: readonly NewEntry[]): Promise<void> {
  const openable = entries.filter((entry) => entry.salt !== null)
  await sql`
    with salted as (
      insert into evidence_salts (workspace_id, seq, salt, content)
      select * from unnest(
        ${openable.map((e) => e.workspace_id)}::integer[], ${openable.map((e) => e.seq)}::bigint[],
        ${openable.map((e) => e.salt)}::bytea[], ${openable.map((e) => e.kept)}::text[]))
    insert into evidence_entries
      (workspace_id, seq, at, kind, subject, part, contact_id, actor, commitment, hash)
    select * from unnest(
      ${entries.map((e) => e.workspace_id)}::integer[], ${entries.map((e) => e.seq)}::bigint[],
      ${entries.map((e) => e.at)}::timestamptz[], ${entries.map((e) => e.kind)}::text[],
      ${entries.map((e) => e.subject)}::uuid[], ${entries.map((e) => e.part)}::bigint[],
      ${entries.map((e) => e.contact_id)}::uuid[], ${entries.map((e) => e.actor)}::text[],
      ${entries.map((e) => e.commitment)}::bytea[], ${entries.map((e) => e.hash)}::bytea[])`.execute(trx)
}

export type EntryRow = {
  readonly seq: number
  readonly at: Date
  readonly kind: EntryKind
  readonly subject: string
  readonly contact_id: ContactId | null
  readonly actor: string
  readonly commitment: Buffer
  readonly hash: Buffer
}

/** Entries after one, in the order of the chain. */
export async function listEntriesAfter(
  db: Database,
  workspaceId: WorkspaceId,
  { after, until, limit }: { readonly after: number; readonly until: number; readonly limit: number },
): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select seq, at, kind, subject, contact_id, actor, commitment, hash from evidence_entries
    where workspace_id = ${workspaceId} and seq > ${after} and seq <= ${until}
    order by seq limit ${limit}`.execute(db)
  return rows
}

export type Salt = { readonly salt: Buffer; readonly content: string | null }

/** What opens some entries, by their place; absent where it was destroyed. */
export async function listSalts(
  db: Database,
  workspaceId: WorkspaceId,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, Salt>> {
  if (seqs.length === 0) return new Map()
  const { rows } = await sql<Salt & { seq: number }>`
    select seq, salt, content from evidence_salts
    where workspace_id = ${workspaceId} and seq = any(${[...seqs]}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.seq, row]))
}

export type ChainState = {
  readonly entries: number
  readonly waiting: number
  readonly last_at: Date | null
  readonly hash: Buffer | null
}

export async function getChainState(db: Database, workspaceId: WorkspaceId): Promise<ChainState> {
  const { rows } = await sql<ChainState>`
    select coalesce(chain.seq, 0) as entries, chain.hash, last.at as last_at,
      (select count(*) from evidence_pending where workspace_id = ${workspaceId}) as waiting
    from (select ${workspaceId}::integer as workspace_id) as asked
    left join evidence_chains as chain using (workspace_id)
    left join evidence_entries as last on last.workspace_id = chain.workspace_id and last.seq = chain.seq`.execute(
    db,
  )
  return rows[0]!
}

/** Messages that were edited or taken back, with the last place of the chain that says so. */
export async function listWhereWordsWent(
  db: Database,
  workspaceId: WorkspaceId,
  subjects: readonly string[],
): Promise<{ workspace_id: WorkspaceId; subject: string; before: number }[]> {
  if (subjects.length === 0) return []
  const { rows } = await sql<{ workspace_id: WorkspaceId; subject: string; before: number }>`
    select workspace_id, subject, max(seq) as before from evidence_entries
    where workspace_id = ${workspaceId} and subject = any(${[...subjects]}::uuid[])
      and kind in ('message_edited', 'message_withdrawn')
    group by workspace_id, subject`.execute(db)
  return rows
}
