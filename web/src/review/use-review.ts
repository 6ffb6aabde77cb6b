import { useCallback, useEffect, useRef, useState } from 'react'
import { post } from '../platform/api.ts'
import { useMay } from '../platform/session.ts'
import { noAnswer, type ReviewAnswer } from './review-shapes.ts'

/** What is looked at: a body in the platform's own names, or null where there is nothing to read. */
export type LookedAt = {
  readonly contactId: string
  readonly type: string
  readonly body: unknown
} | null

export type Review = {
  /** The newest answer there is, and the draft it is about. */
  readonly answer: ReviewAnswer
  readonly about: string
  /** The draft as it is now, as text to compare. */
  readonly now: string
  /**
   * The answer about the draft as it is now; asks at once where it is not there yet. Null: the desk did not answer.
   * `changed`: the draft became another meanwhile.
   */
  readonly ask: () => Promise<ReviewAnswer | 'changed' | null>
  /** The desk has been reading for a while, and has not answered yet. */
  readonly reads: boolean
  /** Forgets what was answered and asks again. */
  readonly refresh: () => void
}

const restMs = 300
/** Who looks for less than this is quick; a word about it would only flicker. */
const quickMs = 300
/** A slower reader of the desk is waited for by asking again, so often at most. */
const againMs = 1_000
const againMax = 5
/** Words wait that long for the second look when they are sent; a desk that is slower than that sends slowly too. */
const patienceMs = 10_000

type Running = {
  readonly about: string
  readonly stop: AbortController
  readonly answer: Promise<ReviewAnswer>
}
type Answered = { readonly about: string; readonly answer: ReviewAnswer }
const nothing: Answered = { about: '', answer: noAnswer }

/** Takes the second look while somebody writes: after a rest, never twice at once, never in the way of typing. */
export function useReview(looked: LookedAt): Review {
  const may = useMay('review.use')
  const now = may && looked ? JSON.stringify(looked) : ''
  const [answered, setAnswered] = useState<Answered>(nothing)
  const [round, setRound] = useState(0)
  const [reads, setReads] = useState(false)
  const running = useRef<Running | null>(null)
  const again = useRef({ about: '', times: 0 })

  const look = useCallback((about: string): Promise<ReviewAnswer> => {
    // Sending asks for what typing has asked already, or the other way round: one question, not one that ends the other.
    if (running.current?.about === about) return running.current.answer
    running.current?.stop.abort()
    const stop = new AbortController()
    const { contactId, type, body } = JSON.parse(about) as NonNullable<LookedAt>
    const draft = { contact_id: contactId, type, [type]: body }
    const answer = post<ReviewAnswer>('/review', draft, { signal: stop.signal })
    const mine = { about, stop, answer }
    running.current = mine
    const slow = setTimeout(() => setReads(true), quickMs)
    answer
      .then((found) => setAnswered({ about, answer: found }))
      // Whoever asked hears of it.
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(slow)
        if (running.current !== mine) return
        running.current = null
        setReads(false)
      })
    return answer
  }, [])

  useEffect(() => {
    // Another round asks again about the same words.
    void round
    if (now === '') {
      running.current?.stop.abort()
      running.current = null
      setReads(false)
      setAnswered(nothing)
      return
    }
    const rest = setTimeout(() => {
      // An unanswered look leaves the marks as they were; sending asks once more.
      look(now).catch(() => undefined)
    }, restMs)
    return () => {
      clearTimeout(rest)
    }
  }, [now, round, look])
  useEffect(() => {
    if (!answered.answer.still_reading || answered.about !== now) return
    if (again.current.about !== now) again.current = { about: now, times: 0 }
    if (again.current.times >= againMax) return
    const asking = setTimeout(() => {
      again.current.times += 1
      look(now).catch(() => undefined)
    }, againMs)
    return () => clearTimeout(asking)
  }, [answered, now, look])
  useEffect(() => () => running.current?.stop.abort(), [])

  const ask = useCallback(async () => {
    if (now === '') return noAnswer
    if (answered.about === now) return answered.answer
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs))
    const asked = look(now).catch((error: unknown) => (isCalledOff(error) ? 'changed' : null))
    return Promise.race([asked, late])
  }, [now, answered, look])
  const refresh = useCallback(() => {
    setAnswered(nothing)
    setRound((count) => count + 1)
  }, [])
  return { answer: answered.answer, about: answered.about, now, ask, reads, refresh }
}

const isCalledOff = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'
