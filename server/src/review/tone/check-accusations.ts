/** Reproaches: that somebody does not answer, has blocked us, lies, is at fault. A receipt is no reason to accuse. */
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { readWords } from '../words/read-words.ts'
import { phrasePattern } from './phrases.ts'

const pattern = phrasePattern([...readWords('french-accusations'), ...readWords('english-accusations')])
/** "It is not your fault", « ce n'est pas votre faute »: the opposite of a reproach. */
const denied = /(?:\bnot|n['’]t|\bnever|\bpas|\bnullement|\baucunement)\s+(?:\p{L}+\s+)?$/iu
/** « si vous ne répondez pas », "if you don't pay": a condition accuses nobody. */
const conditional =
  /(?:\bsi|\bs['’]il|\bcomme|\bau cas où|\btant que|\blorsque|\bquand|\bif|\bunless|\bin case|\bwhen|\bshould|\bwhether|\bonce)\s+(?:jamais\s+)?$/iu

/** « You were supposed to »: a fact as often as a reproach. */
const reproaches = phrasePattern([...readWords('english-reproaches')])

/** "Have you read our message?": asked, not said. */
const asked = /\b(?:have|did|can|could|once|after|before|do)\s+$/iu

export function checkAccusations(reading: Reading): Remark[] {
  const accused = find(reading, pattern, 'warning')
  const reproached = find(reading, reproaches, 'hint')
  return [
    ...accused,
    ...reproached.filter((one) => !accused.some((other) => one.start < other.end && other.start < one.end)),
  ]
}

function find(reading: Reading, phrases: RegExp, severity: 'hint' | 'warning'): Remark[] {
  return [...reading.text.matchAll(phrases)]
    .filter((match) => {
      const before = reading.text.slice(Math.max(0, match.index - 25), match.index)
      if (/^you (?:read|saw|seen|opened)/iu.test(match[0]) && asked.test(before)) return false
      return !conditional.test(before) && !(/faute|fault|cause/i.test(match[0]) && denied.test(before))
    })
    .map((match) => ({
      kind: 'accusation',
      severity,
      start: match.index,
      end: match.index + match[0].trimEnd().length,
      saying: 'accusation.words',
    }))
}
