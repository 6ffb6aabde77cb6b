// The shapes of the quiz and of the note for customers, as the server writes them.

import type { TickKind } from '../messages/index.ts'
import type { Instant } from '../platform/api-shapes.ts'

export type Words = { readonly en: string; readonly fr: string }

export type Question = {
  readonly id: string
  readonly topic: string
  readonly message: { readonly tick: TickKind; readonly text: Words } | null
  readonly asks: Words
  readonly choices: readonly { readonly id: string; readonly says: Words }[]
  /** null until it is answered: the right choice is not known here before. */
  readonly answer: {
    readonly choice: string
    readonly right: boolean
    readonly right_choice: string
    readonly because: Words
  } | null
}

export type Attempt = {
  readonly id: string
  readonly started_at: Instant
  readonly finished_at: Instant | null
  readonly score: number
  readonly questions: readonly Question[]
}

export type NamedQuestion = {
  readonly id: string
  readonly topic: string | null
  readonly asks: Words | null
}

export type Result = {
  readonly id: string
  readonly started_at: Instant
  readonly finished_at: Instant | null
  readonly score: number
  readonly asked: number
  readonly wrong: readonly NamedQuestion[]
}

export type TeamResults = {
  readonly data: readonly {
    readonly agent: { readonly id: string; readonly name: string }
    readonly attempts: number
    readonly best_score: number | null
    readonly last: (Pick<Result, 'score' | 'asked' | 'wrong'> & { readonly finished_at: Instant }) | null
  }[]
  readonly missed: readonly (NamedQuestion & { readonly asked: number; readonly wrong: number })[]
}

export type CustomerNote = {
  readonly text: string
  readonly proposed: boolean
  readonly written_at: Instant | null
  readonly written_by: string | null
}

export type CustomerNotes = { readonly en: CustomerNote; readonly fr: CustomerNote }
