import { day } from './history.ts'
import type { NextStepQuestion } from './next-step-question.ts'
import type { Seen, Step, StepReason } from './outcome.ts'
import type { Subject } from './subject.ts'

export type StepWords = { readonly step: Step; readonly reason: StepReason; readonly draft: string }

/** Seen and undecided, or probably never seen: two silences that want two tones. */
const seenFrom = 0.6

/** What kind of message suits this silence. Support asks and helps; sales reminds, or starts from what was bought. */
export function chooseWords(subject: Subject, question: NextStepQuestion, seen: Seen): StepWords {
  const now = subject.history.now
  const wasSeen = seen.probability >= seenFrom
  const { situation, trouble, offer_ends_at } = question
  if (situation === 'support') {
    if (trouble) return { step: 'help', reason: 'trouble_unresolved', draft: 'help' }
    if (wasSeen) return { step: 'ask_solved', reason: 'support_silent', draft: 'ask_solved' }
    return { step: 'follow_up', reason: 'likely_unseen', draft: 'follow_up_support' }
  }
  if (offer_ends_at !== null && offer_ends_at.getTime() - now <= 3 * day) {
    return { step: 'offer_reminder', reason: 'deadline_near', draft: 'offer_reminder' }
  }
  if (situation === 'sales' && question.has_purchases && question.follow_ups > 0) {
    return { step: 'accessories', reason: 'bought_before', draft: 'accessories' }
  }
  if (wasSeen) return { step: 'yes_no', reason: 'likely_seen_undecided', draft: 'yes_no' }
  return {
    step: 'follow_up',
    reason: 'likely_unseen',
    draft: situation === 'sales' ? 'follow_up_sales' : 'follow_up',
  }
}
