import { findAgent, findWorkspace } from '../../accounts/index.ts'
import {
  announce,
  type Database,
  inTransaction,
  isRefusal,
  newId,
  type Refusal,
  refuse,
  type Transaction,
} from '../../platform/index.ts'
import {
  checkFindings,
  checkMayKeep,
  checkVariables,
  type PlacedFinding,
  type ReviewWords,
  reviewTexts,
} from './check-words.ts'
import {
  type Asker,
  type QuickReply,
  type QuickReplyId,
  type QuickReplyWords,
  quickRepliesMax,
} from './quick-reply.ts'
import {
  countQuickReplies,
  insertQuickReplies,
  insertReviews,
  isTaken,
  lockQuickReply,
  lockShortcuts,
  removeQuickReplies,
  updateQuickReplies,
} from './quick-reply-store.ts'

export type Kept = { readonly id: QuickReplyId; readonly warnings: readonly PlacedFinding[] }

/** What a change gives; what it leaves out stays. */
export type QuickReplyChange = {
  readonly [Part in keyof QuickReplyWords]?: QuickReplyWords[Part] | undefined
} & {
  /** The version the writer had before them; another one by now is a conflict. */
  readonly version?: number | undefined
}

export function noQuickReply(): Refusal {
  return refuse('replies.not_found', 'There is no quick reply with this id that you can see.')
}

export async function createQuickReply(
  db: Database,
  review: ReviewWords,
  asker: Asker,
  wanted: QuickReplyWords,
  now: Date,
): Promise<Kept | Refusal> {
  const words = owned(asker, wanted)
  const may = checkMayKeep(asker, undefined, words) ?? checkVariables(words.texts)
  if (may) return may
  const warnings = await lookAtWords(db, review, asker, words, now)
  if (isRefusal(warnings)) return warnings
  return inTransaction(db, async (trx) => {
    await lockShortcuts(trx, asker.workspace_id)
    const refusal = (await checkPlace(trx, asker, words, undefined)) ?? (await checkRoom(trx, asker, 1))
    if (refusal) return refusal
    const id = newId<'quick_reply'>(now)
    await insertQuickReplies(trx, asker.workspace_id, [{ ...words, id, version: 1 }], asker.signature, now)
    await announceChanged(trx, asker, [id])
    return { id, warnings }
  })
}

export async function changeQuickReply(
  db: Database,
  review: ReviewWords,
  asker: Asker,
  id: QuickReplyId,
  change: QuickReplyChange,
  now: Date,
): Promise<Kept | Refusal> {
  return inTransaction(db, async (trx) => {
    await lockShortcuts(trx, asker.workspace_id)
    const before = await lockQuickReply(trx, asker, id)
    if (!before) return noQuickReply()
    if (change.version !== undefined && change.version !== before.version) return changedMeanwhile(before)
    const words = owned(asker, mergeWords(before, change))
    const may = checkMayKeep(asker, before, words) ?? checkVariables(words.texts)
    if (may) return may
    if (saysNothing(words.texts))
      return refuse('request.invalid', 'texts: say something in one language at least.')
    const warnings = await lookAtWords(trx, review, asker, words, now)
    if (isRefusal(warnings)) return warnings
    const refusal = await checkPlace(trx, asker, words, before)
    if (refusal) return refusal
    if (isSame(before, words)) return { id, warnings }
    const written = { ...words, id, version: before.version + 1 }
    await updateQuickReplies(trx, asker.workspace_id, [written], asker.signature, now)
    await announceChanged(trx, asker, [id])
    return { id, warnings }
  })
}

export async function removeQuickReply(
  db: Database,
  asker: Asker,
  id: QuickReplyId,
  now: Date,
): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const reply = await lockQuickReply(trx, asker, id)
    if (!reply) return noQuickReply()
    if (reply.shared && !asker.may_share) return notTheirs()
    await removeQuickReplies(trx, asker.workspace_id, [id], asker.signature, now)
    await announceChanged(trx, asker, [id])
    return undefined
  })
}

