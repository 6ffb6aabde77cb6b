import type { ReactNode } from 'react'
import styles from './tick.module.css'
import type { TickCode } from './tick-code.ts'
import type { TickKind } from './tick-words.ts'

type Place = 'start' | 'end'

// The marks are drawn in a box of 18 × 16. One tick keeps the right edge of two, so that when the second
// arrives it appears on the left and nothing moves.
const twoTicks = (
  <>
    <path d="M1.5 7.1 4.9 10.5 11.3 3.1" />
    <path d="M9 9.5 10 10.5 16.4 3.1" />
  </>
)

const marks: Record<TickKind, { tone: 'grey' | 'blue' | 'red'; mark: ReactNode; shiftToStart: number }> = {
  clock: {
    tone: 'grey',
    shiftToStart: -3.9,
    mark: (
      <>
        <circle cx="11" cy="8" r="5.6" />
        <path d="M11 4.9V8.2L13 9.6" />
      </>
    ),
  },
  one_grey: { tone: 'grey', shiftToStart: -5.1, mark: <path d="M6.6 7.1 10 10.5 16.4 3.1" /> },
  two_grey: { tone: 'grey', shiftToStart: 0, mark: twoTicks },
  two_blue: { tone: 'blue', shiftToStart: 0, mark: twoTicks },
  played: {
    tone: 'blue',
    shiftToStart: -5.2,
    mark: (
      <>
        <rect className={styles.filled} x="9.2" y="1.6" width="5" height="8" rx="2.5" />
        <path d="M7.2 7.4a4.5 4.5 0 0 0 9 0M11.7 11.9v2.3" />
      </>
    ),
  },
  failed: {
    tone: 'red',
    shiftToStart: -3.1,
    mark: (
      <>
        <circle className={styles.disc} cx="10.6" cy="8" r="6.6" />
        <path className={styles.sign} d="M10.6 4.6v3.9M10.6 11.1v.1" />
      </>
    ),
  },
}

// Inferred, never stated: the ticks stay grey and the blue dots are the product's sign for a conclusion.
const inferredDots = [2.2, 6.7, 11.2, 15.7].map((x) => (
  <circle key={x} className={styles.dot} cx={x} cy="14.1" r="1.05" />
))

/**
 * The mark of a message, drawn here and nowhere else.
 * `size`: height in px (16 in bubbles, 15 in rows, 20 in cards, 32 in tables); `place`: the edge
 * single marks keep.
 * `label` is read aloud; without it the mark is decoration beside words that say the same.
 * What it proves is explained on hover by TickHints, with the instant `at` when it is known; `plain` leaves that away,
 * where the mark is not one of ours or is explained beside it.
 */
export function Tick(props: {
  tick: TickKind
  size?: number
  place?: Place
  label?: string
  probablyRead?: boolean
  at?: string | null
  plain?: boolean
}) {
  const { tick, size = 16, place = 'end', label, probablyRead = false, plain = false } = props
  const { tone, mark, shiftToStart } = marks[tick]
  const dotted = probablyRead && tick === 'two_grey'
  const code: TickCode = dotted ? 'probably_read' : tick
  return (
    <svg
      className={styles.tick}
      data-tone={tone}
      data-tick={plain ? undefined : code}
      data-at={plain ? undefined : (props.at ?? undefined)}
      viewBox="0 0 18 16"
      width={(size * 18) / 16}
      height={size}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined ? true : undefined}
    >
      {plain && label !== undefined ? <title>{label}</title> : null}
      <g transform={place === 'start' && shiftToStart !== 0 ? `translate(${shiftToStart} 0)` : undefined}>
        {mark}
      </g>
      {dotted ? inferredDots : null}
    </svg>
  )
}
