import { count, livelyEdges, type Tally } from './delays.ts'
import { day, type SentEntry } from './history.ts'
import type { Subject } from './subject.ts'

/** What somebody wrote later than this answers something else. */
const answerMsMax = 7 * day

/** Answers come at three rates: to what asks, to what asks unasked, and to the rest. */
export const answerKindOf = (message: SentEntry): number =>
  !message.expectsAnswer ? 2 : message.solicitation ? 1 : 0

export type AnswerWait = { readonly message: SentEntry; readonly hours: number; readonly answered: boolean }

/** How long each message that arrived waited for the next word of the person, until the next message of ours. Lively hours. */
export function answerWaits({ history, clock }: Subject): AnswerWait[] {
  const waits: AnswerWait[] = []
  let next = 0
  history.sent.forEach((message, index) => {
    if (Number.isNaN(message.arrived)) return
    while (next < history.heard.length && history.heard[next]!.at < message.arrived) next++
    const heard = history.heard[next]?.at ?? Number.POSITIVE_INFINITY
    const following = history.sent[index + 1]?.at ?? Number.POSITIVE_INFINITY
    const until = Math.min(heard, following, history.now, message.arrived + answerMsMax)
    waits.push({
      message,
      hours: Math.max(0, clock.at(until) - clock.at(message.arrived)),
      answered: heard <= until,
    })
  })
  return waits
}

export function countAnswers(tallies: readonly Tally[], subject: Subject): void {
  for (const { message, hours, answered } of answerWaits(subject)) {
    count(tallies[answerKindOf(message)]!, livelyEdges, hours, answered, 1)
  }
}
