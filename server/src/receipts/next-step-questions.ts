import { sql } from 'kysely'
import { leftOf, listBudgets, listSuppressed, mayReceive } from '../consent/index.ts'
import { listLivingAddresses } from '../contacts/index.ts'
import { findWindows, isAutomated, type Window } from '../messages/index.ts'
import type { ContactId, Database, MessageId, NumberId, WorkspaceId } from '../platform/index.ts'
import type { ContactFacts } from './inference/facts.ts'
import type { NextStepQuestion } from './inference/next-step-question.ts'
import type { Situation, StepFacts } from './inference/outcome.ts'
import { neverLeft } from './next-step-store.ts'
import { listTrade, type Trade } from './next-step-trade.ts'
import type { Judged } from './reach-judge.ts'

/** Before this, what somebody wrote to us is another matter. */
const supportDays = 7
/** After a purchase people ask about it for longer. */
const afterSaleDays = 30
/** A silence older than this is nobody's task any more. */
const silentDays = 21
const dayMs = 86_400_000

export type Asked = { readonly judged: Judged; readonly message_id: MessageId }

export type Questioned = Asked & {
  readonly author: string | null
  readonly question: NextStepQuestion
}

/** Our newest message to somebody who has said nothing since; undefined when they have, or it is long ago. */
export function findSilent({ sent, heard }: ContactFacts, now: Date): MessageId | undefined {
  const heardAt = Math.max(0, ...heard.map((one) => one.at.getTime()))
  const newest = sent.reduce<ContactFacts['sent'][number] | undefined>(
    (last, one) => (last === undefined || one.at > last.at ? one : last),
    undefined,
  )
  if (newest === undefined || newest.at.getTime() < Math.max(heardAt, now.getTime() - silentDays * dayMs)) {
    return undefined
  }
  return newest.id
}

type MessageFacts = {
  readonly id: MessageId
  readonly contact_id: ContactId
  readonly number_id: NumberId
  readonly purpose: string
  readonly author: string | null
  readonly follow_ups: number
  readonly last_follow_up_at: Date | null
  readonly other_channel_offered: boolean
  readonly has_templates: boolean
}

/**
 * What the rest of the desk knows about some silent messages: consent, budget, window, earlier follow-ups. Nothing is
 * guessed: what no room knows (the worth of an answer) is said to be unknown.
 */
export async function listQuestions(
  db: Database,
  workspaceId: WorkspaceId,
  asked: readonly Asked[],
  now: Date,
): Promise<Questioned[]> {
  if (asked.length === 0) return []
  const messages = await listMessages(
    db,
    workspaceId,
    asked.map((one) => one.message_id),
  )
  const known = asked.flatMap((one) => {
    const message = messages.get(one.message_id)
    return message
      ? [{ ...one, message, person: { workspace_id: workspaceId, contact_id: message.contact_id } }]
      : []
  })
  const people = uniqueBy(
    known.map((one) => one.person),
    (person) => person.contact_id,
  )
  const ids = people.map((person) => person.contact_id)
  const budgets = new Map((await listBudgets(db, people)).map((budget, index) => [ids[index], budget]))
  const suppressed = await listSuppressed(db, workspaceId, ids, now)
  const matters = uniqueBy(
    known.map(({ person, message }) => ({ ...person, purpose: message.purpose })),
    matterOf,
  )
  const on = async (channel: string) => {
    const refusals = await mayReceive(
      db,
      matters.map((matter) => ({ ...matter, channel })),
    )
    return new Set(matters.filter((_, index) => refusals[index] === undefined).map(matterOf))
  }
  const whatsapp = await on('whatsapp')
  const email = await on('email')
  const addresses = await listLivingAddresses(db, workspaceId, ids)
  const exchanges = uniqueBy(
    known.map(({ person, message }) => ({ ...person, number_id: message.number_id })),
    exchangeOf,
  )
  const trade = await listTrade(
    db,
    workspaceId,
    known.map((one) => one.message_id),
    now,
  )
  const windows = new Map(
    (await findWindows(db, exchanges, now)).map((window, index) => [exchangeOf(exchanges[index]!), window]),
  )
  return known.map(({ judged, message_id, message }) => ({
    judged,
    message_id,
    author: message.author,
    question: {
      message_id,
      situation: situationOf(judged.facts, message, trade.get(message_id)),
      trouble: trade.get(message_id)?.trouble ?? false,
      may: {
        whatsapp: whatsapp.has(matterOf(message)),
        other_channel: email.has(matterOf(message)) && addresses.get(message.contact_id)?.email !== undefined,
        template: message.has_templates,
      },
      budget_left: suppressed.has(message.contact_id) ? 0 : leftOf(budgets.get(message.contact_id)!, now),
      window_until: windowUntil(windows.get(exchangeOf(message))),
      price: { inside: 0, outside: 0 },
      answer_value: null,
      offer_ends_at: trade.get(message_id)?.offer_ends_at ?? null,
      has_purchases: (trade.get(message_id)?.goes_with ?? null) !== null,
      about: aboutOf(trade.get(message_id)),
      follow_ups: message.follow_ups,
      last_follow_up_at: message.last_follow_up_at,
      other_channel_offered: message.other_channel_offered,
      incidents: judged.incidents.filter((one) => one.number_id === message.number_id),
    },
  }))
}

