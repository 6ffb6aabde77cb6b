import type {
  ClueKind,
  ContactFacts,
  HeardFact,
  SentFact,
} from '../../server/src/receipts/inference/facts.ts'
import { dateOf } from './calendar.ts'
import type { Life } from './life.ts'
import { type Message, never } from './message.ts'

export const idOf = (message: Message): string => `m${message.key}`

/** What a desk would know about this person at this instant, and nothing of the truth. */
export function factsAt(life: Life, at: number): ContactFacts {
  const { person } = life
  const known = (when: number) => (when <= at ? dateOf(when) : null)
  const sent = life.messages
    .filter((message) => message.at <= at)
    .map(
      (message): SentFact => ({
        id: idOf(message),
        at: dateOf(message.at),
        sent_at: known(message.sentAt),
        delivered_at: known(message.deliveredAt),
        read_at: known(message.readAt),
        played_at: known(message.playedAt),
        failed_at: known(message.failedAt),
        failed_code: message.failedAt <= at ? '131026' : null,
        voice: message.voice,
        template: message.template,
        solicitation: message.solicitation,
        expects_answer: message.expectsAnswer,
      }),
    )
  const heard = life.heard
    .filter((one) => one.at <= at)
    .map(
      (one): HeardFact => ({ at: dateOf(one.at), kind: one.kind, about: one.about ? idOf(one.about) : null }),
    )
  const clues = life.noted
    .filter((one) => one.at <= at)
    .map((one) => ({ kind: one.kind as ClueKind, observed: one.observed, observed_at: dateOf(one.at) }))
  const told = person.numberChangeTold ? person.numberChangedAt : never
  return {
    contact_id: `c${person.index}`,
    timezone: person.zoneKnown ? person.zone : null,
    first_seen_at: dateOf(person.joins),
    sent,
    heard,
    clues,
    changed_number_at: known(told),
    marketing_stopped_at: known(life.stoppedAt),
  }
}
