import { createHash } from 'node:crypto'

/**
 * What was answered lately, so that a draft that grows is asked only for what is new, and one that was answered too late is
 * whole the next time. Keys are hashes: no sentence is kept.
 */
export type Memory<Answer> = {
  readonly find: (text: string) => Promise<Answer> | undefined
  readonly keep: (text: string, answer: Promise<Answer>) => void
  readonly forget: (text: string) => void
}

const keptMax = 2_000
const keptMsMax = 10 * 60_000

/** @param now milliseconds of a clock that only goes forward. */
export function openMemory<Answer>(now: () => number = () => performance.now()): Memory<Answer> {
  const kept = new Map<string, { readonly answer: Promise<Answer>; readonly at: number }>()
  const dropOld = () => {
    for (const [key, { at }] of kept) {
      // A map keeps its order, so the oldest come first.
      if (kept.size <= keptMax && now() - at < keptMsMax) return
      kept.delete(key)
    }
  }
  return {
    find(text) {
      dropOld()
      return kept.get(keyOf(text))?.answer
    },
    keep(text, answer) {
      kept.set(keyOf(text), { answer, at: now() })
      dropOld()
    },
    forget(text) {
      kept.delete(keyOf(text))
    },
  }
}

const keyOf = (text: string) => createHash('sha256').update(text).digest('base64')