const matterOf = ({ contact_id, purpose }: Pick<MessageFacts, 'contact_id' | 'purpose'>) =>
  `${contact_id} ${purpose}`
const exchangeOf = ({ contact_id, number_id }: Pick<MessageFacts, 'contact_id' | 'number_id'>) =>
  `${contact_id} ${number_id}`
const windowUntil = (window: Window | undefined) => (window?.open ? window.closes_at : null)

/** A page of a thread asks about one person fifty times. */
function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}

function aboutOf(trade: Trade | undefined): StepFacts {
  return {
    offer: trade?.offer ?? null,
    until: trade?.offer_ends_at?.toISOString() ?? null,
    bought: trade?.bought ?? null,
    goes_with: trade?.goes_with ?? null,
  }
}

/**
 * The two situations that call for different words: somebody asked us something, or we offer something. Whoever bought
 * lately and has written since asks about what they bought.
 */
function situationOf(
  { heard, sent }: ContactFacts,
  message: MessageFacts,
  trade: Trade | undefined,
): Situation {
  if (message.purpose !== 'service' || isAutomated(message.author ?? undefined)) return 'sales'
  const at = sent.find((one) => one.id === message.id)?.at.getTime()
  if (at === undefined) return 'unknown'
  const boughtAt = trade?.purchased_at?.getTime() ?? Number.NaN
  const since =
    boughtAt > at - afterSaleDays * dayMs
      ? Math.min(boughtAt, at - supportDays * dayMs)
      : at - supportDays * dayMs
  const wrote = heard.some((one) => one.at.getTime() <= at && one.at.getTime() > since)
  return wrote ? 'support' : 'unknown'
}

async function listMessages(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
): Promise<Map<MessageId, MessageFacts>> {
  const { rows } = await sql<MessageFacts>`
    select ours.id, ours.contact_id, ours.number_id, coalesce(ours.purpose, 'service') as purpose, ours.author,
      followed.count as follow_ups, followed.last_at as last_follow_up_at,
      exists (select from next_steps as past where past.workspace_id = ours.workspace_id
        and past.contact_id = ours.contact_id and past.step = 'other_channel' and past.outcome = 'done')
        as other_channel_offered,
      exists (select from templates where templates.workspace_id = ours.workspace_id
        and templates.status = 'APPROVED' and templates.removed_at is null) as has_templates
    from messages as ours
    cross join lateral (
      select count(*)::integer as count, max(follow_ups.created_at) as last_at from follow_ups
      join messages as told on told.workspace_id = follow_ups.workspace_id and told.id = follow_ups.message_id
      where follow_ups.workspace_id = ours.workspace_id and follow_ups.of_message_id = ours.id
        and not ${neverLeft}) as followed
    where ours.workspace_id = ${workspaceId} and ours.id = any(${[...ids]}::uuid[]) and ours.direction = 'out'
      and ours.contact_id is not null and ours.group_id is null`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
