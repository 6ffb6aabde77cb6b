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

export function checkAccusations(reading: Reading): Remark[] {
  return [...reading.text.matchAll(pattern)]
    .filter((match) => {
      const before = reading.text.slice(Math.max(0, match.index - 25), match.index)
      return !conditional.test(before) && !(/faute|fault|cause/i.test(match[0]) && denied.test(before))
    })
    .map((match) => ({
      kind: 'accusation',
      severity: 'warning',
      start: match.index,
      end: match.index + match[0].trimEnd().length,
      saying: 'accusation.words',
    }))
}
