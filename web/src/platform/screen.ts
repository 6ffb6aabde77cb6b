import { useMediaQuery } from '@mantine/hooks'

// One pane at a time below this width, in CSS as well: `max-width: 719px`.
const narrowBelowPx = 720
// The context pane is a drawer below this width.
const contextBelowPx = 1100

const now = { getInitialValueInEffect: false }

export function useNarrow(): boolean {
  return useMediaQuery(`(max-width: ${narrowBelowPx - 1}px)`, false, now)
}

export function useContextBeside(): boolean {
  return useMediaQuery(`(min-width: ${contextBelowPx}px)`, true, now)
}
