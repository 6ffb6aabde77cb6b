import { sql } from 'kysely'
import { findWorkspace, listAgentNames } from '../../accounts/index.ts'
import { type Database, idFloor, type WorkspaceId } from '../../platform/index.ts'
import { countDeletions, type DeletionCount } from '../deletion/deletion-store.ts'
import { type Share, shareOf } from '../deletion/habit.ts'

export const mistakeGroups = ['agent', 'kind', 'hour'] as const
export type MistakeGroup = (typeof mistakeGroups)[number]

export type MistakeFigures = {
  readonly mistakes: number
  /** Written by agents in the same time and group; null where a group has none of its own (kinds). */
  readonly messages: number | null
  /** Of messages; null where nothing was written. */
  readonly share: Share | null
  /** Mistakes told before a read receipt of the message, or an answer after it, had come. */
  readonly before_read: number
  readonly recalled: number
  readonly hidden: number
  readonly deleted: number
}

export type MistakeReport = {
  readonly time_zone: string
  readonly total: MistakeFigures
  readonly data: readonly (MistakeFigures & { readonly key: string; readonly name: string | null })[]
  readonly coverage: {
    readonly messages: number
    readonly mistakes_told: number
    /** Of mistakes told: how many are about messages of agents, which the shares are made of. */
    readonly of_agents: number
  }
  readonly definition: string
}

const definition =
  'Mistakes somebody told of messages of ours, as a share of the messages agents wrote in the same time, with the 95 % Wilson interval. What nobody told is not counted, so a low share may mean few mistakes or little openness. Before it was read: neither a read receipt nor an answer had come. A message hidden and shown again does not count as hidden.'

type Counted = { readonly key: string; readonly count: number }
type Told = Counted & { readonly before_read: number }

export async function reportMistakes(
  db: Database,
  workspaceId: WorkspaceId,
  { from, to, by }: { readonly from: Date; readonly to: Date; readonly by: MistakeGroup },
): Promise<MistakeReport> {
  const zone = (await findWorkspace(db, workspaceId))?.time_zone ?? 'UTC'
  const [told, messages, done, agents, ofAgents] = await Promise.all([
    countTold(db, workspaceId, from, to, by, zone),
    by === 'kind' ? [] : countMessages(db, workspaceId, from, to, by, zone),
    countDeletions(db, workspaceId, from, to),
    listAgentNames(db, workspaceId),
    countTold(db, workspaceId, from, to, 'agent', zone),
  ])
  const all = by === 'kind' ? await countMessages(db, workspaceId, from, to, 'agent', zone) : messages
  const written = sum(all)
  const keys = [
    ...new Set([...told, ...messages, ...(by === 'agent' ? done.map(asKey) : [])].map(({ key }) => key)),
  ]
  const data = keys.map((key) => {
    const mistakes = told.find((one) => one.key === key)
    const wrote = by === 'kind' ? null : (messages.find((one) => one.key === key)?.count ?? 0)
    const acts = by === 'agent' ? done.filter((one) => one.by === key) : []
    return {
      key,
      name: by === 'agent' ? (agents.get(key.replace(/^agent:/, '')) ?? null) : null,
      ...figuresOf(mistakes?.count ?? 0, wrote ?? written, mistakes?.before_read ?? 0, acts),
      messages: wrote,
    }
  })
  const agentsTold = ofAgents.filter(({ key }) => key.startsWith('agent:'))
  return {
    time_zone: zone,
    total: {
      ...figuresOf(sum(ofAgents), written, before(ofAgents), done),
      // Programs wrote some, and are in no number of messages.
      share: shareOf(sum(agentsTold), written),
    },
    data: data.toSorted((one, other) =>
      by === 'hour'
        ? Number(one.key) - Number(other.key)
        : other.mistakes - one.mistakes || (one.key < other.key ? -1 : 1),
    ),
    coverage: { messages: written, mistakes_told: sum(ofAgents), of_agents: sum(agentsTold) },
    definition,
  }
}

const sum = (counts: readonly Counted[]) => counts.reduce((all, { count }) => all + count, 0)
const before = (told: readonly Told[]) => told.reduce((all, { before_read }) => all + before_read, 0)
const asKey = ({ by, count }: DeletionCount): Counted => ({ key: by, count })

function figuresOf(
  mistakes: number,
  messages: number,
  before_read: number,
  acts: readonly DeletionCount[],
): MistakeFigures {
  const of = (act: DeletionCount['act']) =>
    acts.filter((one) => one.act === act).reduce((all, one) => all + one.count, 0)
  return {
    mistakes,
    messages,
    share: shareOf(mistakes, messages),
    before_read,
    recalled: of('recall'),
    hidden: of('hide'),
    deleted: of('everyone'),
  }
}

/** By the hour in which the message was sent: that is when somebody was tired. */
const toldKeys = {
  agent: () => sql`coalesce(author, 'unknown')`,
  kind: () => sql`kind`,
  hour: (zone: string) => sql`extract(hour from coalesce(sent_at, at) at time zone ${zone})::int::text`,
}

async function countTold(
  db: Database,
  workspaceId: WorkspaceId,
  from: Date,
  to: Date,
  by: MistakeGroup,
  zone: string,
): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select key, count(*)::int as count, count(*) filter (where situation not in ('read', 'read_deletable'))::int as before_read
    from (select situation, ${toldKeys[by](zone)} as key from mistakes
      where workspace_id = ${workspaceId} and at >= ${from} and at < ${to}) as told
    group by key`.execute(db)
  return rows
}

async function countMessages(
  db: Database,
  workspaceId: WorkspaceId,
  from: Date,
  to: Date,
  by: 'agent' | 'hour',
  zone: string,
): Promise<Counted[]> {
  const key =
    by === 'agent' ? sql`author` : sql`extract(hour from created_at at time zone ${zone})::int::text`
  const { rows } = await sql<Counted>`
    select key, count(*)::int as count from (
      select ${key} as key from messages
      where workspace_id = ${workspaceId} and author like 'agent:%' and id >= ${idFloor(from)} and id < ${idFloor(to)}
    ) as written group by key`.execute(db)
  return rows
}
