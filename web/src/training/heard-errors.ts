import type { TickCode } from '../messages/index.ts'

/** An error heard often: the words of a code's own, or one that is about no single code. */
export type HeardError = {
  readonly id: string
  readonly code: TickCode
  readonly says: string
  readonly fact: string
}

const ofCode = (code: TickCode): HeardError => ({
  id: code,
  code,
  says: `messages:tick.${code}.error`,
  fact: `messages:tick.${code}.fact`,
})

/** The most widespread first. */
export const heardErrors: readonly HeardError[] = [
  ofCode('two_grey'),
  { id: 'no_blue', code: 'two_grey', says: 'training:error.no_blue', fact: 'training:error.no_blue_fact' },
  ofCode('one_grey'),
  ofCode('failed'),
  ofCode('two_blue'),
  { id: 'group', code: 'two_blue', says: 'training:error.group', fact: 'training:error.group_fact' },
]