/** "Still right", says whoever keeps it or leads. */
export async function reviewQuickReply(
  db: Database,
  asker: Asker,
  id: QuickReplyId,
  now: Date,
): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const reply = await lockQuickReply(trx, asker, id)
    if (!reply) return noQuickReply()
    if (!asker.may_share && reply.owner_id !== asker.agent_id) return notTheirs()
    await insertReviews(trx, asker.workspace_id, [reply], asker.signature, now)
    await announceChanged(trx, asker, [id])
    return undefined
  })
}

/** One's own belongs to oneself, whatever was asked. */
export function owned(asker: Asker, words: QuickReplyWords): QuickReplyWords {
  return words.shared ? words : { ...words, owner_id: asker.agent_id }
}

export function mergeWords(before: QuickReplyWords, change: QuickReplyChange): QuickReplyWords {
  return {
    shortcut: change.shortcut ?? before.shortcut,
    title: change.title ?? before.title,
    texts: change.texts ?? before.texts,
    topic: change.topic === undefined ? before.topic : change.topic,
    shared: change.shared ?? before.shared,
    owner_id: change.owner_id === undefined ? before.owner_id : change.owner_id,
    review_every_days: change.review_every_days ?? before.review_every_days,
  }
}

export function isSame(before: QuickReplyWords, words: QuickReplyWords): boolean {
  return (
    before.texts.fr === words.texts.fr &&
    before.texts.en === words.texts.en &&
    (['shortcut', 'title', 'topic', 'shared', 'owner_id', 'review_every_days'] as const).every(
      (part) => before[part] === words[part],
    )
  )
}

export const saysNothing = ({ fr, en }: QuickReplyWords['texts']) => fr === null && en === null

async function lookAtWords(
  db: Database,
  review: ReviewWords,
  asker: Asker,
  words: QuickReplyWords,
  now: Date,
): Promise<PlacedFinding[] | Refusal> {
  const workspace = await findWorkspace(db, asker.workspace_id)
  if (!workspace) throw new Error(`workspace ${asker.workspace_id} of somebody who writes is gone`)
  const [findings] = await reviewTexts(review, asker, workspace, [words.texts], now)
  return checkFindings(findings!) ?? findings!
}

/** The shortcut is free, and whoever shall keep it works here. */
async function checkPlace(
  db: Database,
  asker: Asker,
  words: QuickReplyWords,
  before: QuickReply | undefined,
): Promise<Refusal | undefined> {
  if (await isTaken(db, asker.workspace_id, words, before?.id)) return shortcutTaken(words)
  if (words.owner_id === null || words.owner_id === before?.owner_id) return undefined
  const owner = await findAgent(db, asker.workspace_id, words.owner_id)
  if (owner && owner.suspended_at === null) return undefined
  return refuse('replies.owner_unknown', 'owner_id: nobody who works here has this id. Choose somebody else.')
}

export async function checkRoom(db: Database, asker: Asker, more: number): Promise<Refusal | undefined> {
  if ((await countQuickReplies(db, asker.workspace_id)) + more <= quickRepliesMax) return undefined
  return refuse('replies.full', `There is room for ${quickRepliesMax} quick replies. Remove some first.`, {
    limit: quickRepliesMax,
  })
}

export async function announceChanged(
  trx: Transaction,
  { workspace_id }: Pick<Asker, 'workspace_id'>,
  ids: readonly QuickReplyId[],
): Promise<void> {
  await announce(trx, [{ workspace_id, name: 'quick_replies.changed', body: { quick_reply_ids: ids } }])
}

function shortcutTaken({ shortcut }: QuickReplyWords): Refusal {
  return refuse('replies.exists', `shortcut: /${shortcut} is taken. Choose another.`, { shortcut })
}

function changedMeanwhile({ version }: QuickReply): Refusal {
  const message = 'Somebody changed this quick reply meanwhile. Look at it again, then change it.'
  return refuse('replies.conflict', message, { version })
}

function notTheirs(): Refusal {
  const message = 'This quick reply is kept by somebody else. Ask them, or a lead.'
  return refuse('replies.not_allowed', message)
}
