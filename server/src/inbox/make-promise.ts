import { findTeam, type TeamId } from '../accounts/index.ts'
import {
  announce,
  type Database,
  inTransaction,
  newId,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '../platform/index.ts'
import type { Deed } from './change-conversation.ts'
import type { PromiseRow } from './promise.ts'
import { insertPromise, listPromises } from './promise-store.ts'

export type PromiseWish = Pick<PromiseRow, 'team_id' | 'answer_minutes' | 'warn_percent' | 'tell_customers'>

/**
 * Promises something from now on, for the workspace or one team; minutes of null give the promise up. What was promised
 * before stays on record. Wishing what already stands changes nothing.
 */
export async function makePromise(
  db: Database,
  deed: Deed,
  wish: PromiseWish,
): Promise<PromiseRow | Refusal> {
  return inTransaction(db, async (trx) => {
    if (wish.team_id !== null && !(await findTeam(trx, deed.workspace_id, wish.team_id)))
      return refuse('inbox.team_unknown', 'There is no such team in this workspace. Choose one of its teams.')
    const stands = standingOf(await listPromises(trx, deed.workspace_id), wish.team_id)
    if (stands && isSame(stands, wish)) return stands
    // Later than what it follows, whichever machine's clock runs behind.
    const since = new Date(Math.max(deed.now.getTime(), (stands?.since.getTime() ?? 0) + 1))
    const promise: PromiseRow = { ...wish, id: newId<'promise'>(since), since, by: deed.by }
    await insertPromise(trx, deed.workspace_id, promise)
    await announce(trx, [{ workspace_id: deed.workspace_id, name: 'promises.changed', body: {} }])
    return promise
  })
}

/** What the workspace, or a team by itself, promises now. */
export const standingOf = (rows: readonly PromiseRow[], teamId: TeamId | null): PromiseRow | undefined =>
  rows.findLast((row) => row.team_id === teamId)

/** The promises that stand: the workspace's and those of teams that still exist. */
export async function listStanding(
  db: Database,
  workspaceId: WorkspaceId,
  teamIds: readonly TeamId[],
): Promise<PromiseRow[]> {
  const rows = await listPromises(db, workspaceId)
  return [null, ...teamIds].flatMap((teamId) => {
    const stands = standingOf(rows, teamId)
    return stands?.answer_minutes ? [stands] : []
  })
}

const isSame = (one: PromiseWish, other: PromiseWish) =>
  one.answer_minutes === other.answer_minutes &&
  one.warn_percent === other.warn_percent &&
  one.tell_customers === other.tell_customers
