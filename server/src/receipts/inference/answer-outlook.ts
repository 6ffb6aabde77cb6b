import { answerKindOf, answerWaits } from './answers.ts'
import { ageAt, cumulated } from './delays.ts'
import { hour } from './history.ts'
import type { NextStepQuestion } from './next-step-question.ts'
import type { Situation, Step } from './outcome.ts'
import type { Lessons } from './pool.ts'
import type { Subject } from './subject.ts'

/** After so many lively hours whoever has not answered will not do so unasked. */
const horizonLively = 168

export type Outlook = {
  /** P(an answer comes by itself from here on). */
  readonly without: number
  /** P(an answer comes when this step is taken). */
  readonly withStep: number
  /** The instant by which this share of the answers that come by themselves has come. */
  readonly instantAfter: (start: number, share: number) => number
}

/** What is to be expected of this person, from everybody's answers and their own. */
export function answerOutlook(subject: Subject, question: NextStepQuestion, step: Step): Outlook {
  const { lessons, clock, history, runs } = subject
  const { message } = runs.fates.get(question.message_id)!
  const hazard = lessons.answers[answerKindOf(message)]!
  const eagerness = eagernessOf(subject)
  const started = Math.max(message.arrived, question.last_follow_up_at?.getTime() ?? 0)
  const age = clock.at(history.now) - clock.at(started)
  const ultimate = cumulated(hazard, horizonLively)
  const left = Math.max(0, ultimate - cumulated(hazard, age))
  const success = stepSuccess(lessons, question.situation, step)
  // Who did not follow the first call follows the second half as often.
  const again = question.follow_ups > 0 ? 0.5 : 1
  return {
    without: 1 - Math.exp(-left * eagerness),
    withStep: Math.min(0.95, 1 - (1 - success) ** (eagerness * again)),
    instantAfter: (start, share) => {
      const total = 1 - Math.exp(-ultimate)
      const lively = ageAt(hazard, -Math.log(1 - share * total))
      return instantOf(subject, start, Math.min(lively, horizonLively))
    },
  }
}

/** Answers given against answers that others would have given: a Gamma around 1. */
function eagernessOf(subject: Subject): number {
  const firmness = 1.5
  let given = 0
  let usual = 0
  for (const { message, hours, answered } of answerWaits(subject)) {
    if (!message.expectsAnswer) continue
    usual += cumulated(subject.lessons.answers[answerKindOf(message)]!, hours)
    if (answered) given += 1
  }
  return (firmness + given) / (firmness + usual)
}

/** Judgement until proposals of this desk were followed by answers or silence. Counts, as if so many had been tried. */
const priorTried = 12
const priorAnswered = 1.8

export const stepKey = (situation: Situation, step: Step): string => `${situation}/${step}`

function stepSuccess(lessons: Lessons, situation: Situation, step: Step): number {
  const all = Object.values(lessons.steps)
  const tried = all.reduce((sum, one) => sum + one.tried, 0)
  const answered = all.reduce((sum, one) => sum + one.answered, 0)
  // Every step starts from what steps bring here in general, and soon speaks for itself.
  const usual = (priorAnswered + answered) / (priorTried + tried)
  const own = lessons.steps[stepKey(situation, step)] ?? { tried: 0, answered: 0 }
  return (own.answered + usual * priorTried) / (own.tried + priorTried)
}

/** The instant by which so many lively hours have gone by since `start`. */
export function instantOf({ clock }: Subject, start: number, lively: number): number {
  let low = start
  let high = start + 24 * hour
  const target = clock.at(start) + lively
  while (clock.at(high) < target) high += 48 * hour
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2
    if (clock.at(middle) < target) low = middle
    else high = middle
  }
  return high
}
