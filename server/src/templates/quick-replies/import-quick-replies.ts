import { sql } from 'kysely'
import { findWorkspace, listAgentEmails } from '../../accounts/index.ts'
import { type Database, inTransaction, isRefusal, newId, type Refusal } from '../../platform/index.ts'
import {
  checkFindings,
  checkMayKeep,
  checkVariables,
  type PlacedFinding,
  type ReviewWords,
  reviewTexts,
} from './check-words.ts'
import { announceChanged, checkRoom, isSame, owned } from './keep-quick-replies.ts'
import type { Asker, QuickReply, QuickReplyWords } from './quick-reply.ts'
import {
  asQuickReply,
  insertQuickReplies,
  lockShortcuts,
  type QuickReplyRow,
  replyColumns,
  seenBy,
  updateQuickReplies,
} from './quick-reply-store.ts'
import { type BadLine, readTable, type TableLine } from './quick-reply-table.ts'

export type ImportOutcome = {
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  /** Lines left out. */
  readonly refused: readonly BadLine[]
  readonly warnings: readonly (PlacedFinding & { readonly line: number })[]
}

/** More bad lines are not named; a file with so many has another fault. */
const toldMax = 200

/**
 * Keeps what a table holds: a shortcut that is there already is changed, others are new. Good lines are kept, bad ones
 * named with their place.
 */
export async function importQuickReplies(
  db: Database,
  review: ReviewWords,
  asker: Asker,
  csv: string,
  now: Date,
): Promise<ImportOutcome | Refusal> {
  const read = readTable(csv)
  if (isRefusal(read)) return read
  const workspace = await findWorkspace(db, asker.workspace_id)
  if (!workspace) throw new Error(`workspace ${asker.workspace_id} of somebody who imports is gone`)
  const refused = [...read.bad]
  const lines = await withOwners(db, asker, withoutRepeats(read.good, refused), refused)
  const looked = await reviewTexts(
    review,
    asker,
    workspace,
    lines.map((one) => one.words.texts),
    now,
  )
  return inTransaction(db, async (trx) => {
    await lockShortcuts(trx, asker.workspace_id)
    const known = await lockByShortcut(trx, asker, lines)
    const outcome = { added: 0, updated: 0, unchanged: 0 }
    const [fresh, changed]: [Named[], Named[]] = [[], []]
    const warnings: ImportOutcome['warnings'][number][] = []
    for (const [index, { line, words: written }] of lines.entries()) {
      const before = known.get(keyOf(written))
      // A table without owners takes nobody's replies away.
      const words = before && written.owner_id === null ? { ...written, owner_id: before.owner_id } : written
      const refusal = checkLine(asker, before, words, looked[index]!)
      if (refusal) {
        refused.push({ line, ...faultOf(refusal), message: refusal.message })
        continue
      }
      warnings.push(...looked[index]!.map((finding) => ({ ...finding, line })))
      if (!before) fresh.push({ ...words, id: newId<'quick_reply'>(now), version: 1 })
      else if (isSame(before, words)) outcome.unchanged += 1
      else changed.push({ ...words, id: before.id, version: before.version + 1 })
    }
    const full = await checkRoom(trx, asker, fresh.length)
    if (full) return full
    outcome.added = (await insertQuickReplies(trx, asker.workspace_id, fresh, asker.signature, now)).size
    await updateQuickReplies(trx, asker.workspace_id, changed, asker.signature, now)
    outcome.updated = changed.length
    const ids = [...fresh, ...changed].map((one) => one.id)
    if (ids.length > 0) await announceChanged(trx, asker, ids)
    const inOrder = refused.toSorted((one, other) => one.line - other.line)
    return { ...outcome, refused: inOrder.slice(0, toldMax), warnings: warnings.slice(0, toldMax) }
  })
}

type Named = QuickReplyWords & Pick<QuickReply, 'id' | 'version'>
type OwnedLine = Pick<TableLine, 'line' | 'words'>

const keyOf = ({ shared, shortcut }: Pick<QuickReplyWords, 'shared' | 'shortcut'>) => `${shared} ${shortcut}`

function withoutRepeats(lines: readonly TableLine[], refused: BadLine[]): TableLine[] {
  const seen = new Set<string>()
  return lines.filter(({ line, words }) => {
    const key = keyOf(words)
    if (!seen.has(key)) return seen.add(key)
    refused.push({
      line,
      field: 'shortcut',
      fault: 'repeated',
      message: `/${words.shortcut} stands in an earlier line already.`,
    })
    return false
  })
}

async function withOwners(
  db: Database,
  asker: Asker,
  lines: readonly TableLine[],
  refused: BadLine[],
): Promise<OwnedLine[]> {
  const agents = await listAgentEmails(db, asker.workspace_id)
  const byEmail = new Map(agents.flatMap((one) => (one.suspended_at === null ? [[one.email, one.id]] : [])))
  return lines.flatMap(({ line, words, owner }) => {
    const owner_id = owner === null ? null : byEmail.get(owner)
    if (owner_id !== undefined) return [{ line, words: owned(asker, { ...words, owner_id }) }]
    const message = `Nobody who works here has the e-mail address ${owner}.`
    refused.push({ line, field: 'owner', fault: 'owner', message })
    return []
  })
}

async function lockByShortcut(
  db: Database,
  asker: Asker,
  lines: readonly OwnedLine[],
): Promise<Map<string, QuickReply>> {
  const shortcuts = lines.map((one) => one.words.shortcut)
  const { rows } = await sql<QuickReplyRow>`select ${replyColumns} from quick_replies as reply
    where ${seenBy(asker)} and reply.shortcut = any(${shortcuts}::text[])
    order by reply.id for update`.execute(db)
  return new Map(rows.map((row) => [keyOf(row), asQuickReply(row)]))
}

function checkLine(
  asker: Asker,
  before: QuickReply | undefined,
  words: QuickReplyWords,
  findings: readonly PlacedFinding[],
): Refusal | undefined {
  return checkMayKeep(asker, before, words) ?? checkVariables(words.texts) ?? checkFindings(findings)
}

/** The column to look at, and why. */
function faultOf({ code, details }: Refusal): Pick<BadLine, 'field' | 'fault'> {
  if (code === 'replies.variable_unknown')
    return { field: (details as { field: string }).field.replace('texts.', ''), fault: 'variable' }
  if (code === 'replies.stopped')
    return { field: (details as { findings: PlacedFinding[] }).findings[0]!.language, fault: 'stopped' }
  return { field: 'shared', fault: 'not_allowed' }
}
