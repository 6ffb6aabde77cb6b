/** The same words in every language of the interface. */
export type Words = { readonly en: string; readonly fr: string }

/** What a question is about, so that a result can say what to look at again. */
export const quizTopics = [
  'clock',
  'one_grey',
  'two_grey',
  'probably_read',
  'two_blue',
  'played',
  'failed',
  'group',
  'answering',
  'own_ticks',
] as const
export type QuizTopic = (typeof quizTopics)[number]

export const quizTicks = ['clock', 'one_grey', 'two_grey', 'two_blue', 'played', 'failed'] as const

export const choiceIds = ['a', 'b', 'c', 'd'] as const
export type ChoiceId = (typeof choiceIds)[number]

export type Question = {
  readonly id: string
  readonly topic: QuizTopic
  /** A message of ours to look at, with its tick. */
  readonly message?: { readonly tick: (typeof quizTicks)[number]; readonly text: Words }
  readonly asks: Words
  readonly choices: Readonly<Record<ChoiceId, Words>>
  readonly right: ChoiceId
  readonly because: Words
}

export const questionsAsked = 10

/** `count` different questions in a random order. `below(n)` gives a whole number from 0 to n − 1. */
export function drawQuestions(
  questions: readonly Question[],
  count: number,
  below: (bound: number) => number,
): Question[] {
  const left = [...questions]
  const drawn: Question[] = []
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(below(left.length), 1))
  return drawn
}
