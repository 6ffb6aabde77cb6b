import { stepKey } from '../../server/src/receipts/inference/answer-outlook.ts'
import { proposeNextStep } from '../../server/src/receipts/inference/next-step.ts'
import type { NextStepQuestion } from '../../server/src/receipts/inference/next-step-question.ts'
import type { Situation, Step } from '../../server/src/receipts/inference/outcome.ts'
import { type Pool, recordStep } from '../../server/src/receipts/inference/pool.ts'
import { subjectOf } from '../../server/src/receipts/inference/subject.ts'
import { Business, type FollowUps, type House, habit } from './business.ts'
import { dateOf, hoursOf } from './calendar.ts'
import { type Message, never } from './message.ts'
import { factsAt, idOf } from './observe.ts'
import { incidentsOf, type Population } from './population.ts'

/** How many solicitations without an answer one person may get before silence. */
const budget = 2
const decisionsMax = 12
const writes: ReadonlySet<Step> = new Set([
  'follow_up',
  'yes_no',
  'help',
  'ask_solved',
  'offer_reminder',
  'accessories',
])

export type PolicyFigures = {
  readonly originals: number
  readonly answers: number
  readonly followUps: number
  readonly answersPerMessage: number
  readonly overBudget: number
}

const situationOf = (message: Message): Situation => (message.kind === 'campaign' ? 'sales' : 'support')

/** Solicitations since the person last showed a sign. */
function unanswered({ life }: Business): number {
  const last = life.heard.at(-1)?.at ?? 0
  return life.messages.filter(({ solicitation, at }) => solicitation && at >= last).length
}

/** After one day and after three, whoever did not answer is written to again. */
const fixed: FollowUps = (business, message) => {
  const { life } = business
  life.queue.plan(life.now + 24, () => business.followUp(message, 1))
  life.queue.plan(life.now + 72, () => business.followUp(message, 2))
}

type Counter = { overBudget: number }

/** Asks the model until it proposes to write, and does what it proposes when it proposes it. */
function proposing(population: Population, pool: Pool, counter: Counter): FollowUps {
  return (business, message) => {
    const { life } = business
    let sent = 0
    let lastAt = never
    let asked = 0
    const decide = () => {
      if (message.answeredAt < never || life.stoppedAt <= life.now || asked++ >= decisionsMax) return
      const incidents = incidentsOf(population, life.now)
      const question: NextStepQuestion = {
        message_id: idOf(message),
        situation: situationOf(message),
        trouble: false,
        may: { whatsapp: true, other_channel: false, template: true },
        budget_left: Math.max(0, budget - unanswered(business)),
        window_until: business.windowOpen() ? dateOf(life.heard.at(-1)!.at + 24) : null,
        price: { inside: 0, outside: 0 },
        answer_value: null,
        offer_ends_at: null,
        has_purchases: false,
        follow_ups: sent,
        last_follow_up_at: sent > 0 ? dateOf(lastAt) : null,
        other_channel_offered: false,
        incidents,
      }
      const subject = subjectOf(pool, factsAt(life, life.now), incidents, dateOf(life.now))
      const next = proposeNextStep(subject, question)
      if (!next?.at) return
      const at = Math.max(life.now, hoursOf(next.at))
      if (writes.has(next.step) && at <= life.now + 0.3) {
        if (unanswered(business) >= budget) counter.overBudget += 1
        if (!business.followUp(message, ++sent)) return
        lastAt = life.now
        life.queue.plan(life.now + 24, decide)
      } else life.queue.plan(Math.max(life.now + 0.2, at), decide)
    }
    life.queue.plan(life.now + 2, decide)
  }
}

/** The first half as agents are used to; then this policy for whatever waits for an answer. */
function replay(population: Population, policy: FollowUps, counter: Counter): PolicyFigures {
  const { house } = population
  const half = house.length / 2
  const figures = { originals: 0, answers: 0, followUps: 0 }
  for (let index = 0; index < house.settings.contacts; index++) {
    const business = new Business(house, index, (one, message) =>
      (message.at < half ? habit : policy)(one, message),
    )
    business.life.runUntil(house.length)
    tally(business, half, house, figures)
  }
  return {
    ...figures,
    answersPerMessage: figures.answers / Math.max(1, figures.originals + figures.followUps),
    overBudget: counter.overBudget,
  }
}

/** Messages of the second half that had ten days for an answer, and the follow-ups about them. */
function tally(
  { life }: Business,
  half: number,
  house: House,
  figures: { originals: number; answers: number; followUps: number },
): void {
  for (const message of life.messages) {
    const original = message.about ?? message
    if (!original.expectsAnswer || original.at < half || original.at > house.length - 240) continue
    if (message.about) figures.followUps += 1
    else {
      figures.originals += 1
      if (message.answeredAt < never) figures.answers += 1
    }
  }
}

/** What followed the follow-ups of the first half, as a desk would have recorded it. */
function poolWithSteps(population: Population, pool: Pool): Pool {
  let learnt = pool
  const half = population.house.length / 2
  for (const { life } of population.businesses) {
    for (const message of life.messages) {
      if (!message.about || message.at > half - 168 || message.about.answeredAt < message.at) continue
      const key = stepKey(
        situationOf(message.about),
        message.about.kind === 'campaign' ? 'yes_no' : 'ask_solved',
      )
      learnt = recordStep(learnt, key, message.about.answeredAt <= message.at + 168)
    }
  }
  return learnt
}

export type PolicyComparison = { readonly fixed: PolicyFigures; readonly proposed: PolicyFigures }

export function comparePolicies(population: Population, learnt: Pool): PolicyComparison {
  const pool = poolWithSteps(population, learnt)
  const counter = { overBudget: 0 }
  return {
    fixed: replay(population, fixed, { overBudget: 0 }),
    proposed: replay(population, proposing(population, pool, counter), counter),
  }
}
